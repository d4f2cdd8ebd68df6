/**
 * A good point at little cost: reduced costs tell what each column costs at least where it leaves its bound. Columns
 * that cost more than a little are fixed there, and the rest, the core, is searched (Balas and Zemel, "An algorithm for
 * large zero-one knapsack problems", 1980). Nothing is concluded from what a core does not hold.
 */
import type { Backend, Problem } from './backend.ts';
import type { DualBound } from './lagrangian-bound.ts';
import { search } from './mip-search.ts';
import { type Column, valueAt, violation } from './model.ts';
import type { SearchOptions } from './options.ts';
import { fixColumns } from './reduced-cost-fixing.ts';
import { freeOf } from './totals.ts';

/** A core with more than such a share of the free columns is no core. */
const SHARE = 0.8;
/** A column of such a reduced cost costs nothing. */
const NOTHING = 1e-6;
/** Just below the cost of the first column that stays out. */
const BELOW = 1e-3;

/** How cores are searched. */
export interface CoreGoal {
  /** So many columns beyond those that cost nothing, one core after the other. */
  readonly sizes: readonly number[];
  /** A point so near above the bound is good enough. */
  readonly open: number;
}

/** The best point of one core after the other; null where none has any. */
export function searchCores(
  problem: Problem,
  dual: DualBound,
  backend: Backend,
  { sizes, open }: CoreGoal,
  options: SearchOptions,
): Float64Array | null {
  let best: Float64Array | null = null;
  let before = -1;
  for (const size of sizes) {
    const value: number = best === null ? Infinity : valueAt(problem.objective, best);
    if (value - dual.bound <= open) break;
    const room = roomOf(problem.columns, dual, size);
    if (room === undefined) break;
    const columns = [...problem.columns];
    fixColumns(columns, problem, dual, Math.min(value, dual.bound + room));
    const free = freeOf(columns);
    if (free <= before) continue;
    before = free;
    const start: Float64Array | null =
      best !== null && violation({ columns, rows: [] }, best) === undefined ? best : null;
    const found = search({ ...problem, columns }, backend, start, { open }, options);
    if (found.kind === 'point' && valueAt(problem.objective, found.x) < value) best = found.x;
    if (found.kind === 'none' || found.kind === 'failed') break;
  }
  return best;
}

/** How much a column of the core may cost, so that so many are in it beyond those that cost nothing. */
function roomOf(columns: readonly Column[], { reducedCosts }: DualBound, size: number): number | undefined {
  const costs = columns
    .flatMap(({ lower, upper, integer }, j) => (lower === upper ? [] : [integer ? Math.abs(reducedCosts[j]!) : 0]))
    .toSorted((a, b) => a - b);
  const idle = costs.findIndex((cost) => cost > NOTHING);
  const at = (idle === -1 ? costs.length : idle) + size;
  return at >= SHARE * costs.length ? undefined : costs[at]! - BELOW;
}
