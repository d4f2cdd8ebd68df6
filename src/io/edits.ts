/** Cells that an officer corrected after the file was read: his file stays as it is, the corrections are kept beside it. */
import { z } from 'zod';
import { editTexts as say } from './edit-texts.ts';
import { fold } from './fold.ts';
import { problem, type InputProblem } from './problem.ts';
import { MOST_COLUMNS, MOST_ROWS, textCell, type RawInput, type RawTable } from './raw.ts';

/** `row` and `letter` as the editor shows them; an empty `value` empties the cell. */
export const CellEdit = z.strictObject({
  file: z.string().min(1).max(500),
  sheet: z.string().max(200).nullable(),
  row: z
    .int()
    .min(1)
    .max(MOST_ROWS * 10),
  letter: z.string().regex(/^[A-Z]{1,3}$/u),
  value: z.string().max(2000),
});
export type CellEdit = z.infer<typeof CellEdit>;

/** Position of a column by its letter: A = 0. */
export const columnAt = (letter: string): number =>
  [...letter].reduce((at, sign) => at * 26 + sign.codePointAt(0)! - 64, 0) - 1;

const isOf = ({ file, sheet }: CellEdit, table: RawTable): boolean =>
  fold(file) === fold(table.file) && (sheet === null ? table.sheet === null : fold(sheet) === fold(table.sheet ?? ''));

/** The tables with those cells changed, the last word about a cell counting; a cell that is not there is a problem. */
export function withEdits(input: RawInput, edits: readonly CellEdit[]): RawInput {
  if (edits.length === 0) return input;
  const problems: InputProblem[] = edits
    .filter((edit) => {
      const row = input.tables.find((table) => isOf(edit, table))?.rows.find(({ number }) => number === edit.row);
      return row === undefined || columnAt(edit.letter) >= MOST_COLUMNS;
    })
    .map(({ file, sheet, row, letter, value }) =>
      problem('warning', { file, sheet, row, value }, say['edit-nowhere']({ cell: `${letter}${row}` })),
    );
  const tables = input.tables.map((table): RawTable => {
    const own = Map.groupBy(
      edits.filter((edit) => isOf(edit, table)),
      ({ row }) => row,
    );
    if (own.size === 0) return table;
    return {
      ...table,
      rows: table.rows.map((row) => {
        const cells = [...row.cells];
        for (const { letter, value } of own.get(row.number) ?? []) {
          const at = columnAt(letter);
          if (at >= MOST_COLUMNS) continue;
          while (cells.length <= at) cells.push(null);
          cells[at] = textCell(value);
        }
        return { ...row, cells };
      }),
    };
  });
  return { tables, problems: [...input.problems, ...problems] };
}
