/**
 * Bounds of searches that a limit ended, against every point of small models: what was proven until then must still be
 * true. The costs are fractions, so that the optimum and the bound lie within one unit and a bound that is wrong by a
 * whole unit is above the optimum.
 */
import * as fc from 'fast-check';
import loadHighs from 'highs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend, Outcome } from '../../solver/backend.ts';
import { highsBackend } from '../../solver/backends/highs.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { type Model, type Objective, valueAt, violation } from '../../solver/model.ts';
import { draws } from '../support/draws.ts';
import { bestOf, points } from './models.ts';

const COLUMNS = 10;
const NEAR = 1e-6;

/** Each cost about as large as what the column gives to the rows: many covers are nearly as good, and the proof takes branches. */
const arbitraryCovers = (share: number): fc.Arbitrary<Model> =>
  fc
    .record({
      gains: fc.array(fc.array(fc.integer({ min: 10, max: 99 }), { minLength: COLUMNS, maxLength: COLUMNS }), {
        minLength: 3,
        maxLength: 3,
      }),
      extras: fc.array(fc.nat(4), { minLength: COLUMNS, maxLength: COLUMNS }),
    })
    .map(({ gains, extras }) => {
      const columns = extras.map(() => ({ lower: 0, upper: 1, integer: true }));
      const all = columns.map((_, j) => j);
      const tier = (name: string, values: readonly number[]): Objective => ({
        name,
        constant: 0,
        columns: all,
        values: values.map((value) => value * share),
      });
      return {
        columns,
        rows: gains.map((values) => ({
          columns: all,
          values,
          lower: Math.floor(values.reduce((a, b) => a + b) / 2),
          upper: Infinity,
        })),
        objectives: [
          tier(
            'first',
            gains[0]!.map((gain, j) => gain + extras[j]!),
          ),
          tier(
            'second',
            extras.map((extra) => 5 - extra),
          ),
        ],
      };
    });

/** Whole numbers of 128ths, which floating point adds without rounding. */
const FRACTIONS = arbitraryCovers(1 / 128);

let engines: ReadonlyMap<string, Backend>;
beforeAll(async () => {
  const loaded = await Promise.all([...BACKENDS].map(async ([name, load]) => [name, await load()] as const));
  // By itself, too: `checked.ts` lowers a bound that is above the engine's own point, and would hide it.
  engines = new Map([...loaded, ['HiGHS by itself', highsBackend(await loadHighs())]]);
});

/** After so many branches, or at the first point. */
type Limit = 0 | 1 | 'first point';

function ended(engine: Backend, model: Model, limit: Limit, start: Float64Array | null): Outcome {
  const problem = { ...model, objective: model.objectives[0]! };
  const limits = { seconds: 20, absoluteGap: 1e-7, relativeGap: 0, seed: 1 };
  if (limit !== 'first point') return engine.solve(problem, { ...limits, nodes: limit }, start, {});
  let found = false;
  return engine.solve(problem, limits, start, { stopped: () => found, onPoint: () => void (found = true) });
}

describe('a bound', () => {
  it.each([...BACKENDS.keys(), 'HiGHS by itself'])(
    'of %s is never above the optimum, wherever a limit came',
    (name) => {
      const engine = engines.get(name)!;
      const seen = { complete: 0, open: 0 };
      fc.assert(
        fc.property(FRACTIONS, fc.constantFrom<Limit>(0, 1, 'first point'), fc.boolean(), (model, limit, started) => {
          const outcome = ended(engine, model, limit, started ? new Float64Array(COLUMNS).fill(1) : null);
          const bound = 'bound' in outcome ? outcome.bound : -Infinity;
          expect(bound).toBeLessThanOrEqual(bestOf(model)![0]! + NEAR);
          if (outcome.kind === 'optimal') seen.complete += 1;
          if (outcome.kind === 'feasible' && Number.isFinite(outcome.bound)) seen.open += 1;
        }),
        { numRuns: draws(60), seed: 1 },
      );
      expect(seen.complete + seen.open).toBeGreaterThan(draws(15));
      // An engine that nothing stops proves them all.
      expect(seen.open).toBeGreaterThan(engine.can.cancels ? draws(10) : -1);
    },
  );

  it('of a tier is never above the best that the earlier tiers leave, wherever a limit came', () => {
    let open = 0;
    fc.assert(
      fc.property(
        arbitraryCovers(1),
        fc.constantFrom(0, 1, 5),
        fc.constantFrom([], [40, 1]),
        (model, nodes, weights) => {
          const options = { seed: 1, gap: 0, remaining: () => 60, nodes, weights };
          const solved = lexicographic(model, engines.get('highs')!, new Float64Array(COLUMNS).fill(1), options);
          if (solved.kind !== 'solved') throw new Error(solved.kind);
          const kept = [...points(model.columns)].filter((x) => violation(model, x) === undefined);
          solved.tiers.forEach(({ bound, value }, t) => {
            const within = kept.filter((x) =>
              solved.tiers.slice(0, t).every((tier, s) => valueAt(model.objectives[s]!, x) <= tier.value),
            );
            expect(bound).toBeLessThanOrEqual(Math.min(...within.map((x) => valueAt(model.objectives[t]!, x))));
            if (bound < value) open += 1;
          });
        },
      ),
      { numRuns: draws(30), seed: 1 },
    );
    expect(open).toBeGreaterThan(draws(10));
  });
});
