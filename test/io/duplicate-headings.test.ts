/** Two columns of one meaning: an error in every table, never the last or the first one in silence. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readChanges } from '../../src/io/changes/index.ts';
import { readPostingList } from '../../src/io/posting-list/index.ts';
import { SHEET_ORDER, SHEETS } from '../../src/io/headings.ts';
import { roster, teacher } from '../support/tiny.ts';
import { lines, readTables, validTables } from './support.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lungang-headings-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const given = { roster: roster({ teachers: [teacher({ id: 'T1' }), teacher({ id: 'T2' })] }) };
let files = 0;
async function changes(table: Readonly<Record<string, readonly string[]>>) {
  const path = join(folder, String((files += 1)));
  await mkdir(path);
  for (const [name, rows] of Object.entries(table))
    await writeFile(join(path, `${name}.csv`), [...rows, ''].join('\n'));
  const read = await readChanges(path, given);
  return [read.changes.length, ...read.problems.map(({ code, column }) => `${column} ${code}`)];
}

describe('in a table of changes', () => {
  test.each([
    ['序号,生效日期,变动日期,类型,教师编号', 'B1,2027-10-01,2027-03-01,离职,T1', '变动日期'],
    ['序号,日期,类型,教师编号,工号', 'B1,2027-10-01,离职,T1,T2', '工号'],
    ['序号,日期,类型,学校,学校编号,学科,需求人数', 'B1,2027-10-01,学科需求,S1,S2,语文,3', '学校编号'],
    ['序号,日期,日期,类型,教师编号', 'B1,2027-10-01,2027-03-01,离职,T1', '日期'],
  ])('%s', async (headings, row, column) => {
    expect(await changes({ 人员变动: [headings, row] })).toEqual([0, `${column} duplicate-column`]);
  });

  test('and of those who arrive: none of them is taken in', async () => {
    const told = await changes({
      人员变动: ['序号,日期,类型,教师编号', 'B1,2027-08-20,新入职,T9'],
      新教师: [
        '教师编号,姓名,性别,出生年月,出生日期,编制学校编号,进现校年月,主教学科,现聘职称',
        'T9,新人,女,2004-03,1974-03,S1,2027-08,语文,未评',
      ],
    });
    expect(told).toEqual([0, '出生日期 duplicate-column', '教师编号 no-arrival-row']);
  });
});

test('in a list of postings', async () => {
  const path = join(folder, '名单.csv');
  await writeFile(path, '教师编号,工号,交流学校,开始学年\nT1,T2,S1,2027\n');
  const { rows, problems } = await readPostingList(path, given.roster, [2027]);
  expect([rows, problems.map(({ code }) => code)]).toEqual([null, ['duplicate-column']]);
});

test('in a list of schools by group', () => {
  const { problems } = readTables({
    ...Object.fromEntries(Object.entries(validTables()).filter(([name]) => name !== '集团')),
    学校: [
      ['学校编号', '学校名称', '学段', '城乡类型'],
      ['S1', '城中小学', '小学', '城区'],
      ['S2', '山上小学', '小学', '乡村'],
    ],
    附件2: [
      ['序号', '学区', '成员校', '学区', '核心校', '总校', '拟建类型'],
      ['1', '高楼', '山上小学', '安阳', '城中小学', '山上小学', '共建型'],
    ],
  });
  expect(lines(problems, 'error')).toContain('附件2.csv 1 总校 "总校" duplicate-column');
});

describe('in every table of the roster', () => {
  test.each(SHEET_ORDER.map((table) => [SHEETS[table].title, table] as const))('%s', (title, table) => {
    const [, { heading }] = Object.entries(SHEETS[table].columns)[0]!;
    const tables = validTables();
    const rows = tables[title] ?? [Object.values(SHEETS[table].columns).map((column) => column.heading)];
    const doubled = { ...tables, [title]: rows.map((row, at) => [...row, at === 0 ? heading : '']) };
    expect(lines(readTables(doubled).problems, 'error')).toContain(
      `${title}.csv 1 ${heading} ${JSON.stringify(heading)} duplicate-column`,
    );
  });
});
