/** The narrow interface behind which every MILP engine stands, and the endings a solve can have. */
import type { Column, Objective, Row } from './model.ts';

/** A model with one objective: what an engine is asked to minimise. */
export interface Problem {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly objective: Objective;
}

export interface Limits {
  /** Seconds the solve may take; the engine may overshoot a little. */
  readonly seconds: number;
  /** Stop once the best value is proven to be within this distance of the optimum. */
  readonly absoluteGap: number;
  readonly relativeGap: number;
  readonly seed: number;
}

export interface Hooks {
  /** True once somebody wants the solve to end early. Asked between steps of the engine. */
  readonly stopped?: () => boolean;
  /** Called with each better point as it is found. */
  readonly onPoint?: (x: Float64Array) => void;
  /** Called now and then with the best value and bound so far. */
  readonly onGap?: (value: number, bound: number) => void;
}

/**
 * How a solve ended. `bound` is the engine's lower bound on the optimum in floating point, never a reported value.
 * `x` is rounded to whole numbers in integer columns but has not been checked: that is the caller's duty.
 */
export type Outcome =
  | { readonly kind: 'optimal'; readonly x: Float64Array; readonly bound: number }
  | { readonly kind: 'feasible'; readonly x: Float64Array; readonly bound: number; readonly reason: Ending }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'unbounded' }
  | { readonly kind: 'none'; readonly bound: number; readonly reason: Ending }
  | { readonly kind: 'failed'; readonly detail: string };

/** Why a solve ended before it was finished. */
export type Ending = 'time' | 'stopped';

export interface LinearAnswer {
  readonly value: number;
  /** One multiplier per row: ≥ 0 pushes against the lower bound, ≤ 0 against the upper one. */
  readonly duals: Float64Array;
}

export interface Backend {
  readonly name: string;
  solve(problem: Problem, limits: Limits, start: Float64Array | null, hooks: Hooks): Outcome;
  /** The relaxation without integrality, for engines that give dual values; undefined where it cannot be had. */
  relax?(problem: Problem, seconds: number): LinearAnswer | undefined;
  /**
   * Narrower whole-number bounds for some columns, implied by the relaxation of the rows; the objective is not looked
   * at. Every bound rests on multipliers that were checked (`bound.ts`).
   */
  shave?(problem: Problem, columns: readonly number[], hooks: Pick<Hooks, 'stopped'>): ReadonlyMap<number, { readonly lower: number; readonly upper: number }>;
}
