/** Rows of a prepared table that may be written anew: cells by the key of their column, with columns that are missing. */
import { columnOf, columnsOf } from '../find-heading.ts';
import type { SheetName } from '../headings.ts';
import type { PreparedTable, RawCell, RawRow } from '../raw.ts';

export interface RowEditor {
  /** The text of a column now; empty where there is none. */
  text(key: string): string;
  set(key: string, text: string): void;
  /** Writes a cell that is empty, in a column that may be new; one that says something stays, a list grows. */
  add(key: string, text: string): void;
  /** What was added since the last call, for a notice: `，兼教 科学`. */
  added(): string;
  row(): RawRow;
}

export interface TableColumns {
  readonly positions: ReadonlyMap<string, number>;
  /** As the file writes it. */
  heading(key: string): string;
  editor(row: RawRow): RowEditor;
  /** The table with the headings of new columns. */
  complete(sheet: PreparedTable): PreparedTable;
}

/** Columns of several words, which are added to what is there. */
const LISTS: ReadonlySet<string> = new Set(['otherSubjects']);

export function columnsFor(sheet: PreparedTable, table: SheetName): TableColumns {
  const headings = sheet.rows.find(({ number }) => number === sheet.headingRow)?.cells ?? [];
  const own = new Map(columnsOf(table).map(([key, { heading }]) => [key, heading]));
  const positions = new Map<string, number>();
  for (const [at, cell] of headings.entries()) {
    if (cell === null) continue;
    const key = sheet.told.has(at) ? (sheet.told.get(at) ?? undefined) : columnOf(table, cell.text);
    if (key !== undefined && !positions.has(key)) positions.set(key, at);
  }
  const extra = new Map<string, number>();
  const place = (key: string): number => {
    const at = positions.get(key) ?? extra.get(key) ?? headings.length + extra.size;
    if (!positions.has(key) && !extra.has(key)) extra.set(key, at);
    return at;
  };
  const editor = (row: RawRow): RowEditor => {
    const cells: (RawCell | null)[] = [...row.cells];
    let news: string[] = [];
    const put = (key: string, text: string): void => {
      const at = place(key);
      while (cells.length <= at) cells.push(null);
      cells[at] = { kind: 'text', text };
    };
    const text = (key: string): string => cells[positions.get(key) ?? extra.get(key) ?? -1]?.text ?? '';
    return {
      text,
      set: put,
      add: (key, value) => {
        const before = text(key);
        if (before !== '' && !LISTS.has(key)) return;
        put(key, before === '' ? value : `${before}、${value}`);
        news.push(`${own.get(key) ?? key} ${value}`);
      },
      added: () => {
        const said = news.map((one) => `，${one}`).join('');
        news = [];
        return said;
      },
      row: () => ({ number: row.number, cells }),
    };
  };
  return {
    positions,
    heading: (key) => headings[positions.get(key) ?? -1]?.text ?? own.get(key) ?? key,
    editor,
    complete: (made) => ({
      ...made,
      rows: made.rows.map(({ number, cells }) =>
        number !== sheet.headingRow || extra.size === 0
          ? { number, cells }
          : {
              number,
              cells: [
                ...Array.from({ length: headings.length }, (_, at) => cells[at] ?? null),
                ...[...extra.keys()].map((key): RawCell => ({ kind: 'text', text: own.get(key) ?? key })),
              ],
            },
      ),
    }),
  };
}
