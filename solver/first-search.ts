/**
 * The search that begins without a point. A dive over the loaded relaxation and the core around its end bring a point
 * that is nearly the best, in a fraction of the time that the engine takes from nothing. Around that point reduced costs
 * and probing fix what no better point can have; the engine searches the rest to the end, and its bound holds for the
 * whole: what was taken away is worse than the point in hand.
 */
import type { Backend, Problem } from './backend.ts';
import { searchCores } from './core-search.ts';
import { dive } from './diving.ts';
import { provenBy } from './loaded-bound.ts';
import { type Found, search, type SearchGoal } from './mip-search.ts';
import { type Column, valueAt, violation } from './model.ts';
import type { SearchOptions } from './options.ts';
import { probeTotals } from './probing.ts';
import { fixColumns } from './reduced-cost-fixing.ts';
import { freeOf } from './totals.ts';

/** Below so many free columns the engine is quick from nothing; above so many nothing was measured. */
const WORTH = { least: 300, most: 12_000 };
/** So many totals are probed. */
const TOTALS = 60;
/**
 * Shares of the bound: a point so near the end of the dive is good enough to begin with; a point so far from the root, or
 * an end, is of no use.
 */
const GAP = { good: 5e-4, far: 0.01 };
/** Sizes of the cores around the end of a dive. */
const CORES = [0, 40, 240];

/** What a search came to, and what it knows of all points that are at least as good. */
export interface FirstFound {
  readonly found: Found;
  /** Bounds that hold wherever the objective is at most `value`; absent: none that are worth being kept. */
  readonly within?: { readonly columns: readonly Column[]; readonly value: number };
}

/**
 * Minimises the problem.
 *
 * @param known - A point of the problem, or null.
 */
export function firstSearch(
  problem: Problem,
  backend: Backend,
  known: Float64Array | null,
  goal: SearchGoal,
  options: SearchOptions,
): FirstFound {
  const prepared = prepare(problem, backend, known, options);
  if (prepared === undefined) return { found: search(problem, backend, known, goal, options) };
  const { columns, x, bound } = prepared;
  const value = valueAt(problem.objective, x);
  const found = search({ ...problem, columns }, backend, x, { ...goal, floor: Math.min(bound, value) }, options);
  // Where probing left the sum open, the totals have room for the tiers to come as well: they are tightened there, tier by
  // tier, from what each tier holds.
  const closed = found.kind === 'point' && valueAt(problem.objective, found.x) - bound <= goal.open;
  return closed ? { found, within: { columns, value } } : { found };
}

interface Prepared {
  readonly columns: readonly Column[];
  readonly x: Float64Array;
  readonly bound: number;
}

function prepare(
  problem: Problem,
  backend: Backend,
  known: Float64Array | null,
  options: SearchOptions,
): Prepared | undefined {
  const free = freeOf(problem.columns);
  if (options.plain === true || free < (options.tightening?.worth ?? WORTH.least) || free > WORTH.most)
    return undefined;
  return backend.withRelaxation?.(problem, options.remaining, (relaxation) => {
    const root = relaxation.solve();
    const dual = provenBy(problem, root);
    if (root.kind !== 'optimal' || dual === undefined) return undefined;
    const far = GAP.far * Math.abs(dual.bound);
    const leaf = dive(problem, root, relaxation);
    if (leaf === undefined) return undefined;
    const below = { ...problem, columns: leaf.columns };
    const end = provenBy(below, leaf.answer);
    if (end === undefined || end.bound - dual.bound > far) return undefined;
    const goal = { sizes: CORES, open: GAP.good * Math.abs(end.bound) };
    const found = searchCores(below, end, backend, goal, options);
    // Where a dive leads nowhere the relaxation is too far from any point: the engine fares better from nothing.
    if (found === null) return undefined;
    const x = known !== null && valueAt(problem.objective, known) < valueAt(problem.objective, found) ? known : found;
    const value = valueAt(problem.objective, x);
    if (value - dual.bound > far || violation(problem, x) !== undefined) return undefined;
    const columns = [...problem.columns];
    fixColumns(columns, problem, dual, value);
    columns.forEach(({ lower, upper }, j) => relaxation.setBounds(j, lower, upper));
    const own = { ...problem, columns };
    const probed = probeTotals(own, x, relaxation, TOTALS, options);
    if (probed !== undefined) fixColumns(columns, own, probed, value);
    return { columns, x, bound: Math.max(dual.bound, probed?.bound ?? -Infinity) };
  });
}
