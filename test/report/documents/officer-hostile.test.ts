/** The officer's own workbook with personal data where nobody looks: none of it in a copy. */
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { cleanBook, renameSheets, type Cleaned } from '../../../src/io/annotate/clean-copy.ts';
import { officerWorkbook } from '../../../src/report/documents/officer-workbook.ts';
import { unzip } from '../../../src/io/zip.ts';
import { context } from '../fixture.ts';

const ID = '330302198503071234';
const PHONE = '13812345678';

async function bytesOf(fill: (book: ExcelJS.Workbook) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

describe('personal data', () => {
  const filled = (book: ExcelJS.Workbook): void => {
    const sheet = book.addWorksheet(`联系 ${PHONE}`);
    sheet.addRows([
      [`教师（电话 ${PHONE}）`, '备注'],
      ['编号', '姓名'],
      ['T1', '王芳'],
      ['T2', '确诊糖尿病'],
    ]);
    sheet.getCell('B3').note = '病假，肺炎住院';
    sheet.getCell('A3').note = ID;
    sheet.headerFooter.oddHeader = `&C联系人 ${PHONE}`;
    sheet.headerFooter.oddFooter = '&C患病人员名单';
    const signed = book.addWorksheet('人工核对');
    signed.addRows([
      ['条款', '说明'],
      ['SZ1', `已电话核对 ${PHONE}，${ID}`],
      ['SZ2', '该教师体弱'],
    ]);
    book.title = ID;
  };
  const FORBIDDEN = new RegExp([ID, PHONE, '糖尿病', '肺炎', '患病', '体弱'].join('|'), 'u');

  it('is in no part of the copy, and it is told how many places and where', async () => {
    const bytes = await bytesOf(filled);
    const heard: Cleaned[] = [];
    const made = await officerWorkbook(bytes, context, 'zh-CN', (cleaned) => heard.push(cleaned));
    const told = [...unzip(made).entries()].flatMap(([name, part]) =>
      FORBIDDEN.test(new TextDecoder().decode(part)) ? [name] : [],
    );
    expect(told).toEqual([]);
    expect(heard[0]!.count).toBeGreaterThanOrEqual(9);
    expect(heard[0]!.places.join(' ')).toMatch(/人工核对!B2/u);
    expect(heard[0]!.places.join(' ')).not.toMatch(FORBIDDEN);
  });

  it('names of schools and subjects stand, health in them or not', async () => {
    const book = new ExcelJS.Workbook();
    const rows = [
      ['学科', '学校'],
      ['心理健康', '康复学校'],
      ['体育与健康', '精神文明小学'],
    ];
    book.addWorksheet('教师').addRows(rows);
    expect([cleanBook(book).count, renameSheets(book).length]).toEqual([0, 0]);
    expect(book.worksheets[0]!.getCell('A2').value).toBe('心理健康');
  });
});
