/** Draws from a seed: the same seed and path give the same draws on every machine, for ever. */
import sum from 'lodash/sum.js';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Random {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number;
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
  /** One of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** One of a list that is not empty, in proportion to whole weights. */
  weighted<T>(list: readonly (readonly [T, number])[]): T;
  /** The same members in another order. */
  shuffled<T>(list: readonly T[]): T[];
}

/** A stream of its own for each path, so that adding people to one group never changes another. */
export function randomOf(seed: number, ...path: readonly number[]): Random {
  const generator = xoroshiro128plus(path.reduce((state, step) => mixed(mixed(state) + step), seed));
  const int = (low: number, high: number): number => uniformInt(generator, low, Math.max(low, high));
  return {
    int,
    chance: (percent) => int(0, 99) < percent,
    pick: (list) => list[int(0, list.length - 1)]!,
    weighted: (list) => {
      let rest = int(0, sum(list.map(([, weight]) => weight)) - 1);
      return (list.find(([, weight]) => (rest -= weight) < 0) ?? list.at(-1)!)[0];
    },
    shuffled: (list) => {
      const copy = [...list];
      for (let i = copy.length - 1; i > 0; i--) {
        const j = int(0, i);
        [copy[i], copy[j]] = [copy[j]!, copy[i]!];
      }
      return copy;
    },
  };
}

/** Spreads neighbouring seeds over all 32 bits (the finaliser of MurmurHash3): seeds 1 and 2 must not look alike. */
function mixed(state: number): number {
  let h = (state + 0x9e3779b9) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * Splits `total` in proportion to `weights`, exactly (largest remainder first, ties by position), at least `least` each
 * while there is enough.
 */
export function apportion(total: number, weights: readonly number[], least = 0): number[] {
  const allWeights = sum(weights);
  const floor = weights.map((weight) => (weight > 0 && total >= least * weights.length ? least : 0));
  const free = total - sum(floor);
  const exact = weights.map((weight) => (allWeights === 0 ? 0 : (free * weight) / allWeights));
  const parts = exact.map((part) => Math.floor(part));
  const rest = free - sum(parts);
  const order = exact.map((_, i) => i).toSorted((a, b) => exact[b]! - parts[b]! - (exact[a]! - parts[a]!) || a - b);
  for (const i of order.slice(0, rest)) parts[i]! += 1;
  return parts.map((part, i) => part + floor[i]!);
}
