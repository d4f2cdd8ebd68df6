/**
 * Tier after tier over any back end: each objective is minimised, then held at its value by an exact integer row while
 * the next is minimised. Values are recomputed from the point in whole numbers; an engine's own objective value is
 * never reported.
 *
 * A first search minimises a weighted sum of the leading tiers. Its point is usually optimal in all of them, which the
 * relaxation then proves without a search; its bound proves the last of them: among points that keep the earlier tiers
 * at v, the last is at least bound − Σ w · v.
 */
import type { Backend, Ending } from './backend.ts';
import { firstSearch } from './first-search.ts';
import { minimiseTier, withoutSearch } from './minimise-tier.ts';
import type { Found } from './mip-search.ts';
import { atMost, type Column, complete, isBefore, type Model, type Row, valueAt, violation } from './model.ts';
import type { SearchOptions } from './options.ts';
import type { TierReport } from './tier-report.ts';
import { weightedSum } from './weighted-sum.ts';

/** How the tiers of one model ended. */
export type Solved =
  | {
      readonly kind: 'solved';
      readonly x: Float64Array;
      readonly tiers: readonly TierReport[];
      readonly ended: 'complete' | Ending;
    }
  | Exclude<Found, { kind: 'point' }>;

/** A search over all tiers. */
export interface LexicographicOptions extends SearchOptions {
  /** Weights of the leading tiers in that sum, one per tier; empty: the first tier alone. */
  readonly weights: readonly number[];
  /** After each tier, with the point that has its value. */
  readonly onTier?: (report: TierReport, x: Float64Array) => void;
}

/**
 * Minimises the model's objectives in strict order.
 *
 * @param start - Any point of the model's columns; it is used where it keeps every row.
 */
export function lexicographic(
  model: Model,
  backend: Backend,
  start: Float64Array | null,
  given: LexicographicOptions,
): Solved {
  const columns: Column[] = [...model.columns];
  const rows: Row[] = [...model.rows];
  // Engines leave costs looser than they need be, above all when a limit or a gap ends them: take up the slack.
  const polish = (point: Float64Array): Float64Array => {
    const tight = complete(model, point);
    return violation({ columns, rows }, tight) === undefined ? tight : point;
  };
  const options: LexicographicOptions =
    given.onPoint === undefined
      ? given
      : { ...given, onPoint: (point) => onGoodPoint(polish(point), { columns, rows }, given.onPoint!) };
  const begun = options.remaining();
  const weighted = weightedSum(model.objectives, options.weights);
  const known = start !== null && violation(model, start) === undefined ? start : null;
  const { found: first, within } = firstSearch(
    { columns, rows, objective: weighted.objective },
    backend,
    known,
    { open: 0.9 * weighted.step },
    options,
  );
  if (first.kind !== 'point') return first;
  let { ended } = first;
  // What is less in the weighted sum may still be worse in strict order, above all where a limit ended the search.
  const values = (point: Float64Array): number[] => model.objectives.map((objective) => valueAt(objective, point));
  const initial = polish(first.x);
  let x = known !== null && isBefore(values(known), values(initial)) ? known : initial;
  let clock = begun;
  const tiers: TierReport[] = [];
  for (const [t, objective] of model.objectives.entries()) {
    const problem = { columns, rows, objective };
    // With the leading tiers at most as in x the sum is at most as in x: what holds there holds for all that is to come.
    if (t === weighted.tiers - 1 && within !== undefined && valueAt(weighted.objective, x) <= within.value)
      if (violation({ columns: within.columns, rows: [] }, x) === undefined)
        within.columns.forEach((column, j) => (columns[j] = column));
    const bound = t === weighted.tiers - 1 ? weighted.boundOfLast(first.bound, tiers) : -Infinity;
    const tier =
      ended === 'complete'
        ? minimiseTier(problem, backend, x, { known: bound, tightening: t < model.objectives.length - 1 }, options)
        : withoutSearch(problem, x, bound);
    x = polish(tier.x);
    if (tier.ended !== 'complete') ({ ended } = tier);
    const value = valueAt(objective, x);
    const now = options.remaining();
    const report = { name: objective.name, value, bound: Math.min(tier.bound, value), seconds: clock - now };
    clock = now;
    tiers.push(report);
    options.onTier?.(report, x);
    rows.push(atMost(objective, value));
  }
  return { kind: 'solved', x, tiers, ended };
}

function onGoodPoint(x: Float64Array, rows: Pick<Model, 'columns' | 'rows'>, tell: (x: Float64Array) => void): void {
  if (violation(rows, x) === undefined) tell(x);
}
