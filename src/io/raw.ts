/**
 * What every format hands over: rows of cells with the row numbers of the user's editor. Nothing is interpreted yet.
 */
import { typedText } from '../messages/safe-text.ts';
import { unescapeCell } from './escape.ts';
import type { InputProblem } from './problem.ts';

/**
 * `text` is trimmed and never empty. `date`: a real date cell, text `YYYY-MM-DD`. `number`: a numeric cell, text with
 * the zeros, letters and words that the editor shows. `error`: `#N/A` and the like. `formula`: one that was never calculated, `=A1+1`, so
 * that there is no value. Cells of a CSV file are all `text`.
 */
export interface RawCell {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formula';
  readonly text: string;
  /** The number behind a `text` that shows another one or none: 女 for 1, T05 for 5. */
  readonly stored?: string;
  /** In a workbook whose days are counted from 1904. */
  readonly since1904?: true;
}

export interface RawRow {
  /** As the editor shows it: 1 is the heading. */
  readonly number: number;
  readonly cells: readonly (RawCell | null)[];
}

/**
 * A range of merged cells, ends included: rows as the editor numbers them, columns from 0. Its text stands in the first
 * cell.
 */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface RawTable {
  readonly file: string;
  readonly sheet: string | null;
  /** The name by which the table is recognised: of the sheet, or of the file without its ending. */
  readonly title: string;
  /** Without the blank rows, in the order of the file. */
  readonly rows: readonly RawRow[];
  /** The editor does not show the sheet. */
  readonly hidden?: boolean;
  readonly merges?: readonly Merge[];
}

/**
 * A table whose headings have been found: `rows` begin with one row of headings, and rows that are no data are gone.
 */
export interface PreparedTable extends RawTable {
  /** Row of the editor with the (last) headings. */
  readonly headingRow: number;
  /** Position → key of the column, where that is decided already; null = not to be read. */
  readonly told: ReadonlyMap<number, string | null>;
  /** Key → text for every row, where the table has no such column: the school after which a sheet is named. */
  readonly fill: ReadonlyMap<string, string>;
  /** Key → what comes before the running number, where rows are to be numbered. */
  readonly number: string | null;
}

export interface RawInput {
  readonly tables: readonly RawTable[];
  readonly problems: readonly InputProblem[];
}

/** More rows or columns than any county has: the file is not a roster, and memory is finite. */
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 1000;

const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

/**
 * A cell of text, or null where it is blank, without what hides or steers: 语文 with a sign of width zero in it is 语文. Takes
 * the apostrophe of an escaped cell away again.
 */
export function textCell(raw: string): RawCell | null {
  const text = unescapeCell(typedText(raw).trim()).trim();
  if (text === '') return null;
  return { kind: SPREADSHEET_ERROR.test(text) ? 'error' : 'text', text };
}

export const isBlank = (row: RawRow): boolean => row.cells.every((cell) => cell === null);
