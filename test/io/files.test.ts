import { always } from '../../src/domain/group-kinds.ts';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { problemsJson, readRoster } from '../../src/io/index.ts';
import { LIMITS, mebibytes } from '../../src/io/limits.ts';
import { archive } from './archive.ts';
import {
  csvOf,
  errorLines,
  FROM,
  lines,
  readFolder,
  readTables,
  scratch,
  validTables,
  writeFiles,
  type Tables,
} from './support.ts';

const folder = scratch();

const codes = async (path: string): Promise<string[]> => {
  const { roster, problems } = await readRoster(path, { from: FROM });
  expect(roster).toBeNull();
  return problems.map((one) => `${one.severity} ${one.file} ${one.code}`);
};

const zip = (name: string, content: Buffer, declared = content.length): Buffer =>
  archive([{ name, content, declared }]);

describe('what is no roster at all', () => {
  test('a missing path, a folder without tables, a file of another kind', async () => {
    const dir = await folder('none');
    expect(await codes(join(dir, '没有'))).toEqual(['error 没有 not-found']);
    expect((await codes(dir)).map((line) => line.split(' ').at(-1))).toEqual(['no-tables']);
    await writeFile(join(dir, '名册.bin'), 'x');
    expect(await codes(join(dir, '名册.bin'))).toEqual(['error 名册.bin not-an-input']);
    await writeFile(join(dir, '名册.txt'), 'x');
    expect(await codes(join(dir, '名册.txt'))).toEqual(['error 名册.txt other-format']);
    await mkdir(join(dir, '教师.csv'));
    expect(await codes(dir)).toContain('error 教师.csv not-a-csv-file');
    expect(await codes('')).toEqual(['error "" no-path']);
  });

  test.each<[string, Buffer, string]>([
    ['text', Buffer.from('编号,姓名'), 'not-a-workbook'],
    ['nothing', Buffer.alloc(0), 'not-a-workbook'],
    ['an old .xls or an encrypted file', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'not-a-workbook'],
    ['another zip', zip('readme.txt', Buffer.from('x')), 'not-a-workbook'],
    ['half a zip', zip('[Content_Types].xml', Buffer.from('x')).subarray(0, 60), 'damaged-workbook'],
    ['a workbook without its parts', zip('[Content_Types].xml', Buffer.from('<Types/>')), 'damaged-workbook'],
    ['a bomb that says so', zip('[Content_Types].xml', Buffer.alloc(mebibytes(40))), 'unpacks-too-large'],
    ['a bomb that lies', zip('[Content_Types].xml', Buffer.alloc(mebibytes(40)), 100), 'damaged-workbook'],
  ])('%s as a workbook', async (_name, bytes, code) => {
    const path = join(await folder('bad'), '名册.xlsx');
    await writeFile(path, bytes);
    expect(await codes(path)).toEqual([`error 名册.xlsx ${code}`]);
  });

  test('a file that is too large', async () => {
    const dir = await folder('large');
    await writeFiles(dir, {
      '教师.csv': Buffer.alloc(mebibytes(LIMITS.fileMebibytes) + 1),
      '学校.csv': csvOf(validTables()['学校']!),
    });
    expect(await codes(dir)).toEqual(['error 教师.csv too-large']);
  });

  test('CSV files that are none: other encodings, workbooks with a changed ending', async () => {
    const dir = await folder('bytes');
    await writeFiles(dir, {
      '教师.csv': Buffer.from([0xef, 0xbb, 0xbf, 0xd5, 0xc5]),
      '学校.csv': zip('[Content_Types].xml', Buffer.from('x')),
    });
    expect((await codes(dir)).toSorted()).toEqual(
      ['error 学校.csv bad-encoding', 'error 教师.csv bad-encoding'].toSorted(),
    );
    await writeFiles(dir, { '教师.csv': Buffer.from([0xff, 0xff, 0x00]), '学校.csv': Buffer.from('a\u0000b') });
    expect((await codes(dir)).toSorted()).toEqual(['error 学校.csv not-csv', 'error 教师.csv bad-encoding'].toSorted());
  });
});

const without = (...names: string[]): Tables =>
  Object.fromEntries(Object.entries(validTables()).filter(([name]) => !names.includes(name)));

