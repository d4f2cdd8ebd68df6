/**
 * The best plan that meets a wish for one teacher: a real search over the model of the whole case, in which the people
 * of the teacher's own group are free and all other groups keep their postings (`solver/reoptimisation.ts` says how).
 */
import type { Column, Row } from '../../solver/model.ts';
import type { SolvedModel, Reoptimised } from '../../solver/reoptimisation.ts';
import { reoptimiser, type Reoptimiser } from '../../solver/reoptimiser.ts';
import type { BarePosting, SharedTeaching, TierValue } from '../domain/plan.ts';
import { tierOrder } from '../policy/tier-order.ts';
import type { Move } from '../rules/rows.ts';
import { judge } from '../verify/appraise.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import { formulate, type Formulation } from '../model/index.ts';
import { leadingWeights } from '../planning/make-plan.ts';
import { tierValues } from '../verify/objective.ts';
import { validity } from '../verify/validity.ts';
import { grants, isMet, type Wish } from './wish.ts';

/** A plan of the case with what is proven of it. */
export interface Proven {
  readonly postings: readonly BarePosting[];
  readonly sharedTeaching: readonly SharedTeaching[];
  readonly tiers: readonly TierValue[];
}

export type Resolved =
  | ({ readonly kind: 'plan' } & Proven)
  /** No plan meets the wish while the other groups keep theirs. */
  | { readonly kind: 'infeasible' }
  /** The search ended before it found any. */
  | { readonly kind: 'none'; readonly reason: 'time' | 'stopped' };

export interface SearchTerms {
  readonly backend: string;
  readonly seed: number;
  /** For each search. */
  readonly seconds: number;
}

/** Answers wishes about one plan; keeps what it learns of the plan from one wish to the next. */
export class Resolver {
  readonly #given: Case;
  readonly #plan: Proven;
  readonly #terms: SearchTerms;
  readonly #finder: Reoptimiser;
  readonly #known = new Map<string, SolvedModel>();
  #formulation: Formulation | undefined;

  /** `plan`: a lawful plan of the case. Close it when done: it holds a thread, unless it is given who searches. */
  constructor(given: Case, plan: Proven, terms: SearchTerms, finder: Reoptimiser = reoptimiser(terms)) {
    this.#given = given;
    this.#plan = plan;
    this.#terms = terms;
    this.#finder = finder;
  }

  /**
   * `start`: postings to begin with, which need neither be good nor meet the wish. Throws only for bugs: an answer that
   * the verifying side refuses.
   */
  async find(wish: Wish, start: readonly BarePosting[] | null = null): Promise<Resolved> {
    const formulation = (this.#formulation ??= formulate(instanceOf(this.#given), this.#given.policy));
    const { group } = instanceOf(this.#given).persons.get(wish.teacher)!.home;
    const known = this.#known.get(group.id) ?? knownOf(this.#given, formulation, this.#plan, group.id);
    this.#known.set(group.id, known);
    const own = formulation.moves.filter(({ person }) => person.id === wish.teacher);
    const granting = own.filter((move) => grants(wish, { teacher: wish.teacher, to: move.to.id, start: move.start }));
    const staying =
      wish.kind === 'goes' && wish.without !== undefined
        ? formulation.moves.filter(({ person }) => person.id === wish.without)
        : [];
    const bounds = [...staying, ...own.filter((move) => !granting.includes(move))].map(({ column }) => ({
      column,
      lower: 0,
      upper: 0,
      integer: true,
    }));
    const rows: Row[] =
      wish.kind === 'goes'
        ? [{ columns: granting.map(({ column }) => column), values: granting.map(() => 1), lower: 1, upper: 1 }]
        : [];
    const point = start === null ? null : formulation.point(chosen(formulation.moves, start));
    const found = await this.#finder.find(known, { bounds, rows, start: point }, this.#terms.seconds);
    return found.kind === 'solved'
      ? read(this.#given, formulation, wish, found)
      : found.kind === 'infeasible'
        ? { kind: 'infeasible' }
        : found;
  }

  close(): Promise<void> {
    return this.#finder.close();
  }
}

/** The model of one group, the others held at their postings, with what the plan proves. */
function knownOf(given: Case, { model, moves }: Formulation, plan: Proven, group: string): SolvedModel {
  const { policy } = given;
  const posted = new Set(chosen(moves, plan.postings));
  const columns: Column[] = [...model.columns];
  for (const move of moves) {
    const at = posted.has(move) ? 1 : 0;
    if (move.person.home.group.id !== group) columns[move.column] = { lower: at, upper: at, integer: true };
  }
  const choices = moves
    .filter(({ person }) => person.home.group.id === group)
    .map((move) => ({ column: move.column, at: posted.has(move) ? 1 : 0 }));
  // Owners are of no use here, and everything sent to a thread is copied.
  const { owners: _owners, ...rest } = model;
  return {
    model: { ...rest, columns },
    tiers: plan.tiers.map(({ value, bound }) => ({ value, bound })),
    choices,
    leading: leadingWeights(policy, instanceOf(given)).length,
  };
}

/** The moves that stand for these postings. */
function chosen(moves: readonly Move[], postings: readonly BarePosting[]): Move[] {
  const byTeacher = new Map(postings.map((posting) => [posting.teacher, posting]));
  return moves.filter(({ person, to, start, years, kind }) => {
    const own = byTeacher.get(person.id);
    return own !== undefined && own.to === to.id && own.start === start && own.years === years && own.kind === kind;
  });
}

/** What the search found, appraised by the verifying side. */
function read(
  given: Case,
  formulation: Formulation,
  wish: Wish,
  { x, tiers: reports }: Extract<Reoptimised, { kind: 'solved' }>,
): Resolved {
  const instance = instanceOf(given);
  const { policy } = given;
  const postings = formulation.read(x);
  const sharedTeaching = formulation.readSharing(x, postings);
  const { facts, measured, isBroken } = judge(instance, policy, postings, sharedTeaching);
  const faults = validity(instance, policy, postings, sharedTeaching).findings;
  if (isBroken || faults.length > 0 || !isMet(wish, postings))
    throw new Error(`the verifier refused the plan of a wish: ${faults.map(({ code }) => code).join(', ')}`);
  const values = tierValues(facts, measured);
  const tiers = tierOrder(policy, instance).map((tier, t): TierValue => {
    const value = values[tier];
    const { bound } = reports[t]!;
    if (bound > value) throw new Error(`two accounts of tier ${tier} differ: bound ${bound}, value ${value}`);
    return { tier, value, bound };
  });
  return { kind: 'plan', postings, sharedTeaching, tiers };
}
