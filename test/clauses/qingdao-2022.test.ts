/** Worked examples of Qingdao's tight and loose pairs, with the numbers that stand in the pack. */
import { describe, expect, it } from 'vitest';
import { formatMonth, september } from '../../src/domain/month.ts';
import { teacherEntitlements } from '../../src/verify/computed/entitlements.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { GroupKind } from '../../src/domain/words.ts';
import { corePosts } from '../../src/verify/computed/core-posts.ts';
import { contextOf, recordsOf, sectionsOf } from '../report/documents/context-of.ts';
import { Pack, packOf } from '../support/pack.ts';
import { CHINESE, demand, group, pin, posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const pack = await packOf('qingdao-2022');
const pair = (kind: GroupKind) => ({
  groups: [group({ id: 'G1', kind })],
  schools: [
    school({ id: 'S1', role: 'core', establishment: 20, floatPermille: 30 }),
    school({ id: 'S2', establishment: 5 }),
  ],
  teachers: [
    teacher({ id: 'P', position: 'principal' }),
    ...teachers(2, 'V', { position: 'vicePrincipal' }),
    ...teachers(2, 'L', { position: 'midLevel' }),
    ...teachers(6, 'B', { backbone: 'county' }),
    teacher({ id: 'K' }),
    ...teachers(5, 'M', { home: 'S2' }),
  ],
});
const tight = pair('tight');
const office = (...ids: string[]): BarePosting[] => ids.map((id) => posting({ teacher: id, kind: 'leadership' }));
const go = (...ids: string[]): BarePosting[] => ids.map((id) => posting({ teacher: id }));
/** What is missing and what is too much. */
const by = (clause: string, postings: readonly BarePosting[]) =>
  pack.first(clause, tight, postings).map((one) => one[2]);

/** The tight pair with so many posts at the core, and ten teachers asked for where nine teach. */
const core = (establishment: number, floatPermille: number) => ({
  ...tight,
  schools: [school({ id: 'S1', role: 'core', establishment, floatPermille }), school({ id: 'S2', establishment: 5 })],
  demand: [demand('S1', CHINESE, 10)],
});
const lacking = (free: number) => [free, `${CHINESE} 20`];

describe('qingdao-2022', () => {
  it('QD1: exactly one vice-principal of the core leads the partner', () => {
    expect([[], office('V01'), office('V01', 'V02')].map((postings) => by('QD1', postings))).toEqual([
      [1, 0],
      [0, 0],
      [0, 1],
    ]);
    expect(pack.against(tight, ...office('V01'))).toEqual([]);
  });

  it('QD5, QD6: nobody of a loose pair or an alliance of kindergartens starts a posting, not even by a pin', () => {
    for (const kind of ['loose', 'kindergartenAlliance'] as const) {
      const rows = { ...pair(kind), pins: [pin({ teacher: 'K', kind: 'mustGo' })] };
      expect([pack.against(rows, ...go('B01')), pack.against(rows, ...go('K'))]).toEqual([
        ['may-not-start'],
        ['may-not-start'],
      ]);
    }
    expect(pack.against(tight, ...go('B01'))).toEqual([]);
  });

  it('QD2: exactly one mid-level leader', () => {
    expect([[], go('L01'), go('L01', 'L02')].map((postings) => by('QD2', postings))).toEqual([
      [1, 0],
      [0, 0],
      [0, 1],
    ]);
  });

  it.each([
    [0, [2, 0]],
    [1, [1, 0]],
    [2, [0, 0]],
    [5, [0, 0]],
    [6, [0, 1]],
  ])('QD3: two to five backbones, here %i', (count, expected) => {
    expect(by('QD3', go(...Array.from({ length: count }, (_, i) => `B0${i + 1}`)))).toEqual(expected);
  });

  it('QD3: the leaders of QD1 and QD2 are no backbones, whatever title they hold', () => {
    const titled = {
      ...tight,
      teachers: [
        teacher({ id: 'V', position: 'vicePrincipal', backbone: 'provincial' }),
        teacher({ id: 'L', position: 'midLevel', backbone: 'county' }),
      ],
    };
    expect(pack.first('QD3', titled, [...office('V'), ...go('L')]).map((one) => one[1])).toEqual([0, 0]);
  });

  it('QD4: three years without a break, 36 months, leaders too', () => {
    const stays = teacherEntitlements(pack.facts(tight, [...office('V01'), ...go('B01')]));
    expect(stays.map(({ since, returns }) => returns - since!)).toEqual([36, 36]);
    expect(formatMonth(september(Y + 3))).toBe('2030-09');
    for (const years of [1, 2, 4]) {
      expect(pack.against(tight, posting({ teacher: 'B01', years }))).toContain('years-not-allowed');
      expect(pack.against(tight, posting({ teacher: 'V01', years, kind: 'leadership' }))).toContain(
        'years-not-allowed',
      );
    }
    expect(pack.asks('QD4', tight, go('B01')).filter((measure) => measure.by > 0)).toEqual([]);
    expect(
      pack.asks('QD4', tight, [posting({ teacher: 'B01', years: 2 })]).filter((measure) => measure.by > 0),
    ).toHaveLength(1);
  });

  it('QD7: posts stay at home, so that no posting changes how many a school holds; the extra share is the roster’s', () => {
    expect(pack.line('QD7').params).toEqual({ mode: 'stays', float: { num: 3, den: 100 } });
    expect(pack.asks('QD7', tight, go('B01', 'B02', 'B03'))).toEqual([]);
  });

  it('QD7: what the core may fill beyond its number, ⌊posts · (1 + f)⌋ − holders, with the subjects it lacks, by year', () => {
    // Twelve hold a post at S1, nine of them teach. ⌊33 · 1.03⌋ = 33 and ⌊34 · 1.03⌋ = 35; without approval 34.
    const told = (establishment: number, floatPermille: number) =>
      corePosts(pack.facts(core(establishment, floatPermille), go('B01'))).map(({ school: id, years }) => [
        id,
        ...years.map(({ free, short }) => [free, ...short.map(({ subject, tenths }) => `${subject} ${tenths}`)]),
      ]);
    expect(told(33, 30)).toEqual([['S1', lacking(21), lacking(21), lacking(21)]]);
    expect(told(34, 30)[0]![1]).toEqual(lacking(23));
    expect(told(34, 0)[0]![1]).toEqual(lacking(22));
    expect(told(8, 0)[0]![1]).toEqual(lacking(-4));
    // The same line stands in the yearly report.
    const lines = sectionsOf('supervision', contextOf(core(34, 30), pack.policy, [])).flatMap(recordsOf);
    expect(lines.filter((line) => line['依据'] === 'QD7')).toMatchObject([
      {
        范围: '学校S1',
        指标: '核心校还可补充的编制（含批准上浮，人）',
        交流前: 23,
        '2027学年': 23,
        '2028学年': 23,
        '2029学年': 23,
        说明: '缺员学科：2027学年语文1；2028学年语文1；2029学年语文1',
      },
    ]);
  });

  it('QD8: leaders go for the terms and in the directions of exchanges', () => {
    const backwards = new Pack({ ...pack.policy, settings: { ...pack.policy.settings, directions: ['member-core'] } });
    expect(pack.policy.settings.postingYears.leadership).toEqual(pack.policy.settings.postingYears.exchange);
    expect(backwards.against(tight, ...office('V01'))).toEqual(['host-direction']);
  });

  it('QD1: a loose pair is asked for nobody, and may send no leader', () => {
    const loose = pair('loose');
    expect(['QD1', 'QD2', 'QD3'].flatMap((clause) => pack.asks(clause, loose))).toEqual([]);
    expect(pack.against(loose, ...office('V01'))).toContain('kind-not-supported');
  });
});
