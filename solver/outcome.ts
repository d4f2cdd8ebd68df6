/** How the search over a whole model ends, and what it tells on the way. */
import type { TierReport } from './tier-report.ts';

/** What a search over a whole model tells on the way. */
export interface Progress {
  readonly blocks: number;
  readonly done: number;
  readonly tier: string;
  /** True once stopping would leave a point of the whole model. */
  readonly inHand: boolean;
  /** Where linking rows tie the blocks, all of them are asked again and again: how often so far. */
  readonly round?: number;
  /** Value and bound of `tier` over the whole model, where it is the whole that is at work; `tier` is still open then. */
  readonly value?: number;
  readonly bound?: number;
}

/** The best point that was found, with what is proven of each tier. */
export interface WholeSolved {
  readonly x: Float64Array;
  readonly tiers: readonly TierReport[];
  readonly ended: 'complete' | 'time' | 'stopped';
}

/** How a search over a whole model ended. */
export type WholeOutcome =
  | ({ readonly kind: 'solved' } & WholeSolved)
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'none'; readonly reason: 'time' | 'stopped' }
  | { readonly kind: 'failed'; readonly detail: string };
