/** The planner against every plan there is where all rules, kinds of postings and shared teaching are in play. */
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { formulate } from '../../src/model/index.ts';
import { leadingWeights } from '../../src/planning/leading-weights.ts';
import { arbitraryWideCase } from '../support/arbitrary-wide.ts';
import { bruteForce } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';
import { applied } from '../support/tiny.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

const SHARING = applied('shared-teaching', {}, { kinds: ['fused'] });

it.each([
  ['without shared teaching', [], false],
  ['with shared teaching in fused groups', [SHARING], false],
  ['groups that change their kind', [], true],
  ['groups that change their kind, with shared teaching in fused groups', [SHARING], true],
] as const)('finds the best of all plans and proves it, %s', (_name, always, changing) => {
  let shared = 0;
  let others = 0;
  fc.assert(
    fc.property(arbitraryWideCase(always, changing), ({ instance, policy }) => {
      const formulation = formulate(instance, policy);
      const solved = lexicographic(formulation.model, highs, null, {
        seed: 1,
        gap: 0,
        remaining: () => 60,
        weights: leadingWeights(policy),
      });
      const best = bruteForce(instance, policy);
      const bare = solved.kind === 'solved' ? formulation.read(solved.x) : [];
      const rows = solved.kind === 'solved' ? formulation.readSharing(solved.x, bare) : [];
      const { tiers, findings } = appraise(instance, policy, bare, rows);
      shared += rows.length;
      others += bare.filter(({ kind }) => kind !== 'exchange').length;
      const found = solved.kind === 'solved' ? policy.order.map((tier) => tiers[tier]) : solved.kind;
      expect(solved.kind === 'solved' ? findings.map((finding) => finding.in('en')) : []).toEqual([]);
      expect(found).toEqual(best === 'pins-clash' ? 'infeasible' : best.tiers);
      expect(solved.kind === 'solved' ? solved.tiers.map(({ bound }) => bound) : solved.kind).toEqual(found);
    }),
    { numRuns: draws(70), seed: 5 },
  );
  expect(others).toBeGreaterThan(2);
  expect(shared > 5 || always.length === 0).toBe(true);
});
