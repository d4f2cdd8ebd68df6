/** One table: cells become values, rows become drafts, and every row remembers where it came from. */
import type { DraftRow } from '../domain/draft.ts';
import { cellTexts } from './cell-texts.ts';
import { fileTexts } from './file-texts.ts';
import { columnsOf } from './find-heading.ts';
import { SHEETS, type SheetName } from './headings.ts';
import { problem, type CellPlace, type InputProblem } from './problem.ts';
import { maskContacts, maskContactsIn, withoutContacts } from './privacy.ts';
import type { RawCell, PreparedTable, RawRow } from './raw.ts';
import { readHeadings, type HeadingRow } from './read-headings.ts';
import type { Field, Fields } from './reader.ts';
import { unreadRemarks } from './remarks.ts';

/** Where a row of the roster stands in the user's files. */
export interface TableSource {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
  /** Keys that the whole sheet was given, as no column says them. */
  readonly filled: ReadonlySet<string>;
  /** The place of one column: its heading as written (the dictionary's where the file lacks it) and the whole cell. */
  place(key: string): CellPlace;
}

export interface ReadTable<T> {
  readonly rows: readonly DraftRow<T>[];
  /** As long as `rows`. */
  readonly sources: readonly TableSource[];
  readonly problems: readonly InputProblem[];
  /** False where the table is missing or its ids cannot be told: nothing may be concluded from their absence. */
  readonly judged: boolean;
}

export const absentTable = { rows: [], sources: [], problems: [], judged: false } as const;

/** Reads all rows; a cell that cannot be read is undefined in its row and a problem of its own. */
export function readTable<T extends object>(raw: PreparedTable, table: SheetName, fields: Fields<T>): ReadTable<T> {
  const entries = Object.entries(fields) as [keyof T & string, Field<T[keyof T]>][];
  const required = new Set(entries.filter(([, field]) => !('empty' in field)).map(([key]) => key as string));
  const headings = readHeadings(raw, table, required);
  if (!('columns' in headings)) return { ...absentTable, problems: [headings] };
  const problems: InputProblem[] = [...headings.problems, ...unreadRemarks(raw, table, headings)];
  const rows: DraftRow<T>[] = [];
  const sources: TableSource[] = [];
  const blanks = new Map<string, number>();
  const filled = new Set(raw.fill.keys());
  const numbering = raw.number === null || headings.columns.has('id') ? null : raw.number;
  for (const row of raw.rows) {
    const extra = row.cells.findLastIndex((cell) => cell !== null) + 1;
    if (row.number === raw.headingRow) continue;
    if (extra > headings.width) {
      problems.push(
        problem(
          'error',
          { file: raw.file, sheet: raw.sheet, row: row.number },
          fileTexts['extra-cells']({ cells: extra, headings: headings.width }),
        ),
      );
    }
    // A row without a single used cell is a remark below the table, or a page break, not a person.
    if ([...headings.columns.values()].every(({ at }) => (row.cells[at] ?? null) === null)) continue;
    const source = sourceOf(raw, table, row, headings, filled);
    const draft: Partial<Record<keyof T, T[keyof T] | undefined>> = {};
    for (const [key, field] of entries) {
      const column = headings.columns.get(key);
      const cell =
        column === undefined
          ? suppliedCell(raw, key, numbering === null ? null : `${numbering}${rows.length + 1}`)
          : (row.cells[column.at] ?? null);
      draft[key] =
        column === undefined && cell === null
          ? field.empty
          : readCell(cell, field, { key, name: column?.heading ?? key, place: source.place(key) }, problems);
    }
    for (const [key, field] of entries) {
      const column = headings.columns.get(key);
      if (field.taken !== undefined && column !== undefined && (row.cells[column.at] ?? null) === null)
        blanks.set(key, (blanks.get(key) ?? 0) + 1);
    }
    rows.push(draft as DraftRow<T>);
    sources.push(source);
  }
  problems.push(...blanksTaken(raw, headings, blanks, (key) => fields[key as keyof T].taken ?? ''));
  return { rows, sources, problems, judged: !required.has('id') || headings.columns.has('id') || numbering !== null };
}

