/**
 * The workbook to write notes into: the user's own with its formats, or one made from the cells where that cannot be
 * had.
 */
import type ExcelJS from 'exceljs';
import Books from 'exceljs/dist/exceljs.bare.min.js';
import { escapeCell } from '../escape.ts';
import { loadFile } from '../load.ts';
import { openBook } from '../open-book.ts';
import type { RawInput } from '../raw.ts';
import { cleanSheetText } from '../sheet-text.ts';
import { readXml } from '../xml.ts';
import { guardZip } from '../zip-guard.ts';

/**
 * A rule for a whole column of choices, and every cell of a merged range, becomes an entry of its own in the library.
 */
const MOST_ENTRIES = 300_000;
/** Columns of a sheet; the library makes as many as a sheet says it has. */
const MOST_COLUMNS = 16_384;

export async function openCopy(path: string, input: RawInput): Promise<ExcelJS.Workbook> {
  return (await ownWorkbook(path)) ?? fromCells(input);
}

async function ownWorkbook(path: string): Promise<ExcelJS.Workbook | undefined> {
  if (!/\.xls[xm]$/i.test(path)) return undefined;
  const bytes = await loadFile(path, { file: path });
  if (!Buffer.isBuffer(bytes)) return undefined;
  const sheets = await guardZip(bytes, (name) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name));
  if (typeof sheets === 'string') return undefined;
  let entries = 0;
  let columns = 0;
  for (const part of sheets.values())
    readXml(part.toString('utf8'), {
      open: (name, { sqref, ref, max }) => {
        if (name === 'dataValidation') entries += cellsIn(sqref ?? '');
        else if (name === 'mergeCell') entries += cellsIn(ref ?? '');
        else if (name === 'col') columns = Math.max(columns, Number(max ?? 0));
      },
    });
  if (columns > MOST_COLUMNS) return undefined;
  if (entries > MOST_ENTRIES) return undefined;
  try {
    const book = await openBook(bytes);
    return book.worksheets.length === 0 ? undefined : book;
  } catch {
    // What the other library reads, this one may not.
    return undefined;
  }
}

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

/** Cells in `A2:B10 D5`. */
function cellsIn(ranges: string): number {
  return ranges.split(' ').reduce((sum, range) => {
    const [, left, top, right, bottom] = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(range) ?? [];
    return left === undefined
      ? sum + 1
      : sum + (columnNumber(right!) - columnNumber(left) + 1) * (Number(bottom) - Number(top) + 1);
  }, 0);
}

/** Names of sheets as the format allows them: at most 31 characters, none of []:*?/\, no two alike. */
function sheetNamer(): (wanted: string) => string {
  const used = new Set<string>();
  return (wanted) => {
    const base =
      cleanSheetText(wanted)
        .replaceAll(/[[\]:*?/\\]/g, ' ')
        .replaceAll(/^'+|'+$/g, '')
        .trim()
        .slice(0, 27)
        .toWellFormed() || '表';
    let name = base;
    for (let count = 2; used.has(name.toLowerCase()); count += 1) name = `${base} ${count}`;
    used.add(name.toLowerCase());
    return name;
  };
}

function fromCells({ tables }: RawInput): ExcelJS.Workbook {
  const book = new Books.Workbook();
  const nameOf = sheetNamer();
  for (const { title, rows, hidden } of tables) {
    const sheet = book.addWorksheet(nameOf(title), hidden === true ? { state: 'hidden' } : {});
    for (const { number, cells } of rows) {
      for (const [at, cell] of cells.entries())
        if (cell !== null) sheet.getCell(number, at + 1).value = cleanSheetText(escapeCell(cell.text));
    }
    sheet.columns.forEach((column) => {
      column.width = 14;
      column.numFmt = '@';
    });
  }
  return book;
}
