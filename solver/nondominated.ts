/**
 * All that a model can offer within a limit, told by what it puts on some forms: no other point is at most the same in
 * every form. A region is asked for its best point; what that point does not dominate lies in the boxes beside it, one per
 * form (Dächert and Klamroth 2015, without their tighter boxes: few regions hold more than a handful of points).
 */
import type { Backend } from './backend.ts';
import { between, complete, type Model, type Objective, type Row, valueAt, violation } from './model.ts';
import { search, type SearchOptions } from './tier.ts';

/** A linear form of which less is better. */
export type Side = Pick<Objective, 'columns' | 'values'>;

export interface Offers {
  readonly points: readonly Float64Array[];
  /** False where a limit came first: there may be more. */
  readonly complete: boolean;
}

/** More points than this, and the limit is too far from the best for listing them. */
const MOST_POINTS = 400;

/**
 * For every point of the model with `objective` at most `most`, one that is at most the same in every side, and itself
 * within `most`. No side may cost less than nothing in `objective`; `open` is how far from the least a point may be.
 */
export function nondominated(model: Model, objective: Objective, sides: readonly Side[], most: number, open: number, backend: Backend, options: SearchOptions): Offers {
  const limit = between(objective, -Infinity, most);
  const points: Float64Array[] = [];
  /** Regions by the most and the least that each side may be. */
  const regions: (readonly { readonly lower: number; readonly upper: number }[])[] = [sides.map(() => ({ lower: -Infinity, upper: Infinity }))];
  for (let region = regions.pop(); region !== undefined; region = regions.pop()) {
    const within = sides.flatMap((side, i) => (side.columns.length === 0 || (region[i]!.lower === -Infinity && region[i]!.upper === Infinity) ? [] : [{ ...side, ...region[i]! }]));
    const found = search({ columns: model.columns, rows: [...model.rows, limit, ...within], objective }, backend, null, -Infinity, open, options);
    if (found.kind === 'infeasible') continue;
    if (found.kind !== 'point' || points.length === MOST_POINTS) return { points, complete: false };
    const x = tightest(model, found.x, [limit, ...within]);
    points.push(x);
    const at = sides.map((side) => valueAt({ ...side, constant: 0 }, x));
    sides.forEach((side, i) => {
      if (side.columns.length === 0) return;
      regions.push(region.map((range, k) => (k < i ? { ...range, lower: Math.max(range.lower, at[k]!) } : k === i ? { ...range, upper: at[i]! - 1 } : range)));
    });
  }
  return { points, complete: true };
}

/** The point with what follows from others as low as it can be, where that keeps the rows. */
function tightest(model: Model, x: Float64Array, rows: readonly Row[]): Float64Array {
  const tight = complete(model, x);
  return violation({ columns: model.columns, rows: [...model.rows, ...rows] }, tight) === undefined ? tight : x;
}
