/** The officer's own workbook with ranges over the whole sheet: cut to what is used, and written. */
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { officerWorkbook } from '../../../src/report/documents/officer-workbook.ts';
import { unzip, zipBytes } from '../../../src/io/zip.ts';
import { context } from '../fixture.ts';

async function bytesOf(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** The part of the first sheet with some XML behind its cells. */
function withXml(bytes: Uint8Array, xml: string): Uint8Array {
  const parts = unzip(bytes);
  const name = 'xl/worksheets/sheet1.xml';
  const sheet = new TextDecoder().decode(parts.get(name));
  parts.set(name, Buffer.from(sheet.replace('</sheetData>', `</sheetData>${xml}`)));
  return zipBytes(parts);
}

describe('ranges far beyond the used cells', () => {
  it.each([
    ['a merged sheet', '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'],
    ['a merged column', '<mergeCells count="1"><mergeCell ref="A1:A1048576"/></mergeCells>'],
    [
      'a list of choices over all',
      '<dataValidations count="1"><dataValidation type="list" sqref="A1:XFD1048576"><formula1>"x,y"</formula1></dataValidation></dataValidations>',
    ],
  ])('%s is cut to them, and the workbook is written', { timeout: 20_000 }, async (_name, xml) => {
    const bytes = withXml(
      await bytesOf((book) =>
        book.addWorksheet('教师').addRows([
          ['编号', '姓名'],
          ['T1', '王芳'],
        ]),
      ),
      xml,
    );
    const made = await officerWorkbook(bytes, context, 'zh-CN');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(made.slice().buffer);
    expect(book.worksheets[0]!.rowCount).toBeLessThan(600);
  });
});
