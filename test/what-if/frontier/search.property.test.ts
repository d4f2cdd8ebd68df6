/** The frontier of small random cases against looking at every plan. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BACKENDS } from '../../../solver/backends/index.ts';
import { appraise } from '../../../src/verify/appraise.ts';
import { dominates } from '../../../src/what-if/frontier/epsilon.ts';
import { costOf, type FrontierMeasure } from '../../../src/what-if/frontier/measure.ts';
import { MEASURES } from '../../../src/what-if/frontier/measures/index.ts';
import { paretoPoints } from '../../../src/what-if/frontier/search.ts';
import { Searcher } from '../../../src/what-if/searcher.ts';
import { arbitraryTinyCase, type TinyCase } from '../../support/arbitrary-tiny.ts';
import { candidates, searchSize } from '../../support/brute-force.ts';
import { draws } from '../../support/draws.ts';
import { here } from '../../support/here.ts';
import { bestInLaw, lawfulPlans } from '../../support/every-plan.ts';

const highs = await BACKENDS.get('highs')!();
const TERMS = { backend: 'highs', seed: 1, seconds: 60, workers: 1, levels: null };

/** Three times in four without the quotas: what a rule asks for already leaves little to choose. */
const cases = fc
  .tuple(arbitraryTinyCase, fc.nat(3))
  .map(([tiny, free]): TinyCase =>
    free === 0
      ? tiny
      : {
          ...tiny,
          policy: { ...tiny.policy, rules: tiny.policy.rules.filter(({ spec }) => spec.nature === 'protection') },
        },
  )
  .filter(({ instance, policy }) => {
    const size = searchSize(candidates(instance, policy));
    return size > 30 && size <= 600;
  });

/** Two or three measures, one of which can be minimised. */
const ids = [...MEASURES.keys()];
const forms = ids.filter((id) => MEASURES.get(id)!.by === 'form');
const chosenMeasures: fc.Arbitrary<readonly FrontierMeasure[]> = fc
  // Shortage more often: it has most to weigh.
  .tuple(fc.constantFrom(...ids, 'shortage', 'shortage'), fc.shuffledSubarray(forms, { minLength: 1, maxLength: 2 }))
  .filter(([first, others]) => !others.includes(first))
  .map(([first, others]) => [first, ...others].map((id) => MEASURES.get(id)!));

function byHand(tiny: TinyCase, measures: readonly FrontierMeasure[]): readonly (readonly number[])[] {
  const plans = bestInLaw(lawfulPlans(tiny)).map(({ judged }) => measures.map((measure) => measure.value(judged)));
  const costs = (values: readonly number[]): number[] => values.map((value, i) => costOf(measures[i]!, value));
  const efficient = plans.filter((values) => !plans.some((other) => dominates(costs(other), costs(values))));
  return [...new Map(efficient.map((values) => [values.join(), values])).values()];
}

const keys = (vectors: readonly (readonly number[])[]): string[] => vectors.map((values) => values.join()).toSorted();

describe('paretoPoints', () => {
  it('are those of all plans, each with a lawful plan that has the values', async () => {
    const sizes: number[] = [];
    await fc.assert(
      fc.asyncProperty(cases, chosenMeasures, async (tiny, measures) => {
        const found = await paretoPoints(tiny, measures, TERMS, new Searcher(TERMS, here(highs)));
        const expected = byHand(tiny, measures);
        expect(found.kind === 'frontier').toBe(expected.length > 0);
        if (found.kind !== 'frontier') return;
        expect(found.complete).toBe(true);
        expect(keys(found.points.map(({ values }) => values))).toEqual(keys(expected));
        sizes.push(expected.length);
        for (const { postings, sharedTeaching, values, bound, proven } of found.points) {
          expect(appraise(tiny.instance, tiny.policy, postings, sharedTeaching).findings).toEqual([]);
          expect(proven).toBe(true);
          expect(bound).toBe(values[measures.indexOf(found.minimised)]);
        }
      }),
      { seed: 23, numRuns: draws(12) },
    );
    // Cases with a single point say little.
    expect(Math.max(...sizes)).toBeGreaterThan(3);
  });

  it('a choice of levels takes points of the whole frontier only, the ends of it among them', async () => {
    const measures = ['exchange-rate', 'allowance'].map((id) => MEASURES.get(id)!);
    await fc.assert(
      fc.asyncProperty(cases, async (tiny) => {
        const found = await paretoPoints(tiny, measures, { ...TERMS, levels: 3 }, new Searcher(TERMS, here(highs)));
        const expected = byHand(tiny, measures);
        expect(found.kind === 'frontier').toBe(expected.length > 0);
        if (found.kind !== 'frontier') return;
        expect(keys(expected)).toEqual(expect.arrayContaining(keys(found.points.map(({ values }) => values))));
        const ends = [Math.min(...expected.map(([rate]) => rate!)), Math.max(...expected.map(([rate]) => rate!))];
        expect(found.points.map(({ values }) => values[0])).toEqual(expect.arrayContaining(ends));
      }),
      { seed: 29, numRuns: draws(3) },
    );
  });
});
