/**
 * Searches over the model of a case with other aims than its policy has: further rows, columns held, other objectives.
 * The model itself is that of every plan; what is found is judged by the verifying side like any plan.
 */
import { type Model, type Objective, type Row, valueAt } from '../../solver/model.ts';
import { WorkerPool } from '../../solver/worker-pool.ts';
import type { Executor } from '../../solver/job.ts';
import { solveWith } from '../../solver/solve.ts';
import type { BarePosting, SharedTeaching } from '../domain/plan.ts';
import type { TierName } from '../domain/words.ts';
import type { Message } from '../messages/message.ts';
import { judge, type Judgement } from '../verify/appraise.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import { formulate, type Formulation } from '../model/index.ts';
import { validity } from '../verify/validity.ts';
import type { Move } from '../rules/rows.ts';

export interface SearchTerms {
  /** A name of the back-end registry. */
  readonly backend: string;
  readonly seed: number;
  /** For all searches together. */
  readonly seconds: number;
  readonly workers: number;
  readonly signal?: AbortSignal;
}

/** What is asked of the model of a case. */
export interface Aims {
  /** In strict order, all minimised. */
  readonly objectives: readonly Objective[];
  readonly rows?: readonly Row[];
  /** Moves that are not to be chosen. */
  readonly barred?: readonly Move[];
}

export interface Aim {
  readonly name: string;
  readonly value: number;
  /** Proven, with the earlier aims at their values. */
  readonly bound: number;
}

export type Answer =
  | {
      readonly kind: 'plan';
      readonly postings: readonly BarePosting[];
      readonly sharedTeaching: readonly SharedTeaching[];
      readonly judged: Judgement;
      readonly aims: readonly Aim[];
      /** False where a limit ended the search. */
      readonly finished: boolean;
    }
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'none'; readonly reason: 'time' | 'stopped' };

export type Planned = Extract<Answer, { kind: 'plan' }>;

/** The form of a tier of the policy's own order. */
export function tierOf({ objectives }: Model, tier: TierName): Objective {
  const found = objectives.find(({ name }) => name === tier);
  if (found === undefined) throw new Error(`the model has no tier ${tier}`);
  return found;
}

/** The form is at most `value`. */
export const atMost = (
  { columns, values, constant }: Pick<Objective, 'columns' | 'values' | 'constant'>,
  value: number,
): Row => ({ columns, values, lower: -Infinity, upper: value - constant });

/** Threads that answer one question after another, or several at a time. Close it when done. */
export class Searcher {
  readonly #terms: SearchTerms;
  readonly #executor: Executor & { close?(): Promise<void> };

  /** `executor`: who answers, where that is not to be threads of its own. */
  constructor(terms: SearchTerms, executor: Executor = new WorkerPool({ ...terms, gap: 0 })) {
    this.#terms = terms;
    this.#executor = executor;
  }

  /** True once nothing further can be answered. */
  get over(): boolean {
    return this.#executor.over;
  }

  /**
   * The best plan of the case under its aims. `laid`: the case as a model may be looked at, or altered by further lines
   * of the policy; the judgement is always by the policy of the case. Throws only for bugs.
   */
  async find(
    given: Case,
    aims: (formulation: Formulation) => Aims,
    start: readonly BarePosting[] = [],
    laid: Case = given,
  ): Promise<Answer> {
    if (this.over) return { kind: 'none', reason: this.#executor.reason };
    const formulation = formulate(instanceOf(laid), laid.policy);
    const { objectives, rows = [], barred = [] } = aims(formulation);
    const columns = [...formulation.model.columns];
    for (const { column } of barred) columns[column] = { lower: 0, upper: 0, integer: true };
    const model: Model = {
      ...formulation.model,
      columns,
      rows: [...formulation.model.rows, ...rows.filter((row) => row.columns.length > 0)],
      objectives,
    };
    if (rows.some((row) => row.columns.length === 0 && (row.lower > 0 || row.upper < 0))) return { kind: 'infeasible' };
    const point = start.length === 0 ? null : formulation.point(chosen(formulation.moves, start));
    // The first search already minimises the first aim: what it proves is then only confirmed.
    const outcome = await solveWith(this.#executor, model, point, { ...this.#terms, gap: 0, weights: [1] });
    if (outcome.kind === 'infeasible') return { kind: 'infeasible' };
    if (outcome.kind === 'none') return outcome;
    if (outcome.kind === 'failed') throw new Error(`the search failed: ${outcome.detail}`);
    const postings = formulation.read(outcome.x);
    const sharedTeaching = formulation.readSharing(outcome.x, postings);
    const judged = judge(instanceOf(given), given.policy, postings, sharedTeaching);
    const faults: readonly Message[] = [
      ...validity(instanceOf(given), given.policy, postings, sharedTeaching).findings,
      ...judged.brokenProtections(),
    ];
    if (faults.length > 0)
      throw new Error(`the verifier refused what was found: ${faults.map(({ code }) => code).join(', ')}`);
    const found = outcome.tiers.map(({ name, bound }, i): Aim => ({
      name,
      value: valueAt(objectives[i]!, outcome.x),
      bound,
    }));
    return { kind: 'plan', postings, sharedTeaching, judged, aims: found, finished: outcome.ended === 'complete' };
  }

  async close(): Promise<void> {
    await this.#executor.close?.();
  }
}

/** The moves that stand for these postings; a posting that nobody may start stands for none. */
export function chosen(moves: readonly Move[], postings: readonly BarePosting[]): Move[] {
  const byTeacher = new Map(postings.map((posting) => [posting.teacher, posting]));
  return moves.filter(({ person, to, start, years, kind }) => {
    const own = byTeacher.get(person.id);
    return own !== undefined && own.to === to.id && own.start === start && own.years === years && own.kind === kind;
  });
}
