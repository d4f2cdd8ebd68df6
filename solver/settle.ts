/** One tier from a point in hand: the relaxation first, a search only where that proves too little. */
import type { Backend, Ending, Problem } from './backend.ts';
import { type Column, valueAt } from './model.ts';
import { narrowTotals } from './narrow.ts';
import { attainable, fixColumns, relaxation, search, type SearchOptions, stepOf, trivialBound } from './tier.ts';

export interface Settled {
  readonly x: Float64Array;
  readonly bound: number;
  readonly ended: 'complete' | Ending;
}

/** After a limit nothing is searched any more: the tier is reported as it stands, with what is known for free. */
export function asFound({ columns, objective }: Problem, x: Float64Array, known: number): Settled {
  const value = valueAt(objective, x);
  return {
    x,
    bound: Math.max(
      trivialBound(columns, objective),
      attainable(known, value, stepOf({ columns, rows: [], objective })),
    ),
    ended: 'complete',
  };
}

/**
 * Brings one tier to its optimum by the cheapest proof that works; where `narrowing`, narrows `problem.columns` for the
 * tiers to come. A gap of `open` may stay.
 */
export function settle(
  problem: Problem & { readonly columns: Column[] },
  backend: Backend,
  start: Float64Array,
  known: number,
  narrowing: boolean,
  options: SearchOptions,
  open = 0,
): Settled {
  const { columns, objective } = problem;
  const least = trivialBound(columns, objective);
  let value = valueAt(objective, start);
  if (value === least) return { x: start, bound: least, ended: 'complete' };
  const step = stepOf(problem);
  const dual = relaxation(problem, backend, options);
  const rounded = (bound: number): number => Math.max(least, attainable(bound, value, step));
  let found: Settled = { x: start, bound: rounded(Math.max(known, dual?.bound ?? -Infinity)), ended: 'complete' };
  if (found.bound + open < value) {
    const own = [...columns];
    if (dual !== undefined) fixColumns(own, problem, dual, value);
    const searched = search(
      { ...problem, columns: own },
      backend,
      start,
      found.bound,
      Math.max(0.9 * step, open),
      options,
    );
    if (searched.kind === 'point') {
      value = valueAt(objective, searched.x);
      found = { ...searched, bound: rounded(searched.bound) };
    }
  }
  if (narrowing && found.ended === 'complete' && dual !== undefined) {
    fixColumns(columns, problem, dual, value);
    if (attainable(dual.bound, value, step) < value) narrowTotals(problem, value, backend, options);
  }
  return found;
}
