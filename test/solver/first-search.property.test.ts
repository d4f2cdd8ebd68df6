/** The search from nothing against every point of small models: what is fixed around a point in hand loses none as good. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend, Problem } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { firstSearch } from '../../solver/first-search.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { provenBy } from '../../solver/loaded-bound.ts';
import { type Column, type Model, valueAt, violation } from '../../solver/model.ts';
import { probeTotals } from '../../solver/probing.ts';
import { draws } from '../support/draws.ts';
import { arbitraryModel, bestOf, points } from './models.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

/** As if every model were large enough. */
const OPTIONS = { seed: 1, gap: 0, remaining: () => 60, tightening: { totals: 60, worth: 0 } };

/** Gaps are shares of the bound: values far from 0 keep the gaps of small models small. */
const raised = (model: Model): Model => ({
  ...model,
  objectives: model.objectives.map((objective) => ({ ...objective, constant: 1000 })),
});
const first = (model: Model): Problem => ({ ...model, objective: model.objectives[0]! });
const lawful = (model: Model): Float64Array[] =>
  [...points(model.columns)].filter((x) => violation(model, x) === undefined);

const tighter = (now: readonly Column[], before: readonly Column[]): boolean =>
  now.some(({ lower, upper }, j) => lower > before[j]!.lower || upper < before[j]!.upper);

describe('probing', () => {
  it('keeps every point that is as good as the one in hand, and tightens something', () => {
    let narrower = 0;
    fc.assert(
      fc.property(arbitraryModel, fc.nat(), (model, at) => {
        const problem = first(model);
        const all = lawful(model);
        const x = all[at % all.length]!;
        const columns = [...model.columns];
        highs.withRelaxation!(problem, OPTIONS.remaining, (relaxation) =>
          probeTotals({ ...problem, columns }, x, relaxation, 60, OPTIONS),
        );
        if (tighter(columns, model.columns)) narrower += 1;
        const value = valueAt(problem.objective, x);
        for (const other of all) {
          if (valueAt(problem.objective, other) > value) continue;
          expect(violation({ columns, rows: [] }, other)).toBe(undefined);
        }
      }),
      { numRuns: draws(80), seed: 1 },
    );
    expect(narrower).toBeGreaterThan(20);
  });
});

describe('an answer of "infeasible"', () => {
  it('rules points out only where its ray does, whatever the ray', () => {
    let proven = 0;
    fc.assert(
      fc.property(
        arbitraryModel,
        fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 4, maxLength: 4 }),
        fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        (model, ray, atUpper) => {
          const columns = model.columns.map((column, j) => ({ ...column, lower: atUpper[j]! ? column.upper : 0 }));
          const problem = { ...first(model), columns };
          const duals = Float64Array.from(model.rows, (_, i) => ray[i]!);
          if (provenBy(problem, { kind: 'infeasible', duals }) === undefined) return;
          proven += 1;
          expect(lawful({ ...model, columns })).toEqual([]);
        },
      ),
      { numRuns: draws(400), seed: 1 },
    );
    expect(proven).toBeGreaterThan(20);
  });
});

describe('the first search', () => {
  it('comes to the least value, and its bounds keep every point as good as the one it began with', () => {
    let begun = 0;
    let narrower = 0;
    fc.assert(
      fc.property(arbitraryModel.map(raised), (model) => {
        const problem = first(model);
        const { found, within } = firstSearch(problem, highs, null, { open: 0.9 }, OPTIONS);
        const least = Math.min(...lawful(model).map((x) => valueAt(problem.objective, x)));
        expect(found.kind === 'point' && valueAt(problem.objective, found.x)).toBe(least);
        expect(found.kind === 'point' && found.bound <= least + 1e-6).toBe(true);
        if (within === undefined) return;
        begun += 1;
        if (tighter(within.columns, model.columns)) narrower += 1;
        for (const x of lawful(model)) {
          if (valueAt(problem.objective, x) > within.value) continue;
          expect(violation({ columns: within.columns, rows: [] }, x)).toBe(undefined);
        }
      }),
      { numRuns: draws(100), seed: 1 },
    );
    expect(begun).toBeGreaterThan(30);
    expect(narrower).toBeGreaterThan(20);
  });

  it('leaves the tiers in strict order what they are, whatever the weights', () => {
    fc.assert(
      fc.property(
        arbitraryModel.map(raised),
        fc.constantFrom<readonly number[]>([], [50, 1], [7, 3, 1], [1, 1], [1, 3, 2]),
        (model, weights) => {
          const solved = lexicographic(model, highs, null, { ...OPTIONS, weights });
          expect(solved.kind === 'solved' && solved.tiers.map(({ value, bound }) => [value, bound])).toEqual(
            bestOf(model)!.map((value) => [value, value]),
          );
        },
      ),
      { numRuns: draws(150), seed: 1 },
    );
  });
});
