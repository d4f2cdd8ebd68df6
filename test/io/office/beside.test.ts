/** What lies beside the columns: a history of postings as text, forms taught at nine-year schools, short dates. */
import { describe, expect, test } from 'vitest';
import { monthOf } from '../../../src/domain/month.ts';
import { month } from '../../../src/io/months.ts';
import { stagesOfGrade } from '../../../src/io/office/grades.ts';
import { postingsSaid } from '../../../src/io/office/terms-said.ts';
import { lines, readTables, type Tables } from '../support.ts';

describe('a history of postings', () => {
  const from = monthOf(2026, 8);
  const until = monthOf(2028, 7);
  test.each([
    ['2026.8-2028.7 石桥小学', until, '石桥小学'],
    ['2026年8月至2028年7月在石桥小学交流', until, '石桥小学'],
    ['石桥小学（2026.08—2028.07）', until, '石桥小学'],
    ['2026-08~2028-07', until, null],
    ['2026.8起 石桥小学', null, '石桥小学'],
    ['2026.8-至今 石桥小学', null, '石桥小学'],
    ['2026年8月至今支教石桥小学', null, '支教石桥小学'],
  ])('%s', (text, end, school) => expect(postingsSaid(text)).toEqual([{ from, until: end, school }]));
  test('the latest comes last', () =>
    expect(postingsSaid('2026.8-2028.7 石桥小学；2020.9-2022.8 河口小学')?.map(({ school }) => school)).toEqual([
      '河口小学',
      '石桥小学',
    ]));
  test.each(['无', '/', '—', '未交流'])('%s: none', (text) => expect(postingsSaid(text)).toEqual([]));
  test.each(['石桥小学两年', '2026年', '2024-2026 石桥小学', '2028.7-2026.8', '2026.13-2028.7', '已交流'])(
    '%s is asked about',
    (text) => expect(postingsSaid(text)).toBeUndefined(),
  );
});

const HEAD = ['教师编号', '姓名', '性别', '出生年月', '编制学校', '进现校年月', '主教学科', '现聘职称'];
const SCHOOLS = (first: string): Tables => ({
  学校: [
    ['学校编号', '学校名称', '集团编号', '角色', '学段', '片区编号', '城乡类型', '简称'],
    ['S01', '云溪县南山学校', 'G1', '核心校', first, 'Z1', '城区', '南山学校'],
    ['S02', '云溪县石桥乡中心小学', 'G1', '成员校', '小学', 'Z1', '乡村', '石桥小学'],
  ],
});
const roster = (first: string, more: readonly string[], cells: readonly string[]): Tables => ({
  ...SCHOOLS(first),
  教师: [
    [...HEAD, ...more],
    ['T01', '甲一', '女', '1985-05', '南山学校', '2010-08', '数学', '一级', ...cells],
  ],
});
const teacher = (tables: Tables, from: number | undefined = 2027) =>
  readTables(tables, from === undefined ? {} : { from }).roster?.teachers[0];
const errors = (tables: Tables): string[] => lines(readTables(tables, { from: 2027 }).problems, 'error');

describe('a posting told beside the columns', () => {
  const running = roster('小学', ['交流经历起止时间', '交流学校'], ['2026.8-2028.7', '石桥小学']);
  test('runs: who is away is away', () => {
    expect(teacher(running)).toMatchObject({
      working: 'S02',
      postedFrom: monthOf(2026, 8),
      postedUntil: monthOf(2028, 7),
    });
    const said = readTables(running, { from: 2027 }).problems.find(({ code }) => code === 'beside-understood');
    expect(said?.message.in('zh-CN')).toContain('现任教学校编号 石桥小学');
  });
  test('in one cell', () =>
    expect(teacher(roster('小学', ['交流经历'], ['2026.8-2028.7 石桥小学']))).toMatchObject({ working: 'S02' }));
  test('is over: the host is kept, and tenure begins anew', () =>
    expect(teacher(roster('小学', ['交流经历'], ['2024.8-2026.7 石桥小学']))).toMatchObject({
      working: 'S01',
      lastHost: 'S02',
      postedUntil: monthOf(2026, 7),
    }));
  test('over in the summer of the first year is over', () =>
    expect(teacher(roster('小学', ['交流经历'], ['2025.8-2027.8 石桥小学']))).toMatchObject({ working: 'S01' }));
  test.each([
    [['交流经历'], ['在外交流'], 'history-unclear'],
    [['交流经历'], ['2026.8-2028.7'], 'history-no-school'],
    [['交流学校'], ['石桥小学'], 'history-no-term'],
    [['交流经历', '现任教学校'], ['2026.8-2028.7 石桥小学', '南山学校'], 'history-contradicts'],
  ])('%j %j is asked about', (more, cells, code) =>
    expect(errors(roster('小学', more, cells)).map((line) => line.split(' ').at(-1))).toEqual([code]),
  );
  test('months in columns of their own with a host beside', () =>
    expect(
      teacher(roster('小学', ['交流开始时间', '交流结束时间', '交流单位名称'], ['2026.8', '2028.7', '石桥小学'])),
    ).toMatchObject({ working: 'S02', postedUntil: monthOf(2028, 7) }));
  test('nothing said is nothing', () =>
    expect(teacher(roster('小学', ['交流经历', '交流学校'], ['无', '/']))).toMatchObject({
      working: 'S01',
      postedFrom: null,
    }));
});

