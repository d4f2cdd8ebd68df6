/**
 * Pareto points of a case: plans in which none of the chosen measures can be better without another being worse. Among
 * lawful plans only, and only among those whose hard rules hold as well as they can (tiers legal and timing).
 */
import type { Case } from '../../planning/case.ts';
import type { Decided, Infeasible, NoAnswer, SearchAnswer } from '../../planning/answer.ts';
import { atMost, objectiveOf } from '../../planning/forms.ts';
import type { Aims, Forms, FoundPlan } from '../../planning/search.ts';
import type { Policy } from '../../policy/policy.ts';
import { Searcher, type SearchTerms } from '../searcher.ts';
import {
  type CostAxis,
  type Costs,
  frontier,
  type FoundPoint,
  type CostLimits,
  type Oracle,
  remembering,
  type Reply,
} from './epsilon.ts';
import { costOf, type FrontierMeasure, valueOf } from './measure.ts';

/** Tiers that every point must have at their best. */
const HELD = ['legal', 'timing'] as const;

/** One plan of the frontier. */
export interface Point extends Decided {
  /** In the order of the measures that were asked for. */
  readonly values: readonly number[];
  /** What is proven of the first measure that is minimised: no plan within the point's other values has less. */
  readonly bound: number;
  /** Proven efficient: the search was finished. */
  readonly proven: boolean;
}

export interface Pareto {
  readonly measures: readonly FrontierMeasure[];
  /** The measure that was minimised under limits on the others. */
  readonly minimised: FrontierMeasure;
  readonly points: readonly Point[];
  /** Every Pareto point there is stands in the list. */
  readonly complete: boolean;
  /** Values of the tiers held. */
  readonly held: readonly { readonly tier: (typeof HELD)[number]; readonly value: number }[];
  readonly searches: number;
}

export type ParetoAnswer = ({ readonly kind: 'frontier' } & Pareto) | Infeasible | NoAnswer;

export interface ParetoTerms extends SearchTerms {
  /** About so many levels of each limited measure; null: all there are. */
  readonly levels: number | null;
  /** After each search. */
  readonly onSearch?: (searches: number, points: number) => void;
}

interface Kept {
  readonly answer: FoundPlan;
  readonly bound: number;
}

/** `measures`: two or three, one of which at least can be minimised. */
export async function paretoPoints(
  given: Case,
  measures: readonly FrontierMeasure[],
  terms: ParetoTerms,
  searcher: Searcher = new Searcher(terms),
): Promise<ParetoAnswer> {
  try {
    return await new Quest(given, measures, searcher, terms).go();
  } finally {
    await searcher.close();
  }
}

/** Those that can be minimised stand first, in the order in which they were asked for. */
const inOrder = (measures: readonly FrontierMeasure[]): readonly FrontierMeasure[] => [
  ...measures.filter(({ by }) => by === 'form'),
  ...measures.filter(({ by }) => by !== 'form'),
];

class Quest {
  readonly #given: Case;
  readonly #asked: readonly FrontierMeasure[];
  readonly #order: readonly FrontierMeasure[];
  readonly #searcher: Searcher;
  readonly #terms: ParetoTerms;
  #held: Pareto['held'] = [];
  #searches = 0;
  #points = 0;

