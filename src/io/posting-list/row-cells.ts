/** One row of a list: its cells by meaning, and where they stand. */
import { cellTexts } from '../cell-texts.ts';
import { problem, type CellPlace, type InputProblem } from '../problem.ts';
import type { RawCell, RawRow } from '../raw.ts';
import { lookup, offered, type Spellings } from '../words.ts';
import type { ListTable } from './find-table.ts';
import { headingOf, type ListColumn } from './headings.ts';
import { listTexts as say } from './texts.ts';

/** `fixed`: as it stands; `preferred`: if it can be; `free`: listed, but open to change. */
export type RowLock = 'fixed' | 'preferred' | 'free';

const LOCK_WORDS: Spellings<RowLock> = {
  fixed: ['是', '锁定', '固定', '1', '√', '✓', 'yes', 'y', 'true'],
  preferred: ['优先', '尽量'],
  free: ['否', '不锁定', '0', '×', 'no', 'n', 'false'],
};
const lockOf = lookup(LOCK_WORDS);

/** Words at the foot of a list; a person of such a name would also have a school. */
const FOOT = /^(?:合计|总计|小计|共计|备注|说明|注[:：]|制表|填表|审核|经办|联系|单位盖章|total)/iu;

/** The cells of one row by meaning, and where they stand. */
export interface Cells {
  readonly row: CellPlace;
  cell(column: ListColumn): RawCell | null;
  heading(column: ListColumn): string;
  place(column: ListColumn): CellPlace;
  wrong(column: ListColumn, message: InputProblem['message']): void;
  /** null: not one of the words, which is told. */
  word<K extends string>(
    column: ListColumn,
    words: Spellings<K>,
    find: (text: string) => K | undefined,
    empty: K,
  ): K | null;
  lock(asked: boolean): RowLock | null;
}

/** null where the row names nobody: blank below the list, or a total, which a notice tells. */
export function cellsOf({ raw, columns }: ListTable, row: RawRow, problems: InputProblem[]): Cells | null {
  const where: CellPlace = { file: raw.file, sheet: raw.sheet, row: row.number };
  const cell = (column: ListColumn): RawCell | null => {
    const at = columns.get(column)?.at;
    return at === undefined ? null : (row.cells[at] ?? null);
  };
  const heading = (column: ListColumn): string => columns.get(column)?.heading ?? headingOf(column);
  const place = (column: ListColumn): CellPlace => ({
    ...where,
    column: heading(column),
    value: cell(column)?.text ?? '',
  });
  const wrong = (column: ListColumn, message: InputProblem['message']): void =>
    void problems.push(problem('error', place(column), message));
  const first = row.cells.find((one) => one !== null)?.text ?? '';
  const names = (cell('name') ?? cell('id')) !== null;
  if ((!names && cell('to') === null) || (cell('to') === null && FOOT.test(first))) {
    problems.push(problem('notice', where, say['list-row-set-aside']({ text: [...first].slice(0, 20).join('') })));
    return null;
  }
  for (const column of columns.keys()) {
    const one = cell(column);
    if (one?.kind === 'formula') wrong(column, cellTexts['formula-cell']({ formula: one.text }));
    if (one?.kind === 'error') wrong(column, cellTexts['error-cell']({ value: one.text }));
  }
  const word: Cells['word'] = (column, words, find, empty) => {
    const text = cell(column)?.text;
    const key = text === undefined ? empty : find(text);
    if (key === undefined) wrong(column, say['list-bad-kind']({ value: text ?? '', expected: offered(words) }));
    return key ?? null;
  };
  const lock = (asked: boolean): RowLock | null => {
    const text = cell('lock')?.text;
    // Who marks some rows says of the others that they need not stay; without the column the list is meant as it
    // stands.
    const found = text === undefined ? (asked ? 'preferred' : 'fixed') : lockOf(text);
    if (found === undefined) wrong('lock', say['list-bad-lock']({ value: text ?? '' }));
    return found ?? null;
  };
  return { row: where, cell, heading, place, wrong, word, lock };
}
