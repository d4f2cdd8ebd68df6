/** The headings of a table: which column is which, and what is dropped, ignored, missing or there twice. */
import { cellTexts } from './cell-texts.ts';
import { fileTexts as say } from './file-texts.ts';
import { columnOf, columnsOf, isSensitive } from './find-heading.ts';
import { guessOf } from './heading-guesses.ts';
import { SHEETS, type SheetName } from './headings.ts';
import { isReadBeside } from './office/side-columns.ts';
import { problem, type InputProblem } from './problem.ts';
import type { PreparedTable } from './raw.ts';

export interface HeadingRow {
  /** Position and heading, as the file writes it, of each column that is used. */
  readonly columns: ReadonlyMap<string, { readonly at: number; readonly heading: string }>;
  /** Cells in the row of headings, blank ones included. */
  readonly width: number;
  readonly problems: readonly InputProblem[];
}

/** Column letters of a spreadsheet: 0 = A, 26 = AA. */
export const columnLetter = (at: number): string =>
  (at < 26 ? '' : columnLetter(Math.floor(at / 26) - 1)) + String.fromCodePoint(65 + (at % 26));

/** A problem alone where no heading of the table is there at all. */
export function readHeadings(
  raw: PreparedTable,
  table: SheetName,
  required: ReadonlySet<string>,
): HeadingRow | InputProblem {
  const { file, sheet, told, headingRow } = raw;
  const names = columnsOf(table);
  const title = SHEETS[table].title;
  const first = raw.rows.find((row) => row.number === headingRow)?.cells ?? [];
  const keyOf = (at: number, heading: string): string | undefined =>
    told.has(at) ? (told.get(at) ?? undefined) : columnOf(table, heading);
  if (!first.some((cell, at) => cell !== null && keyOf(at, cell.text) !== undefined)) {
    const message =
      raw.rows.length === 0
        ? say['empty-table']({ table: title })
        : say['no-headings']({ table: title, example: names[0]![1].heading });
    return problem('error', { file, sheet, row: headingRow }, message);
  }
  const columns = new Map<string, { at: number; heading: string }>();
  const problems: InputProblem[] = [];
  for (const [at, cell] of first.entries()) {
    if (cell === null) {
      const used = raw.rows.some((row) => row.number !== headingRow && (row.cells[at] ?? null) !== null);
      if (used)
        problems.push(
          problem('notice', { file, sheet, row: headingRow }, say['unnamed-column']({ letter: columnLetter(at) })),
        );
      continue;
    }
    const heading = cell.text;
    const key = keyOf(at, heading);
    const place = { file, sheet, row: headingRow, column: heading };
    if (cell.kind === 'formula') {
      problems.push(problem('error', place, cellTexts['formula-cell']({ formula: heading })));
      continue;
    }
    const earlier = key === undefined ? undefined : columns.get(key);
    if (key === undefined && !told.has(at) && isReadBeside(table, heading)) continue;
    if (key === undefined)
      problems.push(
        problem(
          'notice',
          place,
          isSensitive(heading)
            ? say['sensitive-column']({})
            : told.has(at)
              ? say['column-set-aside']({})
              : say['unknown-column']({ guess: guessOf(table, heading) }),
        ),
      );
    else if (earlier === undefined) columns.set(key, { at, heading });
    else {
      const canonical = names.find(([name]) => name === key)![1].heading;
      problems.push(
        problem(
          'error',
          { ...place, value: heading },
          say['duplicate-column']({ column: canonical, other: earlier.heading }),
        ),
      );
    }
  }
  for (const [key, { heading }] of names) {
    const supplied = columns.has(key) || raw.fill.has(key) || (key === 'id' && raw.number !== null);
    if (required.has(key) && !supplied)
      problems.push(
        problem(
          'error',
          { file, sheet, row: headingRow, column: heading },
          say['missing-column']({ table: title, column: heading }),
        ),
      );
  }
  return { columns, width: first.length, problems };
}
