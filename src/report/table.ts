/**
 * A sheet as plain data: what is shown is decided here, how it looks in `workbook.ts`. Every sheet has one title row,
 * one heading row and then only rows of data. The title stays in the sheet although machines would rather find the
 * headings in row 1: the list is printed, posted on a wall and passed on as a file, and must carry its name then;
 * machines have plan.json. Nothing stands below the data, so that filtering and sorting never mix remarks into it: the
 * line for signatures is a footer of the printed page.
 */
import type { Lang } from '../messages/message.ts';
import type { Text } from './words.ts';

export type TableCell = string | number | null;
/** How a word colours its cell or row; the word itself always says the same, for black-and-white prints. */
export type Tone = 'good' | 'bad' | 'warn' | 'muted' | 'total';

export interface TableColumn<Row> {
  readonly heading: Text;
  /** Width in half-width characters: a Chinese character takes two. */
  readonly width: number;
  readonly value: (row: Row) => TableCell;
  readonly align?: 'left' | 'center' | 'right';
  /** Excel number format. */
  readonly format?: string;
}

/** Cells of the column under `heading` that hold `word` get the tone; `wide`: the whole row does. */
export interface Mark {
  readonly heading: Text;
  readonly word: Text;
  readonly tone: Tone;
  readonly wide?: boolean;
}

export interface Table {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly {
    readonly heading: string;
    readonly width: number;
    readonly align: 'left' | 'center' | 'right';
    readonly format: string | null;
  }[];
  readonly rows: readonly (readonly TableCell[])[];
  readonly marks: readonly {
    readonly column: number;
    readonly word: string;
    readonly tone: Tone;
    readonly wide: boolean;
  }[];
  /** Columns that stay in view when the sheet is scrolled sideways. */
  readonly frozenColumns: number;
  /** Printed with a line for signatures and the seal. */
  readonly signed: boolean;
}

/** A Latin word or a date is never broken in two: the room that the longest one needs. Digests may break. */
const leastWidth = (text: string): number =>
  Math.max(0, ...(text.match(/[!-~–—]+/g) ?? []).map((word) => (word.length <= LONGEST_WORD ? word.length + 2 : 0)));
const LONGEST_WORD = 20;

/** Puts rows and columns together in one language. */
export function table<Row>(
  lang: Lang,
  sheet: {
    readonly name: Text;
    readonly title: string;
    readonly columns: readonly TableColumn<Row>[];
    readonly marks?: readonly Mark[];
    readonly frozenColumns?: number;
    readonly signed?: boolean;
  },
  rows: readonly Row[],
): Table {
  const cells = rows.map((row) => sheet.columns.map((column) => column.value(row)));
  return {
    name: sheet.name[lang],
    title: sheet.title,
    columns: sheet.columns.map((column, index) => ({
      heading: column.heading[lang],
      width: cells.reduce(
        (width, row) => Math.max(width, leastWidth(String(row[index] ?? ''))),
        Math.max(column.width, leastWidth(column.heading[lang])),
      ),
      align: column.align ?? 'center',
      format: column.format ?? null,
    })),
    rows: cells,
    marks: (sheet.marks ?? []).map((mark) => ({
      column: sheet.columns.findIndex((column) => column.heading === mark.heading),
      word: mark.word[lang],
      tone: mark.tone,
      wide: mark.wide ?? false,
    })),
    frozenColumns: sheet.frozenColumns ?? 0,
    signed: sheet.signed ?? false,
  };
}

/** The sheet without the columns of these headings. */
export function without(sheet: Table, headings: readonly Text[], lang: Lang): Table {
  const gone = headings.map((heading) => heading[lang]);
  const kept = sheet.columns.flatMap((column, i) => (gone.includes(column.heading) ? [] : [i]));
  return {
    ...sheet,
    columns: kept.map((i) => sheet.columns[i]!),
    rows: sheet.rows.map((row) => kept.map((i) => row[i] ?? null)),
    marks: sheet.marks.flatMap((mark) =>
      kept.includes(mark.column) ? [{ ...mark, column: kept.indexOf(mark.column) }] : [],
    ),
  };
}
