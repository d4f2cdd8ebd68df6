/** Words of the files in place of which the mapping gives ours: only whole cells of the column that it names. */
import { columnOf } from '../find-heading.ts';
import { fold } from '../fold.ts';
import type { SheetName } from '../headings.ts';
import type { PreparedTable } from '../raw.ts';
import { mappedColumn, mappedTable, type Translation } from './mapping.ts';

/** The table with those words translated; the same table where none is for it. */
export function translated(
  sheet: PreparedTable,
  table: SheetName,
  translations: readonly Translation[],
): PreparedTable {
  const words = new Map<string, Map<string, string>>();
  for (const { table: of, column, from, to } of translations) {
    const key = mappedTable(of) === table ? mappedColumn(table, column) : undefined;
    if (key !== undefined) words.set(key, (words.get(key) ?? new Map<string, string>()).set(fold(from), to));
  }
  if (words.size === 0) return sheet;
  const headings = sheet.rows.find(({ number }) => number === sheet.headingRow)?.cells ?? [];
  const byColumn = headings.map((heading, at) => {
    const key = sheet.told.has(at) ? sheet.told.get(at) : heading === null ? undefined : columnOf(table, heading.text);
    return key === undefined || key === null ? undefined : words.get(key);
  });
  return {
    ...sheet,
    rows: sheet.rows.map((row) =>
      row.number === sheet.headingRow
        ? row
        : {
            ...row,
            cells: row.cells.map((cell, at) => {
              const text = cell === null ? undefined : byColumn[at]?.get(fold(cell.text));
              return text === undefined ? cell : { kind: 'text', text };
            }),
          },
    ),
  };
}
