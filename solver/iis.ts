/**
 * An irreducible infeasible subset (IIS) of demands: infeasible together, feasible without any one of them. A demand
 * holds where all its elastic columns are 0. Demands are left out in growing and shrinking chunks (deletion filter;
 * Chinneck and Dravnieks, "Locating minimal infeasible constraint sets in linear programs", ORSA Journal on Computing 3,
 * 1991; that several are left out at once is the idea of QuickXplain, Junker, AAAI 2004); a point that breaks one left-out demand alone shows that this
 * one is needed.
 */
import type { Backend, Problem } from './backend.ts';
import { EngineFault } from './engine-fault.ts';
import { type Column, type Model, type Objective, violation } from './model.ts';
import type { SearchOptions } from './options.ts';
import { presolve } from './presolve.ts';

/**
 * An elastic program (Chinneck 2008): `model` holds in any case, and each demand may give way by columns of its own.
 */
export interface ElasticModel {
  readonly model: Pick<Model, 'columns' | 'rows'>;
  /** The elastic columns of each demand. */
  readonly demands: readonly (readonly number[])[];
}

/** What a search here is given: seconds left are asked before each solve. */
export type IisOptions = Pick<SearchOptions, 'seed' | 'remaining' | 'stopped'>;

/** What a search for a point that keeps some demands came to. */
export type ElasticOptimum =
  | { readonly kind: 'point'; readonly x: Float64Array; readonly proven: boolean }
  | { readonly kind: 'infeasible' }
  /** The time was over, or the problem is larger than the engine takes. */
  | { readonly kind: 'unknown' };

/**
 * The best point that keeps the demands of `held`. An answer other than a checked point or a proof is no answer.
 *
 * @throws EngineFault where the engine fails.
 */
export function elasticOptimum(
  { model, demands }: ElasticModel,
  held: readonly number[],
  objective: Objective,
  backend: Backend,
  { seed, remaining, stopped }: IisOptions,
): ElasticOptimum {
  const kept = new Set(held.flatMap((i) => demands[i]!));
  // A column that cannot be 0 is a demand that nobody can meet.
  if ([...kept].some((j) => model.columns[j]!.lower > 0)) return { kind: 'infeasible' };
  const columns = model.columns.map((column, j): Column => (kept.has(j) ? { ...column, lower: 0, upper: 0 } : column));
  const problem: Problem = { columns, rows: model.rows, objective };
  const seconds = remaining();
  if (seconds <= 0) return { kind: 'unknown' };
  const presolved = presolve(problem);
  if (presolved.problem.rows.some((row) => row.columns.length === 0)) return { kind: 'infeasible' };
  const limits = { seconds, absoluteGap: 0.9, relativeGap: 0, seed };
  const outcome = backend.solve(presolved.problem, limits, null, stopped === undefined ? {} : { stopped });
  switch (outcome.kind) {
    case 'infeasible':
      return outcome;
    case 'none':
      return { kind: 'unknown' };
    case 'unbounded':
      throw new EngineFault(`objective ${objective.name} is unbounded`);
    case 'failed':
      if (outcome.refused === true) return { kind: 'unknown' };
      throw new EngineFault(outcome.detail);
    case 'optimal':
    case 'feasible': {
      const x = presolved.postsolve(outcome.x);
      const fault = violation(problem, x);
      if (fault !== undefined) throw new EngineFault(`the answer of ${backend.name} breaks the model: ${fault}`);
      return { kind: 'point', x, proven: outcome.kind === 'optimal' };
    }
  }
}

const NOTHING: Objective = { name: 'hold', constant: 0, columns: [], values: [] };

/** A member of an irreducible infeasible subset. */
export interface IisMember {
  readonly demand: number;
  /** A point that keeps every other member of the set, and what is held. */
  readonly without: Float64Array;
}

/**
 * An irreducible subset of `among` that is infeasible together with `held`, in ascending order: what stands first is left
 * out first. `'feasible'` where all can hold; undefined where the time was over.
 *
 * @param among - Positions in `demands`.
 * @throws EngineFault where the engine fails.
 */
export function irreducible(
  elastic: ElasticModel,
  among: readonly number[],
  held: readonly number[],
  backend: Backend,
  options: IisOptions,
): IisMember[] | 'feasible' | undefined {
  const keeping = (kept: readonly number[]): ElasticOptimum => elasticOptimum(elastic, kept, NOTHING, backend, options);
  const whole = keeping([...held, ...among]);
  if (whole.kind === 'unknown') return undefined;
  if (whole.kind === 'point') return 'feasible';
  const members: IisMember[] = [];
  let open = [...among];
  let size = Math.max(1, Math.ceil(open.length / 4));
  while (open.length > 0) {
    const chunk = open.slice(0, size);
    const rest = open.slice(chunk.length);
    const answer = keeping([...held, ...members.map(({ demand }) => demand), ...rest]);
    if (answer.kind === 'unknown') return undefined;
    if (answer.kind === 'infeasible') {
      open = rest;
      size *= 2;
      continue;
    }
    const broken = chunk.filter((i) => elastic.demands[i]!.some((j) => answer.x[j]! > 0));
    if (broken.length === 1 || chunk.length === 1) {
      const [found] = broken.length === 1 ? broken : chunk;
      members.push({ demand: found!, without: answer.x });
      open = open.filter((i) => i !== found);
    } else size = Math.max(1, Math.floor(chunk.length / 2));
  }
  return members.toSorted((a, b) => a.demand - b.demand);
}
