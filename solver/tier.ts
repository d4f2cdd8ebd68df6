/**
 * One tier: what is known of its optimum before, during and after an engine has looked at it. A tier is a problem with
 * the earlier tiers held by rows; every point here is checked, and every bound is rounded up to a value that the
 * objective can attain.
 */
import type { Backend, Ending, Hooks, Problem } from './backend.ts';
import { type DualBound, fixedByCost, lagrangianBound } from './bound.ts';
import { gcd } from './gcd.ts';
import { type Column, type Objective, valueAt, violation } from './model.ts';
import { reduce, untouched } from './reduce.ts';

export interface SearchOptions {
  readonly seed: number;
  /** Relative gap at which a tier may be left; 0 asks for the optimum. */
  readonly gap: number;
  /** No merging, no relaxation, no narrowing: the baseline of benches. */
  readonly plain?: boolean;
  /** Branches after which a search ends, for engines that count them: unlike seconds, the same on every machine. */
  readonly nodes?: number;
  /**
   * How much is narrowed: so many totals, widest first, and only where at least so many columns are free. Absent: as a
   * whole plan takes it.
   */
  readonly narrowing?: { readonly totals: number; readonly worth: number };
  /** Seconds left, asked before each step. */
  readonly remaining: () => number;
  readonly stopped?: () => boolean;
  /** Every better point of the current tier, in the model's own columns; it keeps every row. */
  readonly onPoint?: (x: Float64Array) => void;
}

export type Found =
  | { readonly kind: 'point'; readonly x: Float64Array; readonly bound: number; readonly ended: 'complete' | Ending }
  | { readonly kind: 'infeasible' }
  /** The limit came before any point was found. */
  | { readonly kind: 'none'; readonly reason: Ending }
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * Minimises the problem from `start`, with merged choices. `floor` is a bound known before, `step` the gap that may
 * stay open.
 */
export function search(
  problem: Problem,
  backend: Backend,
  start: Float64Array | null,
  floor: number,
  step: number,
  options: SearchOptions,
): Found {
  const keep = (ended: 'complete' | Ending): Found =>
    start !== null
      ? { kind: 'point', x: start, bound: floor, ended }
      : { kind: 'none', reason: ended === 'complete' ? 'time' : ended };
  if (options.stopped?.() === true) return keep('stopped');
  if (options.remaining() <= 0) return keep('time');
  const { objective } = problem;
  const reduced = options.plain === true ? untouched(problem) : reduce(problem);
  const hooks: Hooks = {
    ...(options.stopped === undefined ? {} : { stopped: options.stopped }),
    ...(options.onPoint === undefined ? {} : { onPoint: (z) => options.onPoint!(reduced.back(z)) }),
  };
  const limits = {
    seconds: options.remaining(),
    absoluteGap: step,
    relativeGap: options.gap,
    seed: options.seed,
    ...(options.nodes === undefined ? {} : { nodes: options.nodes }),
  };
  const outcome = backend.solve(reduced.problem, limits, start === null ? null : reduced.forward(start), hooks);
  switch (outcome.kind) {
    case 'infeasible':
      // With a feasible start in hand this is an engine's mistake: keep the start, claim nothing.
      return start === null ? outcome : keep('complete');
    case 'unbounded':
      return { kind: 'failed', detail: `objective ${objective.name} is unbounded` };
    case 'failed':
      return start === null ? outcome : keep('complete');
    case 'none':
      return keep(outcome.reason);
    case 'optimal':
    case 'feasible': {
      const x = reduced.back(outcome.x);
      const fault = violation(problem, x);
      if (fault !== undefined && start === null)
        return { kind: 'failed', detail: `${objective.name}: the engine's answer breaks the model: ${fault}` };
      // An engine that calls a worse point than the start optimal has proven nothing.
      if (fault !== undefined || (start !== null && valueAt(objective, x) > valueAt(objective, start)))
        return keep(outcome.kind === 'optimal' ? 'complete' : outcome.reason);
      return {
        kind: 'point',
        x,
        bound: Math.max(floor, outcome.bound),
        ended: outcome.kind === 'optimal' ? 'complete' : outcome.reason,
      };
    }
  }
}

/** The multipliers of the relaxation and what they prove; undefined where the engine has none. */
export function relaxation(problem: Problem, backend: Backend, options: SearchOptions): DualBound | undefined {
  const answer = options.plain === true ? undefined : backend.relax?.(problem, options.remaining());
  return answer === undefined ? undefined : lagrangianBound(problem, answer.duals);
}

/** Fixes every column that would make the value worse than `value` by leaving its bound. In place. */
export function fixColumns(columns: Column[], problem: Problem, dual: DualBound, value: number): void {
  for (const [j, at] of fixedByCost(problem, dual, value)) columns[j] = { ...columns[j]!, lower: at, upper: at };
}

/** constant + each column at its cheapest bound. */
export function trivialBound(columns: readonly Column[], objective: Objective): number {
  let bound = objective.constant;
  objective.columns.forEach((column, i) => {
    const value = objective.values[i]!;
    if (value !== 0) bound += value * (value > 0 ? columns[column]!.lower : columns[column]!.upper);
  });
  return bound;
}

/** The step in which the objective moves over free columns: the greatest common divisor of their costs. */
export function stepOf({ objective, columns }: Problem): number {
  let step = 0;
  for (let i = 0; i < objective.columns.length; i++) {
    const column = columns[objective.columns[i]!]!;
    if (column.lower !== column.upper) step = gcd(Math.abs(objective.values[i]!), step);
  }
  return Math.max(1, step);
}

/**
 * The least whole value at or above a floating-point bound: forms with whole coefficients have no other. An engine's
 * rounding grows with the number.
 */
export const wholeBound = (bound: number): number => Math.ceil(bound - 1e-6 - 1e-9 * Math.abs(bound));

/**
 * The least value at or above a floating-point bound that the objective can attain, `value` being one that it attains.
 * The slack covers an engine's rounding (HiGHS gave 15613.00000008 for a true 15614 on a goal that moves in steps of 2)
 * and stays below a quarter of a step, or nothing above a million could ever be proven.
 */
export function attainable(bound: number, value: number, step: number): number {
  if (!Number.isFinite(bound)) return bound;
  const slack = Math.min(step / 4, 1e-6 * Math.max(1, Math.abs(bound)) + 1e-6);
  return Math.min(value, value + Math.ceil((bound - slack - value) / step) * step);
}
