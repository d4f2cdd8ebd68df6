/**
 * Pricing problems of blocks that linking rows tie (Lagrangian relaxation). Weak duality (Geoffrion 1974): for any dual
 * values of the right sign the least that the blocks cost when each pays for what it puts on linking rows and cutoffs,
 * added up with what stands beside the blocks, is a lower bound of the whole. Proof: let x be a point that keeps linking
 * rows and cutoffs. The dual value y of a linking row is above 0 for its lower side and below 0 for its upper one, so
 * y · (side − activity) ≤ 0; the dual value u of a cutoff is at least 0, so u · (activity − rhs) ≤ 0. Hence goal(x) is at
 * least goal(x) + Σ y · (side − activity) + Σ u · (activity − rhs), which falls apart into one pricing objective per block
 * (`pricingObjective`) and a part over the shared columns and constants alone (`pricingConstant`), and each part is at
 * least its own minimum.
 * Everything is in whole numbers, so that bounds and the rows made from them are exact.
 */
import type { Decomposition, Part } from './decompose.ts';
import { type Model, type Objective, valueAt } from './model.ts';

/** What is minimised: one or a weighted sum of the tiers of a model, the whole one or a block's alike. */
export type Goal = (tiers: readonly Objective[]) => Objective;

/**
 * The objective cutoff of an earlier tier: Σ over blocks of their forms + shared ≤ rhs in every point that is to be
 * looked at.
 */
export interface TierCutoff {
  /** Position of the tier. */
  readonly tier: number;
  readonly forms: readonly Objective[];
  /** Over shared columns of the whole model. */
  readonly shared: Part;
  /** Becomes less where a later tier comes upon a better point. */
  readonly rhs: number;
}

/** Dual values over a common scale: a linking row's above 0 pays for its lower side, below 0 for its upper one. */
export interface DualValues {
  readonly scale: number;
  readonly linkingRows: readonly number[];
  /** One per cutoff, never below 0. */
  readonly cutoffs: readonly number[];
}

/** The least dual value that matters gets so many steps. */
const STEPS = 512;
const MOST_SCALE = 2 ** 20;

/** Dual values of an engine as whole numbers; one of the wrong sign, for which nothing is proven, becomes 0. */
export function dualValuesOf(
  { linkingRows }: Decomposition,
  ofLinkingRows: ArrayLike<number>,
  ofCutoffs: ArrayLike<number>,
): DualValues {
  const usable = Array.from(ofLinkingRows).map((value, i) => {
    const { lower, upper } = linkingRows[i]!.row;
    return !Number.isFinite(value) || (value > 0 && lower === -Infinity) || (value < 0 && upper === Infinity)
      ? 0
      : value;
  });
  const held = Array.from(ofCutoffs);
  const sizes = [...usable, ...held].map(Math.abs);
  const least = Math.min(...sizes.filter((size) => size > 1e-3 * Math.max(...sizes)));
  const scale = Number.isFinite(least)
    ? Math.min(MOST_SCALE, 2 ** Math.max(0, Math.ceil(Math.log2(STEPS / least))))
    : 1;
  const whole = (value: number): number => Math.round(value * scale) + 0;
  return { scale, linkingRows: usable.map(whole), cutoffs: held.map((value) => Math.max(0, whole(value))) };
}

/**
 * The objective of a block's pricing problem: scale · goal + Σ cutoff dual · form − Σ linking dual · activity, over the
 * block's own columns.
 */
export function pricingObjective(
  decomposition: Decomposition,
  b: number,
  goal: Objective,
  cutoffs: readonly TierCutoff[],
  dualValues: DualValues,
): Objective {
  const terms = new Map<number, number>();
  const add = (form: Pick<Objective, 'columns' | 'values'>, factor: number): void => {
    if (factor !== 0)
      form.columns.forEach((column, k) => terms.set(column, (terms.get(column) ?? 0) + factor * form.values[k]!));
  };
  add(goal, dualValues.scale);
  cutoffs.forEach(({ forms }, h) => add(forms[b]!, dualValues.cutoffs[h]!));
  decomposition.linkingRows.forEach((linkingRow, i) => add(linkingRow.parts[b]!, -dualValues.linkingRows[i]!));
  const used = [...terms].filter(([, value]) => value !== 0).toSorted((one, other) => one[0] - other[0]);
  return {
    name: 'pricing',
    constant: 0,
    columns: used.map(([column]) => column),
    values: used.map(([, value]) => value),
  };
}

/**
 * What stands beside the blocks' pricing objectives, at least: constants, sides of linking rows and cutoffs, shared
 * columns at their cheapest. scale · goal of any point is at least this + Σ of the blocks' pricing objectives.
 */
export function pricingConstant(
  whole: Model,
  { linkingRows, shared }: Decomposition,
  goal: Objective,
  cutoffs: readonly TierCutoff[],
  dualValues: DualValues,
): number {
  const cost = new Map(shared.map((j) => [j, 0]));
  const charge = (form: Part, factor: number): void =>
    form.columns.forEach((j, k) => cost.has(j) && cost.set(j, cost.get(j)! + factor * form.values[k]!));
  charge(goal, dualValues.scale);
  cutoffs.forEach((cutoff, h) => charge(cutoff.shared, dualValues.cutoffs[h]!));
  let sum =
    dualValues.scale * goal.constant - cutoffs.reduce((paid, { rhs }, h) => paid + dualValues.cutoffs[h]! * rhs, 0);
  linkingRows.forEach(({ shared: own, row: { lower, upper } }, i) => {
    const dual = dualValues.linkingRows[i]!;
    if (dual === 0) return;
    sum += dual * (dual > 0 ? lower : upper);
    charge(own, -dual);
  });
  for (const [j, value] of cost)
    if (value !== 0) sum += value * (value > 0 ? whole.columns[j]!.lower : whole.columns[j]!.upper);
  return sum;
}

/** The activity of a block's point in a cutoff. */
export const cutoffActivity = ({ forms }: TierCutoff, b: number, x: Float64Array): number => valueAt(forms[b]!, x);
