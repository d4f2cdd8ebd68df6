/** Two independent engines agree on what is optimal, tier by tier, over all rules. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { BACKENDS } from '../../solver/backends/index.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { formulate } from '../../src/model/index.ts';
import { leadingWeights } from '../../src/planning/leading-weights.ts';
import { arbitraryTinyCase } from '../support/arbitrary-tiny.ts';
import { arbitraryWideCase } from '../support/arbitrary-wide.ts';
import { draws } from '../support/draws.ts';
import { applied } from '../support/tiny.ts';

const cases = {
  'the rules of the packs': arbitraryTinyCase,
  'all rules': arbitraryWideCase([applied('shared-teaching', {}, { kinds: ['fused'] })]),
};

it.each(Object.entries(cases))('agree on small instances under %s', async (_name, arbitrary) => {
  const engines = await Promise.all([...BACKENDS.values()].map((load) => load()));
  expect(engines.length).toBe(2);
  let compared = 0;
  fc.assert(
    fc.property(arbitrary, fc.boolean(), ({ instance, policy }, weighted) => {
      const { model } = formulate(instance, policy);
      const answers = engines.map((engine) => {
        const until = performance.now() + 3000;
        const solved = lexicographic(model, engine, null, {
          seed: 1,
          gap: 0,
          remaining: () => (until - performance.now()) / 1000,
          weights: weighted ? leadingWeights(policy) : [],
        });
        if (solved.kind === 'none' || (solved.kind === 'solved' && solved.ended !== 'complete')) return undefined;
        // Larger than what the engine takes: no fault, and nothing to compare.
        if (solved.kind === 'failed' && solved.refused === true) return undefined;
        return solved.kind === 'solved'
          ? solved.tiers.map(({ name, value, bound }) => ({ name, value, bound }))
          : solved.kind;
      });
      const [first, second] = answers;
      // An engine that ran out of its three seconds has said nothing that could be compared.
      if (first === undefined || second === undefined) return;
      compared += 1;
      expect(second).toEqual(first);
    }),
    { numRuns: draws(90), seed: 11 },
  );
  expect(compared).toBeGreaterThanOrEqual(draws(86));
});