/** A notice per column whose empty cells were taken for something; `blanks`: how many, by key. */
const blanksTaken = (
  { file, sheet, headingRow }: PreparedTable,
  { columns }: HeadingRow,
  blanks: ReadonlyMap<string, number>,
  takenFor: (key: string) => string,
): InputProblem[] =>
  [...blanks].map(([key, cells]) =>
    problem(
      'notice',
      { file, sheet, row: headingRow, column: columns.get(key)!.heading },
      fileTexts['blanks-taken']({ cells, as: takenFor(key) }),
    ),
  );

/** What every row gets where the table has no such column. */
function suppliedCell(raw: PreparedTable, key: string, id: string | null): RawCell | null {
  const text = raw.fill.get(key) ?? (key === 'id' ? id : null);
  return text === null ? null : { kind: 'text', text };
}

/** No column needs more, and no sentence about a cell should have to quote more. */
const MOST_IN_CELL = 2000;

/** Where a cell stands, and what its column is called there. */
interface CellColumn {
  readonly key: string;
  readonly name: string;
  readonly place: CellPlace;
}

function readCell<V>(
  cell: RawCell | null,
  field: Field<V>,
  { key, name: column, place }: CellColumn,
  problems: InputProblem[],
): V | undefined {
  if (cell === null) {
    if (!('empty' in field))
      problems.push(problem('error', { ...place, value: '' }, cellTexts['empty-cell']({ column })));
    return field.empty;
  }
  if (cell.kind === 'formula') {
    problems.push(problem('error', place, cellTexts['formula-cell']({ formula: cell.text })));
    return undefined;
  }
  if (cell.kind === 'error') {
    problems.push(problem('error', place, cellTexts['error-cell']({ value: cell.text })));
    return undefined;
  }
  if (cell.text.length > MOST_IN_CELL) {
    problems.push(
      problem(
        'error',
        { ...place, value: `${cell.text.slice(0, 40).toWellFormed()}…` },
        cellTexts['too-long']({ column, most: MOST_IN_CELL, length: cell.text.length }),
      ),
    );
    return undefined;
  }
  const kept = withoutContacts(cell.text, key);
  if (kept !== undefined)
    problems.push(problem('notice', { ...place, value: null }, cellTexts['contact-masked']({ column })));
  const { value, complaints } = field.read(kept === undefined ? cell : { kind: cell.kind, text: kept }, column);
  for (const complaint of complaints)
    problems.push(
      problem(
        complaint.severity,
        { ...place, value: maskContacts(complaint.value ?? cell.text, key) },
        maskContactsIn(complaint.message, key),
      ),
    );
  return value;
}

/** Keeps the used cells only: what was dropped is forgotten here. */
function sourceOf(
  raw: PreparedTable,
  table: SheetName,
  row: RawRow,
  { columns }: HeadingRow,
  filled: ReadonlySet<string>,
): TableSource {
  const { file, sheet } = raw;
  const named = Object.fromEntries(columnsOf(table));
  const used = new Map(
    [...columns].map(([key, { at, heading }]) => [
      key,
      { heading, text: maskContacts(row.cells[at]?.text ?? '', key) },
    ]),
  );
  return {
    file,
    sheet,
    row: row.number,
    filled,
    place: (key) => ({
      file,
      sheet,
      row: row.number,
      column: used.get(key)?.heading ?? named[key]?.heading ?? null,
      value: used.get(key)?.text ?? raw.fill.get(key) ?? '',
    }),
  };
}

/**
 * Headings without rows: worth a word, and an error only where nothing can be planned without (`schools`) and no other
 * sheet has any either (`isAlone`).
 */
export function emptiness(raw: PreparedTable, table: SheetName, rows: number, isAlone: boolean): InputProblem[] {
  if (rows > 0) return [];
  const severity = !isAlone ? 'notice' : table === 'schools' ? 'error' : table === 'teachers' ? 'warning' : 'notice';
  return [
    problem(
      severity,
      { file: raw.file, sheet: raw.sheet, row: raw.headingRow },
      fileTexts['no-rows']({ table: SHEETS[table].title }),
    ),
  ];
}
