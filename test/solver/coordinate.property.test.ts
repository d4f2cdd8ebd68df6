/** Blocks tied by few linking rows, through dual values, against every point of the whole model. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { claimedBounds } from '../../solver/coordinate.ts';
import { decompose } from '../../solver/decompose.ts';
import { Aborted } from '../../solver/aborted.ts';
import type { Executor } from '../../solver/job.ts';
import type { Column, Model, Objective, Row } from '../../solver/model.ts';
import { valueAt, violation } from '../../solver/model.ts';
import { packModel, unpackModel } from '../../solver/packed.ts';
import { boxstep } from '../../solver/restricted-master.ts';
import { solveInPool, solveWith, type WholeOutcome } from '../../solver/solve.ts';
import { draws } from '../support/draws.ts';
import { here } from '../support/here.ts';
import { bestOf, points } from './models.ts';

const OPTIONS = { backend: 'highs', seed: 1, gap: 0, seconds: 60, weights: [40, 6, 1], jointUpTo: 0 } as const;

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

/**
 * Two or three owners with three or four choices each, a row within each, and a budget over all of them that may give
 * way by a column of its own, as budgets do: cost ≤ limit + 2 · excess, excess in the first tier.
 */
const arbitraryTied: fc.Arbitrary<Model> = fc
  .record({
    owners: fc.integer({ min: 2, max: 3 }),
    gains: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 12, maxLength: 12 }),
    costs: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 12, maxLength: 12 }),
    later: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 12, maxLength: 12 }),
    least: fc.array(fc.nat(2), { minLength: 3, maxLength: 3 }),
    limits: fc.array(fc.integer({ min: 0, max: 14 }), { minLength: 1, maxLength: 2 }),
    soft: fc.boolean(),
    /** The shortage of all owners but the first moves in such steps, in twos at least. */
    step: fc.constantFrom(1, 4),
  })
  .map(({ owners, gains, costs, later, least, limits, soft, step }) => {
    const size = 4;
    const columns: Column[] = Array.from({ length: owners * size }, () => ({ lower: 0, upper: 1, integer: true }));
    const owner = columns.map((_, j) => Math.floor(j / size));
    const rows: Row[] = Array.from({ length: owners }, (_, b) => ({
      columns: [0, 1, 2, 3].map((k) => b * size + k),
      values: [1, 1, 1, 1],
      lower: Math.min(2, least[b]!),
      upper: 3,
    }));
    const all = columns.map((_, j) => j);
    const legal = { columns: [] as number[], values: [] as number[] };
    const derived: NonNullable<Model['derived']>[number][] = [];
    for (const [i, limit] of limits.entries()) {
      const own = all.map((j) => costs[(j + 5 * i) % costs.length]!);
      const used = all.filter((j) => own[j]! > 0);
      const terms = { columns: used, values: used.map((j) => own[j]!) };
      const most = own.reduce((a, b) => a + b, 0) - limit;
      if (used.length < 2 || most <= 0) continue;
      if (!soft) rows.push({ ...terms, lower: -Infinity, upper: Math.max(limit, 6 * owners) });
      else {
        const excess = columns.push({ lower: 0, upper: Math.ceil(most / 2), integer: true }) - 1;
        owner.push(-1);
        rows.push({
          columns: [...terms.columns, excess],
          values: [...terms.values, -2],
          lower: -Infinity,
          upper: limit,
        });
        derived.push({ column: excess, form: { constant: -limit, ...terms }, as: 'excess', scale: 2 });
        legal.columns.push(excess);
        legal.values.push(10);
      }
    }
    const tier = (name: string, values: readonly number[]): Objective => ({
      name,
      constant: 2,
      columns: all,
      values: all.map((j) => values[j]!),
    });
    const objectives: Objective[] = [
      { name: 'legal', constant: 0, ...legal },
      tier(
        'shortage',
        all.map((j) => -gains[j]! * (step === 1 ? 2 : owner[j] === 0 ? 1 : step)),
      ),
      tier(
        'disruption',
        costs.map((cost, j) => 3 + cost + later[j]!),
      ),
      tier('claims', later),
    ];
    return { columns, rows, derived, owners: owner, objectives };
  });

