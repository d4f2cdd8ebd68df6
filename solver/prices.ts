/**
 * Prices on what ties blocks together (Lagrangian relaxation): for any multipliers, what blocks cost at least when each
 * pays for what it puts on links and holds is a lower bound of the whole (Geoffrion 1974). Everything is in whole
 * numbers, so that bounds and the rows made from them are exact.
 */
import type { Decomposition, Part } from './decompose.ts';
import { type Model, type Objective, valueAt } from './model.ts';

/**
 * Σ over blocks of their forms + shared ≤ room in every point that is to be looked at: an earlier tier at its value.
 */
export interface Hold {
  /** Position of the tier. */
  readonly tier: number;
  readonly forms: readonly Objective[];
  /** Over shared columns of the whole model. */
  readonly shared: Part;
  /** Becomes less where a later tier comes upon a better point. */
  readonly room: number;
}

/** Multipliers over a common scale: a link's above 0 pays for its lower side, below 0 for its upper one. */
export interface Prices {
  readonly scale: number;
  readonly links: readonly number[];
  /** One per hold, never below 0. */
  readonly holds: readonly number[];
}

/** The least multiplier that matters gets so many steps. */
const STEPS = 512;
const MOST_SCALE = 2 ** 20;

/** Multipliers of an engine as whole numbers; the wrong sign, which nothing could pay for, becomes 0. */
export function pricesOf({ links }: Decomposition, onLinks: ArrayLike<number>, onHolds: ArrayLike<number>): Prices {
  const usable = Array.from(onLinks).map((value, i) => {
    const { lower, upper } = links[i]!.row;
    return !Number.isFinite(value) || (value > 0 && lower === -Infinity) || (value < 0 && upper === Infinity)
      ? 0
      : value;
  });
  const held = Array.from(onHolds);
  const sizes = [...usable, ...held].map(Math.abs);
  const least = Math.min(...sizes.filter((size) => size > 1e-3 * Math.max(...sizes)));
  const scale = Number.isFinite(least)
    ? Math.min(MOST_SCALE, 2 ** Math.max(0, Math.ceil(Math.log2(STEPS / least))))
    : 1;
  const whole = (value: number): number => Math.round(value * scale) + 0;
  return { scale, links: usable.map(whole), holds: held.map((value) => Math.max(0, whole(value))) };
}

/** scale · goal + Σ hold price · form − Σ link price · tie of one block, over its own columns. */
export function pricedObjective(
  parts: Decomposition,
  b: number,
  goal: Objective,
  holds: readonly Hold[],
  prices: Prices,
): Objective {
  const terms = new Map<number, number>();
  const add = (form: Pick<Objective, 'columns' | 'values'>, factor: number): void => {
    if (factor !== 0)
      form.columns.forEach((column, k) => terms.set(column, (terms.get(column) ?? 0) + factor * form.values[k]!));
  };
  add(goal, prices.scale);
  holds.forEach(({ forms }, h) => add(forms[b]!, prices.holds[h]!));
  parts.links.forEach((link, i) => add(link.parts[b]!, -prices.links[i]!));
  const used = [...terms].filter(([, value]) => value !== 0).toSorted((one, other) => one[0] - other[0]);
  return {
    name: 'priced',
    constant: 0,
    columns: used.map(([column]) => column),
    values: used.map(([, value]) => value),
  };
}

/**
 * What stands beside the blocks' priced objectives, at least: constants, sides of links, rooms of holds, shared columns
 * at their cheapest. scale · goal of any point is at least this + Σ of the blocks.
 */
export function besideBlocks(
  whole: Model,
  { links, shared }: Decomposition,
  goal: Objective,
  holds: readonly Hold[],
  prices: Prices,
): number {
  const cost = new Map(shared.map((j) => [j, 0]));
  const charge = (form: Part, factor: number): void =>
    form.columns.forEach((j, k) => cost.has(j) && cost.set(j, cost.get(j)! + factor * form.values[k]!));
  charge(goal, prices.scale);
  holds.forEach((hold, h) => charge(hold.shared, prices.holds[h]!));
  let sum = prices.scale * goal.constant - holds.reduce((paid, { room }, h) => paid + prices.holds[h]! * room, 0);
  links.forEach(({ shared: own, row: { lower, upper } }, i) => {
    const price = prices.links[i]!;
    if (price === 0) return;
    sum += price * (price > 0 ? lower : upper);
    charge(own, -price);
  });
  for (const [j, value] of cost)
    if (value !== 0) sum += value * (value > 0 ? whole.columns[j]!.lower : whole.columns[j]!.upper);
  return sum;
}

/** What a point of a block puts on a hold. */
export const heldBy = ({ forms }: Hold, b: number, x: Float64Array): number => valueAt(forms[b]!, x);
