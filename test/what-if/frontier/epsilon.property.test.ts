/** The ε-constraint method on random sets of vectors, against looking at every pair. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dominates,
  frontier,
  type Costs,
  type CostLimits,
  type Oracle,
} from '../../../src/what-if/frontier/epsilon.ts';
import { draws } from '../../support/draws.ts';

/** Least first cost; of equals any, here the one that stands first, so that the method must not rely on a good one. */
const over =
  (vectors: readonly Costs[], asked: CostLimits[] = []): Oracle<number> =>
  async (limits) => {
    asked.push(limits);
    const kept = vectors
      .map((costs, point) => ({ costs, point }))
      .filter(({ costs }) => costs.every((cost, i) => limits[i] === null || cost <= limits[i]!));
    if (kept.length === 0) return { kind: 'none', proven: true };
    const least = Math.min(...kept.map(({ costs }) => costs[0]!));
    return { kind: 'point', proven: true, ...kept.find(({ costs }) => costs[0] === least)! };
  };

const sorted = (vectors: readonly Costs[]): string[] => [...new Set(vectors.map((costs) => costs.join()))].toSorted();

const efficient = (vectors: readonly Costs[]): string[] =>
  sorted(vectors.filter((costs) => !vectors.some((other) => dominates(other, costs))));

const axes = (count: number, step: number) => Array.from({ length: count }, () => ({ step, least: null }));

describe('frontier', () => {
  for (const count of [2, 3]) {
    it(`finds every efficient vector of ${count} costs and no other`, async () => {
      const vectors = fc.array(fc.tuple(...Array.from({ length: count }, () => fc.integer({ min: -6, max: 6 }))), {
        maxLength: 14,
      });
      await fc.assert(
        fc.asyncProperty(vectors, async (all) => {
          const { points, complete } = await frontier(axes(count, 1), over(all));
          expect(complete).toBe(true);
          expect(sorted(points.map(({ costs }) => costs))).toEqual(efficient(all));
        }),
        { seed: 5, numRuns: draws(150) },
      );
    });
  }

  it('asks nothing twice: limits that a known answer keeps are answered from memory', async () => {
    const asked: CostLimits[] = [];
    const all = [
      [0, 3, 3],
      [1, 2, 3],
      [2, 1, 2],
      [3, 0, 0],
    ];
    await frontier(axes(3, 1), over(all, asked));
    expect(new Set(asked.map(String)).size).toBe(asked.length);
    expect(asked.length).toBeLessThan(12);
  });

  it('with longer steps takes a part of them, the least last cost among it, and says so', async () => {
    const all = Array.from({ length: 21 }, (_, i) => [i, 20 - i]);
    const { points, complete } = await frontier(
      [
        { step: 1, least: null },
        { step: 6, least: 0 },
      ],
      over(all),
    );
    expect(points.map(({ costs }) => costs)).toEqual([
      [0, 20],
      [6, 14],
      [12, 8],
      [18, 2],
      [20, 0],
    ]);
    expect(complete).toBe(false);
  });

  it('is not complete where the oracle no longer knows', async () => {
    const all = [
      [0, 2],
      [1, 1],
      [2, 0],
    ];
    const oracle: Oracle<number> = async (limits) =>
      limits[1] === 0 ? { kind: 'none', proven: false } : over(all)(limits);
    const { points, complete } = await frontier(axes(2, 1), oracle);
    expect(points.map(({ costs }) => costs)).toEqual([
      [0, 2],
      [1, 1],
    ]);
    expect(complete).toBe(false);
  });
});
