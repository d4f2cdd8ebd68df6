/** One suite over the registry of engines: every ending of a solve, numeric traps, cancellation, two at once. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend, Outcome, Problem } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { checked } from '../../solver/checked.ts';
import { type Column, type Model, valueAt, violation } from '../../solver/model.ts';
import { solveInPool } from '../../solver/solve.ts';

const whole = (lower: number, upper: number): Column => ({ lower, upper, integer: true });
const problem = (
  columns: readonly Column[],
  rows: Problem['rows'],
  values: readonly number[],
  constant = 0,
): Problem => ({
  columns,
  rows,
  objective: { name: 'cost', constant, columns: values.map((_, j) => j), values },
});
const LIMITS = { seconds: 20, absoluteGap: 0.9, relativeGap: 0, seed: 1 };
const row = (
  columns: readonly number[],
  values: readonly number[],
  lower: number,
  upper: number,
): Problem['rows'][number] => ({ columns, values, lower, upper });

/** A knapsack of many near-equal things: soon a point, long no proof. */
const hard = (size: number): Problem => {
  const values = Array.from({ length: size }, (_, j) => 1000 + ((j * 7919) % 977));
  return problem(
    values.map(() => whole(0, 1)),
    [
      row(
        values.map((_, j) => j),
        values,
        Math.floor(values.reduce((a, b) => a + b) / 2) + 0.5,
        Infinity,
      ),
    ],
    values,
  );
};

describe.each([...BACKENDS.keys()])('%s', (name) => {
  let engine: Backend;
  beforeAll(async () => {
    engine = await BACKENDS.get(name)!();
  });
  const solve = (what: Problem, start: Float64Array | null = null): Outcome => engine.solve(what, LIMITS, start, {});
  const best = (what: Problem): number => {
    const outcome = solve(what);
    if (outcome.kind !== 'optimal') throw new Error(JSON.stringify(outcome));
    expect(violation(what, outcome.x)).toBe(undefined);
    expect(outcome.bound).toBeLessThanOrEqual(valueAt(what.objective, outcome.x));
    return valueAt(what.objective, outcome.x);
  };

  it('optimal: bounds above 1, equalities, fixed columns, negative bounds, a constant', () => {
    expect(best(problem([whole(0, 5), whole(0, 5)], [row([0, 1], [2, 3], 12, 12)], [1, 1]))).toBe(4);
    expect(best(problem([whole(2, 2), whole(-3, 3)], [row([0, 1], [1, 1], 0, Infinity)], [5, 1], 7))).toBe(15);
    expect(best(problem([whole(-4, -1)], [], [-2]))).toBe(2);
    expect(
      best(
        problem(
          [whole(0, 3), { lower: 0, upper: Infinity, integer: false }],
          [row([0, 1], [1, 1], 2.5, Infinity)],
          [1, 3],
        ),
      ),
    ).toBe(3);
  });

  it('infeasible: rows that clash, bounds that clash with a row, no whole point between', () => {
    expect(solve(problem([whole(0, 1)], [row([0], [1], 2, Infinity)], [1])).kind).toBe('infeasible');
    expect(solve(problem([whole(0, 1), whole(0, 1)], [row([0, 1], [2, 2], 1, 1)], [1, 1])).kind).toBe('infeasible');
    expect(solve(problem([whole(0, 9)], [row([0], [10], 3, 7)], [0])).kind).toBe('infeasible');
  });

  it('unbounded', () => {
    expect(
      solve(problem([{ lower: 0, upper: Infinity, integer: true }], [row([0], [1], 1, Infinity)], [-1])).kind,
    ).toBe('unbounded');
  });

  it('no columns, no rows', () => {
    expect(solve(problem([], [], [], 5)).kind).toBe('optimal');
    expect(solve(problem([], [row([], [], 1, 1)], [])).kind).toBe('infeasible');
  });

  it('failed: nonsense is told, not solved', () => {
    expect(solve(problem([whole(0, 1)], [row([0], [Number.NaN], 0, 1)], [1])).kind).toBe('failed');
    expect(solve(problem([whole(0, 1)], [row([3], [1], 0, 1)], [1])).kind).toBe('failed');
    expect(solve(problem([whole(0, 1)], [], [Number.POSITIVE_INFINITY])).kind).toBe('failed');
    expect(solve(problem([whole(Number.NaN, 1)], [], [1])).kind).toBe('failed');
  });

  it('numeric traps: whole answers are whole, and a step of 2 is not lost', () => {
    // 14 = 0.7 · 20 in tenths: floating-point engines like to say 13.999999.
    expect(best(problem([whole(0, 100)], [row([0], [10], 140, Infinity)], [1]))).toBe(14);
    const many = Array.from({ length: 12 }, () => whole(0, 700));
    expect(
      best(
        problem(
          many,
          [
            row(
              many.map((_, j) => j),
              many.map(() => 1),
              7807,
              Infinity,
            ),
          ],
          many.map(() => 2),
        ),
      ),
    ).toBe(15_614);
  });

  it('at a limit: what it has, if anything, and no false proof', () => {
    const what = hard(70);
    const outcome = engine.solve(what, { ...LIMITS, seconds: 0.3, absoluteGap: 1e-7 }, null, {});
    expect(['optimal', 'feasible', 'none', 'failed']).toContain(outcome.kind);
    const x = outcome.kind === 'optimal' || outcome.kind === 'feasible' ? outcome.x : null;
    expect(x === null ? undefined : violation(what, x)).toBe(undefined);
    expect(outcome.kind === 'feasible' && outcome.bound > valueAt(what.objective, outcome.x)).toBe(false);
  });

  it('stops when asked, where it can', () => {
    const began = performance.now();
    const outcome = engine.can.cancels
      ? engine.solve(hard(400), { ...LIMITS, absoluteGap: 1e-9 }, null, {
          stopped: () => performance.now() - began > 300,
        })
      : undefined;
    expect(outcome === undefined || ['optimal', 'feasible', 'none'].includes(outcome.kind)).toBe(true);
  });

  it('refuses what is larger than it was measured for', () => {
    const huge = hard(40_000);
    const fit = engine.fits(huge);
    expect(fit === true || engine.solve(huge, LIMITS, null, {}).kind === 'failed').toBe(true);
  });

  it('two at once in worker threads give the answers of one', async () => {
    const model: Model = {
      ...problem([whole(0, 5), whole(0, 5)], [row([0, 1], [2, 3], 12, 12)], [1, 1]),
      objectives: [{ name: 'cost', constant: 0, columns: [0, 1], values: [1, 1] }],
    };
    const options = { backend: name, seed: 1, gap: 0, seconds: 20, workers: 1, weights: [] };
    const [one, two] = await Promise.all([solveInPool(model, null, options), solveInPool(model, null, options)]);
    expect(one.kind === 'solved' && one.tiers.map(({ value, bound }) => [value, bound])).toEqual([[4, 4]]);
    expect(two.kind === 'solved' && [...two.x]).toEqual(one.kind === 'solved' && [...one.x]);
  });
});

