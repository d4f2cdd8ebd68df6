/**
 * An irreducible set of demands that cannot hold together: infeasible together, feasible without any one of them. A
 * demand holds where all its columns are 0. Demands are left out in growing and shrinking chunks (deletion filter;
 * Chinneck and Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA J. Computing 3, 1991);
 * a point that breaks one left-out demand alone shows that this one is needed.
 */
import type { Backend, Problem } from './backend.ts';
import { type Column, type Model, type Objective, violation } from './model.ts';
import { reduce } from './reduce.ts';

/** Columns of each demand; `rows` and `columns` are what holds in any case. */
export interface Demanded {
  readonly model: Pick<Model, 'columns' | 'rows'>;
  readonly demands: readonly (readonly number[])[];
}

export interface ConflictOptions {
  readonly seed: number;
  /** Seconds left, asked before each search. */
  readonly remaining: () => number;
}

export type Least =
  | { readonly kind: 'point'; readonly x: Float64Array; readonly proven: boolean }
  | { readonly kind: 'infeasible' }
  /** The time was over, or the engine failed. */
  | { readonly kind: 'unknown' };

/** The best point that keeps the demands of `held`. An answer other than a checked point or a proof is no answer. */
export function least(
  { model, demands }: Demanded,
  held: readonly number[],
  objective: Objective,
  backend: Backend,
  { seed, remaining }: ConflictOptions,
): Least {
  const kept = new Set(held.flatMap((i) => demands[i]!));
  // A column that cannot be 0 is a demand that nobody can meet.
  if ([...kept].some((j) => model.columns[j]!.lower > 0)) return { kind: 'infeasible' };
  const columns = model.columns.map((column, j): Column => (kept.has(j) ? { ...column, lower: 0, upper: 0 } : column));
  const problem: Problem = { columns, rows: model.rows, objective };
  const seconds = remaining();
  if (seconds <= 0) return { kind: 'unknown' };
  const reduced = reduce(problem);
  if (reduced.problem.rows.some((row) => row.columns.length === 0)) return { kind: 'infeasible' };
  const outcome = backend.solve(reduced.problem, { seconds, absoluteGap: 0.9, relativeGap: 0, seed }, null, {});
  if (outcome.kind === 'infeasible') return outcome;
  if (outcome.kind !== 'optimal' && outcome.kind !== 'feasible') return { kind: 'unknown' };
  const x = reduced.back(outcome.x);
  return violation(problem, x) === undefined
    ? { kind: 'point', x, proven: outcome.kind === 'optimal' }
    : { kind: 'unknown' };
}

const NOTHING: Objective = { name: 'hold', constant: 0, columns: [], values: [] };

/** Whether the demands of `held` can hold together. */
export const canHold = (
  demanded: Demanded,
  held: readonly number[],
  backend: Backend,
  options: ConflictOptions,
): Least => least(demanded, held, NOTHING, backend, options);

export interface Needed {
  readonly demand: number;
  /** A point that keeps every other member of the set, and what is held. */
  readonly without: Float64Array;
}

/**
 * An irreducible subset of `among` that cannot hold together with `held`, in ascending order: what stands first is left
 * out first. `'holds'` where all can; undefined where the time was over.
 */
export function irreducible(
  demanded: Demanded,
  among: readonly number[],
  held: readonly number[],
  backend: Backend,
  options: ConflictOptions,
): Needed[] | 'holds' | undefined {
  const whole = canHold(demanded, [...held, ...among], backend, options);
  if (whole.kind === 'unknown') return undefined;
  if (whole.kind === 'point') return 'holds';
  const needed: Needed[] = [];
  let open = [...among];
  let size = Math.max(1, Math.ceil(open.length / 4));
  while (open.length > 0) {
    const chunk = open.slice(0, size);
    const rest = open.slice(chunk.length);
    const answer = canHold(demanded, [...held, ...needed.map(({ demand }) => demand), ...rest], backend, options);
    if (answer.kind === 'unknown') return undefined;
    if (answer.kind === 'infeasible') {
      open = rest;
      size *= 2;
      continue;
    }
    const broken = chunk.filter((i) => demanded.demands[i]!.some((j) => answer.x[j]! > 0));
    if (broken.length === 1 || chunk.length === 1) {
      const [found] = broken.length === 1 ? broken : chunk;
      needed.push({ demand: found!, without: answer.x });
      open = open.filter((i) => i !== found);
    } else size = Math.max(1, Math.floor(chunk.length / 2));
  }
  return needed.toSorted((a, b) => a.demand - b.demand);
}
