/**
 * Tier after tier over any back end: each objective is minimised, then held at its value by an exact integer row while
 * the next is minimised. Values are recomputed from the point in whole numbers; an engine's own objective value is
 * never reported, and its bound is used only rounded up to the next value the objective can attain.
 */
import type { Backend, Hooks, Limits, Outcome, Problem } from './backend.ts';
import { fixedByCost, lagrangianBound } from './bound.ts';
import { type Column, type Model, type Objective, type Row, valueAt, violation } from './model.ts';
import { reduce } from './reduce.ts';

export interface TierReport {
  readonly name: string;
  readonly value: number;
  /** Proven lower bound with the earlier tiers at their values. */
  readonly bound: number;
  readonly seconds: number;
}

export type Solved =
  | { readonly kind: 'solved'; readonly x: Float64Array; readonly tiers: readonly TierReport[]; readonly ended: 'complete' | 'time' | 'stopped' }
  | { readonly kind: 'infeasible' }
  /** The limit came before any point was found. */
  | { readonly kind: 'none'; readonly reason: 'time' | 'stopped' }
  | { readonly kind: 'failed'; readonly detail: string };

export interface LexicographicOptions {
  readonly seed: number;
  /** Relative gap at which a tier may be left; 0 asks for the optimum. */
  readonly gap: number;
  /** Seconds left, asked before each step. */
  readonly remaining: () => number;
  readonly stopped?: () => boolean;
  /** Every better point of the current tier, in the model's own columns. */
  readonly onPoint?: (x: Float64Array) => void;
  readonly onTier?: (report: TierReport) => void;
}

/** Minimises the model's objectives in strict order, from `start` if one is given. */
export function lexicographic(model: Model, backend: Backend, start: Float64Array | null, options: LexicographicOptions): Solved {
  const columns: Column[] = [...model.columns];
  const rows: Row[] = [...model.rows];
  let x = start !== null && violation(model, start) === undefined ? start : null;
  let ended: 'complete' | 'time' | 'stopped' = 'complete';
  const tiers: TierReport[] = [];
  const report = (tier: TierReport): void => {
    tiers.push(tier);
    options.onTier?.(tier);
  };
  for (const objective of model.objectives) {
    const problem: Problem = { columns, rows, objective };
    const least = trivialBound(columns, objective);
    const before = options.remaining();
    if (x !== null && valueAt(objective, x) === least) {
      report({ name: objective.name, value: least, bound: least, seconds: 0 });
    } else if (x !== null && ended !== 'complete') {
      report({ name: objective.name, value: valueAt(objective, x), bound: least, seconds: 0 });
    } else {
      const step = minimise(problem, backend, x, least, options);
      if (step.kind !== 'step') return step;
      x = step.x;
      if (step.ended !== 'complete') ended = step.ended;
      report({ name: objective.name, value: valueAt(objective, x), bound: step.bound, seconds: before - options.remaining() });
      for (const [column, value] of step.fixed) columns[column] = { ...columns[column]!, lower: value, upper: value };
    }
    rows.push({ columns: objective.columns, values: objective.values, lower: -Infinity, upper: valueAt(objective, x) - objective.constant });
  }
  if (x === null) {
    const step = minimise({ columns, rows, objective: { name: '', constant: 0, columns: [], values: [] } }, backend, null, 0, options);
    if (step.kind !== 'step') return step;
    x = step.x;
  }
  return { kind: 'solved', x, tiers, ended };
}

interface Step {
  readonly kind: 'step';
  readonly x: Float64Array;
  readonly bound: number;
  readonly ended: 'complete' | 'time' | 'stopped';
  /** Columns that cannot move in any point as good as this one. */
  readonly fixed: ReadonlyMap<number, number>;
}

function minimise(problem: Problem, backend: Backend, start: Float64Array | null, least: number, options: LexicographicOptions): Step | Exclude<Solved, { kind: 'solved' }> {
  const { objective } = problem;
  const grid = gridOf(problem);
  if (options.stopped?.() === true || options.remaining() <= 0) {
    const reason = options.stopped?.() === true ? 'stopped' : 'time';
    return start === null ? { kind: 'none', reason } : { kind: 'step', x: start, bound: least, ended: reason, fixed: new Map() };
  }
  const narrow = start === null ? null : tighten(problem, backend, start, options);
  if (narrow !== null && narrow.bound >= valueAt(objective, start!)) {
    return { kind: 'step', x: start!, bound: valueAt(objective, start!), ended: 'complete', fixed: narrow.fixed };
  }
  const inner: Problem = narrow === null ? problem : { ...problem, columns: fix(problem.columns, narrow.fixed) };
  const reduced = reduce(inner);
  const limits: Limits = { seconds: options.remaining(), absoluteGap: grid * 0.9, relativeGap: options.gap, seed: options.seed };
  const hooks: Hooks = {
    ...(options.stopped === undefined ? {} : { stopped: options.stopped }),
    ...(options.onPoint === undefined ? {} : { onPoint: (z) => options.onPoint!(reduced.back(z)) }),
  };
  const outcome = backend.solve(reduced.problem, limits, start === null ? null : reduced.forward(start), hooks);
  return settle(problem, backend, outcome, start, least, grid, reduced.back, narrow, options);
}

