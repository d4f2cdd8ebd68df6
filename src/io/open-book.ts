/** Somebody's workbook to write into, with the library that writes. */
import type ExcelJS from 'exceljs';
import Books from 'exceljs/dist/exceljs.bare.min.js';
import { forEditing } from './for-editing.ts';

/** Kinds of highlighting that the library writes again; of others it would leave an empty frame, against the format. */
const KEPT: ReadonlySet<string> = new Set([
  'expression',
  'cellIs',
  'top10',
  'aboveAverage',
  'dataBar',
  'colorScale',
  'iconSet',
  'containsText',
  'timePeriod',
]);

interface Highlighting {
  readonly rules?: readonly { readonly type: string }[];
}

/** Throws what the library throws at a workbook that it cannot open, and RangeError where it is no archive. */
export async function openBook(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const book = new Books.Workbook();
  // A copy of its own: the library wants a whole ArrayBuffer.
  await book.xlsx.load(Uint8Array.from(forEditing(bytes)).buffer);
  for (const sheet of book.worksheets)
    sheet.removeConditionalFormatting(({ rules }: Highlighting) => rules?.some(({ type }) => KEPT.has(type)) ?? false);
  return book;
}
