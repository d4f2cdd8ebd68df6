/** A small table of an answer. */
import type { Sheet } from './view.ts';

type Table = Pick<Sheet, 'title' | 'columns' | 'rows'>;

export function PlainTable({ table: { title, columns, rows } }: { readonly table: Table }) {
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={title}>
      <table className="plain">
        <thead>
          <tr>
            {columns.map(({ heading, align }, i) => (
              <th key={i} scope="col" className={align === 'right' ? 'number' : undefined}>
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, at) => (
            <tr key={at}>
              {cells.map((cell, i) => (
                <td key={i} className={columns[i]?.align === 'right' ? 'number' : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
