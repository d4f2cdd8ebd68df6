/**
 * The list of schools by group, as the Ruian document carries it: read as groups and schools, merged cells and all, and
 * what the program writes read back.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { deriveInstance, type Instance } from '../../src/domain/instance.ts';
import { kindOf } from '../../src/domain/group-kinds.ts';
import { readRoster, type ReadRoster } from '../../src/io/index.ts';
import { RENDERERS } from '../../src/report/documents/formats.ts';
import { DOCUMENTS } from '../../src/report/documents/index.ts';
import { group, roster, school, teacher, Y } from '../support/tiny.ts';
import { context } from '../report/fixture.ts';
import { lines, readTables, scratch, type Grid } from './support.ts';

const folder = scratch();
const SCHOOLS: Grid = [
  ['学校编号', '学校名称', '学段', '城乡类型'],
  ['S1', '城中小学', '小学', '城区'],
  ['S2', '山上小学', '小学', '乡村'],
  ['S3', '山下小学', '小学', '镇区'],
  ['S4', '城东小学', '小学', '城区'],
  ['S5', '河边小学', '小学', '乡村'],
  ['S6', '城关中学', '初中', '城区'],
  ['S7', '高山学校', '九年一贯制', '乡村'],
];
const TEACHERS: Grid = [
  ['教师编号', '姓名', '性别', '出生年月', '编制学校编号', '进现校年月', '主教学科', '现聘职称'],
  ['T1', '王一', '男', '1985-05', '城中小学', '2015-09', '语文', '一级'],
];
/** As it is printed: title, sections, headings once more below the second, 学区 twice. */
const ANNEX: Grid = [
  ['2021学年市义务教育城乡教育共同体名单', '', '', '', '', ''],
  ['一、小学：', '', '', '', '', ''],
  ['序号', '学区', '成员校(校区)', '学区', '核心校', '拟建类型'],
  ['1', '高楼', '山上小学', '安阳', '城中小学', '共建型'],
  ['', '马屿', '山下小学', '', '', ''],
  ['2', '湖岭', '河边小学', '安阳', '城东小学', '融合型'],
  ['二、初中（含九年一贯制）：', '', '', '', '', ''],
  ['序号', '学区', '成员校(校区)', '学区', '核心校', '拟建类型'],
  ['1', '高楼', '高山学校', '玉海', '城关中学', '协作型教共体'],
];

/** Core, kind, and each school with its zone, by name. */
const groupsOf = (instance: Instance): unknown[] =>
  instance.groups
    .map((one) => {
      const own = [...instance.sites.values()].filter((site) => site.group.id === one.id);
      const named = (role: string): string[] =>
        own
          .filter(({ row }) => row.role === role)
          .map(({ row, zone }) => `${zone?.name} ${row.name}`)
          .toSorted();
      return { core: named('core'), members: named('member'), kind: kindOf(one, Y) };
    })
    .toSorted((a, b) => (a.core[0]! < b.core[0]! ? -1 : 1));
const groupsIn = ({ roster: read, problems }: ReadRoster): unknown[] => {
  expect(lines(problems, 'error')).toEqual([]);
  return groupsOf(deriveInstance(read!, Y));
};
const EXPECTED = [
  { core: ['安阳 城东小学'], members: ['湖岭 河边小学'], kind: 'fused' },
  { core: ['安阳 城中小学'], members: ['马屿 山下小学', '高楼 山上小学'], kind: 'coBuilt' },
  { core: ['玉海 城关中学'], members: ['高楼 高山学校'], kind: 'collaborative' },
].toSorted((a, b) => (a.core[0]! < b.core[0]! ? -1 : 1));

const read = (annex: Grid, more: Record<string, Grid> = {}): ReadRoster =>
  readTables({ 学校: SCHOOLS, 教师: TEACHERS, 附件2: annex, ...more });

/** The annex with another text in one cell. */
const change = (row: number, column: number, text: string): Grid =>
  ANNEX.map((cells, i) => (i + 1 === row ? cells.map((cell, at) => (at === column ? text : cell)) : cells));
const errors = (annex: Grid): string[] =>
  lines(read(annex).problems, 'error').filter((line) => line.includes('group-list'));

