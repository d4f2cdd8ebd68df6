/** The best plan that meets a wish for one teacher: a real search, in which the teacher's own group is free. */
import { tierOrder } from '../policy/tier-order.ts';
import type { BarePosting } from '../domain/plan.ts';
import type { Proven, SearchAnswer } from '../planning/answer.ts';
import { problemOf, type Case } from '../planning/case.ts';
import { NearSearch } from '../planning/near-search.ts';
import { PlanSearch, tiersOf } from '../planning/search.ts';
import { reoptimiser, type Reoptimiser } from '../planning/threads.ts';
import { grants, isMet, type Wish } from './wish.ts';

/** Infeasible: no plan meets the wish while the other groups keep theirs. */
export type Resolved = SearchAnswer<Proven>;

export interface WishTerms {
  readonly backend: string;
  readonly seed: number;
  /** For each search. */
  readonly seconds: number;
}

/** Answers wishes about one plan; keeps what it learns of the plan from one wish to the next. */
export class Resolver {
  readonly #search: PlanSearch;
  readonly #near: NearSearch;
  readonly #terms: WishTerms;
  readonly #finder: Reoptimiser;

  /** `plan`: a lawful plan of the case. Close it when done: it holds a thread, unless it is given who searches. */
  constructor(given: Case, plan: Proven, terms: WishTerms, finder: Reoptimiser = reoptimiser(terms)) {
    this.#search = new PlanSearch(problemOf(given));
    this.#near = new NearSearch(this.#search, plan, finder);
    this.#terms = terms;
    this.#finder = finder;
  }

  /**
   * `start`: postings to begin with, which need neither be good nor meet the wish. Throws only for bugs: an answer that
   * the verifying side refuses.
   */
  async find(wish: Wish, start: readonly BarePosting[] | null = null): Promise<Resolved> {
    const { moves, problem } = this.#search;
    const own = moves.filter(({ person }) => person.id === wish.teacher);
    const granting = own.filter((move) => grants(wish, { teacher: wish.teacher, to: move.to.id, start: move.start }));
    const staying =
      wish.kind === 'goes' && wish.without !== undefined
        ? moves.filter(({ person }) => person.id === wish.without)
        : [];
    const answer = await this.#near.find(
      {
        group: problem.instance.persons.get(wish.teacher)!.home.group.id,
        barred: [...staying, ...own.filter((move) => !granting.includes(move))],
        needed: wish.kind === 'goes' ? granting : null,
        start,
      },
      this.#terms.seconds,
    );
    if (answer.kind !== 'plan') return answer;
    const { postings, sharedTeaching } = answer;
    if (!isMet(wish, postings)) throw new Error('the plan of a wish does not meet it');
    const tiers = tiersOf(answer, tierOrder(problem.policy, problem.instance));
    return { kind: 'plan', postings, sharedTeaching, tiers };
  }

  close(): Promise<void> {
    return this.#finder.close();
  }
}
