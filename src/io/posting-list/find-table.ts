/** Where in a file the list stands: which sheets, and which row holds the headings. */
import { fileTexts } from '../file-texts.ts';
import { isSensitive } from '../find-heading.ts';
import { fold } from '../fold.ts';
import { problem, type InputProblem } from '../problem.ts';
import type { RawCell, RawRow, RawTable } from '../raw.ts';
import { headingOf, isListTitle, listColumn, type ListColumn } from './headings.ts';
import { HEADING_ROWS, listTexts as say } from './texts.ts';

export interface ListTable {
  readonly raw: RawTable;
  /** Position and heading, as the file writes it. */
  readonly columns: ReadonlyMap<ListColumn, { readonly at: number; readonly heading: string }>;
  /** The rows below the headings. */
  readonly rows: readonly RawRow[];
}

const meaningOf = (cell: RawCell | null): ListColumn | undefined => (cell === null ? undefined : listColumn(cell.text));
const namesPeople = (found: ReadonlySet<ListColumn | undefined>): boolean => found.has('name') || found.has('id');

/** The rows that hold the headings of a list; undefined: the sheet holds none. */
function headingRow({ rows }: RawTable): number | undefined {
  const at = rows.slice(0, HEADING_ROWS).findIndex(({ cells }) => {
    const found = new Set(cells.map(meaningOf));
    return namesPeople(found) && found.has('to');
  });
  return at < 0 ? undefined : at;
}

/** The tables of the list: those whose sheet says so by name, else every one with its headings. Never both empty. */
export function listTables(
  tables: readonly RawTable[],
  file: string,
): { readonly lists: readonly ListTable[]; readonly problems: readonly InputProblem[] } {
  const found = tables.flatMap((raw) => {
    const at = headingRow(raw);
    return at === undefined ? [] : [{ raw, at }];
  });
  if (found.length === 0) {
    const known = new Set(
      tables.flatMap(({ rows }) => rows.slice(0, HEADING_ROWS).flatMap(({ cells }) => cells.map(meaningOf))),
    );
    const lacking = [...(namesPeople(known) ? [] : [headingOf('name')]), ...(known.has('to') ? [] : [headingOf('to')])];
    return {
      lists: [],
      problems: [problem('error', { file }, say['list-no-headings']({ lacking: lacking.length === 2 ? [] : lacking }))],
    };
  }
  const named = found.filter(({ raw }) => isListTitle(raw.title));
  const chosen = named.length > 0 ? named : found;
  const left = found.filter((one) => !chosen.includes(one));
  const lists = chosen.map(({ raw, at }) => columnsOf(raw, at));
  return {
    lists: lists.map(({ list }) => list),
    problems: [
      ...left.map(({ raw }) =>
        problem('notice', { file: raw.file, sheet: raw.sheet }, say['list-sheets-left']({ read: named[0]!.raw.title })),
      ),
      ...lists.flatMap(({ problems }) => problems),
    ],
  };
}

function columnsOf(
  raw: RawTable,
  at: number,
): { readonly list: ListTable; readonly problems: readonly InputProblem[] } {
  const headings = raw.rows[at]!;
  const place = { file: raw.file, sheet: raw.sheet, row: headings.number };
  const columns = new Map<ListColumn, { at: number; heading: string }>();
  const problems: InputProblem[] = [];
  for (const [position, cell] of headings.cells.entries()) {
    if (cell === null) continue;
    const meaning = listColumn(cell.text);
    const earlier = meaning === undefined ? undefined : columns.get(meaning);
    if (meaning === undefined) {
      if (isSensitive(cell.text))
        problems.push(problem('notice', { ...place, column: cell.text }, fileTexts['sensitive-column']({})));
    } else if (earlier === undefined) columns.set(meaning, { at: position, heading: cell.text });
    else
      problems.push(
        problem(
          'error',
          { ...place, column: cell.text, value: cell.text },
          fileTexts['duplicate-column']({ column: headingOf(meaning), other: earlier.heading }),
        ),
      );
  }
  // A table that runs over several pages may repeat its headings on each.
  const repeated = (row: RawRow): boolean =>
    row.cells.every((cell, i) => fold(cell?.text ?? '') === fold(headings.cells[i]?.text ?? ''));
  return { list: { raw, columns, rows: raw.rows.slice(at + 1).filter((row) => !repeated(row)) }, problems };
}
