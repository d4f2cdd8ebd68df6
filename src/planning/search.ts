/**
 * The door to the solver. Whoever looks for a plan asks here: the problem is formulated once, wishes about postings are
 * put in terms of the model's moves, and what comes back is read as postings, judged by the verifying side and held
 * against what the model said of it. No other floor formulates or reads a point.
 */
import { type Model, valueAt } from '../../solver/model.ts';
import type { Person } from '../domain/instance.ts';
import type { BarePosting, TierValue } from '../domain/plan.ts';
import type { TierName } from '../domain/words.ts';
import { formulate, type Formulation } from '../model/index.ts';
import type { Policy } from '../policy/policy.ts';
import type { Move } from '../rules/rows.ts';
import type { Appraisal } from '../verify/appraise.ts';
import type { Decided, SearchEnd, SearchAnswer } from './answer.ts';
import type { Objective, Row } from './forms.ts';
import { lawful, type PlanProblem } from './judging.ts';
import { movesOf } from './moves.ts';
import { leadingWeights } from './leading-weights.ts';
import { type EngineTerms, minimise } from './threads.ts';

/** The forms of which wishes are made. */
export interface Forms {
  readonly moves: readonly Move[];
  /** The tiers of the policy in the order of the case. */
  readonly tiers: readonly Objective[];
  /** Throws where the order of the case has no such tier. */
  tier(name: TierName): Objective;
  /** Everyone at work at the school in that year if no new posting is made. */
  workers(school: string, year: number): readonly Person[];
  /** The moves that stand for postings; a posting that nobody may start stands for none. */
  movesOf(postings: readonly BarePosting[]): readonly Move[];
}

/** What is asked of the model. */
export interface Aims {
  /** In strict order, all minimised. */
  readonly objectives: readonly Objective[];
  readonly rows?: readonly Row[];
  /** Moves that are not to be chosen. */
  readonly barred?: readonly Move[];
  /** Weights of the leading objectives for a first rough search; absent: none is made. */
  readonly weights?: readonly number[];
}

/** What became of one objective. */
interface Aim {
  readonly name: string;
  /** In the model. */
  readonly value: number;
  /** Proven, with the earlier objectives at their values. */
  readonly bound: number;
  readonly seconds: number;
}

export interface FoundPlan extends Decided {
  readonly appraisal: Appraisal;
  /** In the order of the objectives. */
  readonly aims: readonly Aim[];
  readonly ended: SearchEnd;
}

/** A point of the model as a search hands it over; `reports`: one per objective. */
export interface Reported {
  readonly x: Float64Array;
  readonly reports: readonly Pick<Aim, 'bound' | 'seconds'>[];
  readonly ended: SearchEnd;
}

export class PlanSearch implements Forms {
  readonly problem: PlanProblem;
  readonly #shown: Policy;
  #made: Formulation | undefined;

  /**
   * `shown`: the policy as the model is to see it, where that has further lines; what is found is always judged by the
   * problem's own. The model is made when first asked for.
   */
  constructor(problem: PlanProblem, shown: Policy = problem.policy) {
    this.problem = problem;
    this.#shown = shown;
  }

  get #formulation(): Formulation {
    return (this.#made ??= formulate(this.problem.instance, this.#shown));
  }

  get model(): Model {
    return this.#formulation.model;
  }

  get moves(): readonly Move[] {
    return this.#formulation.moves;
  }

  get tiers(): readonly Objective[] {
    return this.model.objectives;
  }

  tier(tier: TierName): Objective {
    const found = this.tiers.find(({ name }) => name === tier);
    if (found === undefined) throw new Error(`the model has no tier ${tier}`);
    return found;
  }

  workers(school: string, year: number): readonly Person[] {
    return this.#formulation.workers(school, year);
  }

  movesOf(postings: readonly BarePosting[]): readonly Move[] {
    return movesOf(this.moves, postings);
  }

  /** The point of the model in which these postings are chosen and nothing else. It may break rows. */
  pointOf(postings: readonly BarePosting[]): Float64Array {
    return this.#formulation.point(this.movesOf(postings));
  }

  /** The best plan by the tiers of the policy. `start`: postings to begin from. Throws only for bugs. */
  best(start: readonly BarePosting[], terms: EngineTerms): Promise<SearchAnswer<FoundPlan>> {
    const { policy, instance } = this.problem;
    return this.find({ objectives: this.tiers, weights: leadingWeights(policy, instance) }, start, terms);
  }

  /** The best plan under other aims. `start` null: from nothing. Throws only for bugs. */
  async find(
    { objectives, rows = [], barred = [], weights = [] }: Aims,
    start: readonly BarePosting[] | null,
    terms: EngineTerms,
  ): Promise<SearchAnswer<FoundPlan>> {
    // A row over no columns holds always or never.
    if (rows.some((row) => row.columns.length === 0 && (row.lower > 0 || row.upper < 0))) return { kind: 'infeasible' };
    const columns = [...this.model.columns];
    for (const { column } of barred) columns[column] = { lower: 0, upper: 0, integer: true };
    const model: Model = {
      ...this.model,
      columns,
      rows: [...this.model.rows, ...rows.filter((row) => row.columns.length > 0)],
      objectives,
    };
    const outcome = await minimise(model, start === null ? null : this.pointOf(start), weights, terms);
    if (outcome.kind !== 'solved') return outcome;
    const { x, tiers: reports, ended } = outcome;
    return { kind: 'plan', ...this.found(objectives, { x, reports, ended }) };
  }

  /**
   * What a point stands for. Throws where the verifying side refuses it or its account of a tier and the model's
   * differ: the plan may turn out better than an unfinished search knew, never worse, and never better than is proven
   * possible.
   */
  found(objectives: readonly Objective[], { x, reports, ended }: Reported): FoundPlan {
    const postings = this.#formulation.read(x);
    const decided: Decided = { postings, sharedTeaching: this.#formulation.readSharing(x, postings) };
    const appraisal = lawful(this.problem, decided);
    const aims = objectives.map((objective, i): Aim => ({
      name: objective.name,
      value: valueAt(objective, x),
      bound: reports[i]!.bound,
      seconds: reports[i]!.seconds,
    }));
    for (const tier of this.tiers) {
      const value = appraisal.tiers[tier.name as TierName];
      const modelValue = valueAt(tier, x);
      const bound = aims[objectives.indexOf(tier)]?.bound ?? 0;
      if (value > modelValue || bound > value)
        throw new Error(
          `two accounts of tier ${tier.name} differ: ${modelValue} (bound ${bound}) in the model, ${value} in the plan`,
        );
    }
    return { ...decided, appraisal, aims, ended };
  }
}

/** Tiers of what was found: their values as the verifying side counts them, with what the search proved of them. */
export const tiersOf = ({ appraisal, aims }: FoundPlan, order: readonly TierName[]): readonly TierValue[] =>
  order.map((tier) => ({
    tier,
    value: appraisal.tiers[tier],
    bound: aims.find(({ name }) => name === tier)?.bound ?? 0,
  }));