/** What must hold of every ending: whole, within the rows, no bound above the best, no value below it. */
function account(
  model: Model,
  outcome: WholeOutcome,
): { readonly values: number[]; readonly bounds: number[]; readonly best: number[]; readonly faults: string[] } {
  if (outcome.kind !== 'solved') throw new Error(outcome.kind);
  const values = model.objectives.map((objective) => valueAt(objective, outcome.x));
  const bounds = outcome.tiers.map(({ bound }) => bound);
  const best = bestOf(model)!;
  const broken = violation(model, outcome.x);
  const faults = broken === undefined ? [] : [broken];
  if (outcome.tiers.some(({ value }, t) => value !== values[t])) faults.push('a value is not what the point says');
  const worse = values.findIndex((value, t) => value !== best[t]);
  if (worse !== -1 && values[worse]! < best[worse]!) faults.push('better than the best');
  // A bound holds with the earlier tiers at their values, whether those are best or not.
  const all = [...points(model.columns)]
    .filter((x) => violation(model, x) === undefined)
    .map((x) => model.objectives.map((objective) => valueAt(objective, x)));
  bounds.forEach((bound, t) => {
    const within = all.filter((point) => point.every((value, s) => s >= t || value <= values[s]!));
    if (within.some((point) => point[t]! < bound)) faults.push(`bound ${t} above the best`);
  });
  return { values, bounds, best, faults };
}

describe('blocks tied by linking rows', () => {
  it('are told apart by their owners, and put together again as they were', () => {
    fc.assert(
      fc.property(arbitraryTied, (model) => {
        const { blocks, linkingRows, shared } = decompose(model);
        fc.pre(linkingRows.length > 0);
        const seen = [...blocks.flatMap(({ columns }) => columns), ...shared].toSorted((a, b) => a - b);
        expect(seen).toEqual(model.columns.map((_, j) => j));
        const back = linkingRows.map(({ parts, shared: own, row }) => {
          const terms = parts.flatMap((part, b) =>
            part.columns.map((j, k) => [blocks[b]!.columns[j]!, part.values[k]!] as const),
          );
          const all = [...terms, ...own.columns.map((j, k) => [j, own.values[k]!] as const)].toSorted(
            (a, b) => a[0] - b[0],
          );
          return { ...row, columns: all.map(([j]) => j), values: all.map(([, value]) => value) };
        });
        expect(back).toEqual(linkingRows.map(({ row }) => row));
        const { owners: _owners, ...plain } = model;
        expect(unpackModel(packModel(model))).toEqual(plain);
      }),
      { numRuns: draws(60) },
    );
  });

  it('reach the best of all points, and prove it', async () => {
    const seen = { runs: 0, best: 0, proven: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryTied, async (model) => {
        fc.pre(decompose(model).linkingRows.length > 0 && bestOf(model) !== undefined);
        const one = await solveWith(here(highs), model, null, { ...OPTIONS, workers: 1 });
        const { values, bounds, best, faults } = account(model, one);
        expect(faults).toEqual([]);
        seen.runs += 1;
        seen.best += values.every((value, t) => value === best[t]) ? 1 : 0;
        seen.proven += values.every((value, t) => value === bounds[t]) ? 1 : 0;
      }),
      { numRuns: draws(20) },
    );
    expect(seen.runs).toBeGreaterThanOrEqual(draws(20));
    expect(seen.best).toBe(seen.runs);
    expect(seen.proven).toBe(seen.runs);
  });

  it('claim nothing that is not so where little or nothing may be enumerated', async () => {
    const seen = { runs: 0, open: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryTied, fc.constantFrom(0, 1), async (model, mostEnumerated) => {
        fc.pre(decompose(model).linkingRows.length > 0 && bestOf(model) !== undefined);
        const { values, bounds, faults } = account(
          model,
          await solveWith(here(highs), model, null, { ...OPTIONS, workers: 1, mostEnumerated }),
        );
        expect(faults).toEqual([]);
        seen.runs += 1;
        seen.open += values.every((value, t) => value === bounds[t]) ? 0 : 1;
      }),
      { numRuns: draws(12), seed: 5 },
    );
    expect(seen.runs).toBeGreaterThanOrEqual(draws(12));
    expect(seen.open).toBeGreaterThan(2);
  });

  it('come out the same on one thread, on two, and on the spot', async () => {
    const models = fc.sample(arbitraryTied, { numRuns: draws(40), seed: 7 });
    const tied = models
      .filter((model) => decompose(model).linkingRows.length > 0 && bestOf(model) !== undefined)
      .slice(0, draws(2));
    for (const model of tied) {
      const answers = await Promise.all([1, 2].map((workers) => solveInPool(model, null, { ...OPTIONS, workers })));
      const found = [...answers, await solveWith(here(highs), model, null, { ...OPTIONS, workers: 1 })].map((outcome) =>
        outcome.kind === 'solved' ? [...outcome.x] : outcome.kind,
      );
      expect(found).toEqual([found[0], found[0], found[0]]);
    }
    expect(tied).toHaveLength(draws(2));
  });
});

