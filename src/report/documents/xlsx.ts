/** A document as a workbook to print: a sheet per section, the heading row of its table on every page. */
import type ExcelJS from 'exceljs';
import Books from 'exceljs/dist/exceljs.bare.min.js';
import sum from 'lodash/sum.js';
import stringWidth from 'string-width';
import { cleanSheetText } from '../../io/sheet-text.ts';
import type { Lang } from '../../messages/message.ts';
import { escapeReportCell } from '../escape.ts';
import type { TableCell, Table } from '../table.ts';
import { withoutDates } from '../zip-dates.ts';
import { keepTogether } from './keep-together.ts';
import type { DocumentBlock, Doc, DocumentSection, Form } from './model.ts';
import { sheetNames } from './sheet-names.ts';

const FONTS: Record<Lang, { readonly title: string; readonly heading: string; readonly body: string }> = {
  'zh-CN': { title: '方正小标宋简体', heading: '黑体', body: '仿宋_GB2312' },
  en: { title: 'Times New Roman', heading: 'Arial', body: 'Times New Roman' },
};
const FIXED_DATE = new Date(Date.UTC(1980, 0, 1));
const LINE: ExcelJS.Border = { style: 'thin', color: { argb: 'FF000000' } };
const BORDER = { top: LINE, left: LINE, bottom: LINE, right: LINE };
const FOOTER: Record<Lang, string> = { 'zh-CN': '&C第 &P 页，共 &N 页', en: '&CPage &P of &N' };
/** Points; a line of text takes about a third more than its size. */
const SIZE = { title: 18, subtitle: 12, heading: 12, text: 12, cell: 10.5 } as const;
const LEAST_HEIGHT = 20;
const MOST_HEIGHT = 409;
/** Points of a line of a form: room to write with a pen. */
const LINE_HEIGHT = 27;
/** A sheet without a table: as wide as a page of text. */
const TEXT_WIDTH = 84;

export async function xlsxBytes(doc: Doc, lang: Lang): Promise<Uint8Array> {
  const book = new Books.Workbook();
  Object.assign(book, {
    creator: 'lungang',
    lastModifiedBy: 'lungang',
    created: FIXED_DATE,
    modified: FIXED_DATE,
    title: cleanSheetText(doc.title),
  });
  const names = sheetNames(doc.sections.map(({ name }) => name));
  doc.sections.forEach((section, i) => addSection(book.addWorksheet(names[i]!), section, lang));
  return withoutDates(new Uint8Array(await book.xlsx.writeBuffer()));
}

/** Fills an empty sheet with a section; also one in a workbook of somebody else. */
function addSection(sheet: ExcelJS.Worksheet, section: DocumentSection, lang: Lang): void {
  const grids = section.blocks.flatMap((block) =>
    block.kind === 'table'
      ? [block.table.columns.map(({ width }) => width)]
      : block.kind === 'form'
        ? [block.form.widths]
        : [],
  );
  const widths = gridOf(grids);
  sheet.columns = widths.map((width) => ({ width: width === 9 ? 9.1 : width }));
  Object.assign(sheet.pageSetup, {
    paperSize: 9,
    orientation: section.wide ? 'landscape' : 'portrait',
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    horizontalCentered: true,
    margins: { left: 0.5, right: 0.5, top: 0.6, bottom: 0.7, header: 0.3, footer: 0.3 },
  });
  sheet.headerFooter.oddFooter = FOOTER[lang];
  const page = new Page(sheet, widths, lang);
  page.line(section.title, {
    font: { name: FONTS[lang].title, size: SIZE.title, bold: lang === 'en' },
    center: true,
    size: SIZE.title,
  });
  if (section.subtitle !== undefined)
    page.line(section.subtitle, {
      font: { name: FONTS[lang].body, size: SIZE.subtitle },
      center: true,
      size: SIZE.subtitle,
    });
  for (const block of section.blocks) page.block(block);
  // One table: its headings are repeated and stay in view. Several: each has its own, close by.
  const [only] = page.headings;
  if (only !== undefined && page.headings.length === 1) {
    sheet.pageSetup.printTitlesRow = `${only}:${only}`;
    sheet.views = [{ state: 'frozen', xSplit: 0, ySplit: only }];
    keepTogether(sheet, only, page.lastOfTable, page.row);
  }
}

/** One grid for all tables of a sheet: the widest column at each position. */
function gridOf(grids: readonly (readonly number[])[]): readonly number[] {
  const count = Math.max(0, ...grids.map(({ length }) => length));
  if (count === 0) return [TEXT_WIDTH];
  return Array.from({ length: count }, (_, i) => Math.max(...grids.map((widths) => widths[i] ?? 0)));
}

interface Look {
  readonly font: Partial<ExcelJS.Font>;
  readonly size: number;
  readonly center?: boolean;
  readonly right?: boolean;
}

const shown = (text: string): string => cleanSheetText(escapeReportCell(text));
const rowsOf = (text: string, width: number): number =>
  sum(text.split('\n').map((line) => Math.max(1, Math.ceil(stringWidth(line) / Math.max(1, width)))));

