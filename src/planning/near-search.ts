/**
 * The best plan near a known one under a further wish: the people of one group are free, all other groups keep their
 * postings (`solver/reoptimisation.ts` says how). What is learnt of the plan is kept from one wish to the next.
 */
import type { Column } from '../../solver/model.ts';
import type { SolvedModel } from '../../solver/reoptimisation.ts';
import type { BarePosting } from '../domain/plan.ts';
import type { Move } from '../rules/rows.ts';
import type { Proven, SearchAnswer } from './answer.ts';
import { oneOf } from './forms.ts';
import { leadingWeights } from './leading-weights.ts';
import type { FoundPlan, PlanSearch } from './search.ts';
import type { Reoptimiser } from './threads.ts';

/** A wish in terms of moves. */
export interface NearWish {
  /** The group whose people are free. */
  readonly group: string;
  readonly barred: readonly Move[];
  /** One of these must be chosen; null: nothing is asked for. */
  readonly needed: readonly Move[] | null;
  /** Postings to begin with, which need neither be good nor meet the wish. */
  readonly start: readonly BarePosting[] | null;
}

export class NearSearch {
  readonly #search: PlanSearch;
  readonly #plan: Proven;
  readonly #finder: Reoptimiser;
  readonly #known = new Map<string, SolvedModel>();

  /** `plan`: a lawful plan of the problem. */
  constructor(search: PlanSearch, plan: Proven, finder: Reoptimiser) {
    this.#search = search;
    this.#plan = plan;
    this.#finder = finder;
  }

  /** Infeasible: while the other groups keep theirs. Throws only for bugs. */
  async find({ group, barred, needed, start }: NearWish, seconds: number): Promise<SearchAnswer<FoundPlan>> {
    const known = this.#known.get(group) ?? this.#knownOf(group);
    this.#known.set(group, known);
    const demand = {
      bounds: barred.map(({ column }) => ({ column, lower: 0, upper: 0, integer: true })),
      rows: needed === null ? [] : [oneOf(needed.map(({ column }) => column))],
      start: start === null ? null : this.#search.pointOf(start),
    };
    const answer = await this.#finder.find(known, demand, seconds);
    if (answer.kind !== 'solved') return answer;
    const { x, tiers: reports, ended } = answer;
    return { kind: 'plan', ...this.#search.found(this.#search.tiers, { x, reports, ended }) };
  }

  /** The model of one group, the others held at their postings, with what the plan proves. */
  #knownOf(group: string): SolvedModel {
    const { model, moves, problem } = this.#search;
    const posted = new Set(this.#search.movesOf(this.#plan.postings));
    const at = (move: Move): number => (posted.has(move) ? 1 : 0);
    const isOwn = ({ person }: Move): boolean => person.home.group.id === group;
    const columns: Column[] = [...model.columns];
    for (const move of moves)
      if (!isOwn(move)) columns[move.column] = { lower: at(move), upper: at(move), integer: true };
    // Owners are of no use here, and everything sent to a thread is copied.
    const { owners: _owners, ...rest } = model;
    return {
      model: { ...rest, columns },
      tiers: this.#plan.tiers.map(({ value, bound }) => ({ value, bound })),
      choices: moves.filter(isOwn).map((move) => ({ column: move.column, at: at(move) })),
      leading: leadingWeights(problem.policy, problem.instance).length,
    };
  }
}
