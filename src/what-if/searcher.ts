/** Searches one after another, or several at a time, over cases with other aims than their policies have. */
import type { BarePosting } from '../domain/plan.ts';
import type { SearchAnswer } from '../planning/answer.ts';
import { problemOf, type Case } from '../planning/case.ts';
import { type Aims, type Forms, type FoundPlan, PlanSearch } from '../planning/search.ts';
import { type Executor, searchThreads } from '../planning/threads.ts';
import type { Policy } from '../policy/policy.ts';

export interface SearchTerms {
  /** A name of the back-end registry. */
  readonly backend: string;
  readonly seed: number;
  /** For all searches together. */
  readonly seconds: number;
  readonly workers: number;
  readonly signal?: AbortSignal;
}

/** Threads that answer one question after another, or several at a time. Close it when done. */
export class Searcher {
  readonly #terms: SearchTerms;
  readonly #executor: Executor & { close?(): Promise<void> };
  /** The model of the last case as it is: most questions are about one case. */
  #last: { readonly given: Case; readonly search: PlanSearch } | undefined;

  /** `executor`: who answers, where that is not to be threads of its own. */
  constructor(terms: SearchTerms, executor: Executor = searchThreads({ ...terms, gap: 0 })) {
    this.#terms = terms;
    this.#executor = executor;
  }

  /** True once nothing further can be answered. */
  get over(): boolean {
    return this.#executor.over;
  }

  /**
   * The best plan of the case under its aims. `shown`: the policy as the model is to see it, where that has further
   * lines; the judgement is always by the policy of the case. Throws only for bugs.
   */
  async find(
    given: Case,
    aims: (forms: Forms) => Aims,
    start: readonly BarePosting[] = [],
    shown: Policy = given.policy,
  ): Promise<SearchAnswer<FoundPlan>> {
    if (this.over) return { kind: 'none', reason: this.#executor.reason };
    const search = shown === given.policy ? this.#of(given) : new PlanSearch(problemOf(given), shown);
    // The first search already minimises the first aim: what it proves is then only confirmed.
    return search.find({ weights: [1], ...aims(search) }, start.length === 0 ? null : start, {
      ...this.#terms,
      gap: 0,
      executor: this.#executor,
    });
  }

  #of(given: Case): PlanSearch {
    if (this.#last?.given !== given) this.#last = { given, search: new PlanSearch(problemOf(given)) };
    return this.#last.search;
  }

  async close(): Promise<void> {
    await this.#executor.close?.();
  }
}
