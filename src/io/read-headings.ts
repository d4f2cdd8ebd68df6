/** Row 1 of a table: which column is which, and what is dropped, ignored, missing or there twice. */
import type { TableName } from '../domain/draft.ts';
import { cellTexts } from './cell-texts.ts';
import { fileTexts as say } from './file-texts.ts';
import { columnOf, columnsOf, isSensitive } from './find-heading.ts';
import { guessOf } from './heading-guesses.ts';
import { TABLES } from './headings.ts';
import { problem, type Problem } from './problem.ts';
import type { RawTable } from './raw.ts';

export interface HeadingRow {
  /** Position and heading, as the file writes it, of each column that is used. */
  readonly columns: ReadonlyMap<string, { readonly at: number; readonly heading: string }>;
  /** Cells in row 1, blank ones included. */
  readonly width: number;
  readonly problems: readonly Problem[];
}

/** Column letters of a spreadsheet: 0 = A, 26 = AA. */
export const columnLetter = (at: number): string => (at < 26 ? '' : columnLetter(Math.floor(at / 26) - 1)) + String.fromCodePoint(65 + (at % 26));

/** undefined where row 1 holds no heading of the table at all; the problem says so. */
export function readHeadings(raw: RawTable, table: TableName, required: ReadonlySet<string>): HeadingRow | Problem {
  const { file, sheet } = raw;
  const names = columnsOf(table);
  const title = TABLES[table].title;
  const first = raw.rows.find((row) => row.number === 1)?.cells ?? [];
  if (!first.some((cell) => cell !== null && columnOf(table, cell.text) !== undefined)) {
    const message = raw.rows.length === 0 ? say['empty-table']({ table: title }) : say['no-headings']({ table: title, example: names[0]![1].heading });
    return problem('error', { file, sheet, row: 1 }, message);
  }
  const columns = new Map<string, { at: number; heading: string }>();
  const problems: Problem[] = [];
  for (const [at, cell] of first.entries()) {
    if (cell === null) {
      const used = raw.rows.some((row) => row.number !== 1 && (row.cells[at] ?? null) !== null);
      if (used) problems.push(problem('notice', { file, sheet, row: 1 }, say['unnamed-column']({ letter: columnLetter(at) })));
      continue;
    }
    const heading = cell.text;
    const key = columnOf(table, heading);
    const place = { file, sheet, row: 1, column: heading };
    if (cell.kind === 'formula') {
      problems.push(problem('error', place, cellTexts['formula-cell']({ formula: heading })));
      continue;
    }
    const earlier = key === undefined ? undefined : columns.get(key);
    if (key === undefined) problems.push(problem('notice', place, isSensitive(heading) ? say['sensitive-column']({}) : say['unknown-column']({ guess: guessOf(table, heading) })));
    else if (earlier === undefined) columns.set(key, { at, heading });
    else {
      const canonical = names.find(([name]) => name === key)![1].heading;
      problems.push(problem('error', { ...place, value: heading }, say['duplicate-column']({ column: canonical, other: earlier.heading })));
    }
  }
  for (const [key, { heading }] of names) {
    if (required.has(key) && !columns.has(key)) problems.push(problem('error', { file, sheet, row: 1, column: heading }, say['missing-column']({ table: title, column: heading })));
  }
  return { columns, width: first.length, problems };
}