describe('the list of schools by group', () => {
  it('gives the schools of the table their groups, roles and zones, several members to a core', () => {
    const found = read(ANNEX);
    expect(groupsIn(found)).toEqual(EXPECTED);
    expect(lines(found.problems, 'notice').filter((line) => line.includes('group-list'))).toEqual([
      '附件2.csv   null group-list-read',
    ]);
  });

  it('is read from a workbook in which core, zone and kind are merged over the members', async () => {
    const book = new ExcelJS.Workbook();
    for (const [name, grid] of Object.entries({ 学校: SCHOOLS, 教师: TEACHERS, 名单: ANNEX }))
      book.addWorksheet(name).addRows(grid.map((row) => row.map((text) => (text === '' ? null : text))));
    const sheet = book.getWorksheet('名单')!;
    for (const range of ['A1:F1', 'A2:F2', 'A7:F7', 'A4:A5', 'D4:D5', 'E4:E5', 'F4:F5']) sheet.mergeCells(range);
    const file = join(await folder('annex'), '名册.xlsx');
    await writeFile(file, new Uint8Array(await book.xlsx.writeBuffer()));
    expect(groupsIn(await readRoster(file, { from: Y }))).toEqual(EXPECTED);
  });

  it('makes the schools where there is no table of them, and asks for what it does not tell', () => {
    const bare = readTables({ 教师: TEACHERS, 附件2: ANNEX });
    expect(lines(bare.problems, 'error')).toEqual([
      '附件2.csv 3 城乡类型 null missing-column',
      '附件2.csv 9 学段 "" empty-cell',
    ]);
    const wide = ANNEX.map((row, i) => [
      ...row,
      ...(i === 2 || i === 7 ? ['城乡类型', '城乡类型'] : row[2] === '' ? ['', ''] : ['乡村', '城区']),
    ]).filter((_, i) => i < 6);
    const { roster: made, problems } = readTables({ 教师: TEACHERS, 附件2: wide });
    expect(lines(problems, 'error')).toEqual([]);
    expect(made!.schools.map(({ name, stage, setting, role }) => [name, stage, setting, role])).toEqual(
      [
        ['城中小学', 'primary', 'urban', 'core'],
        ['山上小学', 'primary', 'rural', 'member'],
        ['山下小学', 'primary', 'rural', 'member'],
        ['城东小学', 'primary', 'urban', 'core'],
        ['河边小学', 'primary', 'rural', 'member'],
      ].toSorted((a, b) => (a[0]! < b[0]! ? -1 : 1)),
    );
  });

  it('says what contradicts itself, is missing or unknown, with its row', () => {
    expect(errors(change(5, 5, '融合型'))).toEqual(['附件2.csv 5 拟建类型 "融合型" group-list-kinds']);
    expect(errors(change(6, 2, '山上小学'))).toEqual(['附件2.csv 6 成员校(校区) "山上小学" group-list-twice']);
    expect(errors(change(6, 2, '城中小学'))).toEqual(['附件2.csv 6 成员校(校区) "城中小学" group-list-twice']);
    expect(errors(change(6, 4, '山下小学'))).toEqual(['附件2.csv 6 核心校 "山下小学" group-list-twice']);
    expect(errors(change(6, 5, ''))).toEqual(['附件2.csv 6 拟建类型 "" group-list-gap']);
    expect(errors(change(9, 2, '高山校'))).toEqual(['附件2.csv 9 成员校 "高山校" group-list-unknown']);
  });

  it('is not read where the tables name groups themselves', () => {
    const own: Grid = SCHOOLS.map((row, i) => [
      ...row,
      ...(i === 0 ? ['集团编号', '角色', '片区编号'] : ['G1', i === 1 ? '核心校' : '成员校', 'Z1']),
    ]);
    const found = read(ANNEX, { 学校: own });
    expect(found.roster!.groups.map(({ id }) => id)).toEqual(['G1']);
    expect(lines(found.problems, 'warning').filter((line) => line.includes('group-list'))).toHaveLength(1);
  });
});

describe('the list that the program writes', () => {
  const spec = DOCUMENTS.find(({ id }) => id === 'group-list')!;
  const rows = {
    groups: [
      group({ id: 'G1', name: '甲', kind: 'coBuilt' }),
      group({ id: 'G2', name: '乙', kind: 'fused' }),
      group({ id: 'G3', name: '丙', kind: 'collaborative' }),
    ],
    zones: ['安阳', '玉海', '高楼', '马屿', '湖岭'].map((name) => ({
      id: name,
      name,
      mountain: false,
      monthlyAllowance: null,
    })),
    schools: [
      school({ id: 'S1', name: '城中小学', group: 'G1', role: 'core', zone: '安阳' }),
      school({ id: 'S2', name: '山上小学', group: 'G1', zone: '高楼' }),
      school({ id: 'S3', name: '山下小学', group: 'G1', zone: '马屿' }),
      school({ id: 'S4', name: '城东小学', group: 'G2', role: 'core', zone: '安阳' }),
      school({ id: 'S5', name: '河边小学', group: 'G2', zone: '湖岭' }),
      school({ id: 'S6', name: '城关中学', group: 'G3', role: 'core', zone: '玉海', stage: 'juniorSecondary' }),
      school({ id: 'S7', name: '高山学校', group: 'G3', zone: '高楼', stage: 'nineYear' }),
    ],
    teachers: [teacher({ id: 'T1' })],
  };

  it('gives the same groups, kinds, cores and zones when it is read back', async () => {
    const instance = deriveInstance(roster(rows), Y);
    const bytes = await RENDERERS.xlsx(spec.build({ ...context, instance }, 'zh-CN'), 'zh-CN');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Uint8Array.from(bytes).buffer);
    const printed: string[] = [];
    book.worksheets[0]!.eachRow((row) => printed.push([1, 2, 3, 4, 5, 6].map((i) => row.getCell(i).text).join(' ')));
    expect(printed.slice(2, 4)).toEqual([
      '序号 学区 成员校（校区） 学区 核心校 拟建类型',
      '1 高楼 山上小学 安阳 城中小学 共建型',
    ]);
    for (const [name, grid] of Object.entries({ 学校: SCHOOLS, 教师: TEACHERS })) book.addWorksheet(name).addRows(grid);
    const file = join(await folder('written'), '名册.xlsx');
    await writeFile(file, new Uint8Array(await book.xlsx.writeBuffer()));
    expect(groupsIn(await readRoster(file, { from: Y }))).toEqual(groupsOf(instance));
    expect(groupsOf(instance)).toEqual(EXPECTED);
  });

  it('names the groups that no such list can hold', () => {
    const instance = deriveInstance(roster({ ...rows, groups: [...rows.groups, group({ id: 'G4', name: '丁' })] }), Y);
    expect(JSON.stringify(spec.build({ ...context, instance }, 'zh-CN'))).toContain('尚无核心校或成员校的集团：丁。');
  });
});
