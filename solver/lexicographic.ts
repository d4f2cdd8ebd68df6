/**
 * Tier after tier over any back end: each objective is minimised, then held at its value by an exact integer row while
 * the next is minimised. Values are recomputed from the point in whole numbers; an engine's own objective value is
 * never reported.
 *
 * A first scout minimises a weighted sum of the leading tiers. Its point is usually optimal in all of them, which the
 * relaxation then proves without a search; its bound proves the last of them: among points that keep the earlier tiers
 * at v, the last is at least bound − Σ w · v.
 */
import type { Backend, Ending } from './backend.ts';
import { blended } from './blend.ts';
import { type Column, complete, isBefore, type Model, type Row, valueAt, violation } from './model.ts';
import { asFound, settle } from './settle.ts';
import { type Found, search, type SearchOptions } from './tier.ts';

export interface TierReport {
  readonly name: string;
  readonly value: number;
  /** Proven lower bound with the earlier tiers at their values. */
  readonly bound: number;
  readonly seconds: number;
}

export type Solved =
  | {
      readonly kind: 'solved';
      readonly x: Float64Array;
      readonly tiers: readonly TierReport[];
      readonly ended: 'complete' | Ending;
    }
  | Exclude<Found, { kind: 'point' }>;

export interface LexicographicOptions extends SearchOptions {
  /** Weights of the leading tiers for the scout, one per tier; empty: no scout. */
  readonly scout: readonly number[];
  /** After each tier, with the point that has its value. */
  readonly onTier?: (report: TierReport, x: Float64Array) => void;
}

/** Minimises the model's objectives in strict order, from `start` if one is given. */
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
  const blend = blended(model.objectives, options.scout);
  const known = start !== null && violation(model, start) === undefined ? start : null;
  const first = search(
    { columns, rows, objective: blend.objective },
    backend,
    known,
    -Infinity,
    0.9 * blend.step,
    options,
  );
  if (first.kind !== 'point') return first;
  let { ended } = first;
  // What is less in the weighted sum may still be worse in strict order, above all where a limit ended the scout.
  const values = (point: Float64Array): number[] => model.objectives.map((objective) => valueAt(objective, point));
  const scouted = polish(first.x);
  let x = known !== null && isBefore(values(known), values(scouted)) ? known : scouted;
  let clock = begun;
  const tiers: TierReport[] = [];
  for (const [t, objective] of model.objectives.entries()) {
    const problem = { columns, rows, objective };
    const bound = t === blend.tiers - 1 ? blend.boundOfLast(first.bound, tiers) : -Infinity;
    const tier =
      ended === 'complete'
        ? settle(problem, backend, x, bound, t < model.objectives.length - 1, options)
        : asFound(problem, x, bound);
    x = polish(tier.x);
    if (tier.ended !== 'complete') ({ ended } = tier);
    const value = valueAt(objective, x);
    const now = options.remaining();
    const report = { name: objective.name, value, bound: Math.min(tier.bound, value), seconds: clock - now };
    clock = now;
    tiers.push(report);
    options.onTier?.(report, x);
    rows.push({
      columns: objective.columns,
      values: objective.values,
      lower: -Infinity,
      upper: value - objective.constant,
    });
  }
  return { kind: 'solved', x, tiers, ended };
}

function onGoodPoint(x: Float64Array, rows: Pick<Model, 'columns' | 'rows'>, tell: (x: Float64Array) => void): void {
  if (violation(rows, x) === undefined) tell(x);
}
