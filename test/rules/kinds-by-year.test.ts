/** A rule of some kinds speaks of a group in the years in which it is of one of them (RA32), in both opinions. */
import { describe, expect, it } from 'vitest';
import { always } from '../../src/domain/group-kinds.ts';
import { september } from '../../src/domain/month.ts';
import { measure } from '../support/measure.ts';
import { applied, group, instance, policy, posting, school, teacher, teachers, Y } from '../support/tiny.ts';
import type { Enforcement } from '../../src/policy/policy.ts';
import { planFacts } from '../../src/verify/facts.ts';
import { isPermitted } from '../../src/verify/permits.ts';
import { Supply } from '../../src/model/supply.ts';

/** Co-built in Y, fused in Y+1, co-built again in Y+2. */
const G1 = group({
  id: 'G1',
  kinds: [
    { kind: 'coBuilt', from: null, until: september(Y + 1) - 1 },
    { kind: 'fused', from: september(Y + 1), until: september(Y + 2) - 1 },
    { kind: 'coBuilt', from: september(Y + 2), until: null },
  ],
});
const YEARS = [Y, Y + 1, Y + 2];
const rows = {
  groups: [G1, group({ id: 'G2', kind: 'coBuilt' })],
  schools: [
    school({ id: 'S1', role: 'core' }),
    school({ id: 'S2' }),
    school({ id: 'X1', group: 'G2', role: 'core' }),
    school({ id: 'X2', group: 'G2' }),
  ],
  teachers: [...teachers(10, 'T'), ...teachers(5, 'X', { home: 'X1' })],
};

/** At how many places heads are balanced beside a team enforced so. */
const balanced = (enforce: Enforcement): number =>
  measure({
    rule: 'headcount-balance',
    rows,
    beside: [applied('team', { midLevelOrAbove: { least: 1 } }, { enforce })],
  }).length;

const places = (kinds: readonly ('fused' | 'coBuilt')[]): string[] =>
  measure({ rule: 'exchange-rate', params: { base: 'eligible', share: '20%' }, rows, kinds }).map(
    ({ where, required }) => `${where.group} ${where.year} ${required}`,
  );

describe('a rule of some kinds', () => {
  it('measures the years of its kinds only', () => {
    expect(places(['fused'])).toEqual([`G1 ${Y + 1} 2`]);
    expect(places(['coBuilt'])).toEqual([`G1 ${Y} 2`, `G1 ${Y + 2} 2`, `G2 ${Y} 1`, `G2 ${Y + 1} 1`, `G2 ${Y + 2} 1`]);
  });

  it.each(['eligible', 'memberStaff'])('counts for the county who belongs to such a group in the year: %s', (base) => {
    const mine = {
      ...rows,
      teachers: rows.teachers.map((row) =>
        base === 'eligible'
          ? row
          : { ...row, home: row.home === 'S1' ? 'S2' : 'X2', working: row.home === 'S1' ? 'S2' : 'X2' },
      ),
    };
    const county = measure({
      rule: 'exchange-rate',
      params: { base, share: '100%', scope: 'county' },
      rows: mine,
      kinds: ['coBuilt'],
      postings: [
        posting({ teacher: 'T01', from: mine.teachers[0]!.home, to: 'S1', start: Y + 1 }),
        posting({ teacher: 'X01', from: mine.teachers[10]!.home, to: 'X1', start: Y + 1 }),
      ].map((one) => (base === 'eligible' ? { ...one, to: one.to === 'S1' ? 'S2' : 'X2' } : one)),
    });
    // T01 starts in a year in which G1 is fused, and is out of the pool afterwards.
    expect(county.map(({ where, base: whole, actual }) => [where.year, whole, actual])).toEqual([
      [Y, 15, 0],
      [Y + 1, 5, 1],
      [Y + 2, base === 'eligible' ? 13 : 15, 0],
    ]);
  });

  it('leaves a protection in force where what settles it does not apply', () => {
    const beside = [applied('host-stock', { lo: '30%', hi: '50%' }, { kinds: ['fused'] })];
    const years = measure({ rule: 'inflow-limit', rows, beside }).flatMap(({ where }) =>
      where.group === 'G1' ? [where.year] : [],
    );
    expect([...new Set(years)]).toEqual([Y, Y + 2]);
  });

  it('leaves the balance of heads in force beside a team that is only wished for', () => {
    expect(balanced({ kind: 'must' })).toBe(0);
    expect(balanced({ kind: 'soft', tier: 'soft', weight: 1 })).toBeGreaterThan(0);
  });

  it('lets teaching be shared in the years of its kinds', () => {
    const rules = policy({ rules: [applied('shared-teaching', {}, { kinds: ['fused'] })] });
    const world = instance(rows);
    const facts = planFacts(world, rules, []);
    const supply = new Supply(world, rules);
    expect(YEARS.map((year) => facts.shares('S1', year))).toEqual([false, true, false]);
    expect(YEARS.map((year) => supply.mostShared(world.sites.get('S1')!, year) > 0)).toEqual([false, true, false]);
  });

  it('sees the postings and the eligible of its years', () => {
    const postings = YEARS.map((start, i) => posting({ teacher: `T0${i + 1}`, start }));
    const facts = planFacts(instance(rows), policy({}), postings);
    const [all, fused] = [facts.forRule({ kinds: null }), facts.forRule({ kinds: ['fused'] })];
    expect(all.postings.map(({ start }) => start)).toEqual(YEARS);
    expect(fused.postings.map(({ start }) => start)).toEqual([Y + 1]);
    expect(YEARS.map((year) => fused.starters(year).length)).toEqual([0, 1, 0]);
    const person = facts.instance.persons.get('T10')!;
    expect(YEARS.map((year) => fused.eligible(person, year))).toEqual([false, true, false]);
    expect(fused.groups.map(({ id }) => id)).toEqual(['G1']);
    expect(YEARS.map((year) => fused.covers('S2', year))).toEqual([false, true, false]);
  });

  it('opens its postings, to both opinions, in the years of its kinds', () => {
    const world = instance({
      ...rows,
      teachers: YEARS.map((year, i) =>
        teacher({ id: `N${i}`, home: 'S2', since: september(year), employedSince: september(year) }),
      ),
    });
    const rules = policy({ rules: [applied('newcomer-training', {}, { kinds: ['fused'] })] });
    const possible = new Supply(world, rules).possible().map(({ person, start, kind }) => [person.id, start, kind]);
    expect(possible).toEqual([['N1', Y + 1, 'training']]);
    const training = YEARS.map((start, i) =>
      posting({ teacher: `N${i}`, from: 'S2', to: 'S1', start, years: 1, kind: 'training' }),
    );
    expect(training.map((one) => isPermitted(world, rules, one))).toEqual([false, true, false]);
  });

  it('is one kind for ever where no months are named', () => {
    expect(instance({ groups: [group({ id: 'G1', kind: 'tight' })] }).groups[0]!.kinds).toEqual(always('tight'));
  });
});
