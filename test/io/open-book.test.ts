/** Workbooks that other programs write in other words are opened for writing as what they are. */
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { forEditing } from '../../src/io/for-editing.ts';
import { openBook } from '../../src/io/open-book.ts';
import { unzip, zipBytes } from '../../src/io/zip.ts';

const DATE = new Date(Date.UTC(1978, 4, 1));

/** A sheet with words, a date and a table, as the library writes it. */
async function written(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('教师');
  sheet.addRow(['姓名', '出生年月']);
  sheet.addRow(['甲<乙>', DATE]);
  sheet.getCell('B2').numFmt = 'yyyy-mm-dd';
  sheet.addTable({ name: '表1', ref: 'D1', headerRow: true, columns: [{ name: '学科' }], rows: [['语文']] });
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The archive with some parts said otherwise. */
function said(archive: Uint8Array, name: RegExp, otherwise: (xml: string) => string): Uint8Array {
  const parts = [...unzip(archive)].map(([path, bytes]): [string, Uint8Array] =>
    name.test(path) ? [path, Buffer.from(otherwise(Buffer.from(bytes).toString()))] : [path, bytes],
  );
  return zipBytes(new Map(parts));
}

const prefixed = (xml: string): string =>
  xml
    .replaceAll(/<(\/?)(?=[A-Za-z])(?!\w+:)/gu, '<$1x:')
    .replace(/ xmlns="/u, ' xmlns:xq="http://example.org/xq" xmlns:x="');
const cells = async (archive: Uint8Array): Promise<unknown[]> => {
  const sheet = (await openBook(archive)).worksheets[0]!;
  return ['A1', 'B1', 'A2', 'B2', 'D1', 'D2'].map((at) => sheet.getCell(at).value);
};
const sheetOf = async (book: ExcelJS.Workbook): Promise<string> =>
  Buffer.from(unzip(new Uint8Array(await book.xlsx.writeBuffer())).get('xl/worksheets/sheet1.xml')!).toString();

const WORDS = ['姓名', '出生年月', '甲<乙>', DATE, '学科', '语文'];

const rule = (type: string, more: string): string =>
  `<conditionalFormatting sqref="A2:A9"><cfRule type="${type}" priority="1" ${more}</conditionalFormatting>`;

describe('a workbook to write into', () => {
  it('is left as it is where nothing has to be said otherwise', async () => {
    const archive = await written();
    expect(forEditing(archive)).toBe(archive);
    expect(await cells(archive)).toEqual(WORDS);
  });

  it('may have names with a prefix', async () => {
    const archive = said(await written(), /^xl\/(?:workbook|styles|sharedStrings|worksheets\/sheet1)\.xml$/u, prefixed);
    expect(Buffer.from(unzip(archive).get('xl/workbook.xml')!).toString()).toContain('<x:sheets>');
    expect(await cells(archive)).toEqual(WORDS);
  });

  it.each([
    ['1978-05-01', 'from 1900', DATE],
    ['1978-05-01T12:00:00', 'from 1900', new Date(DATE.getTime() + 43_200_000)],
    ['1978-05-01', 'from 1904', DATE],
  ])('may say dates in words: %s, %s', async (words, counts, expected) => {
    let archive = said(await written(), /sheet1\.xml$/u, (xml) =>
      xml.replace(/<c r="B2"( s="\d+")><v>[^<]*<\/v>/u, `<c r="B2"$1 t="d"><v>${words}</v>`),
    );
    if (counts === 'from 1904')
      archive = said(archive, /xl\/workbook\.xml$/u, (xml) => xml.replace('<workbookPr', '<workbookPr date1904="1"'));
    expect(Buffer.from(unzip(archive).get('xl/worksheets/sheet1.xml')!).toString()).toContain('t="d"');
    expect((await cells(archive))[3]).toEqual(expected);
  });

  it('may have a table that does not say that it has headings', async () => {
    const archive = said(await written(), /tables\/table1\.xml$/u, (xml) => xml.replace(/ headerRowCount="1"/u, ''));
    const copy = new Uint8Array(await (await openBook(archive)).xlsx.writeBuffer());
    expect(Buffer.from(unzip(copy).get('xl/tables/table1.xml')!).toString()).toContain('headerRowCount="1"');
    const without = said(await written(), /tables\/table1\.xml$/u, (xml) =>
      xml.replace('headerRowCount="1"', 'headerRowCount="0"'),
    );
    expect(forEditing(without)).toBe(without);
  });

  it('keeps the highlighting that can be written, and leaves out the rest whole', async () => {
    const archive = said(await written(), /sheet1\.xml$/u, (xml) =>
      xml.replace(
        '</sheetData>',
        `</sheetData>${rule('duplicateValues', '/>')}${rule('cellIs', 'operator="equal"><formula>1</formula></cfRule>')}`,
      ),
    );
    const copy = await sheetOf(await openBook(archive));
    expect(
      [...copy.matchAll(/<conditionalFormatting [^>]*>(?:<cfRule type="(\w+)")?/gu)].map(([, type]) => type),
    ).toEqual(['cellIs']);
  });
});
