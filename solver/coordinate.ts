/**
 * Blocks that few links tie together. A weighted sum of the leading tiers is priced first, as the scout does within one
 * block; then tier after tier (`tier-rounds.ts`). What a proof leaves open is little, and no block may spend more than
 * all of it: that row, and the bounds that follow from it, make what comes later as quick as in a single block.
 *
 * Every value is recomputed from a point of the whole model, every bound holds whatever the prices were.
 */
import { Auction, type Goal, type Proof } from './auction.ts';
import { blended } from './blend.ts';
import type { Decomposition } from './decompose.ts';
import { Ended } from './ended.ts';
import type { Asker } from './job.ts';
import { type Model, restricted } from './model.ts';
import type { PackedModel } from './packed.ts';
import type { Hold, Prices } from './prices.ts';
import { trivialBound } from './tier.ts';
import { TierRounds } from './tier-rounds.ts';
import type { PoolOptions, WholeOutcome } from './whole.ts';

/** Rounds of prices for the weighted sum. */
const SCOUTING = 3;

/**
 * Up to so many columns blocks whose links do bind are quicker as one: four groups under a tight budget 22 s, by prices
 * 47 s.
 */
const JOINT_IF_TIED = 6000;

/** Other ways to solve the same model. */
export interface Ways {
  /** The blocks without their links: enough where no price is needed. */
  alone(): Promise<WholeOutcome>;
  /** All in one: for links that cannot give way, where what the blocks propose never fits together. */
  joint(): Promise<WholeOutcome>;
}

/** Minimises the tiers of blocks that links tie, in strict order. */
export async function coordinate(
  model: Model,
  parts: Decomposition,
  packed: readonly PackedModel[],
  start: Float64Array | null,
  options: PoolOptions,
  crew: Asker,
  ways: Ways,
): Promise<WholeOutcome> {
  const auction = new Auction(model, parts, packed, options, crew);
  const bounds = model.objectives.map((objective) => trivialBound(model.columns, objective));
  /** What each tier was at when its work ended: bounds of later ones rest on it. */
  const left: number[] = [];
  const seconds = model.objectives.map(() => 0);
  if (start !== null) auction.take(start);
  try {
    const scout: Goal = (tiers) => blended(tiers, options.scout).objective;
    const guess = await auction.relaxedPrices(scout);
    if (guess === undefined || guess.links.every((price) => price === 0)) {
      const free = await ways.alone();
      if (free.kind === 'solved' && auction.isFree(free)) return free;
      if (free.kind !== 'solved')
        return auction.best === undefined ? free : account(model, auction, bounds, left, seconds, crew);
      auction.take(free.x);
    }
    if (model.columns.length <= (options.jointUpTo ?? JOINT_IF_TIED)) {
      const whole = await ways.joint();
      // What the blocks came to by themselves may keep every row: better than nothing.
      return whole.kind === 'none' && auction.best !== undefined
        ? account(model, auction, bounds, left, seconds, crew)
        : whole;
    }
    const began = performance.now();
    const scouted = await scouting(
      auction,
      scout,
      guess ?? { scale: 1, links: parts.links.map(() => 0), holds: [] },
      options,
    );
    if (scouted === undefined) return { kind: 'infeasible' };
    if (auction.best === undefined) return ways.joint();
    seconds[0] = (performance.now() - began) / 1000;
    await tierByTier(model, parts, auction, scouted, bounds, left, seconds, options, crew);
    return account(model, auction, bounds, left, seconds, crew);
  } catch (error) {
    if (!(error instanceof Ended)) throw error;
    return auction.best === undefined
      ? { kind: 'none', reason: crew.reason }
      : account(model, auction, bounds, left, seconds, crew);
  }
}

/** Proposals around the right prices, and the prices that proved most; undefined where a block has no point at all. */
async function scouting(
  auction: Auction,
  goal: Goal,
  guess: Prices,
  options: PoolOptions,
): Promise<Prices | undefined> {
  let best: Proof | undefined;
  let prices: Prices | undefined = guess;
  for (let round = 1; round <= SCOUTING && prices !== undefined; round++) {
    const proof: Proof | undefined = await auction.prove(goal, [], prices);
    if (proof === undefined) return undefined;
    if (best === undefined || proof.bound > best.bound) best = proof;
    prices = (await auction.relaxedMaster(goal, [], best.prices))?.prices;
    options.trace?.(`scouting ${round}: bound ${proof.bound.toFixed(1)}, ${auction.size} proposals`);
  }
  await auction.pick(options.scout.length || 1);
  return best?.prices ?? guess;
}

async function tierByTier(
  model: Model,
  parts: Decomposition,
  auction: Auction,
  scouted: Prices,
  bounds: number[],
  left: number[],
  seconds: number[],
  options: PoolOptions,
  crew: Asker,
): Promise<void> {
  const holds: Hold[] = [];
  /** Weights of the tiers that the holds keep, as the scout had them; undefined beyond the leading tiers. */
  const weights: (number | undefined)[] = [];
  const all = model.objectives.length;
  for (const [t, whole] of model.objectives.entries()) {
    const began = performance.now();
    auction.tier = whole.name;
    const rounds = new TierRounds(model, auction, t, [...holds], bounds, options, crew);
    const weight = options.scout[t];
    // The scout's prices, in the unit of this tier.
    const near =
      weight === undefined
        ? undefined
        : {
            scale: scouted.scale * weight,
            links: scouted.links,
            holds: weights.map((held) => scouted.scale * (held ?? 0)),
          };
    await rounds.run(near);
    left[t] = auction.best!.values[t]!;
    if (t < all - 1 && !crew.over) {
      const value = auction.best!.values[t]!;
      auction.limit(t, value);
      if (value === trivialBound(model.columns, whole)) auction.settle(t);
      else {
        weights.push(weight);
        holds.push({
          tier: t,
          forms: parts.blocks.map((block) => block.model.objectives[t]!),
          shared: restricted(whole, parts.shared),
          get room() {
            return auction.best!.values[t]! - whole.constant;
          },
        });
        await rounds.leave();
      }
      if (t === options.scout.length - 1) {
        await auction.finish(t + 1);
        await auction.pick(all);
      }
    }
    seconds[t]! += (performance.now() - began) / 1000;
    if (crew.over) return;
  }
}

/**
 * Bounds that hold with the earlier tiers at their values. Where work on a later tier came upon less in an earlier one
 * that was still open, the later tiers' bounds were proven for another value of it: of these only the least thinkable
 * is claimed. `left`: what each tier was at when its work ended.
 */
export function claimed(
  values: readonly number[],
  bounds: readonly number[],
  least: readonly number[],
  left: readonly number[],
): readonly number[] {
  const moved = left.findIndex((value, t) => value !== values[t]);
  return values.map((value, t) => Math.min(value, moved !== -1 && t > moved ? least[t]! : bounds[t]!));
}

/** The best point with its values recomputed. */
function account(
  model: Model,
  auction: Auction,
  bounds: readonly number[],
  left: readonly number[],
  seconds: readonly number[],
  crew: Asker,
): WholeOutcome {
  const { x, values } = auction.best!;
  const proven = claimed(
    values,
    bounds,
    model.objectives.map((objective) => trivialBound(model.columns, objective)),
    left,
  );
  const tiers = model.objectives.map(({ name }, t) => ({
    name,
    value: values[t]!,
    bound: proven[t]!,
    seconds: seconds[t]!,
  }));
  return { kind: 'solved', x, tiers, ended: crew.over ? crew.reason : 'complete' };
}
