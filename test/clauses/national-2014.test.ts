/** Worked examples of 教师〔2014〕4号, with the numbers that stand in the pack. */
import { describe, expect, it } from 'vitest';
import type { BarePosting } from '../../src/domain/plan.ts';
import { packOf } from '../support/pack.ts';
import { monthOf } from '../../src/domain/month.ts';
import { posting, school, teacher, teachers, Y } from '../support/tiny.ts';

const pack = await packOf('national-2014');
const go = (ids: readonly string[], to = 'S2') => ids.map((id) => posting({ teacher: id, to }));
const schools = [
  school({ id: 'S1', role: 'core' }),
  school({ id: 'S2', setting: 'rural' }),
  school({ id: 'S3', setting: 'town' }),
];

const head = (id: string, home: string, since: number) =>
  teacher({ id, home, position: 'principal', positionSince: monthOf(since, 9) });

describe('national-2014', () => {
  it.each([
    [0, 0],
    [1, 1],
    [10, 1],
    [11, 2],
    [20, 2],
    [21, 3],
    [70, 7],
  ])('GJ1: of %i eligible teachers of the core 10 per cent are %i, rounded up', (eligible, required) => {
    const rows = { teachers: [...teachers(eligible, 'K'), ...teachers(9, 'M', { home: 'S2' })] };
    expect(pack.first('GJ1', rows)[0]).toEqual([required, 0, required]);
    // Teachers of members are neither base nor counted.
    expect(pack.first('GJ1', rows, [posting({ teacher: 'M01', from: 'S2', to: 'S1' })])[0]![1]).toBe(0);
  });

  it.each([
    [5, 1],
    [6, 2],
    [10, 2],
    [11, 3],
  ])('GJ2: of %i who start 20 per cent are %i backbones, rounded up', (starters, required) => {
    const staff = teachers(starters, 'K');
    expect(pack.first('GJ2', { teachers: staff }, go(staff.map(({ id }) => id)))[0]).toEqual([required, 0, required]);
  });

  it('GJ3: half of those whom the core sends go to the country, rounded up', () => {
    const rows = { schools, teachers: teachers(3, 'K') };
    expect(pack.first('GJ3', rows, [...go(['K01']), ...go(['K02', 'K03'], 'S3')])).toEqual([[2, 1, 1]]);
    expect(pack.first('GJ3', rows, [...go(['K01']), ...go(['K02'], 'S3')])).toEqual([[1, 1, 0]]);
    expect(pack.line('GJ3').enforce).toEqual({ kind: 'soft', tier: 'soft', weight: 1 });
  });

  it('GJ4: after two terms of five years the principals of two schools change places', () => {
    const rows = { schools, teachers: [head('P', 'S1', 2017), head('Q', 'S2', 2016), head('R', 'S3', 2018)] };
    const swap = [
      posting({ teacher: 'P', kind: 'leadership' }),
      posting({ teacher: 'Q', from: 'S2', to: 'S1', kind: 'leadership' }),
    ];
    const measured = (postings: readonly BarePosting[]) =>
      pack.asks('GJ4', rows, postings).map(({ where, required, actual, by }) => [where.year, required, actual, by]);
    expect(measured([])).toEqual([
      [Y, 2, 0, 2],
      [Y + 1, 3, 0, 3],
      [Y + 2, 3, 0, 3],
    ]);
    expect(measured(swap)).toEqual([
      [Y, 2, 2, 0],
      [Y + 1, 1, 0, 1],
      [Y + 2, 1, 0, 1],
    ]);
    expect(pack.line('GJ4').enforce).toEqual({ kind: 'soft', tier: 'soft', weight: 1 });
    // The posts of a school stay as many as they are.
    const posts = pack.policy.rules.find(({ spec }) => spec.id === 'leader-posts')!;
    const broken = (postings: readonly BarePosting[]) =>
      posts.spec
        .check(pack.facts(rows, postings).forRule(posts), posts.params)
        .filter(({ where, by }) => where.year === Y && by > 0)
        .map(({ where, required, actual }) => [where.school, required, actual]);
    expect(broken(swap)).toEqual([]);
    expect(broken(swap.slice(0, 1))).toEqual([
      ['S1', 1, 0],
      ['S2', 1, 2],
    ]);
  });
});
