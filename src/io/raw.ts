/** What every format hands over: rows of cells with the row numbers of the user's editor. Nothing is interpreted yet. */
import { unescapeCell } from './escape.ts';
import type { Problem } from './problem.ts';

/**
 * `text` is trimmed and never empty. `date`: a real date cell, text `YYYY-MM-DD`. `number`: a numeric cell, text with
 * the zeros that the editor shows. `error`: `#N/A` and the like. `formula`: one that was never calculated, `=A1+1`, so that
 * there is no value. Cells of a CSV file are all `text`.
 */
export interface Cell {
  readonly kind: 'text' | 'number' | 'date' | 'boolean' | 'error' | 'formula';
  readonly text: string;
}

export interface RawRow {
  /** As the editor shows it: 1 is the heading. */
  readonly number: number;
  readonly cells: readonly (Cell | null)[];
}

export interface RawTable {
  readonly file: string;
  readonly sheet: string | null;
  /** The name by which the table is recognised: of the sheet, or of the file without its ending. */
  readonly title: string;
  /** Without the blank rows, in the order of the file. */
  readonly rows: readonly RawRow[];
}

export interface RawInput {
  readonly tables: readonly RawTable[];
  readonly problems: readonly Problem[];
}

/** More rows or columns than any county has: the file is not a roster, and memory is finite. */
export const MOST_ROWS = 200_000;
export const MOST_COLUMNS = 1000;

const SPREADSHEET_ERROR = /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;

/** A cell of text, or null where it is blank. Takes the apostrophe of an escaped cell away again. */
export function textCell(raw: string): Cell | null {
  const text = unescapeCell(raw.trim()).trim();
  if (text === '') return null;
  return { kind: SPREADSHEET_ERROR.test(text) ? 'error' : 'text', text };
}

export const isBlank = (row: RawRow): boolean => row.cells.every((cell) => cell === null);
