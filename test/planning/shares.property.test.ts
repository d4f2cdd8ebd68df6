/** The planner against every plan there is where people teach parts of a timetable. */
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { formulate } from '../../src/model/index.ts';
import { leadingWeights } from '../../src/planning/leading-weights.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { withShares } from '../support/arbitrary-shares.ts';
import { arbitraryTinyCase, type TinyCase } from '../support/arbitrary-tiny.ts';
import { arbitraryWideCase } from '../support/arbitrary-wide.ts';
import { bruteForce } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';
import { applied } from '../support/tiny.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

const SHARING = applied('shared-teaching', {}, { kinds: ['fused', 'coBuilt'] });

function planned({ instance, policy }: TinyCase) {
  const formulation = formulate(instance, policy);
  const solved = lexicographic(formulation.model, highs, null, {
    seed: 1,
    gap: 0,
    remaining: () => 60,
    weights: leadingWeights(policy),
  });
  if (solved.kind !== 'solved') return { postings: [], rows: [], bounds: 'infeasible', found: 'infeasible' };
  const postings = formulation.read(solved.x);
  const rows = formulation.readSharing(solved.x, postings);
  const { tiers, findings } = appraise(instance, policy, postings, rows);
  expect(findings.map((finding) => finding.in('en'))).toEqual([]);
  const found = policy.order.map((tier) => tiers[tier]);
  return { postings, rows, bounds: solved.tiers.map(({ bound }) => bound), found };
}

it.each([
  ['exchanges', withShares(arbitraryTinyCase, 2000), false],
  ['every kind of posting', withShares(arbitraryWideCase(), 1000), false],
  ['with shared teaching', withShares(arbitraryWideCase([SHARING]), 600), true],
] as const)('finds the best of all plans and proves it: %s', (_name, cases, sharing) => {
  const seen = { otherValues: 0, otherPeople: 0, partTimersGo: 0, teachingLeaders: 0, shared: 0, partLenders: 0 };
  fc.assert(
    fc.property(cases, (tiny) => {
      const best = bruteForce(tiny.instance, tiny.policy);
      const made = planned(tiny);
      expect(made.found).toEqual(best === 'pins-clash' ? 'infeasible' : best.tiers);
      expect(made.bounds).toEqual(made.found);
      const { persons } = tiny.instance;
      const isPart = (id: string): boolean => persons.get(id)!.tenths % 10 !== 0;
      const before = planned(tiny.whole);
      if (JSON.stringify(before.found) !== JSON.stringify(made.found)) seen.otherValues += 1;
      if (JSON.stringify(before.postings) !== JSON.stringify(made.postings)) seen.otherPeople += 1;
      if (made.postings.some(({ teacher }) => isPart(teacher))) seen.partTimersGo += 1;
      if ([...persons.values()].some(({ leader, tenths }) => leader && tenths > 0)) seen.teachingLeaders += 1;
      seen.shared += made.rows.length;
      seen.partLenders += made.rows.filter(({ teacher }) => isPart(teacher)).length;
    }),
    { numRuns: draws(200), seed: 17 },
  );
  expect(seen.otherValues).toBeGreaterThan(0);
  expect(seen.otherPeople).toBeGreaterThan(0);
  expect(seen.partTimersGo).toBeGreaterThan(0);
  expect(seen.teachingLeaders).toBeGreaterThan(0);
  expect(seen.shared > 0).toBe(sharing);
  expect(seen.partLenders > 0).toBe(sharing);
});
