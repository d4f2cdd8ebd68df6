/** Worked examples of Huantai's communities and leagues, with the numbers that stand in the pack. */
import { describe, expect, it } from 'vitest';
import type { Roster } from '../../src/domain/roster.ts';
import type { GroupKind } from '../../src/domain/words.ts';
import { teacherEntitlements } from '../../src/verify/computed/entitlements.ts';
import { packOf } from '../support/pack.ts';
import { group, pin, posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const pack = await packOf('huantai-2016');
const of = (kind: GroupKind, rows: Partial<Roster>): Partial<Roster> => ({
  groups: [group({ id: 'G1', kind })],
  schools: [
    school({ id: 'S1', role: 'core', establishment: 3 }),
    school({ id: 'S2', setting: 'rural', establishment: 3 }),
    school({ id: 'S3', setting: 'town' }),
  ],
  ...rows,
});
const go = (count: number, to = 'S2') => teachers(count, 'K').map(({ id }) => posting({ teacher: id, to }));
const leaders = { teachers: [...teachers(2, 'V', { position: 'vicePrincipal' }), teacher({ id: 'M', home: 'S2' })] };
const office = (id: string) => posting({ teacher: id, kind: 'leadership' });
/** What one guest is paid in the first year. */
const monthly = (rows: Partial<Roster>) =>
  teacherEntitlements(pack.facts(of('community', { teachers: teachers(1, 'K'), ...rows }), go(1)))[0]!.allowances[0];
/** So many of all who start go to the country. */
const mixed = (country: number, all: number) => go(all).map((one, i) => ({ ...one, to: i < country ? 'S2' : 'S3' }));

describe('huantai-2016', () => {
  it.each([
    // Own and guests; 30 % of all who work there rounded up, 50 % rounded down; what is missing and too much.
    [7, 3, 3, 5, [0, 0]],
    [8, 3, 4, 5, [1, 0]],
    [8, 2, 3, 5, [1, 0]],
    [5, 5, 3, 5, [0, 0]],
    [5, 6, 4, 5, [0, 1]],
    [4, 5, 3, 4, [0, 1]],
    [20, 9, 9, 14, [0, 0]],
  ])('HT1: %i own teachers and %i guests: 30–50 per cent are %i to %i', (own, guests, least, most, by) => {
    const rows = of('community', { teachers: [...teachers(30, 'K'), ...teachers(own, 'M', { home: 'S2' })] });
    const found = pack.asks('HT1', rows, go(guests)).filter(({ where }) => where.school === 'S2' && where.year === Y);
    expect(found.map((one) => [one.required, one.actual, one.by])).toEqual([
      [least, guests, by[0]],
      [most, guests, by[1]],
    ]);
  });

  it('HT1: from the first year on, and softly', () => {
    const rows = of('community', { teachers: [...teachers(3, 'K'), ...teachers(3, 'M', { home: 'S2' })] });
    expect(new Set(pack.asks('HT1', rows).map(({ where }) => where.year))).toEqual(new Set([Y, Y + 1, Y + 2]));
    expect(pack.line('HT1').enforce).toEqual({ kind: 'soft', tier: 'soft', weight: 1 });
  });

  it('HT2: exactly one vice-principal of the lead school is executive principal of each led school', () => {
    const rows = of('community', leaders);
    const by = (...ids: string[]) =>
      pack
        .asks('HT2', rows, ids.map(office))
        .filter(({ where }) => where.school === 'S2' && where.year === Y)
        .map((one) => one.by);
    expect([by(), by('V01'), by('V01', 'V02')]).toEqual([
      [1, 0],
      [0, 0],
      [0, 1],
    ]);
    expect(pack.against(rows, office('V01'))).toEqual([]);
  });

  it('HT3: posts stay at home, so that nothing is asked of the schools that take teachers in', () => {
    const rows = of('community', { teachers: [...teachers(6, 'K'), ...teachers(3, 'M', { home: 'S2' })] });
    expect(pack.asks('HT3', rows, go(3))).toEqual([]);
  });

  it('HT4: no leader moves in a league, nor is one asked for', () => {
    const rows = of('league', leaders);
    expect(pack.asks('HT2', rows)).toEqual([]);
    expect(pack.asks('HT1', rows)).toEqual([]);
    expect(pack.against(rows, office('V01'))).toContain('kind-not-supported');
    const ordered = { ...rows, pins: [pin({ teacher: 'V01', kind: 'mustGo' })] };
    expect(pack.against(ordered, office('V01'))).toContain('kind-not-supported');
    expect(pack.against({ ...ordered, groups: of('community', {}).groups! }, office('V01'))).toEqual([]);
  });

  it('HT5: 200 yuan living and 100 yuan transport a month, unless the budget says otherwise', () => {
    expect(monthly({})).toEqual({ year: Y, monthly: 300, amount: 3600 });
    expect(
      monthly({ budgets: [{ year: null, allowanceBudget: null, livingAllowance: 350, transportAllowance: null }] }),
    ).toEqual({ year: Y, monthly: 450, amount: 5400 });
  });

  it('HT10: half of those whom the core sends go to the country, rounded up', () => {
    const rows = of('league', { teachers: teachers(5, 'K') });
    expect([
      pack.first('HT10', rows, mixed(2, 5)),
      pack.first('HT10', rows, mixed(3, 5)),
      pack.first('HT10', rows, mixed(2, 4)),
    ]).toEqual([[[3, 2, 1]], [[3, 3, 0]], [[2, 2, 0]]]);
  });

  it('HT12: full terms of three years, at most once in the horizon', () => {
    const rows = of('league', { teachers: teachers(2, 'K') });
    expect(pack.asks('HT12', rows, [posting({ teacher: 'K01', years: 1 })]).filter(({ by }) => by > 0)).toHaveLength(1);
    expect(pack.asks('HT12', rows, go(2)).filter(({ by }) => by > 0)).toEqual([]);
    expect(pack.against(rows, posting({ teacher: 'K01' }), posting({ teacher: 'K01', start: Y + 2 }))).toContain(
      'second-posting',
    );
  });
});
