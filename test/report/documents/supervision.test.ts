/** 年度督导报表 with numbers worked by hand: earlier years of the roster, years of the plan, county and groups. */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../../src/domain/month.ts';
import { LANGS } from '../../../src/messages/message.ts';
import { OUTSIDE } from '../../../src/domain/words.ts';
import { CHINESE, demand, group, policy, posting, PROTECTIONS, school, teacher, teachers } from '../../support/tiny.ts';
import { contextOf, ownWords, recordsOf, sectionsOf, textsOf } from './context-of.ts';

const rules = policy({ rules: PROTECTIONS });
const rows = {
  groups: [group({ id: 'G1' }), group({ id: 'G2', kind: 'fused' as const })],
  schools: [
    school({ id: 'S1', role: 'core', pupils: 200 }),
    school({ id: 'S2', setting: 'rural', pupils: 100 }),
    school({ id: 'F1', group: 'G2', role: 'core' }),
    school({ id: 'F2', group: 'G2' }),
    school({ id: 'Z1', group: null }),
  ],
  teachers: [
    teacher({
      id: 'A',
      working: 'S2',
      postedFrom: monthOf(2026, 8),
      postedUntil: monthOf(2029, 8),
      backbone: 'county',
    }),
    teacher({ id: 'B', working: 'S2', postedFrom: monthOf(2026, 9), postedUntil: monthOf(2029, 8) }),
    teacher({ id: 'X', working: OUTSIDE, postedFrom: monthOf(2026, 9), postedUntil: monthOf(2029, 8) }),
    teacher({ id: 'N', working: 'S2', postedFrom: monthOf(2027, 7), postedUntil: monthOf(2029, 8) }),
    teacher({ id: 'E', postedFrom: monthOf(2023, 9), postedUntil: monthOf(2024, 8), lastHost: 'S2', timesPosted: 2 }),
    teacher({ id: 'H', working: 'S2' }),
    teacher({ id: 'K', backbone: 'county' }),
    ...teachers(10, 'K'),
    teacher({ id: 'S', home: 'S2', subject: '体育' }),
    ...teachers(3, 'L', { home: 'F1' }),
    ...teachers(2, 'O', { home: 'Z1' }),
  ],
  demand: [demand('F2', CHINESE, 1), demand('S2', CHINESE, 1)],
};
const context = contextOf(rows, rules, [
  posting({ teacher: 'K', to: 'S2' }),
  posting({ teacher: 'L01', from: 'F1', to: 'F2' }),
]);
const [county, groups, beside] = sectionsOf('supervision', context);
const YEAR = [
  '学年',
  '数据来源',
  '符合交流轮岗条件教师总数（人）',
  '实际交流轮岗教师数（人）',
  '其中骨干教师（人）',
  '实际交流占符合条件比例',
  '是否达到10%',
  '骨干占实际交流比例',
  '是否达到20%',
  '融合型校区间调配（人，另列）',
  '说明',
];
const cells = (record: Record<string, unknown>) => YEAR.map((heading) => record[heading]);

const numbersOf = (name: string, year: string) =>
  recordsOf(groups!)
    .filter((record) => record['集团'] === name && record['学年'] === year)
    .map(cells)[0]
    ?.slice(2);

const states = (goes: number, eligible: number) => {
  const people = teachers(eligible, 'K').map((row, i) => ({ ...row, backbone: i === 0 ? 'county' : 'none' }) as const);
  const own = contextOf(
    { teachers: people, demand: [demand('S2', CHINESE, 1)] },
    policy({ rules: [] }),
    people.slice(0, goes).map(({ id }) => posting({ teacher: id })),
  );
  const [first] = sectionsOf('supervision', own);
  const found = recordsOf(first!).find((record) => record['学年'] === '2027学年')!;
  return [found['是否达到10%'], found['是否达到20%']];
};

const line = (item: string, scope: string) => {
  const found = recordsOf(beside!).find((one) => one['指标'] === item && one['范围'] === scope);
  return found && ['交流前', '2027学年', '标准'].map((heading) => found[heading]);
};

