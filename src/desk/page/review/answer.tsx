/** An answer to a question, as a sheet to read. */
import { Fragment } from 'react';
import { useAsk } from '../base/data.ts';
import { Shown } from '../base/parts.tsx';
import { PlainTable } from './plain-table.tsx';

export function AnswerOf({ job }: { readonly job: string }) {
  const answer = useAsk('GET /api/jobs/:job/answer', { params: { job } });
  return (
    <Shown of={answer}>
      {({ body: { sheet } }) => (
        <article className="sheet-part">
          <h2>{sheet.title}</h2>
          {sheet.subtitle === '' ? null : <p className="quiet">{sheet.subtitle}</p>}
          {sheet.parts.map(({ id, title, lines, tables }) => (
            <Fragment key={id}>
              {title === '' ? null : <h3>{title}</h3>}
              <Lines lines={lines} />
              {(tables ?? []).map((table) => (
                <PlainTable key={table.name} table={table} />
              ))}
            </Fragment>
          ))}
          {sheet.footer.map((line) => (
            <p key={line} className="quiet">
              {line}
            </p>
          ))}
        </article>
      )}
    </Shown>
  );
}

const ITEM = '- ';

/** Lines in a row that are items make a list. */
function Lines({ lines }: { readonly lines: readonly string[] }) {
  const blocks: { readonly item: boolean; readonly lines: string[] }[] = [];
  for (const line of lines) {
    const item = line.startsWith(ITEM);
    const last = blocks.at(-1);
    if (last !== undefined && last.item && item) last.lines.push(line);
    else blocks.push({ item, lines: [line] });
  }
  return blocks.map((block, i) =>
    block.item ? (
      <ul key={i}>
        {block.lines.map((line) => (
          <li key={line}>{line.slice(ITEM.length)}</li>
        ))}
      </ul>
    ) : (
      <p key={i}>{block.lines[0]}</p>
    ),
  );
}
