/**
 * Tier after tier over any back end: each objective is minimised, then held at its value by an exact integer row while
 * the next is minimised. Values are recomputed from the point in whole numbers; an engine's own objective value is
 * never reported.
 *
 * A first scout minimises a weighted sum of the leading tiers. Its point is usually optimal in all of them, which the
 * relaxation then proves without a search; its bound proves the last of them: among points that keep the earlier tiers
 * at v, the last is at least bound − Σ w · v.
 */
import type { Backend, Ending, Problem } from './backend.ts';
import { type Column, complete, type Model, type Objective, type Row, valueAt, violation } from './model.ts';
import { narrowTotals } from './narrow.ts';
import { attainable, fixColumns, type Found, relaxation, search, type SearchOptions, stepOf, trivialBound } from './tier.ts';

export interface TierReport {
  readonly name: string;
  readonly value: number;
  /** Proven lower bound with the earlier tiers at their values. */
  readonly bound: number;
  readonly seconds: number;
}

export type Solved =
  | { readonly kind: 'solved'; readonly x: Float64Array; readonly tiers: readonly TierReport[]; readonly ended: 'complete' | Ending }
  | Exclude<Found, { kind: 'point' }>;

export interface LexicographicOptions extends SearchOptions {
  /** Weights of the leading tiers for the scout, one per tier; empty: no scout. */
  readonly scout: readonly number[];
  /** After each tier, with the point that has its value. */
  readonly onTier?: (report: TierReport, x: Float64Array) => void;
}

/** Minimises the model's objectives in strict order, from `start` if one is given. */
export function lexicographic(model: Model, backend: Backend, start: Float64Array | null, given: LexicographicOptions): Solved {
  const columns: Column[] = [...model.columns];
  const rows: Row[] = [...model.rows];
  // Engines leave costs looser than they need be, above all when a limit or a gap ends them: take up the slack.
  const polish = (point: Float64Array): Float64Array => {
    const tight = complete(model, point);
    return violation({ columns, rows }, tight) === undefined ? tight : point;
  };
  const options: LexicographicOptions = given.onPoint === undefined ? given : { ...given, onPoint: (point) => onGoodPoint(polish(point), { columns, rows }, given.onPoint!) };
  const begun = options.remaining();
  const blend = blended(model.objectives, options.scout);
  const first = search({ columns, rows, objective: blend.objective }, backend, start !== null && violation(model, start) === undefined ? start : null, -Infinity, 0.9 * blend.step, options);
  if (first.kind !== 'point') return first;
  let { ended } = first;
  let x = polish(first.x);
  let clock = begun;
  const tiers: TierReport[] = [];
  for (const [t, objective] of model.objectives.entries()) {
    const problem = { columns, rows, objective };
    const known = t === blend.tiers - 1 ? blend.boundOfLast(first.bound, tiers) : -Infinity;
    const tier = ended === 'complete' ? settle(problem, backend, x, known, t === model.objectives.length - 1, options) : asFound(problem, x, known);
    x = polish(tier.x);
    if (tier.ended !== 'complete') ({ ended } = tier);
    const value = valueAt(objective, x);
    const now = options.remaining();
    const report = { name: objective.name, value, bound: Math.min(tier.bound, value), seconds: clock - now };
    clock = now;
    tiers.push(report);
    options.onTier?.(report, x);
    rows.push({ columns: objective.columns, values: objective.values, lower: -Infinity, upper: value - objective.constant });
  }
  return { kind: 'solved', x, tiers, ended };
}

function onGoodPoint(x: Float64Array, rows: Pick<Model, 'columns' | 'rows'>, tell: (x: Float64Array) => void): void {
  if (violation(rows, x) === undefined) tell(x);
}

interface Settled {
  readonly x: Float64Array;
  readonly bound: number;
  readonly ended: 'complete' | Ending;
}

/** After a limit nothing is searched any more: the tier is reported as it stands, with what is known for free. */
function asFound({ columns, objective }: Problem, x: Float64Array, known: number): Settled {
  const value = valueAt(objective, x);
  return { x, bound: Math.max(trivialBound(columns, objective), attainable(known, value, stepOf({ columns, rows: [], objective }))), ended: 'complete' };
}

/** Brings one tier to its optimum by the cheapest proof that works; narrows `problem.columns` for the tiers to come. */
function settle(problem: Problem & { readonly columns: Column[] }, backend: Backend, start: Float64Array, known: number, isLast: boolean, options: SearchOptions): Settled {
  const { columns, objective } = problem;
  const least = trivialBound(columns, objective);
  let value = valueAt(objective, start);
  if (value === least) return { x: start, bound: least, ended: 'complete' };
  const step = stepOf(problem);
  const dual = relaxation(problem, backend, options);
  const rounded = (bound: number): number => Math.max(least, attainable(bound, value, step));
  let found: Settled = { x: start, bound: rounded(Math.max(known, dual?.bound ?? -Infinity)), ended: 'complete' };
  if (found.bound < value) {
    const own = [...columns];
    if (dual !== undefined) fixColumns(own, problem, dual, value);
    const searched = search({ ...problem, columns: own }, backend, start, found.bound, 0.9 * step, options);
    if (searched.kind === 'point') {
      value = valueAt(objective, searched.x);
      found = { ...searched, bound: rounded(searched.bound) };
    }
  }
  if (!isLast && found.ended === 'complete' && dual !== undefined) {
    fixColumns(columns, problem, dual, value);
    if (attainable(dual.bound, value, step) < value) narrowTotals(problem, value, backend, options);
  }
  return found;
}

interface Blend {
  readonly objective: Objective;
  /** The smallest step of the last blended tier, in the blend's unit. */
  readonly step: number;
  /** How many leading tiers are blended. */
  readonly tiers: number;
  boundOfLast(bound: number, earlier: readonly TierReport[]): number;
}

/** Σ weight · tier over the leading tiers; without weights the first tier alone. */
function blended(objectives: readonly Objective[], weights: readonly number[]): Blend {
  const used = weights.length === 0 ? objectives.slice(0, 1).map(() => 1) : weights.slice(0, objectives.length);
  const terms = new Map<number, number>();
  let constant = 0;
  used.forEach((weight, t) => {
    const { columns, values, constant: own } = objectives[t]!;
    constant += weight * own;
    columns.forEach((column, i) => terms.set(column, (terms.get(column) ?? 0) + weight * values[i]!));
  });
  const columns = [...terms.keys()].toSorted((a, b) => a - b);
  const objective: Objective = { name: 'scout', constant, columns, values: columns.map((column) => terms.get(column)!) };
  const last = used.at(-1) ?? 1;
  const step = objectives[used.length - 1]?.values.reduce((a, b) => gcd(Math.abs(b), a), 0) ?? 1;
  return {
    objective,
    step: last * Math.max(1, step),
    tiers: used.length,
    // The engine's rounding grows with the blend, not with the small difference that is left of it.
    boundOfLast: (bound, earlier) => (bound - 1e-7 * Math.abs(bound) - earlier.reduce((sum, { value }, t) => sum + used[t]! * value, 0)) / last,
  };
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
