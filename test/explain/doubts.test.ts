/** Entries worth checking, on five teachers of whom one goes. */
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { provenOf } from '../../src/planning/answer.ts';
import { searchDoubts } from '../../src/explain/doubt-search.ts';
import { doubts } from '../../src/explain/doubts.ts';
import { doubtsSheet } from '../../src/report/explain/doubts.ts';
import { sheetText } from '../../src/report/explain/sheet.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { reoptimiserHere } from '../support/reoptimiser-here.ts';
import { fiveTeachers } from './five-teachers.ts';

describe('data doubt', () => {
  it('says who would take over if an exemption were missing, and at what cost', () => {
    const { given, plan } = fiveTeachers('T9001');
    // The five of S2, five years there in 2029, would be eligible then with a year more; nobody needs them.
    const { found, tried } = doubts(given, provenOf(plan));
    expect(found.map(({ teacher, entry, effect }) => [teacher, entry, effect])).toEqual([
      ['T9001', 'exemption', { kind: 'falls', by: 'T9002', tier: 'claims', change: 5 }],
    ]);
    expect(tried).toEqual({ exemption: 1, subject: 0, backbone: 0, yearLess: 1, yearMore: 5 });
  });

  it('names both of a pair whose turn a year of seniority decides', () => {
    const { given, plan, context } = fiveTeachers('T9001', { T9002: { since: monthOf(2006, 9) } });
    const { found } = doubts(given, provenOf(plan));
    expect(
      found
        .filter(({ effect }) => effect.kind === 'turn')
        .map(({ teacher, entry, effect }) => [teacher, entry, effect.kind === 'turn' && effect.other]),
    ).toEqual([
      ['T9001', 'yearLess', 'T9002'],
      ['T9002', 'yearMore', 'T9001'],
    ]);
    const shown = {
      found: found.map((doubt) => ({ ...doubt, searched: null })),
      tried: { exemption: 1, subject: 0, backbone: 0, yearLess: 1, yearMore: 1 },
      untried: 4,
    };
    expect(sheetText(doubtsSheet(context, shown, 60, 'en'))).toContain('Sorted 3 of 7 entries');
    expect(sheetText(doubtsSheet(context, shown, 60, 'en'))).toContain('it could be the turn of 某T9002 T9002 instead');
  });

  it('puts first what nobody could fill', () => {
    // Only T9001 has been at the school for six years.
    const late = { since: monthOf(2023, 9) };
    const { given, plan } = fiveTeachers('T9001', { T9002: late, T9003: late, T9004: late, T9005: late });
    expect(doubts(given, provenOf(plan)).found[0]).toMatchObject({
      teacher: 'T9001',
      entry: 'exemption',
      effect: { kind: 'falls', by: null },
    });
  });

  it('knows that a year less can end eligibility', () => {
    const { given, plan } = fiveTeachers('T9005', { T9005: { since: monthOf(2021, 9) } });
    expect(
      doubts(given, provenOf(plan))
        .found.filter(({ entry }) => entry === 'yearLess')
        .map(({ teacher, effect }) => [teacher, effect.kind === 'falls' && effect.by]),
    ).toEqual([['T9005', 'T9001']]);
  });

  it('plans the group anew for the gravest, and says what was only sorted', async () => {
    const { given, plan, context } = fiveTeachers('T9001');
    const sorted = doubts(given, provenOf(plan));
    const finder = reoptimiserHere(await BACKENDS.get('highs')!());
    const { found } = await searchDoubts(
      given,
      provenOf(plan),
      sorted,
      { backend: 'highs', seed: 1, seconds: 30, finder },
      () => 30,
    );
    const [{ searched }] = found as [(typeof found)[number]];
    if (searched?.kind !== 'plan') throw new Error(String(searched?.kind));
    expect([searched.proven, searched.comparison.decidedBy]).toEqual([true, { tier: 'claims', before: 18, after: 23 }]);
    const text = sheetText(doubtsSheet(context, { ...sorted, found }, 30, 'zh-CN'));
    expect(text).toContain('改由某T9002 T9002去；该谁先去：18 → 23分（+5）');
    expect(text).toContain('其中有影响的1处；对其中1处又把全组重新计算');
    // No time, no search: the list says so.
    const hasty = await searchDoubts(
      given,
      provenOf(plan),
      sorted,
      { backend: 'highs', seed: 1, seconds: 30 },
      () => 0,
    );
    expect(sheetText(doubtsSheet(context, { ...sorted, found: hasty.found }, 1, 'zh-CN'))).toContain('只作初筛');
  });

  it('looks at no more entries than the time allows, and says how many were left', () => {
    const { given, plan } = fiveTeachers('T9001');
    let left = 2;
    const { tried, untried } = doubts(given, provenOf(plan), () => left--);
    expect(Object.values(tried).reduce((sum, count) => sum + count, 0) + untried).toBe(7);
    expect(untried).toBe(5);
  });
});
