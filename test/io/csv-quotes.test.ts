/** Double quotes typed by hand into CSV files: nobody disappears behind one without a word. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { readChanges } from '../../src/io/changes/index.ts';
import { parseCsv } from '../../src/io/csv.ts';
import { roster, teacher } from '../support/tiny.ts';

const HEADINGS = '教师编号,姓名,性别,备注';
const PEOPLE = ['T01,甲一,男,', 'T02,乙二,女,', 'T03,丙三,男,', 'T04,丁四,女,'];
const told = (lines: readonly string[]): readonly unknown[] => {
  const { table, problem } = parseCsv([...lines, ''].join('\r\n'), '教师.csv');
  return [problem?.code, problem?.row, table?.rows.length];
};
/** The table with some of its rows typed otherwise, by the index of the person. */
const typed = (rows: Readonly<Record<number, string>>): readonly string[] => [
  HEADINGS,
  ...PEOPLE.map((line, at) => rows[at] ?? line),
];

describe('stray quotes', () => {
  test.each<[string, Readonly<Record<number, string>>, number]>([
    ['from remarks to remarks rows below', { 0: 'T01,甲一,男,"借用', 2: 'T03,丙三,男,"' }, 2],
    ['from name to name in the next row', { 1: 'T02,"乙二,女,', 2: 'T03,丙三",男,' }, 3],
    ['from the last column to the one before it', { 1: 'T02,乙二,女,"借用', 2: 'T03,丙三,男",' }, 3],
    ['from the first column to the last of the next row', { 1: '"T02,乙二,女,', 2: 'T03,丙三,男,"' }, 3],
  ])('%s: the row is named and nobody is lost in silence', (_name, rows, row) => {
    expect(told(typed(rows))).toEqual(['swallowed-rows', row, row - 1]);
  });

  test.each<[string, Readonly<Record<number, string>>, number]>([
    ['one that is never closed', { 2: 'T03,丙三,男,"借用' }, 4],
    ['one behind a name', { 1: 'T02,乙二",女,' }, 3],
    ['a word behind the closing one', { 1: 'T02,"乙"二,女,' }, 3],
    ['one that closes in the middle of a cell rows below', { 0: 'T01,甲一,男,"借用', 2: 'T03,丙"三",男,' }, 2],
    ['a blank before the opening one', { 0: 'T01,甲一,男, "借用"' }, 2],
  ])('%s: the row is named', (_name, rows, row) => {
    expect(told(typed(rows))).toEqual(['bad-csv', row, row - 1]);
  });

  test('in a column that is not read, in tabs, in semicolons', () => {
    for (const delimiter of ['\t', ';'])
      expect(
        told(typed({ 0: 'T01,甲一,男,"借用', 2: 'T03,丙三,男,"' }).map((line) => line.replaceAll(',', delimiter))),
      ).toEqual(['swallowed-rows', 2, 1]);
  });

  test('cells of several lines, with separators and quotes, are one cell', () => {
    expect(told(typed({ 0: 'T01,甲一,男,"借用，\r\n去""云桥""\r\n,返"', 2: 'T03,"丙\r\n三",男,' }))).toEqual([
      undefined,
      undefined,
      5,
    ]);
  });
});

describe('the sign between the cells', () => {
  test.each([';', '\t'])('is found under a title that holds a comma (%j)', (delimiter) => {
    const lines = typed({}).map((line) => line.replaceAll(',', delimiter));
    const { table } = parseCsv(['2027年教师名册（云桥,松湾）', ...lines, ''].join('\n'), '教师.csv');
    expect(table!.rows.map(({ cells }) => cells.length)).toEqual([1, 4, 4, 4, 4, 4]);
  });

  test('is the comma where lists hold semicolons', () => {
    const { table } = parseCsv('教师编号,意愿学校\nT01,S02;S03;S04\nT02,S02;S03;S04\n', '教师.csv');
    expect(table!.rows.map(({ cells }) => cells.length)).toEqual([2, 2, 2]);
  });
});

describe('staff changes', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lungang-quotes-'));
    await mkdir(folder, { recursive: true });
  });
  afterAll(async () => rm(folder, { recursive: true, force: true }));

  it('a file with a stray quote is not used in part: a retirement behind it would be lost', async () => {
    const path = join(folder, '人员变动.csv');
    const rows = [
      'B1,2027-03-01,离职,T1,',
      'B2,2027-03-01,离职,T2,"随军',
      'B3,2027-03-01,退休,T3,',
      'B4,2027-03-01,免除,T4,孕期"',
    ];
    await writeFile(path, ['序号,日期,类型,教师编号,备注', ...rows, ''].join('\n'));
    const people = ['T1', 'T2', 'T3', 'T4'].map((id) => teacher({ id }));
    const { changes, problems } = await readChanges(path, { roster: roster({ teachers: people }) });
    expect(changes).toEqual([]);
    expect(problems.map(({ code, row, message }) => [code, row, message.in('en').includes('row 3')])).toEqual([
      ['swallowed-rows', null, true],
    ]);
  });
});
