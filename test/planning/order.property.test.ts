/**
 * A policy may reorder the tiers, weigh them otherwise, put soft rules elsewhere and let people cross groups: still the
 * best of all plans.
 */
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { deriveInstance } from '../../src/domain/instance.ts';
import { TIERS } from '../../src/domain/words.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { formulate } from '../../src/model/index.ts';
import { leadingWeights } from '../../src/planning/leading-weights.ts';
import type { Policy, Weights } from '../../src/policy/policy.ts';
import { arbitraryTinyCase } from '../support/arbitrary-tiny.ts';
import { bruteForce, candidates, searchSize } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

const weights = fc.constantFrom<Partial<Weights>>(
  {},
  { surplus: 0, turnover: 0 },
  { missingBackbone: 0, posting: 0 },
  { person: 7, timing: [0, 0, 0] },
);
const shape = fc.record({
  order: fc.shuffledSubarray([...TIERS], { minLength: 7 }),
  tier: fc.constantFrom('shortage' as const, 'disruption' as const, 'claims' as const),
  crossGroup: fc.boolean(),
  weights,
});

it('any order of the tiers gives its own optimum, proven', () => {
  fc.assert(
    fc.property(arbitraryTinyCase, shape, (tiny, { order, tier, crossGroup, weights: own }) => {
      const policy: Policy = {
        ...tiny.policy,
        order,
        settings: { ...tiny.policy.settings, crossGroup },
        weights: { ...tiny.policy.weights, ...own },
        rules: tiny.policy.rules.map((rule) =>
          rule.enforce.kind === 'soft' ? { ...rule, enforce: { ...rule.enforce, tier } } : rule,
        ),
      };
      const instance = deriveInstance(tiny.roster, tiny.from);
      fc.pre(searchSize(candidates(instance, policy)) <= 3000);
      const formulation = formulate(instance, policy);
      const solved = lexicographic(formulation.model, highs, null, {
        seed: 1,
        gap: 0,
        remaining: () => 60,
        weights: leadingWeights(policy),
      });
      const best = bruteForce(instance, policy);
      const found =
        solved.kind === 'solved'
          ? order.map((name) => appraise(instance, policy, formulation.read(solved.x)).tiers[name])
          : solved.kind;
      expect(found).toEqual(best === 'pins-clash' ? 'infeasible' : best.tiers);
      expect(solved.kind === 'solved' ? solved.tiers.map(({ bound }) => bound) : solved.kind).toEqual(found);
    }),
    { numRuns: draws(40), maxSkipsPerRun: 100, seed: 3 },
  );
});
