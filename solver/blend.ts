/** A weighted sum of the leading tiers, and what its bound says of the last of them. */
import { gcd } from './gcd.ts';
import type { Objective } from './model.ts';

export interface Blend {
  readonly objective: Objective;
  /** The smallest step of the last blended tier, in the blend's unit. */
  readonly step: number;
  /** How many leading tiers are blended. */
  readonly tiers: number;
  boundOfLast(bound: number, earlier: readonly { readonly value: number }[]): number;
}

/** Σ weight · tier over the leading tiers; without weights the first tier alone. */
export function blended(objectives: readonly Objective[], weights: readonly number[]): Blend {
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
    name: 'scout',
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
    // The engine's rounding grows with the blend, not with the small difference that is left of it.
    boundOfLast: (bound, earlier) =>
      (bound - 1e-7 * Math.abs(bound) - earlier.reduce((sum, { value }, t) => sum + used[t]! * value, 0)) / last,
  };
}
