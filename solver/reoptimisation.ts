/**
 * Reoptimisation: the optimum of a model under constraints added to it, next to a solution that is known with its
 * proofs. Constraints only take points away, so the known bounds go on holding, and the optimum is mostly a few choices
 * away:
 *
 * 1. Columns are tightened once for all questions: stage k holds wherever the first k tiers are at most at their known
 *    values.
 * 2. A point near the known one is looked for within stage k, from many tiers down to none: the search that minimises
 *    the distance is quick, and so is its proof that there is none (proximity search: Fischetti and Monaci 2014).
 * 3. Tiers in which that point has proven values need no search; only from the first other tier on is anything
 *    minimised.
 */
import { trivialBound } from './attainable.ts';
import type { Backend, Ending, Problem } from './backend.ts';
import { tightenTotals } from './bound-tightening.ts';
import { EngineFault } from './engine-fault.ts';
import type { DualBound } from './lagrangian-bound.ts';
import { minimiseTier } from './minimise-tier.ts';
import { search } from './mip-search.ts';
import { atMost, type Column, complete, type Model, type Objective, type Row, valueAt, violation } from './model.ts';
import type { SearchOptions } from './options.ts';
import { fixColumns, relaxation } from './reduced-cost-fixing.ts';
import type { TierReport } from './tier-report.ts';

/** What is known of a model's solution. */
export interface SolvedFacts {
  /** One per objective: the known solution's value, and the proven bound with the earlier tiers at their values. */
  readonly tiers: readonly { readonly value: number; readonly bound: number }[];
  /** The choices by which distance is measured, and what they are in the known solution: 0 or 1. */
  readonly choices: readonly { readonly column: number; readonly at: number }[];
  /** How many leading tiers a near point is first asked to keep. */
  readonly leading: number;
}

/** A model with what is known of its solution. */
export interface SolvedModel extends SolvedFacts {
  readonly model: Model;
}

/** Constraints added to a solved model. */
export interface AddedConstraints {
  readonly bounds: readonly (Column & { readonly column: number })[];
  readonly rows: readonly Row[];
  /** A point to begin with; it need not keep the added constraints. */
  readonly start: Float64Array | null;
}

/** The optimum under the added constraints; `none`: no point was found in time. */
export type Reoptimised =
  | {
      readonly kind: 'solved';
      readonly x: Float64Array;
      readonly tiers: readonly TierReport[];
      readonly ended: 'complete' | Ending;
    }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'none'; readonly reason: Ending };

/** A near point may be so many choices farther than the nearest one. */
const NEAR_ENOUGH = 2.5;
/**
 * A third of the totals that a whole plan takes finds nearly as much. What is known of the solution serves every question.
 */
const ONCE = { totals: 20, worth: 300 };
/**
 * From the first open tier on: a search over fewer columns takes less time than it takes to tighten them. Where there
 * are more it mostly finds little, and now and then saves three seconds.
 */
const EACH_TIER = { totals: 20, worth: 1100 };
/**
 * For the search of the nearest among equal points: branches, which unlike seconds are the same on a busy machine, so
 * that the same point is shown; seconds for engines that do not count them.
 */
const TIDY = { nodes: 1, seconds: 10 };

/** One solved model, and what is learnt of it from one question to the next. */
export class Reoptimisation {
  readonly #known: SolvedModel;
  readonly #backend: Backend;
  readonly #stages: (readonly Column[])[];

  /** @param known - Must not change: every answer rests on it. */
  constructor(known: SolvedModel, backend: Backend) {
    this.#known = known;
    this.#backend = backend;
    this.#stages = [known.model.columns];
  }

  /** Columns of the model: what keeping it costs. */
  get size(): number {
    return this.#known.model.columns.length;
  }

  /**
   * The optimum under the added constraints; its tiers are those of the model.
   *
   * @throws EngineFault where the engine fails before any point is known.
   */
  solve({ bounds, rows, start }: AddedConstraints, given: SearchOptions): Reoptimised {
    const { model, leading } = this.#known;
    const options: SearchOptions = { ...given, tightening: ONCE };
    const stage = (k: number): Column[] => {
      const columns = [...this.#stage(k, options)];
      for (const { column, ...own } of bounds)
        columns[column] = {
          ...own,
          lower: Math.max(own.lower, columns[column]!.lower),
          upper: Math.min(own.upper, columns[column]!.upper),
        };
      return columns;
    };
    const constrained: Model = { ...model, columns: stage(0), rows: [...model.rows, ...rows] };
    let x = start !== null && violation(constrained, start) === undefined ? start : null;
    for (const k of new Set([leading, leading - 1, 0])) {
      if (k < 0 || this.#kept(x) >= k) continue;
      const found = this.#near({ columns: stage(k), rows: [...constrained.rows, ...this.#held(k)] }, options);
      if (found === 'infeasible' && k === 0) return { kind: 'infeasible' };
      if (typeof found === 'string') continue;
      x = found;
      break;
    }
    if (x === null) return { kind: 'none', reason: options.stopped?.() === true ? 'stopped' : 'time' };
    return this.#descend(x, stage, constrained.rows, options);
  }

  /** How many leading tiers are proven and as they were; −1 without a point. */
  #kept(x: Float64Array | null): number {
    if (x === null) return -1;
    const { model, tiers } = this.#known;
    const open = tiers.findIndex(
      ({ value, bound }, t) => value !== bound || valueAt(model.objectives[t]!, x) !== value,
    );
    return open < 0 ? tiers.length : open;
  }

  /** The first k tiers at most at their known values. */
  #held(k: number): Row[] {
    const { model, tiers } = this.#known;
    return model.objectives
      .slice(0, k)
      .flatMap((objective, t) => (objective.columns.length === 0 ? [] : [atMost(objective, tiers[t]!.value)]));
  }

