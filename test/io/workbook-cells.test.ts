/** Workbooks as other programs write them: formulas without results, sheets that break off, cells far out. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readRoster, type ReadRoster } from '../../src/io/index.ts';
import { sheetXml, workbook } from './archive.ts';
import { columnAt, FROM, lines, rowAt, scratch, validTables } from './support.ts';

const folder = scratch();

async function readBytes(bytes: Buffer): Promise<ReadRoster> {
  const path = join(await folder('cells'), '名册.xlsx');
  await writeFile(path, bytes);
  return readRoster(path, { from: FROM });
}

const sheets = (cells: Record<string, string> = {}, more = ''): Record<string, string> =>
  Object.fromEntries(
    Object.entries(validTables()).map(([name, grid]) => [
      name,
      sheetXml(grid, name === '教师' ? cells : {}, name === '教师' ? more : ''),
    ]),
  );
const reference = (teacher: string, heading: string): string => {
  const at = columnAt(validTables(), '教师', heading);
  return `${at < 26 ? '' : 'A'}${String.fromCodePoint(65 + (at % 26))}${rowAt(validTables(), '教师', teacher)}`;
};
const withCell = (heading: string, xml: string, calculation = ''): Promise<ReadRoster> => {
  const at = reference('T01', heading);
  return readBytes(workbook(sheets({ [at]: xml.replace('<c', `<c r="${at}"`) }), calculation));
};

const months = (xml: string, calculation = ''): Promise<ReadRoster> => withCell('乡村任教月数', xml, calculation);
const far = (more: string): Promise<string[]> =>
  readBytes(workbook(sheets({}, more))).then(({ problems }) => lines(problems, 'error'));

describe('formulas', () => {
  test('the workbook of these tests is sound without them', async () => {
    const { problems } = await readBytes(workbook(sheets()));
    expect(lines(problems, 'error')).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['without a value', '自愿交流', '<c><f>IF(B2="a",1,0)</f></c>'],
    ['with an empty value, as openpyxl writes it', '免除交流', '<c><f>IF(B2="a",1,0)</f><v></v></c>'],
    ['with an empty value of the short form', '意愿学校', '<c><f>IF(B2="a",1,0)</f><v/></c>'],
    ['a text formula without a value', '姓名', '<c t="str"><f>IF(B2="a",1,0)</f></c>'],
  ])('%s is an error that names it, in every column that is used', async (_, heading, xml) => {
    const { roster, problems } = await withCell(heading, xml);
    expect(roster).toBeNull();
    expect(lines(problems, 'error')).toEqual([
      `名册.xlsx 教师 2 ${heading} ${JSON.stringify('=IF(B2="a",1,0)')} formula-cell`,
    ]);
    expect(problems.find(({ severity }) => severity === 'error')!.message.in('zh-CN')).toMatch(
      /=IF\(B2="a",1,0\).*保存一次.*粘贴为数值/,
    );
  });

  test('one that several cells share is named in each of them', async () => {
    const [first, second] = [reference('T01', '乡村任教月数'), reference('T02', '乡村任教月数')];
    const cells = {
      [first]: `<c r="${first}"><f t="shared" ref="${first}:${second}" si="0">1+1</f></c>`,
      [second]: `<c r="${second}"><f t="shared" si="0"/><v/></c>`,
    };
    const { problems } = await readBytes(workbook(sheets(cells)));
    expect(lines(problems, 'error')).toEqual(
      [2, 3].map((row) => `名册.xlsx 教师 ${row} 乡村任教月数 "=1+1" formula-cell`),
    );
  });

  test('a heading that was not calculated is an error, not an unknown column', async () => {
    const { problems } = await readBytes(workbook(sheets({ X1: '<c r="X1"><f>"自愿"&amp;"交流"</f></c>' })));
    expect(lines(problems, 'error')).toEqual([`名册.xlsx 教师 1 ="自愿"&"交流" null formula-cell`]);
  });

  test('a calculated one counts, an empty text included; 0 counts unless the writer asks for a calculation on opening', async () => {
    expect((await months('<c><f>2*6</f><v>12</v></c>')).roster!.teachers[0]!.ruralMonths).toBe(12);
    expect((await months('<c><f>2*6</f><v>12</v></c>', 'fullCalcOnLoad="1"')).roster!.teachers[0]!.ruralMonths).toBe(
      12,
    );
    expect((await months('<c t="str"><f>IF(1,"","x")</f><v></v></c>')).roster!.teachers[0]!.ruralMonths).toBe(0);
    expect((await months('<c><f>6-6</f><v>0</v></c>')).roster!.teachers[0]!.ruralMonths).toBe(0);
    expect(lines((await months('<c><f>2*6</f><v>0</v></c>', 'fullCalcOnLoad="1"')).problems, 'error')).toEqual([
      '名册.xlsx 教师 2 乡村任教月数 "=2*6" formula-cell',
    ]);
  });

  test('in a column that is not used it does no harm', async () => {
    const tables = validTables();
    tables['教师']![0]!.push('备注');
    const at = `AG${2}`;
    tables['教师']![1]!.push('x');
    const xml = Object.fromEntries(
      Object.entries(tables).map(([name, grid]) => [
        name,
        sheetXml(grid, name === '教师' ? { [at]: `<c r="${at}"><f>1+1</f></c>` } : {}),
      ]),
    );
    expect(lines((await readBytes(workbook(xml))).problems, 'error')).toEqual([]);
  });
});

describe('sheets that break off, and cells far out', () => {
  const whole = sheets()['教师']!;
  test.each<[string, string]>([
    ['before the first row', whole.slice(0, whole.indexOf('<sheetData>') + 20)],
    ['inside a row', whole.slice(0, whole.length / 2)],
    ['after the last row', whole.slice(0, whole.indexOf('</sheetData>'))],
    ['before the last tag', whole.slice(0, whole.indexOf('</worksheet>'))],
    ['at once', ''],
    [
      'in the middle, with the end still there',
      `${whole.slice(0, whole.indexOf('<row r="9">') + 60)}</sheetData></worksheet>`,
    ],
  ])('XML that breaks off %s is a damaged workbook, not an empty table', async (_, xml) => {
    const { roster, problems } = await readBytes(workbook({ ...sheets(), 教师: xml }));
    expect([roster, lines(problems)]).toEqual([null, ['名册.xlsx   null damaged-workbook']]);
  });

  test.each(['ZZZZZ999999999', 'A1048577', 'XFE1', 'A0'])('a cell %s is refused', async (cell) => {
    const { roster, problems } = await readBytes(workbook(sheets({}, `<row><c r="${cell}"><v>1</v></c></row>`)));
    expect([roster, lines(problems)]).toEqual([null, ['名册.xlsx   null cell-too-far']]);
  });

  test('a row far out is refused, and cells at the last row or column are looked at', async () => {
    expect(await far('<row r="999999999"><c><v>1</v></c></row>')).toEqual(['名册.xlsx   null cell-too-far']);
    expect(await far('<row r="20"><c r="XFD20"><v>1</v></c></row>')).toEqual([
      '名册.xlsx 教师   null too-many-columns',
    ]);
    expect(await far('<row r="1048576"><c r="A1048576"/></row>')).toEqual([]);
  });
});
