/**
 * A weighted sum of the leading tiers, and what its bound says of the last of them. Let W = Σ w_s · tier_s up to the last
 * tier t, and B a lower bound of W. In every point that keeps the earlier tiers at v, w_t · tier_t = W − Σ w_s · v_s is at
 * least B − Σ w_s · v_s.
 */
import { gcd } from './gcd.ts';
import type { Objective } from './model.ts';

/** A weighted sum of the leading tiers. */
export interface WeightedSum {
  readonly objective: Objective;
  /** The smallest step of the last tier in it, in the unit of the sum. */
  readonly step: number;
  /** How many leading tiers it is of. */
  readonly tiers: number;
  /** The bound of the last tier with the earlier ones at their values, from a bound of the sum. */
  boundOfLast(bound: number, earlier: readonly { readonly value: number }[]): number;
}

/** Σ weight · tier over the leading tiers; without weights the first tier alone. */
export function weightedSum(objectives: readonly Objective[], weights: readonly number[]): WeightedSum {
  const used = weights.length === 0 ? objectives.slice(0, 1).map(() => 1) : weights.slice(0, objectives.length);
  const terms = new Map<number, number>();
  let constant = 0;
  used.forEach((weight, t) => {
    const { columns, values, constant: own } = objectives[t]!;
    constant += weight * own;
    columns.forEach((column, i) => terms.set(column, (terms.get(column) ?? 0) + weight * values[i]!));
  });
  const columns = [...terms.keys()].toSorted((a, b) => a - b);
  const objective: Objective = {
    name: 'weighted',
    constant,
    columns,
    values: columns.map((column) => terms.get(column)!),
  };
  const last = used.at(-1) ?? 1;
  const step = objectives[used.length - 1]?.values.reduce((a, b) => gcd(Math.abs(b), a), 0) ?? 1;
  return {
    objective,
    step: last * Math.max(1, step),
    tiers: used.length,
    // The engine's rounding grows with the sum, not with the small difference that is left of it.
    boundOfLast: (bound, earlier) =>
      (bound - 1e-7 * Math.abs(bound) - earlier.reduce((sum, { value }, t) => sum + used[t]! * value, 0)) / last,
  };
}