  constructor(given: Case, asked: readonly FrontierMeasure[], searcher: Searcher, terms: ParetoTerms) {
    this.#given = given;
    this.#asked = asked;
    this.#order = inOrder(asked);
    this.#searcher = searcher;
    this.#terms = terms;
    if (this.#order[0]?.by !== 'form') throw new Error('no measure can be minimised');
  }

  async go(): Promise<ParetoAnswer> {
    const first = await this.#searcher.find(this.#given, (forms) => ({
      objectives: HELD.map((tier) => forms.tier(tier)),
    }));
    if (first.kind !== 'plan') return first;
    if (first.ended !== 'complete') return { kind: 'none', reason: 'time' };
    this.#held = HELD.map((tier, i) => ({ tier, value: first.aims[i]!.value }));
    const oracle = remembering<Kept>((limits) => this.#least(limits, this.#order));
    const axes = await this.#axes(oracle);
    const { points, complete } = await frontier(axes, oracle);
    const climbed: FoundPoint<Kept>[] = [];
    for (const point of points) climbed.push(await this.#finish(complete ? point : await this.#climb(point, oracle)));
    return {
      kind: 'frontier',
      measures: this.#asked,
      minimised: this.#order[0]!,
      points: climbed.map((point) => this.#pointOf(point)).toSorted((a, b) => inRow(a.values, b.values)),
      complete,
      held: this.#held,
      searches: this.#searches,
    };
  }

  /**
   * The least values of the measures that can be minimised, one after another in the order of `order`, under the
   * limits.
   */
  async #least(limits: CostLimits, order: readonly FrontierMeasure[]): Promise<Reply<Kept>> {
    // A rule cannot ask for more than everything.
    if (
      this.#order.some(
        (measure, i) => measure.by === 'rule' && limits[i] !== null && valueOf(measure, limits[i]!) > measure.most,
      )
    )
      return { kind: 'none', proven: true };
    const answer = await this.#searcher.find(
      this.#given,
      (forms) => this.#aims(forms, limits, order),
      [],
      this.#shown(limits),
    );
    this.#searches += 1;
    if (answer.kind === 'plan') this.#points += 1;
    this.#terms.onSearch?.(this.#searches, this.#points);
    return this.#reply(answer, limits);
  }

  #aims(
    forms: Forms,
    limits: CostLimits,
    order: readonly FrontierMeasure[],
  ): Required<Pick<Aims, 'objectives' | 'rows'>> {
    const own = new Map(
      this.#order.flatMap((measure) =>
        measure.by === 'form' ? [[measure.id, objectiveOf(measure.id, measure.form(forms, this.#given))] as const] : [],
      ),
    );
    const rows = this.#held.map(({ tier, value }) => atMost(forms.tier(tier), value));
    for (const [i, measure] of this.#order.entries()) {
      const form = own.get(measure.id);
      if (form !== undefined && limits[i] !== null) rows.push(atMost(form, limits[i]!));
    }
    return { objectives: order.flatMap(({ id }) => own.get(id) ?? []), rows };
  }

  /**
   * Of the plans with the values of a point the best by the tiers of the policy, in which everything else is decided as
   * in any plan.
   */
  async #finish(found: FoundPoint<Kept>): Promise<FoundPoint<Kept>> {
    const { postings } = found.point.answer;
    const answer = await this.#searcher.find(
      this.#given,
      (forms) => ({
        rows: this.#aims(forms, found.costs, this.#order).rows,
        objectives: forms.tiers.filter(({ name }) => !HELD.some((tier) => tier === name)),
      }),
      postings,
      this.#shown(found.costs),
    );
    this.#terms.onSearch?.(this.#searches, this.#points);
    if (answer.kind !== 'plan') return found;
    const costs = this.#costs(answer);
    if (costs.some((cost, i) => cost > found.costs[i]!))
      throw new Error(`a point became worse when it was finished: ${costs.join()} after ${found.costs.join()}`);
    return { ...found, costs, point: { ...found.point, answer } };
  }

  /** The policy as the model is to see it: with further lines for limits that no form can state. */
  #shown(limits: CostLimits): Policy {
    return this.#order.reduce(
      (now, measure, i) =>
        measure.by === 'rule' && limits[i] !== null ? measure.holding(now, valueOf(measure, limits[i]!)) : now,
      this.#given.policy,
    );
  }

  #reply(answer: SearchAnswer<FoundPlan>, limits: CostLimits): Reply<Kept> {
    if (answer.kind !== 'plan') return { kind: 'none', proven: answer.kind === 'infeasible' };
    const costs = this.#costs(answer);
    if (costs.some((cost, i) => limits[i] !== null && cost > limits[i]!))
      throw new Error(`two accounts of a measure differ: ${costs.join()} under limits ${limits.join()}`);
    const [aim] = answer.aims;
    const at = this.#order.findIndex(({ id }) => id === aim!.name);
    if (costs[at]! > aim!.value || costs[at]! < aim!.bound)
      throw new Error(
        `two accounts of ${aim!.name} differ: ${aim!.value} (bound ${aim!.bound}) in the model, ${costs[at]} in the plan`,
      );
    return { kind: 'point', costs, proven: answer.ended === 'complete', point: { answer, bound: aim!.bound } };
  }

  #costs({ appraisal }: FoundPlan): Costs {
    const { legal, timing } = appraisal.tiers;
    if (legal > this.#held[0]!.value || (legal === this.#held[0]!.value && timing > this.#held[1]!.value))
      throw new Error('a point of the frontier breaks more hard rules than the best plan');
    return this.#order.map((measure) => costOf(measure, measure.value(appraisal)));
  }

  /** Steps from the worst value that can matter to the best there is. */
  async #axes(oracle: Oracle<Kept>): Promise<readonly CostAxis[]> {
    const { levels } = this.#terms;
    if (levels === null) return this.#order.map(() => ({ step: 1, least: null }));
    const loosest = await oracle(this.#order.map(() => null));
    const axes: CostAxis[] = [];
    for (const [i, measure] of this.#order.entries()) {
      const least =
        i === 0 || loosest.kind === 'none'
          ? null
          : measure.by === 'form'
            ? await this.#ideal(i)
            : await this.#highest(i, loosest.costs[i]!, 0 - measure.most, oracle);
      const range = least === null || loosest.kind === 'none' ? 0 : loosest.costs[i]! - least;
      axes.push({ step: Math.max(1, Math.ceil(range / Math.max(1, levels - 1))), least });
    }
    return axes;
  }

  /** The least cost of a measure that can be minimised. */
  async #ideal(i: number): Promise<number | null> {
    const own = this.#order[i]!;
    const reply = await this.#least(
      this.#order.map(() => null),
      [own, ...this.#order.filter((measure) => measure !== own)],
    );
    return reply.kind === 'point' && reply.proven ? reply.costs[i]! : null;
  }

  /** The least cost of one that can be limited only, by halving. */
  async #highest(i: number, from: number, to: number, oracle: Oracle<Kept>): Promise<number | null> {
    let [held, refused] = [from, to - 1];
    while (held - refused > 1) {
      const middle = Math.floor((held + refused) / 2);
      const reply = await oracle(this.#order.map((_, at) => (at === i ? middle : null)));
      if (!reply.proven) return null;
      if (reply.kind === 'point') held = reply.costs[i]!;
      else refused = middle;
    }
    return held;
  }

  /** Measures that can be limited only may still be better at the same cost of the others: as far as that goes. */
  async #climb(from: FoundPoint<Kept>, oracle: Oracle<Kept>): Promise<FoundPoint<Kept>> {
    let best = from;
    for (const [i, measure] of this.#order.entries()) {
      while (measure.by === 'rule') {
        const reply = await oracle(best.costs.map((cost, at) => (at === i ? cost - 1 : cost)));
        if (reply.kind === 'none') {
          if (!reply.proven) best = { ...best, proven: false };
          break;
        }
        best = reply;
      }
    }
    return best;
  }

  #pointOf({ costs, proven, point: { answer, bound } }: FoundPoint<Kept>): Point {
    const values = this.#asked.map((measure) => valueOf(measure, costs[this.#order.indexOf(measure)]!));
    return {
      values,
      bound: valueOf(this.#order[0]!, bound),
      proven,
      postings: answer.postings,
      sharedTeaching: answer.sharedTeaching,
    };
  }
}

function inRow(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