describe('the yearly supervision report', () => {
  it('has the county year by year, from the first year that the roster dates to the last of the plan', () => {
    // 2026: A of August and B; X left the county. Eligible in 2027: K, K01–K10, S, L01–L03; E has come back too lately.
    expect(recordsOf(county!).map(cells)).toEqual([
      ['2023学年', '名册（实际）', null, 1, 0, null, '未评估', '0%', '未达标', 0, ''],
      ['2024学年', '名册（实际）', null, 0, 0, null, '未评估', null, '无须核对', 0, ''],
      ['2025学年', '名册（实际）', null, 0, 0, null, '未评估', null, '无须核对', 0, ''],
      ['2026学年', '名册（实际）', null, 2, 1, null, '未评估', '50%', '达标', 0, '另有1人到县外，不计'],
      [
        '2027学年',
        '方案名单',
        15,
        1,
        1,
        '6.67%',
        '未达标',
        '100%',
        '达标',
        1,
        '名册另有1人自当年起在外交流，不在方案内，未计',
      ],
      ['2028学年', '方案预案', 13, 0, 0, '0%', '未达标', null, '无须核对', 0, ''],
      ['2029学年', '方案预案', 13, 0, 0, '0%', '未达标', null, '无须核对', 0, ''],
    ]);
  });

  it('says what the roster cannot tell', () => {
    const told = textsOf(county!).join('\n');
    expect(told).toContain('正在交流而没有开始年月的1人');
    expect(told).toContain('按“已交流次数”，另有1人次没有起止年月');
    expect(told).toContain('未纳入集团的学校1所、教师2人不在数内');
    expect(told).toContain('名册不能推算以前学年符合条件的教师总数');
  });

  it('has each group, and asks no ratio of a fused one', () => {
    expect(numbersOf('集团G1', '2027学年')).toEqual([12, 1, 1, '8.33%', '未达标', '100%', '达标', 0, '']);
    expect(numbersOf('集团G2', '2027学年')).toEqual([
      3,
      0,
      0,
      '0%',
      '',
      null,
      '',
      1,
      '融合型，校区间调配另列，不计比例',
    ]);
    expect(numbersOf('集团G2', '2026学年')).toEqual([
      null,
      0,
      0,
      null,
      '',
      null,
      '',
      0,
      '融合型，校区间调配另列，不计比例',
    ]);
  });

  it('is met by exactly ten and twenty per cent', () => {
    expect(states(5, 50)).toEqual(['达标', '达标']);
    expect(states(5, 51)).toEqual(['未达标', '达标']);
    expect(states(6, 60)).toEqual(['达标', '未达标']);
  });

  it('claims no nought where the roster has no dates at all', () => {
    const [first] = sectionsOf('supervision', contextOf({ teachers: teachers(3, 'K') }, rules));
    expect(recordsOf(first!).map((record) => record['实际交流轮岗教师数（人）'])).toEqual([null, null, null, 0, 0, 0]);
    expect(textsOf(first!)[0]).toBe('名册没有填“交流开始年月”，以前学年的各数请按当年上报数填写。');
  });

  it('has the indicators beside them, urban to rural under every policy', () => {
    // At S1 12 work of 17 (A, B, N, H and X are away), 11 once K has gone; at S2 S, A, B, N, H, then K.
    expect(line('每百名学生教师', '城区')).toEqual([6, 5.5, '']);
    expect(line('每百名学生教师', '乡村')).toEqual([5, 6, '']);
    expect(line('每百名学生教师：城区与乡村之比', '全部')).toEqual([1.2, 0.9167, '']);
    expect(line('每百名学生县级以上骨干教师', '学校S2')).toEqual([1, 2, '≥1']);
    expect(line('每百名学生体育艺术教师', '学校S2')).toEqual([1, 1, '≥0.9']);
    expect(line('每百名学生县级以上骨干教师：校际差异系数', '小学')?.[2]).toBe('≤0.50');
  });

  it.each(LANGS)('is in one language: %s', (lang) => {
    expect(/\p{Script=Han}/u.test(ownWords(sectionsOf('supervision', context, lang), context))).toBe(lang === 'zh-CN');
  });
});