describe('forms taught', () => {
  test.each([
    ['八年级', '初中'],
    ['初二', '初中'],
    ['八（2）班', '初中'],
    ['804班', '初中'],
    ['七、八年级', '初中'],
    ['七至九年级', '初中'],
    ['三年级', '小学'],
    ['三(1)班、三(2)班', '小学'],
    ['六、七年级', '小学、初中'],
    ['小学', '小学'],
    ['高一', '高中'],
  ])('%s is %s', (text, stage) => expect(stagesOfGrade(text)).toBe(stage));
  test.each(['毕业班', '全校', '语文组', '10年级'])('%s is asked about', (text) =>
    expect(stagesOfGrade(text)).toBeUndefined(),
  );

  test('decide at a nine-year school without 资格学段', () => {
    expect(teacher(roster('九年一贯制', ['任教年级'], ['八年级']))?.certifiedStages).toEqual(['juniorSecondary']);
    expect(teacher(roster('九年一贯制', ['任教年级', '资格学段'], ['八年级', '小学']))?.certifiedStages).toEqual([
      'primary',
    ]);
    expect(teacher(roster('小学', ['任教年级'], ['八年级']))?.certifiedStages).toBeNull();
  });
  test('that cannot be read are asked about there, and there alone', () => {
    expect(errors(roster('九年一贯制', ['任教年级'], ['全校']))).toEqual(['教师.csv 2 任教年级 "全校" grade-unclear']);
    expect(errors(roster('小学', ['任教年级'], ['全校']))).toEqual([]);
  });
  test('left empty: a warning counts the people', () => {
    const { problems } = readTables(roster('九年一贯制', ['任教年级'], ['']), { from: 2027 });
    expect(lines(problems, 'warning').map((line) => line.split(' ').at(-1))).toContain('stage-unknown');
  });
});

const read = (text: string, kind: 'text' | 'number' = 'text') => month({ kind, text }, '出生年月');

describe('dates in short', () => {
  test.each(['85.5', '85年5月', '1985、5', '1985.05.', '1985。5', '85-05', '1985.5。'])('%s is May 1985', (text) =>
    expect(read(text).value).toBe(monthOf(1985, 5)),
  );
  test('two digits of this century are warned of', () =>
    expect(read('12.9')).toMatchObject({ value: monthOf(2012, 9), complaints: [{ severity: 'warning' }] }));
  test.each(['1985年', '1985', '85', '85.13', '85.5.6.7'])('%s is asked about', (text) =>
    expect(read(text).value).toBeUndefined(),
  );
  test('85.1 as a number may be January or October', () => expect(read('85.1', 'number').value).toBeUndefined());
});

describe('编制性质 beside the columns', () => {
  test.each([
    [['编制性质'], ['合同制'], false],
    [['编制性质'], ['事业编制'], true],
    [['编制性质', '在编'], ['合同制', '否'], false],
    [['编制性质', '在编'], ['备案制', '是'], true],
    [['用工性质', '在编'], ['劳务派遣', ''], false],
  ])('%j %j', (more, cells, established) =>
    expect(teacher(roster('小学', more, cells))?.established).toBe(established),
  );
  test('is asked about where nothing else says it, and where it contradicts', () => {
    expect(errors(roster('小学', ['编制性质'], ['备案制']))).toEqual(['教师.csv 2 编制性质 "备案制" bad-yes-no']);
    expect(errors(roster('小学', ['编制性质', '在编'], ['合同制', '是']))).toEqual([
      '教师.csv 2 编制性质 "合同制" post-contradicts',
    ]);
  });
});

test('a finished posting without its school is no question where the first year is not known', () => {
  const { problems } = readTables(roster('小学', ['交流经历起止时间'], ['2018.9-2020.7']), {});
  expect(lines(problems, 'error')).toEqual([]);
});

test.each(['交流经历交流学校', '交流情况交流学校', '交流学校'])('below a heading of its own: %s', (host) =>
  expect(teacher(roster('小学', ['交流经历起止时间', host], ['2026.8-2028.7', '石桥小学']))).toMatchObject({
    working: 'S02',
  }),
);
test('任教情况 over 任教年级', () =>
  expect(teacher(roster('九年一贯制', ['任教情况任教年级'], ['八年级']))?.certifiedStages).toEqual([
    'juniorSecondary',
  ]));
