/** How tables look as an .xlsx file: the only file of the reports that knows exceljs. */
import type ExcelJS from 'exceljs';
import Books from 'exceljs/dist/exceljs.bare.min.js';
import sum from 'lodash/sum.js';
import stringWidth from 'string-width';
import { cleanSheetText } from '../io/sheet-text.ts';
import type { Lang } from '../messages/message.ts';
import { escapeReportCell } from './escape.ts';
import type { TableCell, Table, Tone } from './table.ts';
import { withoutDates } from './zip-dates.ts';

/** Fonts by name: every Chinese office installation has these three; elsewhere the program substitutes. */
const FONTS: Record<Lang, { readonly title: string; readonly heading: string; readonly body: string }> = {
  'zh-CN': { title: '黑体', heading: '黑体', body: '宋体' },
  en: { title: 'Arial', heading: 'Arial', body: 'Arial' },
};
const BODY_SIZE = 10;
const LINE_HEIGHT = 14;
/** Rows of one and of two lines look alike at this height, and printed lists stay readable. */
const LEAST_HEIGHT = 21;
/** Programs call a workbook with a higher row damaged. */
const MOST_HEIGHT = 409;
const TITLE_ROW = 1;
const HEADING_ROW = 2;
const FIRST_ROW = 3;
/** No clock: the same plan gives the same bytes. */
const FIXED_DATE = new Date(Date.UTC(1980, 0, 1));

const TONES: Record<Tone, { readonly font: Partial<ExcelJS.Font>; readonly fill: string | null }> = {
  good: { font: { color: { argb: 'FF375623' } }, fill: 'FFE2EFDA' },
  bad: { font: { color: { argb: 'FF9C0006' } }, fill: 'FFFFC7CE' },
  warn: { font: { color: { argb: 'FF7F6000' } }, fill: 'FFFFEB9C' },
  muted: { font: { color: { argb: 'FF6B6B6B' }, italic: true }, fill: null },
  total: { font: { bold: true }, fill: 'FFF2F2F2' },
};
const LINE: ExcelJS.Border = { style: 'thin', color: { argb: 'FF808080' } };
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };

const FOOTER: Record<Lang, string> = { 'zh-CN': '&L&A&C第 &P 页，共 &N 页', en: '&L&A&CPage &P of &N' };
/** At the foot of every page of a list that is signed: an office stamps each page. */
const SIGNED_FOOTER: Record<Lang, string> = {
  'zh-CN': `&L制表：${'　'.repeat(8)}审核：&C第 &P 页，共 &N 页&R单位盖章：${'　'.repeat(8)}日期：${'　'.repeat(3)}年${'　'.repeat(2)}月${'　'.repeat(2)}日`,
  en: `&LPrepared by:${' '.repeat(24)}Checked by:&CPage &P of &N&RSeal:${' '.repeat(24)}Date:${' '.repeat(16)}`,
};

/** One workbook with a sheet per table, in order; equal tables give equal bytes. */
export async function workbookBytes(tables: readonly Table[], lang: Lang): Promise<Uint8Array> {
  const book = new Books.Workbook();
  book.creator = 'lungang';
  book.lastModifiedBy = 'lungang';
  book.created = FIXED_DATE;
  book.modified = FIXED_DATE;
  for (const table of tables) addSheet(book, table, lang);
  return withoutDates(new Uint8Array(await book.xlsx.writeBuffer()));
}

/**
 * One object for all cells that look alike: exceljs writes the XML of a style to find out whether it knows it, for
 * every object anew, which for the cells of a county took longer than everything else together.
 */
function bodyStyles(table: Table, lang: Lang): readonly Partial<ExcelJS.Style>[] {
  const font = { name: FONTS[lang].body, size: BODY_SIZE };
  return table.columns.map(({ align, format }) => ({
    font,
    alignment: { horizontal: align, vertical: 'middle', wrapText: true },
    border: BORDER,
    ...(format === null ? {} : { numFmt: format }),
  }));
}