describe('the box around dual values', () => {
  const relaxed = {
    columns: [{ lower: 0, upper: 1, integer: true }],
    rows: [1, 2, 3].map((value) => ({ columns: [0], values: [value], lower: -Infinity, upper: 1 })),
  };
  const goal: Objective = { name: 'goal', constant: 0, columns: [0], values: [1] };

  it('holds every linking row and cutoff near what proved most', () => {
    const { rows } = boxstep(relaxed, goal, 1, { scale: 4, linkingRows: [-8], cutoffs: [4] }, 1);
    expect(rows.map(({ columns }) => columns.length)).toEqual([1, 3, 3]);
  });

  // A budget one yuan short kept four groups for minutes at dual values of 0: each round might leave them by a
  // ten-thousandth only.
  it('leaves linking rows free as long as none has a dual value', () => {
    const { rows } = boxstep(relaxed, goal, 1, { scale: 4, linkingRows: [0], cutoffs: [4] }, 1);
    expect(rows.map(({ columns }) => columns.length)).toEqual([1, 1, 3]);
  });
});

describe('bounds', () => {
  it('are claimed as proven while the tiers before them are what they were, cut back to values that later rounds overtook', () => {
    expect(claimedBounds([100, 49, 30, 7], [100, 50, 30, 5], [0, 0, 0, 0], [100, 49, 30, 7])).toEqual([100, 49, 30, 5]);
  });

  it('of tiers after one that became less are the least thinkable', () => {
    expect(claimedBounds([99, 60, 10, 7], [99, 50, 30, 5], [0, 2, 3, 4], [100, 50, 30, 7])).toEqual([99, 2, 3, 4]);
    expect(claimedBounds([100, 48, 10], [100, 40, 10], [0, 2, 3], [100, 50])).toEqual([100, 40, 3]);
  });
});

describe('a tier at its trivial bound', () => {
  /**
   * Two owners with three choices each; the budget binds in the second tier, and the first names columns that cost
   * nothing in it.
   */
  const model: Model = {
    columns: Array.from({ length: 6 }, () => ({ lower: 0, upper: 1, integer: true })),
    owners: [0, 0, 0, 1, 1, 1],
    rows: [
      { columns: [0, 1, 2], values: [1, 1, 1], lower: 0, upper: 3 },
      { columns: [3, 4, 5], values: [1, 1, 1], lower: 0, upper: 3 },
      { columns: [0, 1, 2, 3, 4, 5], values: [2, 3, 3, 2, 3, 3], lower: -Infinity, upper: 16 },
      { columns: [0, 1, 2, 3, 4, 5], values: [1, 3, 2, 1, 3, 2], lower: 5, upper: Infinity },
    ],
    objectives: [
      { name: 'legal', constant: 0, columns: [0, 1, 2, 3, 4, 5], values: [-1, 0, 0, -1, 0, 0] },
      { name: 'shortage', constant: 20, columns: [1, 2, 4, 5], values: [3, 2, 3, 2] },
      { name: 'later', constant: 0, columns: [0, 1, 2, 3, 4, 5], values: [1, 1, 1, 1, 1, 1] },
    ],
  };

  it('leaves alone what costs nothing in it', async () => {
    const outcome = await solveWith(here(highs), model, null, { ...OPTIONS, weights: [40, 6], workers: 1 });
    expect(account(model, outcome)).toMatchObject({ values: bestOf(model), bounds: bestOf(model), faults: [] });
  });

  it('never loses a start that somebody gave, however early it all ends', async () => {
    const start = Float64Array.of(1, 0, 1, 1, 1, 0);
    expect(violation(model, start)).toBeUndefined();
    const patient = here(highs);
    let left = 2;
    const dying: Executor = {
      run: (...args) => (left-- > 0 ? patient.run(...args) : Promise.reject(new Aborted())),
      get over() {
        return left < 0;
      },
      reason: 'stopped',
    };
    const outcome = await solveWith(dying, model, start, { ...OPTIONS, weights: [40, 6], workers: 1 });
    if (outcome.kind !== 'solved') throw new Error(outcome.kind);
    expect([outcome.ended, violation(model, outcome.x)]).toEqual(['stopped', undefined]);
  });
});
