/** A list calls the schools as the roster lets them be called: 简称, 曾用名. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPostingList } from '../../../src/io/posting-list/index.ts';
import { readRoster } from '../../../src/io/index.ts';
import { csvOf, lines, scratch, validTables, writeFiles } from '../support.ts';

const folder = scratch();

async function listed(aliases: readonly string[], to: string): Promise<readonly string[]> {
  const tables = validTables();
  const [head, ...rows] = tables['学校']!;
  const named = [[...head!, '简称'], ...rows.map((row, at) => [...row, aliases[at] ?? ''])];
  const files = Object.fromEntries(
    Object.entries({ ...tables, 学校: named }).map(([name, grid]) => [`${name}.csv`, csvOf(grid)]),
  );
  const dir = await writeFiles(await folder('short'), files);
  const list = await writeFiles(await folder('list'), {
    '名单.csv': csvOf([
      ['教师编号', '拟交流单位', '起止年月'],
      ['T01', to, '2027.8—2030.7'],
    ]),
  });
  const { roster, schoolNames } = await readRoster(dir, { from: 2027 });
  const read = await readPostingList(join(list, '名单.csv'), roster!, [2027], undefined, schoolNames);
  return read.postings === null
    ? lines(read.problems, 'error')
    : read.postings.map(({ to: host, start, years }) => `${host} ${start} ${years}`);
}

describe('short names in a list', () => {
  test('that the roster gives are understood', async () =>
    expect(await listed(['甲校', '石桥小学'], '石桥小学')).toEqual(['S2 2027 3']));
  test('that two schools share are asked about', async () =>
    expect((await listed(['石桥小学', '石桥小学'], '石桥小学'))[0]).toContain('list-unknown-school'));
  test('that nobody gave are asked about', async () =>
    expect((await listed(['甲校', '乙校'], '石桥小学'))[0]).toContain('list-unknown-school'));
});
