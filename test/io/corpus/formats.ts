/**
 * The same sheets in every format that a bureau sends: what is written here is what another program would have written.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { utils, write, type WorkSheet } from '@e965/xlsx';
import { encodeGb18030 } from '../gb18030.ts';
import type { Grid } from '../tables.ts';

/** Rows from 1, columns from 0, ends included. */
export interface Merged {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export interface Sheet {
  readonly title: string;
  readonly grid: Grid;
  readonly merges?: readonly Merged[];
  readonly hidden?: boolean;
}

export interface Format {
  readonly name: string;
  /** Writes the sheets into `dir` and answers what is to be read. */
  write(sheets: readonly Sheet[], dir: string): Promise<string>;
  /** File and sheet under which problems of a sheet are told. */
  place(title: string): readonly [file: string, sheet: string | null];
}

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const csv = (grid: Grid, delimiter = ','): string =>
  grid.map((row) => `${row.map(quoted).join(delimiter)}\r\n`).join('');

const folder = (name: string, ending: string, encode: (sheet: Sheet) => string | Uint8Array): Format => ({
  name,
  async write(sheets, dir) {
    await mkdir(dir, { recursive: true });
    for (const sheet of sheets) await writeFile(join(dir, `${sheet.title}${ending}`), encode(sheet));
    return dir;
  },
  place: (title) => [`${title}${ending}`, null],
});

function toWorkSheet({ grid, merges }: Sheet): WorkSheet {
  const sheet = utils.aoa_to_sheet(grid.map((row) => row.map((cell) => (cell === '' ? null : cell))));
  if (merges !== undefined)
    sheet['!merges'] = merges.map(({ top, left, bottom, right }) => ({
      s: { r: top - 1, c: left },
      e: { r: bottom - 1, c: right },
    }));
  return sheet;
}

export function bookBytes(sheets: readonly Sheet[], bookType: 'xlsx' | 'biff8' | 'xlml'): Buffer {
  const book = utils.book_new();
  for (const sheet of sheets) utils.book_append_sheet(book, toWorkSheet(sheet), sheet.title);
  if (sheets.some(({ hidden }) => hidden === true))
    book.Workbook = { Sheets: sheets.map(({ title, hidden }) => ({ name: title, Hidden: hidden === true ? 1 : 0 })) };
  return Buffer.from(write(book, { bookType, type: 'buffer', compression: true }) as Uint8Array);
}

const book = (name: string, file: string, bookType: 'xlsx' | 'biff8' | 'xlml'): Format => ({
  name,
  async write(sheets, dir) {
    await mkdir(dir, { recursive: true });
    await writeFile(join(dir, file), bookBytes(sheets, bookType));
    return join(dir, file);
  },
  place: (title) => [file, title],
});

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>');

/** As a system writes its list for "Excel". */
export function htmlPage({ grid, merges = [] }: Sheet, charset: string): string {
  const covered = (row: number, at: number): boolean =>
    merges.some(
      ({ top, left, bottom, right }) =>
        row >= top && row <= bottom && at >= left && at <= right && (row !== top || at !== left),
    );
  const span = (row: number, at: number): string => {
    const merge = merges.find(({ top, left }) => top === row && left === at);
    return merge === undefined
      ? ''
      : ` colspan="${merge.right - merge.left + 1}" rowspan=${merge.bottom - merge.top + 1}`;
  };
  const rows = grid.map(
    (row, index) =>
      `<tr>${row.map((text, at) => (covered(index + 1, at) ? '' : `<td${span(index + 1, at)} style='mso-number-format:"\\@"'>${text === '' ? '&nbsp;' : escaped(text)}</td>`)).join('\n')}</tr>`,
  );
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv=Content-Type content="text/html; charset=${charset}"><style>td{border:1px}</style><script>var a = "<td>x</td>";</script></head><body><table>${rows.join('\r\n')}</table></body></html>`;
}

export const FORMATS: readonly Format[] = [
  folder('CSV, UTF-8', '.csv', ({ grid }) => `\uFEFF${csv(grid)}`),
  folder('CSV, GB18030', '.csv', ({ grid }) => encodeGb18030(csv(grid))),
  folder('CSV, UTF-16 with tabs', '.csv', ({ grid }) => Buffer.from(`\uFEFF${csv(grid, '\t')}`, 'utf16le')),
  book('a new workbook', '名册.xlsx', 'xlsx'),
  book('an old workbook', '名册.xls', 'biff8'),
  book('XML named .xls', '名册.xls', 'xlml'),
  folder('pages named .xls, UTF-8', '.xls', (sheet) => htmlPage(sheet, 'utf-8')),
  folder('pages named .xls, GB18030', '.xls', (sheet) => encodeGb18030(htmlPage(sheet, 'gb2312'))),
];
