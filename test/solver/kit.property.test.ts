/** The kit's exact tricks against every point of small models: nothing optimal is ever lost. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { lagrangianBound } from '../../solver/lagrangian-bound.ts';
import { fixedByCost } from '../../solver/reduced-cost-fixing.ts';
import { smallestIis } from '../../solver/smallest-iis.ts';
import { split } from '../../solver/decompose.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { type Model, valueAt, violation } from '../../solver/model.ts';
import { tightenTotals } from '../../solver/bound-tightening.ts';
import { presolve } from '../../solver/presolve.ts';
import { arbitraryChoices, arbitraryModel, bestOf, points } from './models.ts';
import { draws } from '../support/draws.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

const single = (model: Model): Model => ({ ...model, objectives: model.objectives.slice(0, 1) });

describe('lexicographic', () => {
  it('reaches and proves the best values in strict order, with and without a weighted sum', () => {
    fc.assert(
      fc.property(arbitraryModel, fc.constantFrom<readonly number[]>([], [50, 1], [7, 3, 1], [1]), (model, weights) => {
        const solved = lexicographic(model, highs, null, { seed: 1, gap: 0, remaining: () => 60, weights });
        const best = bestOf(model)!;
        expect(solved.kind === 'solved' && solved.tiers.map(({ value, bound }) => [value, bound])).toEqual(
          best.map((value) => [value, value]),
        );
        expect(solved.kind === 'solved' && violation(model, solved.x)).toBe(undefined);
      }),
      { numRuns: draws(100) },
    );
  });

  it('says infeasible where no point keeps the rows', () => {
    const none: Model = {
      columns: [
        { lower: 0, upper: 1, integer: true },
        { lower: 0, upper: 1, integer: true },
      ],
      rows: [{ columns: [0, 1], values: [2, 2], lower: 1, upper: 1 }],
      objectives: [{ name: 'any', constant: 0, columns: [0], values: [1] }],
    };
    expect(lexicographic(none, highs, null, { seed: 1, gap: 0, remaining: () => 60, weights: [] })).toEqual({
      kind: 'infeasible',
    });
  });

  it('keeps the start and claims no more than it knows when the time is up', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const start = [...points(model.columns)].find((x) => violation(model, x) === undefined)!;
        const solved = lexicographic(model, highs, start, { seed: 1, gap: 0, remaining: () => 0, weights: [] });
        const best = bestOf(model)!;
        expect(solved.kind).toBe('solved');
        if (solved.kind !== 'solved') return;
        expect(solved.tiers.map(({ value }) => value)).toEqual(
          model.objectives.map((objective) => valueAt(objective, start)),
        );
        expect(solved.tiers[0]!.bound).toBeLessThanOrEqual(best[0]!);
      }),
      { numRuns: draws(40) },
    );
  });
});

describe('presolve', () => {
  it('keeps the optimum, and both ways keep rows and value', () => {
    let merged = 0;
    fc.assert(
      fc.property(arbitraryChoices, (model) => {
        const problem = { ...model, objective: model.objectives[0]! };
        const presolved = presolve(problem);
        const small: Model = { ...presolved.problem, objectives: [presolved.problem.objective] };
        if (small.columns.length < model.columns.length) merged += 1;
        expect(bestOf(small)).toEqual(bestOf(model));
        for (const z of points(small.columns)) {
          if (violation(small, z) !== undefined) continue;
          const x = presolved.postsolve(z);
          expect(violation(model, x)).toBe(undefined);
          expect(valueAt(problem.objective, x)).toBe(valueAt(small.objectives[0]!, z));
          expect([...presolved.forward(x)]).toEqual([...z]);
        }
      }),
      { numRuns: draws(80), seed: 1 },
    );
    expect(merged).toBeGreaterThan(20);
  });
});

describe('bounds', () => {
  it('from any multipliers never exceed the optimum, and fixed columns never lose a point that is as good', () => {
    fc.assert(
      fc.property(
        arbitraryModel,
        fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 4, maxLength: 4 }),
        (whole, duals) => {
          const model = single(whole);
          const problem = { ...model, objective: model.objectives[0]! };
          const dual = lagrangianBound(
            problem,
            Float64Array.from(model.rows, (_, i) => duals[i]! / 10),
          );
          const [best] = bestOf(model)!;
          expect(dual.bound).toBeLessThanOrEqual(best! + 1e-9);
          const fixed = fixedByCost(problem, dual, best!);
          for (const x of points(model.columns)) {
            if (violation(model, x) !== undefined || valueAt(problem.objective, x) > best!) continue;
            for (const [j, value] of fixed) expect(x[j]).toBe(value);
          }
        },
      ),
      { numRuns: draws(100) },
    );
  });

  it('from bound tightening never cut off a point', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const tighter = highs.tightenBounds!(
          { ...model, objective: model.objectives[0]! },
          model.columns.map((_, j) => j),
          {},
        );
        for (const x of points(model.columns)) {
          if (violation(model, x) !== undefined) continue;
          for (const [j, { lower, upper }] of tighter) expect(x[j]! >= lower && x[j]! <= upper).toBe(true);
        }
      }),
      { numRuns: draws(80) },
    );
  });
});

describe('bound tightening from a basis', () => {
  it('never cuts off a point, also where the basis is of another model', () => {
    fc.assert(
      fc.property(arbitraryModel, (model) => {
        const problem = { ...model, objective: model.objectives[0]! };
        const all = model.columns.map((_, j) => j);
        const { basis } = highs.relax!(problem, 20)!;
        const foreign = { columns: new Int32Array(model.columns.length + 1), rows: new Int32Array(1) };
        for (const from of [basis!, foreign]) {
          const tighter = highs.tightenBounds!(problem, all, {}, from);
          for (const x of points(model.columns)) {
            if (violation(model, x) !== undefined) continue;
            for (const [j, { lower, upper }] of tighter) expect(x[j]! >= lower && x[j]! <= upper).toBe(true);
          }
        }
      }),
      { numRuns: draws(40) },
    );
  });
});

describe('tightening totals', () => {
  it('keeps every point that is as good as the value, and tightens something', () => {
    let narrower = 0;
    fc.assert(
      fc.property(arbitraryModel, (whole) => {
        const model = single(whole);
        const columns = model.columns.map((column) => ({ ...column }));
        const [best] = bestOf(model)!;
        tightenTotals({ columns, rows: model.rows, objective: model.objectives[0]! }, best!, highs, {
          seed: 1,
          gap: 0,
          remaining: () => 60,
          tightening: { totals: 60, worth: 0 },
        });
        if (columns.some(({ lower, upper }, j) => lower > model.columns[j]!.lower || upper < model.columns[j]!.upper))
          narrower += 1;
        for (const x of points(model.columns)) {
          if (violation(model, x) !== undefined || valueAt(model.objectives[0]!, x) > best!) continue;
          columns.forEach(({ lower, upper }, j) => expect(x[j]! >= lower && x[j]! <= upper).toBe(true));
        }
      }),
      { numRuns: draws(80), seed: 1 },
    );
    expect(narrower).toBeGreaterThan(8);
  });
});

describe('split', () => {
  it('gives blocks whose optima side by side are the whole optimum', () => {
    fc.assert(
      fc.property(arbitraryModel, arbitraryModel, (a, b) => {
        const shift = a.columns.length;
        const tiers = Math.min(a.objectives.length, b.objectives.length);
        const whole: Model = {
          columns: [...a.columns, ...b.columns],
          rows: [...a.rows, ...b.rows.map((row) => ({ ...row, columns: row.columns.map((j) => j + shift) }))],
          objectives: a.objectives.slice(0, tiers).map((objective, t) => ({
            name: objective.name,
            constant: 0,
            columns: [...objective.columns, ...b.objectives[t]!.columns.map((j) => j + shift)],
            values: [...objective.values, ...b.objectives[t]!.values],
          })),
        };
        const sums = split(whole)
          .map(({ model }) => bestOf(model)!)
          .reduce((sum, values) => sum.map((value, t) => value + values[t]!));
        expect(sums).toEqual(bestOf(whole));
      }),
      { numRuns: draws(25) },
    );
  });
});

describe('smallestIis', () => {
  it('is infeasible, and no smaller set is', () => {
    let clashes = 0;
    // Demands "at least so many of these" on few units: demand i may give way by its slack column.
    const demands = fc.array(
      fc.record({
        of: fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }),
        least: fc.integer({ min: 1, max: 3 }),
      }),
      { minLength: 2, maxLength: 5 },
    );
    fc.assert(
      fc.property(demands, fc.integer({ min: 1, max: 3 }), (wanted, units) => {
        const columns = [
          ...Array.from({ length: 4 }, () => ({ lower: 0, upper: 1, integer: true })),
          ...wanted.map(({ least }) => ({ lower: 0, upper: least, integer: true })),
        ];
        const rows = [
          { columns: [0, 1, 2, 3], values: [1, 1, 1, 1], lower: -Infinity, upper: units },
          ...wanted.map(({ of, least }, i) => ({
            columns: [...of.toSorted(), 4 + i],
            values: [...of.map(() => 1), 1],
            lower: least,
            upper: Infinity,
          })),
        ];
        const canHold = (set: readonly number[]): boolean =>
          [...points(columns.slice(0, 4))].some(
            (x) =>
              x.reduce((a, b) => a + b) <= units &&
              set.every((i) => wanted[i]!.of.reduce((sum, j) => sum + x[j]!, 0) >= wanted[i]!.least),
          );
        const all = wanted.map((_, i) => i);
        const subsets = Array.from({ length: 2 ** all.length }, (_, mask) => all.filter((i) => (mask >> i) & 1));
        const least = Math.min(...subsets.filter((set) => !canHold(set)).map((set) => set.length));
        const clash = smallestIis(
          { columns, rows },
          all.map((i) => 4 + i),
          highs,
          1,
        );
        if (clash !== undefined) clashes += 1;
        expect(clash?.length ?? Infinity).toBe(least);
        expect(clash === undefined || !canHold(clash)).toBe(true);
      }),
      { numRuns: draws(40), seed: 1 },
    );
    expect(clashes).toBeGreaterThan(4);
  });
});
