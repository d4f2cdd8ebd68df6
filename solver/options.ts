/**
 * The options of the kit: what whoever plans gives from outside (`RunOptions`, `SolveOptions`), and what a search sees
 * of it in the thread that makes it (`SearchOptions`).
 */
import type { Progress } from './outcome.ts';

/** What all questions of one run have in common. */
export interface RunOptions {
  /** A name of the registry of back ends. */
  readonly backend: string;
  readonly seed: number;
  /** Relative gap at which a tier may be left; 0 asks for the optimum. */
  readonly gap: number;
  /** Seconds for all questions together. Infinity: each question has a limit of its own. */
  readonly seconds: number;
  /** Threads at most. */
  readonly workers: number;
  /** Ends the run early. */
  readonly signal?: AbortSignal;
}

/** How a whole model is solved. */
export interface SolveOptions extends RunOptions {
  /** Weights of the leading tiers in the weighted sum that is minimised first (`lexicographic.ts`); empty: none. */
  readonly weights: readonly number[];
  /** No presolve, no relaxation, no bound tightening: the baseline of benches. */
  readonly plain?: boolean;
  /** Up to so many columns a model whose blocks are tied by linking rows is solved as one. */
  readonly jointUpTo?: number;
  /**
   * So many columns per block, on average, may be enumerated (`column-enumeration.ts`); absent: as many as were
   * measured to be worth it.
   */
  readonly mostEnumerated?: number;
  /** Told how bounds and values move, for who studies the search. */
  readonly trace?: (line: string) => void;
  readonly onProgress?: (progress: Progress) => void;
}

/** How one search goes, in the thread that makes it. */
export interface SearchOptions {
  readonly seed: number;
  /** Relative gap at which a tier may be left; 0 asks for the optimum. */
  readonly gap: number;
  /** No presolve, no relaxation, no bound tightening: the baseline of benches. */
  readonly plain?: boolean;
  /** Branches after which a search ends, for engines that count them: unlike seconds, the same on every machine. */
  readonly nodes?: number;
  /**
   * How far bounds are tightened: so many totals, widest first, and only where at least so many columns are free.
   * Absent: as a whole plan takes it.
   */
  readonly tightening?: { readonly totals: number; readonly worth: number };
  /** Seconds left, asked before each step. */
  readonly remaining: () => number;
  /** True once somebody wants the search to end early. */
  readonly stopped?: () => boolean;
  /** Every better point of the current tier, in the model's own columns; it keeps every row. */
  readonly onPoint?: (x: Float64Array) => void;
}