describe('tables that are missing, empty, unknown or there twice', () => {
  test('the required tables', async () => {
    expect(errorLines(readTables(without('教师')))).toEqual(['教师.csv   null missing-table']);
    expect(errorLines(readTables(without('教师', '学校')))).toEqual([
      '学校.csv   null missing-table',
      '教师.csv   null missing-table',
    ]);
    const book = new ExcelJS.Workbook();
    book.addWorksheet('学校').addRows(validTables()['学校']!);
    book.addWorksheet('集团').addRows(validTables()['集团']!);
    const path = join(await folder('sheets'), '名册.xlsx');
    await book.xlsx.writeFile(path);
    expect(lines((await readRoster(path)).problems, 'error')).toEqual(['名册.xlsx 教师   null missing-table']);
  });

  test('without 集团 and 片区 the ids in 学校 make them', () => {
    const { roster, problems } = readTables(without('集团', '片区', '学科需求', '经费', '学校考核', '指定'));
    expect(lines(problems, 'error')).toEqual([]);
    expect(roster!.groups).toEqual([
      { id: 'G1', name: 'G1', kinds: always('sameStage') },
      { id: 'G2', name: 'G2', kinds: always('sameStage') },
    ]);
    expect(roster!.zones).toEqual([
      { id: 'Z1', name: 'Z1', mountain: false, monthlyAllowance: 0 },
      { id: 'Z2', name: 'Z2', mountain: false, monthlyAllowance: 0 },
    ]);
    expect(roster!.demand).toEqual([]);
    const tables = without('集团', '片区');
    tables['学校']![1]![3] = '成员校';
    expect(errorLines(readTables(tables))).toEqual(['学校.csv 2 集团编号 "G1" no-core-school']);
  });

  test('headings alone: no teachers is a warning, no optional rows a notice, no school an error', () => {
    const bare: Tables = Object.fromEntries(
      Object.entries(validTables()).map(([name, rows]) => [
        name,
        name === '学校' ? rows.slice(0, 2) : rows.slice(0, 1),
      ]),
    );
    const { roster, problems } = readTables(bare);
    expect(roster).toMatchObject({
      groups: [{ id: 'G1', kinds: always('sameStage') }],
      teachers: [],
      demand: [],
      pins: [],
    });
    expect(lines(problems, 'warning')).toEqual(['教师.csv 1  null no-rows']);
    expect(problems.filter(({ severity }) => severity === 'notice').map(({ code }) => code)).toEqual(
      Array.from({ length: 6 }, () => 'no-rows'),
    );
    expect(errorLines(readTables({ ...bare, 学校: bare['学校']!.slice(0, 1) }))).toEqual(['学校.csv 1  null no-rows']);
  });

  test('empty files', () => {
    expect(errorLines(readTables({ ...validTables(), 教师: [] }))).toEqual(['教师.csv 1  null empty-table']);
    const { roster, problems } = readTables({ ...validTables(), 经费: [] });
    expect(roster!.budgets).toEqual([]);
    expect(lines(problems, 'notice').at(-1)).toBe('经费.csv   null empty-table');
  });

  test('unknown tables, tables of re-planning, two files for one table', () => {
    const tables = validTables();
    const { problems } = readTables({
      ...tables,
      食堂: [['菜']],
      人员变动: [['序号'], ['C1']],
      teachers: tables['教师']!,
    });
    expect(lines(problems, 'error')).toEqual(['teachers.csv   null duplicate-table']);
    expect(lines(problems, 'notice')).toEqual(['食堂.csv   null unknown-table', '人员变动.csv   null later-table']);
    // Only headings, as the template has them: nothing waits to be told.
    expect(lines(readTables({ ...tables, 人员变动: [['序号']] }).problems, 'notice')).toEqual([]);
  });
});

describe('headings', () => {
  test('a title above the headings', () => {
    const tables = validTables();
    tables['教师']!.unshift(['城东集团教师花名册']);
    const { roster, problems } = readTables(tables);
    expect(lines(problems)).toEqual(['教师.csv 2  null headings-below']);
    expect(roster).toEqual(readTables(validTables()).roster);
    expect(errorLines(readTables({ ...validTables(), 教师: [['城东集团教师花名册'], ['无'], ['无']] }))).toEqual([
      '教师.csv 1  null no-headings',
    ]);
  });

  test('required columns that are missing are told once, not for every row', () => {
    const tables = validTables();
    for (const row of tables['教师']!) row.splice(2, 2);
    for (const row of tables['学校']!) row.splice(0, 1);
    expect(errorLines(readTables(tables))).toEqual([
      '学校.csv 1 学校编号 null missing-column',
      '教师.csv 1 性别 null missing-column',
      '教师.csv 1 出生年月 null missing-column',
    ]);
  });

  test('two headings for one column, and a column without a heading', () => {
    const tables = validTables();
    for (const [index, row] of tables['教师']!.entries())
      row.push(index === 0 ? '职称' : '一级', index === 0 ? '' : '备注');
    const { problems } = readTables(tables);
    expect(lines(problems, 'error')).toEqual(['教师.csv 1 职称 "职称" duplicate-column']);
    expect(lines(problems, 'notice')).toEqual(['教师.csv 1  null unnamed-column']);
    expect(problems.find(({ code }) => code === 'unnamed-column')!.message.in('zh-CN')).toContain('第 AH 列');
  });

  test('rows without a used cell are no rows', () => {
    const tables = validTables();
    tables['教师']![0]!.push('备注');
    tables['教师']!.push([...Array.from({ length: 32 }, () => ''), '制表：人事科']);
    expect(errorLines(readTables(tables))).toEqual([]);
  });
});

describe('the JSON form', () => {
  test('has the keys of the data dictionary and sorts by severity', async () => {
    const tables = validTables();
    tables['教师']![5]![3] = '19xx';
    tables['教师']![6]![10] = '剪纸';
    tables['学校']![3]![14] = '';
    tables['学校']![3]![15] = '';
    const dir = await writeFiles(
      await folder('json'),
      Object.fromEntries(Object.entries(tables).map(([name, rows]) => [`${name}.csv`, csvOf(rows)])),
    );
    const { problems } = await readFolder(dir);
    const json = problemsJson(problems, 'zh-CN');
    expect(json.ok).toBe(false);
    expect(json.errors).toEqual([
      {
        file: '教师.csv',
        sheet: null,
        row: 6,
        column: '出生年月',
        value: '19xx',
        code: 'bad-month',
        message: '“19xx”不是年月；请写成 2019-09、2019.09、201909、2019/9 或 2019年9月（1900—2099 年）',
      },
    ]);
    expect(Object.keys(json.errors[0]!)).toEqual(['file', 'sheet', 'row', 'column', 'value', 'code', 'message']);
    expect(json.warnings.map(({ row, code }) => [row, code])).toEqual([[7, 'unknown-subject']]);
    expect(json.notices.map(({ row, code }) => [row, code])).toEqual([[4, 'no-coordinates']]);
    expect(problemsJson([], 'en')).toEqual({ ok: true, errors: [], warnings: [], notices: [] });
  });
});
