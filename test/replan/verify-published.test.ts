/** A plan that re-plans a published one is judged against it, and says so without it. Faults are planted one by one. */
import { describe, expect, it } from 'vitest';
import { judgePlan } from '../../src/asking/judge-plan.ts';
import type { BarePosting, Plan } from '../../src/domain/plan.ts';
import { publishedOf } from '../../src/domain/published.ts';
import { rosterDigest } from '../../src/io/digest.ts';
import { instanceOf, problemOf, type Case } from '../../src/planning/case.ts';
import { unprovenPlan } from '../../src/planning/verified-plan.ts';
import { verify } from '../../src/verify/verify.ts';
import { planDigest } from '../../src/report/plan-digest.ts';
import { applied, CHINESE, demand, policy, posting, PROTECTIONS, roster, teachers, Y } from '../support/tiny.ts';

const given: Case = {
  roster: roster({
    teachers: [...teachers(12, 'A'), ...teachers(2, 'B', { home: 'S2' }), ...teachers(3, 'C', { home: 'S3' })],
    demand: [demand('S1', CHINESE, 8), demand('S2', CHINESE, 3), demand('S3', CHINESE, 2)],
  }),
  policy: policy({ rules: [applied('exchange-rate', { base: 'eligible', share: '10%' }), ...PROTECTIONS] }),
  from: Y,
};
const digest = rosterDigest(given.roster);
const [lived, open] = [posting({ teacher: 'A01' }), posting({ teacher: 'A02', to: 'S3', start: Y + 1 })];
const published = unprovenPlan(
  { ...problemOf(given), rosterDigest: digest, seed: 1 },
  { postings: [lived, open], sharedTeaching: [] },
);

/** A re-planning when school year Y has begun, as JSON reads it. */
const replanned = (postings: readonly BarePosting[]): Plan => {
  const again: Case = { ...given, published: publishedOf(published, planDigest(published), Y) };
  return JSON.parse(
    JSON.stringify(
      unprovenPlan({ ...problemOf(again), rosterDigest: digest, seed: 1 }, { postings, sharedTeaching: [] }),
    ),
  ) as Plan;
};
const codes = (plan: unknown, against: Plan | null): string[] => {
  const judged = judgePlan(given, plan, against);
  return judged.ok ? [] : [...new Set(judged.findings.map(({ code }) => code))];
};

describe('a re-planning', () => {
  const plan = replanned([lived, posting({ teacher: 'A03', to: 'S3', start: Y + 1 })]);

  it('carries ten tiers and its list, and holds against that list', () => {
    expect(
      plan.proof.tiers.map(({ tier, value }) => (tier === 'kept' || tier === 'added' ? `${tier} ${value}` : tier)),
    ).toEqual([
      'legal',
      'timing',
      'kept 1',
      'damage',
      'added 1',
      'shortage',
      'soft',
      'disruption',
      'preference',
      'claims',
    ]);
    expect(Object.keys(plan.inputs)).toEqual(['roster', 'policy', 'seed', 'published']);
    expect(codes(plan, published)).toEqual([]);
    // Who goes elsewhere than published is one moved name.
    const moved = replanned([lived, { ...open, to: 'S2' }]).proof.tiers;
    expect(moved.filter(({ tier }) => tier === 'kept' || tier === 'added').map(({ value }) => value)).toEqual([1, 0]);
  });

  it('is told apart from any other plan, and says what is missing', () => {
    const other = unprovenPlan(
      { ...problemOf(given), rosterDigest: digest, seed: 1 },
      { postings: [lived], sharedTeaching: [] },
    );
    expect(codes(plan, null)).toEqual(['published-needed']);
    expect(codes(plan, other)).toEqual(['published-differs']);
    expect(codes(published, published)).toEqual(['published-unasked']);
    expect(codes(published, null)).toEqual([]);
    expect(published.proof.tiers).toHaveLength(7);
    expect(Object.keys(published.inputs)).toEqual(['roster', 'policy', 'seed']);
  });

  it('planted faults are found: counts, history left out, a start in a year begun, another date', () => {
    const tiers = (value: number): Plan => ({
      ...plan,
      proof: { ...plan.proof, tiers: plan.proof.tiers.map((one) => (one.tier === 'kept' ? { ...one, value } : one)) },
    });
    expect(codes(tiers(0), published)).not.toEqual([]);
    const without = { ...plan, postings: plan.postings.filter(({ teacher }) => teacher !== 'A01') };
    expect(codes(without, published)).toContain('lived-missing');
    const early = {
      ...plan,
      postings: plan.postings.map((one) => (one.teacher === 'A03' ? { ...one, start: Y } : one)),
    };
    expect(codes(early, published)).toContain('year-has-begun');
    const longer = {
      ...plan,
      postings: plan.postings.map((one) => (one.teacher === 'A01' ? { ...one, years: 2 } : one)),
    };
    expect(codes(longer, published)).toContain('lived-missing');
    // The date is an input like the seed: it is read from the plan, and a caller who knows another one hears of it.
    const sooner = instanceOf({ ...given, published: publishedOf(published, planDigest(published), Y - 1) });
    const verdict = verify(sooner, given.policy, digest, plan);
    expect(verdict.ok ? [] : verdict.findings.map(({ code }) => code)).toEqual(['begun-differs']);
  });
});
