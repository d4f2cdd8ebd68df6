/** 校长任期届满名单 with people who can be followed by hand. */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../../src/domain/month.ts';
import type { Teacher } from '../../../src/domain/roster.ts';
import { LANGS } from '../../../src/messages/message.ts';
import { withImplied } from '../../../src/policy/implied.ts';
import { applied, pin, policy, posting, PROTECTIONS, teacher } from '../../support/tiny.ts';
import { contextOf, ownWords, recordsOf, sectionsOf, textsOf } from './context-of.ts';

const head = (id: string, home: string, since: number, row: Partial<Teacher> = {}) =>
  teacher({ id, home, position: 'principal', since: monthOf(2010, 9), positionSince: monthOf(since, 9), ...row });
const TERM = applied('leader-term', { years: 10 }, { clause: 'DL1' });
const rules = policy({ rules: withImplied([TERM, ...PROTECTIONS]) });
const swap = [
  posting({ teacher: 'P', kind: 'leadership' }),
  posting({ teacher: 'Q', from: 'S2', to: 'S1', kind: 'leadership' }),
];
const people = [
  head('P', 'S1', 2016, { positionSince: monthOf(2016, 12) }),
  head('Q', 'S2', 2017),
  head('R', 'S3', 2018),
  head('V', 'S3', 2015, { position: 'vicePrincipal' }),
  head('W', 'S3', 2015, { position: 'vicePrincipal', positionSince: null }),
];
const context = contextOf({ teachers: people }, rules, swap);
const COLUMNS = [
  '学校',
  '姓名',
  '职务',
  '在本校任现职起',
  '已任年限',
  '拟任学校',
  '起止年月',
  '原职务接任人',
  '未交流原因',
];
const cells = (record: Record<string, unknown>) => COLUMNS.map((heading) => record[heading]);

const why = (teachers: readonly Teacher[], pins: Parameters<typeof pin>[0][] = []) =>
  recordsOf(sectionsOf('leader-terms', contextOf({ teachers: [...teachers], pins: pins.map(pin) }, rules))[0]!).map(
    (record) => record['未交流原因'],
  );

describe('the list of leaders whose terms are over', () => {
  const [first, second, third, others] = sectionsOf('leader-terms', context);

  it('says for each year who is due, since when, where they go and who follows', () => {
    expect(first!.name).toBe('2027学年（名单）');
    expect(recordsOf(first!).map(cells)).toEqual([
      ['学校S1', '教师P', '校长', '2016-12', '10年9个月', '学校S2', '2027-09—2030-08', '教师Q（学校S2）', ''],
      ['学校S2', '教师Q', '校长', '2017-09', '10年', '学校S1', '2027-09—2030-08', '教师P（学校S1）', ''],
    ]);
    expect(textsOf(first!)[0]).toBe('任期届满2人，安排交流2人，未安排0人。');
    expect(recordsOf(first!)[0]!['依据']).toBe('校长任期交流（DL1）');
  });

  it('tells who is due and stays, with the reason, again in each year', () => {
    for (const [section, span] of [
      [second!, '10年'],
      [third!, '11年'],
    ] as const)
      expect(recordsOf(section).map(cells)).toEqual([
        [
          '学校S3',
          '教师R',
          '校长',
          '2018-09',
          span,
          '',
          '',
          '',
          '交流范围内当年没有任期届满的同职干部可对调，校级职数不变',
        ],
      ]);
    expect(second!.name).toBe('2028学年（预案）');
  });

  it('tells those of two terms of whom the rule asks nothing, and names who has no date', () => {
    expect(recordsOf(others!).map((one) => [one['姓名'], one['职务'], one['满两届学年'], one['去向']])).toEqual([
      ['教师V', '副校长', '2025学年', '留任'],
    ]);
    expect(textsOf(others!)[0]).toMatch(/每届按5年计.*不列为任期届满/u);
    expect(textsOf(first!)).toContain('名册未填任现职年月、无法判断任期是否届满的：教师W（学校S3）。');
  });

  it('says why in the words of the trade, whatever keeps the leader', () => {
    const pair = [head('P', 'S1', 2016), head('Q', 'S2', 2016)];
    expect(why(pair)).toEqual([
      '同期届满、可到校任职的有教师Q，方案统筹各项目标后未安排',
      '同期届满、可到校任职的有教师P，方案统筹各项目标后未安排',
    ]);
    expect(why(pair, [{ teacher: 'P', kind: 'mustStay' }])[0]).toBe('已指定不得交流');
    expect(why([head('P', 'S1', 2016, { leaves: monthOf(2029, 9) })])).toEqual(['离岗前不足一个任期']);
  });

  it('is an entitlement where the policy sets no term, and says so where nobody is concerned', () => {
    const plain = policy({ rules: PROTECTIONS });
    const [only, ...rest] = sectionsOf('leader-terms', contextOf({ teachers: people }, plain));
    expect(rest).toEqual([]);
    expect(recordsOf(only!).map((one) => [one['姓名'], one['满两届学年'], one['至当年9月已任']])).toEqual([
      ['教师P', '2027学年', '10年9个月'],
      ['教师Q', '2027学年', '10年'],
      ['教师R', '2028学年', '10年'],
      ['教师V', '2025学年', '10年'],
    ]);
    expect(textsOf(only!)[0]).toMatch(/^本政策没有规定校长任期；.*方案不据此要求交流。$/u);
    const none = sectionsOf('leader-terms', contextOf({ teachers: [teacher({ id: 'T' })] }, plain));
    expect(none.flatMap(textsOf)).toEqual(['本政策没有规定校长任期，三个学年内也没有任满两届的校长、副校长。']);
    const empty = sectionsOf('leader-terms', contextOf({ teachers: [teacher({ id: 'T' })] }, rules));
    expect(textsOf(empty[0]!)[0]).toBe('本学年没有任期届满的校长、副校长。');
  });

  it.each(LANGS)('is in one language: %s', (lang) => {
    expect(/\p{Script=Han}/u.test(ownWords(sectionsOf('leader-terms', context, lang), context))).toBe(lang === 'zh-CN');
  });
});