/** Turns an engine's ending into a checked point with a proven bound. */
function settle(
  problem: Problem,
  backend: Backend,
  outcome: Outcome,
  start: Float64Array | null,
  least: number,
  grid: number,
  back: (z: Float64Array) => Float64Array,
  narrow: Narrowed | null,
  options: LexicographicOptions,
): Step | Exclude<Solved, { kind: 'solved' }> {
  const { objective } = problem;
  const floor = Math.max(least, narrow?.bound ?? least);
  switch (outcome.kind) {
    case 'infeasible':
      // With a feasible start in hand this is an engine's mistake: keep the start, claim nothing.
      return start === null ? { kind: 'infeasible' } : { kind: 'step', x: start, bound: floor, ended: 'complete', fixed: new Map() };
    case 'unbounded':
      return { kind: 'failed', detail: `objective ${objective.name} is unbounded` };
    case 'failed':
      return start === null ? outcome : { kind: 'step', x: start, bound: floor, ended: 'complete', fixed: new Map() };
    case 'none':
      return start === null ? { kind: 'none', reason: outcome.reason } : { kind: 'step', x: start, bound: floor, ended: outcome.reason, fixed: new Map() };
    case 'optimal':
    case 'feasible': {
      const found = back(outcome.x);
      const fault = violation(problem, found);
      if (fault !== undefined && start === null) return { kind: 'failed', detail: `${objective.name}: the engine's answer breaks the model: ${fault}` };
      const better = fault === undefined && (start === null || valueAt(objective, found) <= valueAt(objective, start)) ? found : start!;
      const value = valueAt(objective, better);
      // An engine that calls a worse point than the start optimal has proven nothing.
      const trusted = fault === undefined && valueAt(objective, found) <= value;
      const bound = Math.min(value, Math.max(floor, trusted ? roundUp(outcome.bound, objective.constant, grid, value) : floor));
      const ended = outcome.kind === 'feasible' ? outcome.reason : 'complete';
      const fixed = start !== null && narrow !== null && value === valueAt(objective, start) ? narrow.fixed : (tighten(problem, backend, better, options)?.fixed ?? new Map<number, number>());
      return { kind: 'step', x: better, bound, ended, fixed };
    }
  }
}

interface Narrowed {
  readonly bound: number;
  readonly fixed: ReadonlyMap<number, number>;
}

/** Bound and fixings from the relaxation's multipliers, given a known point. */
function tighten(problem: Problem, backend: Backend, x: Float64Array, options: LexicographicOptions): Narrowed | null {
  if (backend.relax === undefined) return null;
  const answer = backend.relax(problem, options.remaining());
  if (answer === undefined) return null;
  const dual = lagrangianBound(problem, answer.duals);
  const value = valueAt(problem.objective, x);
  const grid = gridOf(problem);
  return { bound: roundUp(dual.bound, problem.objective.constant, grid, value), fixed: fixedByCost(problem, dual, value) };
}

const fix = (columns: readonly Column[], fixed: ReadonlyMap<number, number>): readonly Column[] =>
  fixed.size === 0 ? columns : columns.map((column, j) => (fixed.has(j) ? { ...column, lower: fixed.get(j)!, upper: fixed.get(j)! } : column));

/** constant + each column at its cheapest bound. */
function trivialBound(columns: readonly Column[], objective: Objective): number {
  let bound = objective.constant;
  objective.columns.forEach((column, i) => {
    const value = objective.values[i]!;
    if (value !== 0) bound += value * (value > 0 ? columns[column]!.lower : columns[column]!.upper);
  });
  return bound;
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** The step in which the objective moves over free columns: the greatest common divisor of their costs. */
function gridOf(problem: Problem): number {
  const { objective, columns } = problem;
  let grid = 0;
  for (let i = 0; i < objective.columns.length; i++) {
    const column = columns[objective.columns[i]!]!;
    if (column.lower !== column.upper) grid = gcd(Math.abs(objective.values[i]!), grid);
  }
  return Math.max(1, grid);
}

/**
 * The least value the objective can attain at or above a floating-point bound. The slack covers an engine's rounding:
 * HiGHS gave 15613.00000008 for a true 15614 on a goal that moves in steps of 2.
 */
function roundUp(bound: number, anchor: number, grid: number, value: number): number {
  if (!Number.isFinite(bound)) return bound;
  const slack = 1e-6 * Math.max(1, Math.abs(bound)) + 1e-6;
  // Every attainable value differs from a known one by a multiple of the step.
  const steps = Math.ceil((bound - slack - value) / grid);
  return Number.isFinite(value) ? value + steps * grid : anchor;
}
