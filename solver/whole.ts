/** What can be asked of a whole model and how it ends. */
import type { TierReport } from './lexicographic.ts';

export interface PoolOptions {
  readonly backend: string;
  readonly seed: number;
  /** Relative gap at which a tier may be left. */
  readonly gap: number;
  /** Seconds for the whole model. */
  readonly seconds: number;
  readonly workers: number;
  /** Weights of the leading tiers for the scout (`lexicographic.ts`). */
  readonly scout: readonly number[];
  /** No merging, no relaxation, no narrowing: the baseline of benches. */
  readonly plain?: boolean;
  /** Up to so many columns a model whose blocks are tied together is solved as one. */
  readonly jointUpTo?: number;
  /**
   * So many points per block, on average, may be listed (`listing.ts`); absent: as many as were measured to be worth
   * it.
   */
  readonly listed?: number;
  /** Told how bounds and values move, for who studies the search. */
  readonly trace?: (line: string) => void;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly blocks: number;
  readonly done: number;
  readonly tier: string;
  /** True once stopping would leave a point of the whole model. */
  readonly inHand: boolean;
  /** Where links tie the blocks, all of them are asked again and again: how often so far. */
  readonly round?: number;
  /**
   * Value and bound of `tier` over the whole model, where it is the whole that is at work; `tier` is then not settled
   * yet.
   */
  readonly value?: number;
  readonly bound?: number;
}

export interface WholeSolved {
  readonly x: Float64Array;
  readonly tiers: readonly TierReport[];
  readonly ended: 'complete' | 'time' | 'stopped';
}

export type WholeOutcome =
  | ({ readonly kind: 'solved' } & WholeSolved)
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'none'; readonly reason: 'time' | 'stopped' }
  | { readonly kind: 'failed'; readonly detail: string };
