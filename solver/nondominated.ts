/**
 * All that a model can offer within a limit, told by what it puts on some forms: no other point is at most the same in
 * every form. A region is asked for its best point; what that point does not dominate lies in the boxes beside it, one
 * per form (Dächert and Klamroth 2015, without their tighter boxes: few regions hold more than a handful of points).
 */
import type { Backend } from './backend.ts';
import { between, complete, type Model, type Objective, type Row, valueAt, violation } from './model.ts';
import { search, type SearchOptions, stepOf } from './tier.ts';

/** A linear form of which less is better. */
export type Side = Pick<Objective, 'columns' | 'values'>;

/** The least and the most that each side may be. */
export type Region = readonly { readonly lower: number; readonly upper: number }[];

export interface Offers {
  readonly points: readonly Float64Array[];
  /** Regions that have not been looked at: others may do so at the same time. */
  readonly left: readonly Region[];
  /** False where a limit came first: there may be more. */
  readonly complete: boolean;
}

/** So many searches answer one question. A constant: what is found must not hang on who looks at which region. */
const SEARCHES = 6;

/** The region that holds every point. */
export const anywhere = (sides: readonly Side[]): Region => sides.map(() => ({ lower: -Infinity, upper: Infinity }));

/**
 * For every point of these regions with `objective` at most `most`, one that is at most the same in every side, and
 * itself within `most`: among `points`, or in the regions left. `open` is how far from the least a point may be.
 */
export function nondominated(
  model: Model,
  objective: Objective,
  sides: readonly Side[],
  most: number,
  open: number,
  among: readonly Region[],
  backend: Backend,
  options: SearchOptions,
): Offers {
  const limit = between(objective, -Infinity, most);
  const steps = sides.map((side) =>
    stepOf({ columns: model.columns, rows: [], objective: { name: 'side', constant: 0, ...side } }),
  );
  const points: Float64Array[] = [];
  const regions = [...among];
  for (let searches = 0; searches < SEARCHES && regions.length > 0; searches++) {
    const region = regions.pop()!;
    const within = sides.flatMap((side, i) =>
      side.columns.length === 0 || (region[i]!.lower === -Infinity && region[i]!.upper === Infinity)
        ? []
        : [{ ...side, ...region[i]! }],
    );
    const found = search(
      { columns: model.columns, rows: [...model.rows, limit, ...within], objective },
      backend,
      null,
      -Infinity,
      open,
      options,
    );
    if (found.kind === 'infeasible') continue;
    if (found.kind !== 'point') return { points, left: [], complete: false };
    const x = tightest(model, found.x, [limit, ...within]);
    points.push(x);
    const at = sides.map((side) => valueAt({ ...side, constant: 0 }, x));
    sides.forEach((side, i) => {
      if (side.columns.length === 0) return;
      regions.push(
        region.map((range, k) =>
          k < i
            ? { ...range, lower: Math.max(range.lower, at[k]!) }
            : k === i
              ? { ...range, upper: at[i]! - steps[i]! }
              : range,
        ),
      );
    });
  }
  return { points, left: regions, complete: true };
}

/** The point with what follows from others as low as it can be, where that keeps the rows. */
function tightest(model: Model, x: Float64Array, rows: readonly Row[]): Float64Array {
  const tight = complete(model, x);
  return violation({ columns: model.columns, rows: [...model.rows, ...rows] }, tight) === undefined ? tight : x;
}
