/** Cells that show something else than they keep: people read what is shown. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { Teacher } from '../../src/domain/roster.ts';
import { readRoster, type ReadRoster } from '../../src/io/index.ts';
import { unzip, zipBytes } from '../../src/io/zip.ts';
import { FROM, lines, scratch, validTables } from './support.ts';

const folder = scratch();

/** Nobody refers to the teacher of this row. */
const ROW = 15;
const ID = validTables()['教师']![ROW - 1]![0]!;

/** A workbook in which one cell of the teacher stands under a format. */
function bookWith(heading: string, value: ExcelJS.CellValue, format: string): ExcelJS.Workbook {
  const tables = validTables();
  const book = new ExcelJS.Workbook();
  for (const [name, rows] of Object.entries(tables)) book.addWorksheet(name).addRows(rows);
  const teachers = book.getWorksheet('教师')!;
  const at = tables['教师']![0]!.indexOf(heading);
  const column = at < 0 ? tables['教师']![0]!.length : at;
  if (at < 0) teachers.getRow(1).getCell(column + 1).value = heading;
  const cell = teachers.getRow(ROW).getCell(column + 1);
  cell.value = value;
  cell.numFmt = format;
  return book;
}
const writtenBy = async (book: ExcelJS.Workbook): Promise<Uint8Array> => new Uint8Array(await book.xlsx.writeBuffer());
async function readBytes(bytes: Uint8Array): Promise<ReadRoster> {
  const path = join(await folder('shown'), '名册.xlsx');
  await writeFile(path, bytes);
  return readRoster(path, { from: FROM });
}
const read = async (heading: string, value: ExcelJS.CellValue, format: string): Promise<ReadRoster> =>
  readBytes(await writtenBy(bookWith(heading, value, format)));
/** The first error, or the value of the teacher. */
const told = ({ roster, problems }: ReadRoster, key: keyof Teacher): unknown =>
  lines(problems, 'error')[0]?.split(' ').at(-1) ?? roster?.teachers.find(({ id }) => id === ID)?.[key];

describe('words are what is shown', () => {
  test.each<[string, number, string, keyof Teacher, unknown]>([
    ['性别', 1, '[=1]"女";[=2]"男"', 'sex', 'female'],
    ['性别', 2, '[<2]"女";"男"', 'sex', 'male'],
    ['性别', 1, '[=1]女;[=2]男', 'sex', 'female'],
    ['性别', 0, '"男";"x";"女"', 'sex', 'female'],
    ['免除交流', 1, '[=1]"否";[=0]"是"', 'exempt', false],
    ['自愿交流', 1, '[=1]"×";[=0]"√"', 'volunteer', false],
    ['主教学科', 3, '"数学"', 'subject', '数学'],
    ['现聘职称', 2, '[=1]"高级";[=2]"一级"', 'title', 'first'],
    ['姓名', 3, '"甲"', 'name', '甲'],
  ])('%s: %d under %s', async (heading, value, format, key, expected) => {
    expect(told(await read(heading, value, format), key)).toBe(expected);
  });

  test('also where the file writes the format in single quotes', async () => {
    const parts = unzip(await writtenBy(bookWith('性别', 1, '[=1]"女";[=2]"男"')));
    const xml = Buffer.from(parts.get('xl/styles.xml')!).toString();
    const single = xml.replace(
      /formatCode="([^"]*女[^"]*)"/u,
      (_, code: string) => `formatCode='${code.replaceAll('&quot;', '"')}'`,
    );
    expect(single).not.toBe(xml);
    const bytes = zipBytes(new Map([...parts, ['xl/styles.xml', Buffer.from(single)]]));
    expect(told(await readBytes(bytes), 'sex')).toBe('female');
  });
});

describe('ids are what is shown', () => {
  test.each<[number | string, string, string]>([
    [5, '"N"00', 'N05'],
    [5, '!N00', 'N05'],
    [5, '"2019"000', '2019005'],
    [2019005, '0000-000', '2019-005'],
    ['05', '"N"@', 'N05'],
    [20190900123, 'General', '20190900123'],
    [42, '0000', '0042'],
    [42, '[$-804]0', '42'],
    [1234, '#,##0', '1234'],
  ])('%s under %s is %s', async (value, format, expected) => {
    const { roster, problems } = await read('教师编号', value, format);
    expect(lines(problems, 'error')).toEqual([]);
    expect(roster!.teachers.map(({ id }) => id)).toContain(expected);
  });

  test.each(['20190900123456789', '2019090012345678'])('more than 15 digits are not exact: %s', async (digits) => {
    expect(told(await read('教师编号', Number(digits), '0'), 'id')).toBe('mangled-number');
  });
});

describe('numbers are what is kept, where the two agree', () => {
  test.each<[string, number, string, keyof Teacher, unknown]>([
    ['乡村任教月数', 12, '0"个月"', 'ruralMonths', 12],
    ['乡村任教月数', 0, '[=0]"无";General', 'ruralMonths', 0],
    ['乡村任教月数', 3, '[=3]"6个月"', 'ruralMonths', 6],
    ['乡村任教月数', 1, '[=1]"很多"', 'ruralMonths', 'bad-integer'],
    ['岗位等级', 8, '0"级"', 'postLevel', 8],
    ['任课比例', 1, '[=1]"半"', 'teachingTenths', 5],
    ['任课比例', 0.5, '# ?/?', 'teachingTenths', 5],
    ['任课比例', 0.5, '0%', 'teachingTenths', 5],
  ])('%s: %d under %s', async (heading, value, format, key, expected) => {
    expect(told(await read(heading, value, format), key)).toBe(expected);
  });

  test('months as numbers under a format', async () => {
    expect(told(await read('出生年月', 198503, '0000"年"00"月"'), 'born')).toBe(monthOf(1985, 3));
  });

  test('days without a format are counted from where the workbook counts', async () => {
    const of1904 = bookWith('出生年月', 29_646, 'General');
    of1904.properties.date1904 = true;
    // 29,646 days after 1 January 1904, and after the last day of 1899.
    expect(told(await readBytes(await writtenBy(of1904)), 'born')).toBe(monthOf(1985, 3));
    expect(told(await read('出生年月', 31_108, 'General'), 'born')).toBe(monthOf(1985, 3));
  });
});