/** Adds a table to a workbook, also to one of somebody else; its name must be free and fit. */
export function addSheet(book: ExcelJS.Workbook, table: Table, lang: Lang): void {
  const sheet = book.addWorksheet(table.name, {
    views: [{ state: 'frozen', xSplit: table.frozenColumns, ySplit: HEADING_ROW }],
    pageSetup: {
      paperSize: 9, // A4
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0, // as many pages as the rows need
      printTitlesRow: `${TITLE_ROW}:${HEADING_ROW}`,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: (table.signed ? SIGNED_FOOTER : FOOTER)[lang] },
  });
  // exceljs takes 9 for the default and leaves it out; the default of the program that opens the file may differ.
  sheet.columns = table.columns.map(({ width }) => ({ width: width === 9 ? 9.1 : width }));
  addTitle(sheet, table, lang);
  addHeadings(sheet, table, lang);
  const styles = bodyStyles(table, lang);
  table.rows.forEach((cells, index) => addRow(sheet, table, cells, FIRST_ROW + index, styles));
  sheet.autoFilter = {
    from: { row: HEADING_ROW, column: 1 },
    to: { row: lastRow(table), column: table.columns.length },
  };
  addMarks(sheet, table);
}

const cellText = (text: string): string => cleanSheetText(escapeReportCell(text));

const lastRow = (table: Table): number => HEADING_ROW + table.rows.length;

function addTitle(sheet: ExcelJS.Worksheet, table: Table, lang: Lang): void {
  sheet.mergeCells(TITLE_ROW, 1, TITLE_ROW, table.columns.length);
  const cell = sheet.getCell(TITLE_ROW, 1);
  cell.value = cellText(table.title);
  cell.font = { name: FONTS[lang].title, size: 16, bold: lang === 'en' };
  cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  const width = sum(table.columns.map((column) => column.width));
  // A character of the title takes about 1.7 times the room of one of the body.
  sheet.getRow(TITLE_ROW).height = Math.min(MOST_HEIGHT, 30 * Math.ceil((stringWidth(table.title) * 1.7) / width));
}

function addHeadings(sheet: ExcelJS.Worksheet, table: Table, lang: Lang): void {
  table.columns.forEach((column, index) => {
    const cell = sheet.getCell(HEADING_ROW, index + 1);
    cell.value = cellText(column.heading);
    cell.font = { name: FONTS[lang].heading, size: BODY_SIZE, bold: lang === 'en' };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9E1F2' } };
    cell.border = BORDER;
  });
  // The filter button covers the end of a heading; the second line leaves room for it.
  sheet.getRow(HEADING_ROW).height =
    Math.max(
      2,
      linesOf(
        table.columns.map((column) => column.heading),
        table,
      ),
    ) *
      LINE_HEIGHT +
    4;
}

function addRow(
  sheet: ExcelJS.Worksheet,
  table: Table,
  cells: readonly TableCell[],
  at: number,
  styles: readonly Partial<ExcelJS.Style>[],
): void {
  const row = sheet.getRow(at);
  cells.forEach((value, index) => {
    const cell = row.getCell(index + 1);
    cell.value = typeof value === 'string' ? cellText(value) : value;
    cell.style = styles[index]!;
  });
  row.height = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, linesOf(cells, table) * LINE_HEIGHT + 3));
}

/**
 * Lines that the fullest cell needs: programs do not all fit row heights on opening, and clipped names are unusable.
 */
function linesOf(cells: readonly TableCell[], table: Table): number {
  return Math.max(1, ...cells.map((cell, index) => wrapped(String(cell ?? ''), table.columns[index]!.width - 1)));
}

const wrapped = (text: string, width: number): number =>
  sum(text.split('\n').map((line) => Math.max(1, Math.ceil(stringWidth(line) / width))));

function addMarks(sheet: ExcelJS.Worksheet, table: Table): void {
  if (table.rows.length === 0) return;
  const end = sheet.getColumn(table.columns.length).letter;
  table.marks.forEach((mark, index) => {
    const letter = sheet.getColumn(mark.column + 1).letter;
    const { font, fill } = TONES[mark.tone];
    sheet.addConditionalFormatting({
      ref: mark.wide ? `A${FIRST_ROW}:${end}${lastRow(table)}` : `${letter}${FIRST_ROW}:${letter}${lastRow(table)}`,
      rules: [
        {
          type: 'expression',
          priority: index + 1,
          formulae: [`$${letter}${FIRST_ROW}="${mark.word.replaceAll('"', '""')}"`],
          style: {
            font,
            ...(fill === null ? {} : { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: fill } } }),
          },
        },
      ],
    });
  });
}
