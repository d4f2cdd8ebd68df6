/** Leaders who have served their terms, and volunteers who change places: the planner against every plan there is. */
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { formulate } from '../../src/model/index.ts';
import { leadingWeights } from '../../src/planning/leading-weights.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { arbitraryLeaders, arbitraryVolunteers } from '../support/arbitrary-leaders.ts';
import type { TinyCase } from '../support/arbitrary-tiny.ts';
import { bruteForce } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

/** What a rule asked and got over the horizon. */
interface Result {
  readonly asked: number;
  readonly got: number;
  /** Postings to another group although the policy has them off. */
  readonly abroad: number;
}

/** Of the best plan, once it is seen to be that. */
function planned({ instance, policy }: TinyCase, rule: string): Result {
  const formulation = formulate(instance, policy);
  const solved = lexicographic(formulation.model, highs, null, {
    seed: 1,
    gap: 0,
    remaining: () => 60,
    weights: leadingWeights(policy),
  });
  const best = bruteForce(instance, policy);
  const { tiers, findings, measured, postings } = appraise(
    instance,
    policy,
    solved.kind === 'solved' ? formulation.read(solved.x) : [],
  );
  const found =
    solved.kind === 'solved'
      ? {
          tiers: policy.order.map((tier) => tiers[tier]),
          bounds: solved.tiers.map(({ bound }) => bound),
          findings: findings.map((finding) => finding.in('en')),
        }
      : solved.kind;
  expect(found).toEqual(best === 'pins-clash' ? 'infeasible' : { tiers: best.tiers, bounds: best.tiers, findings: [] });
  const own = measured.filter(({ rule: line }) => line.spec.id === rule).flatMap(({ measures }) => measures);
  const groupOf = (school: string): string => instance.sites.get(school)!.group.id;
  return {
    asked: own.reduce((sum, { required }) => sum + required, 0),
    got: own.reduce((sum, { actual }) => sum + actual, 0),
    abroad: policy.settings.crossGroup ? 0 : postings.filter(({ from, to }) => groupOf(from) !== groupOf(to)).length,
  };
}

it.each([
  ['leader-term', arbitraryLeaders],
  ['mutual-exchange', arbitraryVolunteers],
] as const)('finds the best of all plans under %s and proves it', (rule, cases) => {
  const seen = { asked: 0, met: 0, missed: 0, abroad: 0 };
  fc.assert(
    fc.property(cases, (tiny) => {
      const { asked, got, abroad } = planned(tiny, rule);
      seen.abroad += abroad;
      if (asked > 0) seen.asked += 1;
      if (got > 0) seen.met += 1;
      if (asked > got) seen.missed += 1;
    }),
    { numRuns: draws(300), seed: 41 },
  );
  // Most draws ask something; many plans give it, and many cannot.
  expect(seen.asked).toBeGreaterThan(60);
  expect(seen.met).toBeGreaterThan(20);
  expect(seen.missed).toBeGreaterThan(20);
  expect(seen.abroad > 5).toBe(rule === 'leader-term');
});
