/** The stability curve against every plan there is, and who could fill a vacancy. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import { instanceOf, type Case } from '../../src/planning/case.ts';
import { judge } from '../../src/verify/appraise.ts';
import { tierValues } from '../../src/verify/objective.ts';
import { kneeOf, stabilityCurve, vacancyCandidates, type CurvePoint } from '../../src/replan/index.ts';
import { arbitraryReplan } from '../support/arbitrary-replan.ts';
import { everyLawful } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';
import { applied, CHINESE, demand, policy, posting, PROTECTIONS, roster, teachers, Y } from '../support/tiny.ts';

const OPTIONS = { backend: 'highs', seed: 1, timeLimit: 3000, gap: 0, workers: 1 };

const point = (most: number, shortage: number): CurvePoint => ({
  most,
  moved: most,
  tiers: [
    { tier: 'legal', value: 0, bound: 0 },
    { tier: 'shortage', value: shortage, bound: shortage },
  ],
  postings: [],
  sharedTeaching: [],
});

/** Lexicographic order. */
function inOrder(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, t) => value !== b[t]);
  return at === -1 ? 0 : a[at]! - b[at]!;
}

describe('the stability curve', () => {
  it('has the best plan for each number of names, from the least on', async () => {
    let steps = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryReplan(fc.constantFrom(Y - 1, Y)), async ({ before: _before, ...given }) => {
        const instance = instanceOf(given);
        const all = everyLawful(instance, given.policy).map((postings) => {
          const { facts, measured } = judge(instance, given.policy, postings);
          const values = tierValues(facts, measured);
          return { moved: values.kept + values.added, worth: given.policy.order.map((tier) => values[tier]) };
        });
        const bestWith = (most: number) =>
          all
            .filter(({ moved }) => moved <= most)
            .map(({ worth }) => worth)
            .toSorted(inOrder)[0];
        const curve = await stabilityCurve(given, { most: 9, groups: null }, OPTIONS);
        expect(curve.ended).toBeNull();
        expect(curve.least).toBe(all.length === 0 ? null : Math.min(...all.map(({ moved }) => moved)));
        expect(
          curve.points.map(({ most, tiers }) => [
            most,
            tiers.map(({ value }) => value),
            tiers.map(({ bound }) => bound),
          ]),
        ).toEqual(curve.points.map(({ most }) => [most, bestWith(most), bestWith(most)]));
        expect(curve.points.at(-1)?.tiers.map(({ value }) => value)).toEqual(bestWith(Infinity));
        steps += curve.points.length;
      }),
      { numRuns: draws(2), seed: 21 },
    );
    expect(steps).toBeGreaterThan(1);
  }, 900_000);

  it('gives a name more at a time, and never more than that', async () => {
    // Two teachers are missing at S2, whom S1 can spare; each name that moves wins one of them.
    const given: Case = {
      roster: roster({
        teachers: [...teachers(12, 'A'), ...teachers(6, 'B', { home: 'S2' }), ...teachers(3, 'C', { home: 'S3' })],
        demand: [demand('S1', CHINESE, 8), demand('S2', CHINESE, 8), demand('S3', CHINESE, 3)],
      }),
      policy: policy({ rules: PROTECTIONS }),
      from: Y,
      published: { postings: [], digest: '', begun: Y - 1, left: null },
    };
    const curve = await stabilityCurve(given, { most: 9, groups: null }, OPTIONS);
    const shortages = curve.points.map(
      ({ most, moved, tiers }) => [most, moved, tiers.find(({ tier }) => tier === 'shortage')!.value] as const,
    );
    expect(shortages.slice(0, 3)).toEqual([0, 1, 2].map((names) => [names, names, 60 - 30 * names]));
    const short = await stabilityCurve(given, { most: 1, groups: null }, OPTIONS);
    expect(short.points).toEqual(curve.points.slice(0, 2));
  });

  it('bends where a further name wins the least for what it costs', () => {
    expect(kneeOf([point(1, 90), point(2, 30), point(3, 20), point(4, 15), point(5, 10)])?.most).toBe(2);
    expect(kneeOf([point(1, 90), point(2, 70), point(3, 50)])?.most).toBe(3);
    expect(kneeOf([point(1, 90)])).toBeNull();
    expect(kneeOf([])).toBeNull();
  });
});

describe('candidates for a vacancy', () => {
  const given: Case = {
    roster: roster({
      teachers: [...teachers(12, 'A'), ...teachers(2, 'B', { home: 'S2' }), ...teachers(3, 'C', { home: 'S3' })],
      demand: [demand('S1', CHINESE, 8), demand('S2', CHINESE, 3), demand('S3', CHINESE, 2)],
    }),
    policy: policy({ rules: [applied('exchange-rate', { base: 'eligible', share: '10%' }), ...PROTECTIONS] }),
    from: Y,
  };
  const published = {
    postings: [{ ...posting({ teacher: 'A01', to: 'S3' }), purpose: [], clauses: [] }],
    sharedTeaching: [],
  };
  const ask = async (vacancy: { school: string; subject: string; year: number }, today: string) =>
    vacancyCandidates(
      { given, plan: published, vacancy, today },
      { listed: 5, searched: 0 },
      { backend: 'highs', seed: 1, seconds: 10 },
    );

  it('come with the least change first, and never start in a year begun', async () => {
    const found = (await ask({ school: 'S2', subject: CHINESE, year: Y }, `${Y}-08-20`))!;
    expect(found.best.length).toBeGreaterThan(1);
    // Whoever was published stays; who is added moves one name.
    expect(found.best.map(({ posting: { start, to }, instead }) => [start, to, instead])).toEqual(
      found.best.map(() => [Y, 'S2', null]),
    );
    const moved = found.best.map(({ exchanged }) =>
      exchanged.filter(({ tier }) => tier === 'kept' || tier === 'added').map(({ value }) => value),
    );
    expect(moved).toEqual(found.best.map(() => [0, 1]));
    expect(found.best.map(({ posting: { teacher } }) => teacher)).not.toContain('A01');
    const later = (await ask({ school: 'S2', subject: CHINESE, year: Y + 1 }, `${Y}-10-20`))!;
    expect(new Set(later.best.map(({ posting: { start } }) => start))).toEqual(new Set([Y + 1]));
    expect((await ask({ school: 'S2', subject: CHINESE, year: Y }, `${Y}-10-20`))!.best).toEqual([]);
  });

  it('take nobody out who has left since the plan was made', async () => {
    const gone = {
      ...given,
      roster: {
        ...given.roster,
        teachers: given.roster.teachers.map((row) => (row.id === 'A01' ? { ...row, leaves: monthOf(Y, 7) } : row)),
      },
    };
    const found = (await vacancyCandidates(
      { given: gone, plan: published, vacancy: { school: 'S3', subject: CHINESE, year: Y }, today: `${Y}-08-20` },
      { listed: 5, searched: 0 },
      { backend: 'highs', seed: 1, seconds: 10 },
    ))!;
    expect(found.best.length).toBeGreaterThan(1);
    expect(found.best.map(({ instead }) => instead)).toEqual(found.best.map(() => null));
  });

  it('a school that is not there has none', async () => {
    expect(await ask({ school: 'S9', subject: CHINESE, year: Y }, `${Y}-08-20`)).toBeUndefined();
  });
});