  #near(
    problem: { readonly columns: readonly Column[]; readonly rows: readonly Row[] },
    options: SearchOptions,
  ): Float64Array | 'infeasible' | 'unknown' {
    const { model } = this.#known;
    const found = search(
      { ...problem, objective: this.#distance() },
      this.#backend,
      null,
      { open: NEAR_ENOUGH },
      options,
    );
    if (found.kind === 'infeasible') return 'infeasible';
    if (found.kind === 'failed' && found.refused !== true) throw new EngineFault(found.detail);
    if (found.kind !== 'point') return 'unknown';
    const x = complete(model, found.x);
    return violation(problem, x) === undefined ? x : 'unknown';
  }

  #stage(k: number, options: SearchOptions): readonly Column[] {
    const { model, tiers, leading } = this.#known;
    for (let t = this.#stages.length - 1; t < k; t++) {
      const columns = [...this.#stages[t]!];
      const objective = model.objectives[t]!;
      const { value } = tiers[t]!;
      const problem = { columns, rows: [...model.rows, ...this.#held(t)], objective };
      // Before the last leading tier the relaxation is all that pays; after it the totals have hardly any room left.
      if (t >= leading - 1) this.#tighten(problem, value, options);
      else this.#fix(problem, value, options);
      this.#stages.push(columns);
    }
    return this.#stages[k]!;
  }

  /** Tightens `problem.columns` to what holds wherever the objective is at most `value`. */
  #tighten(problem: Problem & { readonly columns: Column[] }, value: number, options: SearchOptions): void {
    const dual = this.#fix(problem, value, options);
    if (dual !== undefined && dual.bound < value) tightenTotals(problem, value, this.#backend, options);
  }

  /** The same by the relaxation's reduced costs alone. */
  #fix(
    problem: Problem & { readonly columns: Column[] },
    value: number,
    options: SearchOptions,
  ): DualBound | undefined {
    const dual =
      value === trivialBound(problem.columns, problem.objective)
        ? undefined
        : relaxation(problem, this.#backend, options);
    if (dual !== undefined) fixColumns(problem.columns, problem, dual, value);
    return dual;
  }

  /** Minimises tier after tier from the first that is not proven. */
  #descend(
    start: Float64Array,
    stage: (k: number) => Column[],
    constrained: readonly Row[],
    options: SearchOptions,
  ): Reoptimised {
    const { model, tiers: known } = this.#known;
    const proven = this.#kept(start);
    const columns = stage(proven);
    const rows = [...constrained, ...this.#held(proven)];
    const tiers = known
      .slice(0, proven)
      .map(({ value }, t): TierReport => ({ name: model.objectives[t]!.name, value, bound: value, seconds: 0 }));
    let x = start;
    let ended: 'complete' | Ending = 'complete';
    for (const [t, objective] of model.objectives.entries()) {
      if (t < proven) continue;
      const clock = options.remaining();
      const least = t === proven ? known[t]!.bound : -Infinity;
      const found = minimiseTier(
        { columns, rows, objective },
        this.#backend,
        x,
        { known: least, tightening: t < model.objectives.length - 1 },
        { ...options, tightening: EACH_TIER },
      );
      if (found.ended !== 'complete') ({ ended } = found);
      const tight = complete(model, found.x);
      x = violation({ columns, rows }, tight) === undefined ? tight : found.x;
      const value = valueAt(objective, x);
      tiers.push({
        name: objective.name,
        value,
        bound: Math.min(found.bound, value),
        seconds: clock - options.remaining(),
      });
      rows.push(atMost(objective, value));
    }
    return { kind: 'solved', x: this.#nearest(x, { columns, rows }, options), tiers, ended };
  }

  /**
   * Of the points that are equal in every tier the nearest one that a short search finds: it shows best what the added
   * constraints change.
   */
  #nearest(
    x: Float64Array,
    { columns, rows }: Pick<Problem, 'columns' | 'rows'>,
    options: SearchOptions,
  ): Float64Array {
    const objective = this.#distance();
    const began = options.remaining();
    const found = search(
      { columns, rows, objective },
      this.#backend,
      x,
      { open: 0.9 },
      {
        ...options,
        nodes: TIDY.nodes,
        remaining: () => Math.min(options.remaining(), TIDY.seconds - (began - options.remaining())),
      },
    );
    if (found.kind !== 'point') return x;
    const tight = complete(this.#known.model, found.x);
    return violation({ columns, rows }, tight) === undefined ? tight : x;
  }

  #distance(): Objective {
    const { choices } = this.#known;
    return {
      name: 'distance',
      constant: 0,
      columns: choices.map(({ column }) => column),
      values: choices.map(({ at }) => (at === 1 ? -1 : 1)),
    };
  }
}