/** Writes downwards. */
class Page {
  readonly #sheet: ExcelJS.Worksheet;
  readonly #widths: readonly number[];
  readonly #lang: Lang;
  #row = 0;
  /** Rows of the headings of tables. */
  readonly headings: number[] = [];
  /** The last row of the last table. */
  lastOfTable = 0;

  constructor(sheet: ExcelJS.Worksheet, widths: readonly number[], lang: Lang) {
    this.#sheet = sheet;
    this.#widths = widths;
    this.#lang = lang;
  }

  /** The last row that was written. */
  get row(): number {
    return this.#row;
  }

  /** A line across all columns. */
  line(text: string, { font, size, center, right }: Look): void {
    this.#row += 1;
    const last = this.#widths.length;
    if (last > 1) this.#sheet.mergeCells(this.#row, 1, this.#row, last);
    const cell = this.#sheet.getCell(this.#row, 1);
    cell.value = shown(text);
    cell.font = font;
    cell.alignment = {
      horizontal: center === true ? 'center' : right === true ? 'right' : 'left',
      vertical: 'middle',
      wrapText: true,
    };
    // The grid counts characters of 11 points.
    const room = (sum(this.#widths) * 11) / size;
    this.#sheet.getRow(this.#row).height = Math.min(
      MOST_HEIGHT,
      Math.max(LEAST_HEIGHT, rowsOf(text, room - 1) * size * 1.5),
    );
  }

  block(block: DocumentBlock): void {
    const { heading, body } = FONTS[this.#lang];
    switch (block.kind) {
      case 'heading':
        return this.line(block.text, {
          font: { name: heading, size: SIZE.heading, bold: this.#lang === 'en' },
          size: SIZE.heading,
        });
      case 'text':
        return this.line(block.flush === true || this.#lang === 'en' ? block.text : `　　${block.text}`, {
          font: { name: body, size: SIZE.text },
          size: SIZE.text,
        });
      case 'note':
        return this.line(block.text, { font: { name: body, size: SIZE.cell }, size: SIZE.cell });
      case 'sign':
        return this.line(block.text, { font: { name: body, size: SIZE.text }, size: SIZE.text, right: true });
      case 'table':
        return this.#table(block.table);
      case 'form':
        return this.#form(block.form);
    }
  }

  #form({ rows }: Form): void {
    const { heading, body } = FONTS[this.#lang];
    for (const cells of rows) {
      this.#row += 1;
      const row = this.#sheet.getRow(this.#row);
      let at = 1;
      for (const { text, span, label } of cells) {
        const style: Partial<ExcelJS.Style> = {
          font: { name: label ? heading : body, size: SIZE.cell },
          alignment: {
            horizontal: label ? 'center' : 'left',
            vertical: text.includes('\n') ? 'bottom' : 'middle',
            wrapText: true,
          },
          border: BORDER,
        };
        for (let i = at; i < at + span; i++) row.getCell(i).style = style;
        row.getCell(at).value = shown(text);
        if (span > 1) this.#sheet.mergeCells(this.#row, at, this.#row, at + span - 1);
        at += span;
      }
      row.height = Math.min(MOST_HEIGHT, LINE_HEIGHT * Math.max(...cells.map(({ lines }) => lines)));
    }
  }

  #table({ columns, rows }: Table): void {
    const { heading, body } = FONTS[this.#lang];
    const head: Partial<ExcelJS.Style> = {
      font: { name: heading, size: SIZE.cell, bold: this.#lang === 'en' },
      alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
      border: BORDER,
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFF2F2F2' } },
    };
    this.#cells(
      columns.map((column) => column.heading),
      columns.map(() => head),
      columns.length,
    );
    this.headings.push(this.#row);
    // One object for all cells that look alike: the library writes out a style for every new object.
    const font = { name: body, size: SIZE.cell };
    const styles = columns.map(({ align, format }): Partial<ExcelJS.Style> => ({
      font,
      alignment: { horizontal: align, vertical: 'middle', wrapText: true },
      border: BORDER,
      ...(format === null ? {} : { numFmt: format }),
    }));
    for (const row of rows) this.#cells(row, styles, columns.length);
    this.lastOfTable = this.#row;
  }

  /** A row of a table; where the grid has more columns, the last cell takes what is left. */
  #cells(values: readonly TableCell[], styles: readonly Partial<ExcelJS.Style>[], count: number): void {
    this.#row += 1;
    const row = this.#sheet.getRow(this.#row);
    const left = this.#widths.length - count;
    values.forEach((value, i) => {
      const cell = row.getCell(i + 1);
      cell.value = typeof value === 'string' ? shown(value) : value;
      cell.style = styles[i]!;
    });
    if (left > 0) {
      for (let i = count; i < this.#widths.length; i++) row.getCell(i + 1).style = styles[count - 1]!;
      this.#sheet.mergeCells(this.#row, count, this.#row, this.#widths.length);
    }
    const width = (i: number): number => (i === count - 1 ? sum(this.#widths.slice(i)) : this.#widths[i]!);
    const lines = Math.max(1, ...values.map((value, i) => rowsOf(String(value ?? ''), width(i) - 1.5)));
    row.height = Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, lines * 14.5 + 4));
  }
}
