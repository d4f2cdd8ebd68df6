/** Needs as offices state them, and remarks as proposals. */
import { describe, expect, test } from 'vitest';
import { lines, readTables, validTables, type Grid, type Tables } from '../support.ts';

const CROSS: Grid = [
  ['序号', '学校', '语文', '数学', '思品', '合计'],
  ['1', 'S1', '4', '3.5', '', '7.5'],
  ['2', 'S2', '2', '/', '1', '3'],
  ['', '合计', '6', '3.5', '1', '10.5'],
];
const withNeeds = (title: string, grid: Grid): Tables => {
  const { 学科需求: _, 指定: __, ...rest } = validTables();
  return { ...rest, [title]: grid };
};
const codes = (tables: Tables): string[] =>
  lines(readTables(tables).problems, 'error').map((line) => line.split(' ').at(-1)!);

describe('needs', () => {
  test.each(['学科需求', '各校教师需求', '2027年应配教师情况'])('%s by school and subject becomes rows', (title) => {
    const { roster, problems } = readTables(withNeeds(title, CROSS));
    expect(lines(problems, 'error')).toEqual([]);
    expect(roster?.demand.map(({ school, subject, tenths }) => `${school} ${subject} ${tenths}`)).toEqual([
      'S1 数学 35',
      'S1 语文 40',
      'S2 语文 20',
      'S2 道德与法治 10',
    ]);
    expect(problems.map(({ code }) => code)).toContain('cross-read');
  });
  test.each([
    ['各校缺编情况', 'cross-gap'],
    ['余缺表', 'cross-gap'],
    ['教师需求余缺表', 'cross-gap'],
    ['各校教师', 'cross-unclear'],
  ])('%s is asked about', (title, code) => expect(codes(withNeeds(title, CROSS))).toEqual([code]));
  test('a cell that is no number is refused with its words', () =>
    expect(codes(withNeeds('学科需求', [CROSS[0]!, ['1', 'S1', '缺2', '3', '1', '']]))).toEqual(['bad-demand']));
  test('应配 beside 现有 and 缺员 is the need', () => {
    const grid = [
      ['学校', '学科', '应配', '现有', '缺员'],
      ['S1', '语文', '4', '3', '1'],
    ];
    expect(readTables(withNeeds('学科需求', grid)).roster?.demand).toMatchObject([{ school: 'S1', tenths: 40 }]);
  });
});

const remark = (text: string): string => {
  const tables = validTables();
  tables['教师']![0]!.push('备注');
  for (const [at, row] of tables['教师']!.slice(1).entries()) row.push(at === 0 ? text : '');
  return (
    readTables(tables)
      .problems.find(({ code }) => code === 'remarks-not-read')
      ?.message.in('zh-CN') ?? ''
  );
};

describe('remarks', () => {
  test.each([
    ['怀孕', '免除交流＝是'],
    ['援疆', '在岗状态＝支援'],
    ['2028年到龄退休', '预计离岗年月＝年月'],
    ['自愿去石桥', '自愿交流＝是或否'],
    ['配偶在河口小学', '配偶教师编号＝编号'],
    ['2026.8起在石桥交流', '交流开始年月、交流结束年月＝年月'],
    ['借调教育局', '在岗状态＝借调'],
  ])('%s proposes %s, and is not quoted', (text, proposal) => {
    expect(remark(text)).toContain(`${proposal}`);
    expect(remark(text)).toContain('第 2 行');
    expect(remark(text)).not.toContain(text);
  });
  test('一等奖 proposes nothing', () => expect(remark('一等奖')).toBe(''));
});