const lying = (outcome: Outcome): Backend =>
  checked({ name: 'liar', can: { cancels: true, anySize: true }, fits: () => true, solve: () => outcome });

describe('whatever the engine', () => {
  const what = problem([whole(0, 3)], [row([0], [1], 2, Infinity)], [1]);

  it('an answer that breaks the model, or is not whole, is a failure', () => {
    expect(lying({ kind: 'optimal', x: Float64Array.of(1), bound: 1 }).solve(what, LIMITS, null, {}).kind).toBe(
      'failed',
    );
    expect(lying({ kind: 'optimal', x: Float64Array.of(2.5), bound: 1 }).solve(what, LIMITS, null, {}).kind).toBe(
      'failed',
    );
    expect(
      lying({ kind: 'feasible', x: Float64Array.of(Number.NaN), bound: 1, reason: 'time' }).solve(
        what,
        LIMITS,
        null,
        {},
      ).kind,
    ).toBe('failed');
  });

  it('a bound is never better than the point it is about', () => {
    const outcome = lying({ kind: 'optimal', x: Float64Array.of(3), bound: 99 }).solve(what, LIMITS, null, {});
    expect(outcome.kind === 'optimal' && outcome.bound).toBe(3);
  });

  it('a throw is an ending', () => {
    const broken = checked({
      name: 'broken',
      can: { cancels: true, anySize: true },
      fits: () => true,
      solve: () => {
        throw new Error('abort()');
      },
    });
    expect(broken.solve(what, LIMITS, null, {})).toEqual({ kind: 'failed', detail: 'abort()' });
  });

  it('a worker that cannot start its engine ends the search, and does not hang', async () => {
    const model: Model = { columns: what.columns, rows: what.rows, objectives: [what.objective] };
    const outcome = await solveInPool(model, null, {
      backend: 'no such engine',
      seed: 1,
      gap: 0,
      seconds: 20,
      workers: 1,
      weights: [],
    });
    expect(outcome.kind).toBe('failed');
  });

  it('a search stopped by a person ends within seconds', async () => {
    const big = hard(300);
    const model: Model = { columns: big.columns, rows: big.rows, objectives: [big.objective] };
    const outcome = await solveInPool(model, null, {
      backend: 'highs',
      seed: 1,
      gap: 0,
      seconds: 60,
      workers: 1,
      weights: [],
      signal: AbortSignal.timeout(500),
    });
    expect(['solved', 'none']).toContain(outcome.kind);
  });
});
