/** The tiers `kept`, `damage` and `added`, and lived history, against every plan there is, on tiny cases. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { livedPostings } from '../../src/domain/instance.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import { TIERS } from '../../src/domain/words.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { instanceOf, type Case } from '../../src/planning/case.ts';
import { formulate } from '../../src/model/index.ts';
import { excusedBy } from '../../src/verify/lived.ts';
import { leadingWeights } from '../../src/planning/leading-weights.ts';
import { tierOrder } from '../../src/policy/tier-order.ts';
import { publishedOf } from '../../src/domain/published.ts';
import { arbitraryReplan, asPublished } from '../support/arbitrary-replan.ts';
import { bruteForce } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';
import { Y } from '../support/tiny.ts';

const LEFT = { years: [Y, Y + 1, Y + 2], rows: [] };

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

interface Found {
  readonly postings: readonly BarePosting[];
  /** Empty where there is no plan. */
  readonly tiers: readonly number[];
  readonly bounds: readonly number[];
}

function solve(given: Case): Found {
  const instance = instanceOf(given);
  const formulation = formulate(instance, given.policy);
  const solved = lexicographic(formulation.model, highs, null, {
    seed: 1,
    gap: 0,
    remaining: () => 60,
    weights: leadingWeights(given.policy, instance),
  });
  if (solved.kind === 'infeasible') return { postings: [], tiers: [], bounds: [] };
  if (solved.kind !== 'solved') throw new Error(JSON.stringify(solved));
  const postings = formulation.read(solved.x);
  const { tiers, findings } = appraise(instance, given.policy, postings);
  expect(findings).toEqual([]);
  return {
    postings,
    tiers: tierOrder(given.policy, instance).map((tier) => tiers[tier]),
    bounds: solved.tiers.map(({ bound }) => bound),
  };
}

describe('re-planning', () => {
  it('moves as few published names as can be, proven, before anything has begun', () => {
    let [moved, still, torn] = [0, 0, 0];
    fc.assert(
      fc.property(arbitraryReplan(fc.constant(Y - 1)), (given) => {
        const instance = instanceOf(given);
        const [found, best] = [solve(given), bruteForce(instance, given.policy)];
        const expected = best === 'pins-clash' ? [] : best.tiers;
        expect(found.tiers).toEqual(expected);
        expect(found.bounds).toEqual(expected);
        if ((found.tiers[2] ?? 0) + (found.tiers[4] ?? 0) > 0) moved += 1;
        else still += 1;
        // Something stays torn open, and something was short already.
        if ((found.tiers[3] ?? 0) > 0 && found.tiers[5] !== found.tiers[3]) torn += 1;
      }),
      { numRuns: draws(50), seed: 8 },
    );
    expect(torn).toBeGreaterThan(2);
    expect(moved).toBeGreaterThan(6);
    expect(still).toBeGreaterThan(6);
  });

  it('leaves what has begun as it is, excuses what history breaks, and is the best of all such plans', () => {
    let [lived, excused] = [0, 0];
    fc.assert(
      fc.property(arbitraryReplan(fc.constantFrom(Y, Y, Y + 1)), (given) => {
        const instance = instanceOf(given);
        const [found, best] = [solve(given), bruteForce(instance, given.policy)];
        const expected = best === 'pins-clash' ? [] : best.tiers;
        expect(found.tiers).toEqual(expected);
        expect(found.bounds).toEqual(expected);
        const history = livedPostings(instance);
        const begun = found.postings.filter(({ start }) => start <= given.published.begun);
        expect(begun).toEqual(found.tiers.length === 0 ? [] : history);
        if (history.length > 0) lived += 1;
        if (excusedBy(instance, given.policy).length > 0) excused += 1;
      }),
      { numRuns: draws(50), seed: 9 },
    );
    expect(lived).toBeGreaterThan(15);
    expect(excused).toBeGreaterThan(1);
  });

  it('changes nothing where nothing has changed', () => {
    fc.assert(
      fc.property(arbitraryReplan(fc.constantFrom(Y - 1, Y, Y + 1)), ({ before, published }) => {
        const best = solve(before);
        fc.pre(best.tiers.length > 0);
        const again = solve({
          roster: before.roster,
          policy: before.policy,
          from: before.from,
          published: {
            ...published,
            postings: best.postings,
            left: publishedOf(asPublished(before, best.postings), '', Y).left,
          },
        });
        expect(again.postings).toEqual(best.postings);
        expect(again.tiers.slice(2, 5)).toEqual([0, 0, 0]);
      }),
      { numRuns: draws(20), seed: 10 },
    );
  });

  it('stands in the order of the policy: the law before the list, the list before whom it would move', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...TIERS], { minLength: 7 }), (order) => {
        const names = tierOrder({ order }, { published: { digest: '', postings: [], begun: 0, left: LEFT } });
        const at = (tier: (typeof names)[number]): number => names.indexOf(tier);
        expect(names.filter((tier) => tier !== 'kept' && tier !== 'damage' && tier !== 'added')).toEqual(order);
        expect(at('kept')).toBeGreaterThan(Math.max(at('legal'), at('timing')));
        expect([at('damage'), at('added')]).toEqual([at('kept') + 1, at('kept') + 2]);
        expect(tierOrder({ order }, { published: null })).toBe(order);
      }),
    );
    expect(tierOrder({ order: TIERS }, { published: { digest: '', postings: [], begun: 0, left: LEFT } })).toEqual([
      'legal',
      'timing',
      'kept',
      'damage',
      'added',
      'shortage',
      'soft',
      'disruption',
      'preference',
      'claims',
    ]);
  });
});
