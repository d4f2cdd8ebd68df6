/**
 * The optimum of a model under one more demand, next to a plan of the model that is known with its proofs. A demand
 * only takes plans away, so the known bounds go on holding, and the optimum is mostly a few choices away:
 *
 * 1. Columns are narrowed once for all demands: stage k holds wherever the first k tiers are at most at their known values.
 * 2. A point near the known plan is looked for within stage k, from many tiers down to none: the search that minimises
 *    the distance is quick, and so is its proof that there is none.
 * 3. Tiers in which that point has proven values are settled; only from the first other tier on is anything minimised.
 */
import type { Backend, Ending, Problem } from './backend.ts';
import type { DualBound } from './bound.ts';
import type { TierReport } from './lexicographic.ts';
import { type Column, complete, type Model, type Objective, type Row, valueAt, violation } from './model.ts';
import { narrowTotals } from './narrow.ts';
import { settle } from './settle.ts';
import { fixColumns, relaxation, search, type SearchOptions, trivialBound } from './tier.ts';

/** A model with what is known of it. */
export interface Known {
  readonly model: Model;
  /** One per objective: the known plan's value, and the proven bound with the earlier tiers at their values. */
  readonly tiers: readonly { readonly value: number; readonly bound: number }[];
  /** The choices by which distance is measured, and what they are in the known plan: 0 or 1. */
  readonly choices: readonly { readonly column: number; readonly at: number }[];
  /** How many leading tiers a near point is first asked to keep. */
  readonly leading: number;
}

/** One more demand, as bounds and rows. */
export interface Demand {
  readonly bounds: readonly (Column & { readonly column: number })[];
  readonly rows: readonly Row[];
  /** A point to begin with; it need not meet the demand. */
  readonly start: Float64Array | null;
}

export type Neighbour =
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
 * A third of the totals that a whole plan takes finds nearly as much. What is known of the plan serves every demand.
 */
const ONCE = { totals: 20, worth: 300 };
/**
 * From the first open tier on: a search over fewer columns takes less time than it takes to narrow them. Where there
 * are more it mostly finds little, and now and then saves three seconds.
 */
const EACH_TIER = { totals: 20, worth: 1100 };
/**
 * For the search of the nearest among equal plans: branches, which unlike seconds are the same on a busy machine, so
 * that the same plan is shown; seconds for engines that do not count them.
 */
const TIDY = { nodes: 1, seconds: 10 };

export class Vicinity {
  readonly #known: Known;
  readonly #backend: Backend;
  readonly #stages: (readonly Column[])[];

  constructor(known: Known, backend: Backend) {
    this.#known = known;
    this.#backend = backend;
    this.#stages = [known.model.columns];
  }

  /** The optimum under the demand; its tiers are those of the model. */
  solve({ bounds, rows, start }: Demand, given: SearchOptions): Neighbour {
    const { model, leading } = this.#known;
    const options: SearchOptions = { ...given, narrowing: ONCE };
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
    const demanded: Model = { ...model, columns: stage(0), rows: [...model.rows, ...rows] };
    let x = start !== null && violation(demanded, start) === undefined ? start : null;
    for (const k of new Set([leading, leading - 1, 0])) {
      if (k < 0 || this.#kept(x) >= k) continue;
      const found = this.#near({ columns: stage(k), rows: [...demanded.rows, ...this.#held(k)] }, options);
      if (found === 'infeasible' && k === 0) return { kind: 'infeasible' };
      if (typeof found === 'string') continue;
      x = found;
      break;
    }
    if (x === null) return { kind: 'none', reason: options.stopped?.() === true ? 'stopped' : 'time' };
    return this.#descend(x, stage, demanded.rows, options);
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
      -Infinity,
      NEAR_ENOUGH,
      options,
    );
    if (found.kind === 'infeasible') return 'infeasible';
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
      if (t >= leading - 1) this.#narrow(problem, value, options);
      else this.#fix(problem, value, options);
      this.#stages.push(columns);
    }
    return this.#stages[k]!;
  }

  /** Narrows `problem.columns` to what holds wherever the objective is at most `value`. */
  #narrow(problem: Problem & { readonly columns: Column[] }, value: number, options: SearchOptions): void {
    const dual = this.#fix(problem, value, options);
    if (dual !== undefined && dual.bound < value) narrowTotals(problem, value, this.#backend, options);
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

  /** Minimises tier after tier from the first that is not settled. */
  #descend(
    start: Float64Array,
    stage: (k: number) => Column[],
    demanded: readonly Row[],
    options: SearchOptions,
  ): Neighbour {
    const { model, tiers: known } = this.#known;
    const settled = this.#kept(start);
    const columns = stage(settled);
    const rows = [...demanded, ...this.#held(settled)];
    const tiers = known
      .slice(0, settled)
      .map(({ value }, t): TierReport => ({ name: model.objectives[t]!.name, value, bound: value, seconds: 0 }));
    let x = start;
    let ended: 'complete' | Ending = 'complete';
    for (const [t, objective] of model.objectives.entries()) {
      if (t < settled) continue;
      const clock = options.remaining();
      const least = t === settled ? known[t]!.bound : -Infinity;
      const found = settle({ columns, rows, objective }, this.#backend, x, least, t < model.objectives.length - 1, {
        ...options,
        narrowing: EACH_TIER,
      });
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
   * Of the plans that are equal in every tier the nearest one that a short search finds: it shows best what the demand
   * changes.
   */
  #nearest(
    x: Float64Array,
    { columns, rows }: Pick<Problem, 'columns' | 'rows'>,
    options: SearchOptions,
  ): Float64Array {
    const objective = this.#distance();
    const began = options.remaining();
    const found = search({ columns, rows, objective }, this.#backend, x, -Infinity, 0.9, {
      ...options,
      nodes: TIDY.nodes,
      remaining: () => Math.min(options.remaining(), TIDY.seconds - (began - options.remaining())),
    });
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

const atMost = ({ columns, values, constant }: Objective, value: number): Row => ({
  columns,
  values,
  lower: -Infinity,
  upper: value - constant,
});
