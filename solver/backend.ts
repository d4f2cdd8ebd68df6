/** The narrow interface behind which every MILP engine stands, and the endings a solve can have. */
import type { Column, Objective, Row } from './model.ts';

/** A model with one objective: what an engine is asked to minimise. */
export interface Problem {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly objective: Objective;
}

/** When a solve may end. */
export interface Limits {
  /** Seconds the solve may take; the engine may overshoot a little. */
  readonly seconds: number;
  /** Stop once the best value is proven to be within this distance of the optimum. */
  readonly absoluteGap: number;
  readonly relativeGap: number;
  readonly seed: number;
  /** Branches after which to stop, where the engine counts them. */
  readonly nodes?: number;
}

/** What a solve asks and tells on the way. */
export interface Hooks {
  /** True once somebody wants the solve to end early. Asked between steps of the engine. */
  readonly stopped?: () => boolean;
  /** Called with each better point as it is found. */
  readonly onPoint?: (x: Float64Array) => void;
}

/**
 * How a solve ended. `bound` is the engine's lower bound on the optimum in floating point, never a reported value.
 * `x` is whole in integer columns; every engine of the registry is held to the rows by `checked.ts`.
 */
export type Outcome =
  | { readonly kind: 'optimal'; readonly x: Float64Array; readonly bound: number }
  | { readonly kind: 'feasible'; readonly x: Float64Array; readonly bound: number; readonly reason: Ending }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'unbounded' }
  | { readonly kind: 'none'; readonly reason: Ending }
  /** A fault of the engine; `refused`: no fault, the problem is larger than what it takes. */
  | { readonly kind: 'failed'; readonly detail: string; readonly refused?: true };

/** Why a solve ended before it was finished. */
export type Ending = 'time' | 'stopped';

/** Where a simplex method stood: a state per column and per row, in the engine's own numbers. It speeds up, it proves nothing. */
export interface SimplexBasis {
  readonly columns: Int32Array;
  readonly rows: Int32Array;
}

/** The optimum of a relaxation, in floating point. */
export interface LinearAnswer {
  readonly value: number;
  readonly x: Float64Array;
  /** One multiplier per row: ≥ 0 pushes against the lower bound, ≤ 0 against the upper one. */
  readonly duals: Float64Array;
  readonly basis?: SimplexBasis;
}

/** What an engine can do beyond solving; callers ask this, never a name. */
interface Abilities {
  /** Looks at `Hooks.stopped` while it solves. One that does not is ended with its thread (`solve.ts`). */
  readonly cancels: boolean;
  /** Takes problems of any size: `fits` never refuses. */
  readonly anySize: boolean;
}

/** A problem that is larger than what was measured to end in reasonable time. */
export interface TooLarge {
  readonly size: number;
  readonly limit: number;
  /** What is counted, for the log. */
  readonly of: string;
}

/** A MILP engine. */
export interface Backend {
  readonly name: string;
  readonly can: Abilities;
  /** Whether the engine should be asked at all. A problem with further columns fixed fits if the problem does. */
  fits(problem: Problem): true | TooLarge;
  solve(problem: Problem, limits: Limits, start: Float64Array | null, hooks: Hooks): Outcome;
  /**
   * The relaxation without integrality, for engines that give dual values. Undefined where the engine comes to no
   * optimum: in the seconds given, by its own word that it cannot, or because there is none. Throws `EngineFault` for
   * anything else.
   */
  relax?(problem: Problem, seconds: number): LinearAnswer | undefined;
  /**
   * Tighter whole-number bounds for some columns, implied by the relaxation of the rows; the objective is not looked at
   * (OBBT). Every bound rests on multipliers that were checked (`lagrangian-bound.ts`). Throws `EngineFault`.
   *
   * @param basis - Of a relaxation of the same columns and the first of the rows: where to begin.
   */
  tightenBounds?(
    problem: Problem,
    columns: readonly number[],
    hooks: Pick<Hooks, 'stopped'>,
    basis?: SimplexBasis,
  ): ReadonlyMap<number, { readonly lower: number; readonly upper: number }>;
  /**
   * Lends a relaxation that stays loaded while its bounds change. Throws `EngineFault`.
   *
   * @param remaining - Seconds left, asked before each answer.
   */
  withRelaxation?<T>(problem: Problem, remaining: () => number, use: (relaxation: LoadedRelaxation) => T): T;
}

/** What a loaded relaxation answers. */
export type LoadedAnswer =
  | { readonly kind: 'optimal'; readonly x: Float64Array; readonly duals: Float64Array }
  /** Ended before, mostly at the cutoff; the multipliers may prove enough. */
  | { readonly kind: 'other'; readonly x: Float64Array; readonly duals: Float64Array }
  /** Multipliers under which the rows alone rule out every point, where the engine has them. */
  | { readonly kind: 'infeasible'; readonly duals: Float64Array | undefined };

/** A relaxation that stays loaded: each answer begins where the one before ended. */
export interface LoadedRelaxation {
  /** Its least value; may end once that is above `cutoff`. */
  solve(cutoff?: number): LoadedAnswer;
  setBounds(column: number, lower: number, upper: number): void;
}
