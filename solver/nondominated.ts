/**
 * All that a model can offer within a limit, told by what it puts on some forms: no other point is at most the same in
 * every form. A region is asked for its best point; what that point does not dominate lies in the boxes beside it, one
 * per form (Dächert and Klamroth 2015, without their tighter boxes: few regions hold more than a handful of points).
 */
import { stepOf } from './attainable.ts';
import type { Backend } from './backend.ts';
import { search } from './mip-search.ts';
import { between, complete, type Model, type Objective, type Row, valueAt, violation } from './model.ts';
import type { SearchOptions } from './options.ts';

/** A linear form of which less is better. */
export type Criterion = Pick<Objective, 'columns' | 'values'>;

/** The least and the most that each criterion may be. */
export type Region = readonly { readonly lower: number; readonly upper: number }[];

/** What was found in the regions that were looked at. */
export interface NondominatedPoints {
  readonly points: readonly Float64Array[];
  /** Regions that have not been looked at: others may do so at the same time. */
  readonly left: readonly Region[];
  /** False where a limit came first: there may be more. */
  readonly complete: boolean;
}

/** So many searches answer one question. A constant: what is found must not hang on who looks at which region. */
const SEARCHES = 6;

/** The region that holds every point. */
export const anywhere = (criteria: readonly Criterion[]): Region =>
  criteria.map(() => ({ lower: -Infinity, upper: Infinity }));

/** What is to be enumerated. */
export interface Enumerated {
  readonly objective: Objective;
  readonly criteria: readonly Criterion[];
  /** Points with more of the objective are not asked for. */
  readonly most: number;
  /** How far from the least of a region its point may be, in the objective's unit. */
  readonly open: number;
  readonly among: readonly Region[];
}

/**
 * For every point of these regions with `objective` at most `most`, one that is at most the same in every criterion, and
 * itself within `most`: among `points`, or in the regions left.
 */
export function nondominated(
  model: Model,
  { objective, criteria, most, open, among }: Enumerated,
  backend: Backend,
  options: SearchOptions,
): NondominatedPoints {
  const limit = between(objective, -Infinity, most);
  const steps = criteria.map((criterion) => stepOf(criterion, model.columns));
  const points: Float64Array[] = [];
  const regions = [...among];
  for (let searches = 0; searches < SEARCHES && regions.length > 0; searches++) {
    const region = regions.pop()!;
    const within = criteria.flatMap((criterion, i) =>
      criterion.columns.length === 0 || (region[i]!.lower === -Infinity && region[i]!.upper === Infinity)
        ? []
        : [{ ...criterion, ...region[i]! }],
    );
    const found = search(
      { columns: model.columns, rows: [...model.rows, limit, ...within], objective },
      backend,
      null,
      { open },
      options,
    );
    if (found.kind === 'infeasible') continue;
    if (found.kind !== 'point') return { points, left: [], complete: false };
    const x = tightest(model, found.x, [limit, ...within]);
    points.push(x);
    const at = criteria.map((criterion) => valueAt({ ...criterion, constant: 0 }, x));
    criteria.forEach((criterion, i) => {
      if (criterion.columns.length === 0) return;
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
