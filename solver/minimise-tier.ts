/** One tier from a point in hand: the relaxation first, a search only where that proves too little. */
import { attainable, stepOf, trivialBound } from './attainable.ts';
import type { Backend, Ending, Problem } from './backend.ts';
import { tightenTotals } from './bound-tightening.ts';
import { search } from './mip-search.ts';
import { type Column, valueAt } from './model.ts';
import type { SearchOptions } from './options.ts';
import { fixColumns, relaxation } from './reduced-cost-fixing.ts';

/** The best point of a tier that is known, and what is proven of the tier. */
export interface TierMinimum {
  readonly x: Float64Array;
  readonly bound: number;
  readonly ended: 'complete' | Ending;
}

/** After a limit nothing is searched any more: the tier is reported as it stands, with what is known for free. */
export function withoutSearch({ columns, objective }: Problem, x: Float64Array, known: number): TierMinimum {
  const value = valueAt(objective, x);
  return {
    x,
    bound: Math.max(trivialBound(columns, objective), attainable(known, value, stepOf(objective, columns))),
    ended: 'complete',
  };
}

/** How far one tier is to be brought. */
export interface TierGoal {
  /** A bound that is known before; absent: none. */
  readonly known?: number;
  /** Tightens `problem.columns` in place for the tiers to come. */
  readonly tightening?: boolean;
  /** A gap that may stay, in the objective's unit. */
  readonly open?: number;
}

/**
 * Brings one tier to its optimum by the cheapest proof that works: trivial bound, relaxation, then a search.
 *
 * @param start - A point of the problem.
 */
export function minimiseTier(
  problem: Problem & { readonly columns: Column[] },
  backend: Backend,
  start: Float64Array,
  { known = -Infinity, tightening = false, open = 0 }: TierGoal,
  options: SearchOptions,
): TierMinimum {
  const { columns, objective } = problem;
  const least = trivialBound(columns, objective);
  let value = valueAt(objective, start);
  if (value === least) return { x: start, bound: least, ended: 'complete' };
  const step = stepOf(objective, columns);
  const dual = relaxation(problem, backend, options);
  const rounded = (bound: number): number => Math.max(least, attainable(bound, value, step));
  let found: TierMinimum = { x: start, bound: rounded(Math.max(known, dual?.bound ?? -Infinity)), ended: 'complete' };
  if (found.bound + open < value) {
    const free = [...columns];
    if (dual !== undefined) fixColumns(free, problem, dual, value);
    const searched = search(
      { ...problem, columns: free },
      backend,
      start,
      { floor: found.bound, open: Math.max(0.9 * step, open) },
      options,
    );
    if (searched.kind === 'point') {
      const own = valueAt(objective, searched.x);
      // A point that only ties knows nothing of the tiers to come; the one in hand may be best in them already.
      const x = own < value ? searched.x : start;
      value = Math.min(value, own);
      found = { x, bound: rounded(searched.bound), ended: searched.ended };
    }
  }
  if (tightening && found.ended === 'complete' && dual !== undefined) {
    fixColumns(columns, problem, dual, value);
    if (attainable(dual.bound, value, step) < value) tightenTotals(problem, value, backend, options, dual.basis);
  }
  return found;
}
