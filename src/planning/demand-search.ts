/**
 * Questions about demands that may not all hold together: must-quotas, decisions entered by hand and, where asked,
 * protections are free to give way. Formulated once for all questions.
 */
import type { ElasticOptimum } from '../../solver/iis.ts';
import { formulateLoose, type LooseDemand, type LooseFormulation } from '../model/loose.ts';
import type { AppliedRule } from '../policy/policy.ts';
import type { Move } from '../rules/rows.ts';
import type { Decided } from './answer.ts';
import type { Objective } from './forms.ts';
import type { PlanProblem } from './judging.ts';
import { movesOf, postingOf } from './moves.ts';
import type { IisFinder } from './threads.ts';

export type { LooseDemand } from '../model/loose.ts';
export type { IisMember } from '../../solver/iis.ts';

/** A point of the loose model. */
export type LoosePoint = Extract<ElasticOptimum, { readonly kind: 'point' }>;

export class DemandSearch {
  readonly #made: LooseFormulation;
  readonly #finder: IisFinder;

  /** `loosens`: which protections may give way too. */
  constructor(
    { instance, policy }: PlanProblem,
    finder: IisFinder,
    loosens: (rule: AppliedRule) => boolean = () => false,
  ) {
    this.#made = formulateLoose(instance, policy, loosens);
    this.#finder = finder;
  }

  /** Must-quotas in the order of the policy, decisions entered by hand, loosened protections. */
  get demands(): readonly LooseDemand[] {
    return this.#made.demands;
  }

  /** Moves that the other model does not have. */
  movesBeyond(other: DemandSearch): readonly Move[] {
    const known = new Set(movesOf(this.#made.moves, other.#made.moves.map(postingOf)));
    return this.#made.moves.filter((move) => !known.has(move));
  }

  /**
   * An irreducible set of demands among some that cannot hold with others, all by their positions; what stands first is
   * left out first. Undefined once the time is up.
   */
  irreducible(among: readonly number[], held: readonly number[]): ReturnType<IisFinder['irreducible']> {
    return this.#finder.irreducible(this.#elastic, among, held);
  }

  /** The point with the least objective that keeps the demands of `held`. */
  optimum(held: readonly number[], objective: Objective = NOTHING): Promise<ElasticOptimum> {
    return this.#finder.optimum(this.#elastic, held, objective);
  }

  /** Postings and shared teaching of a point. They may break what was free to give way: judge them. */
  decided({ x }: Pick<LoosePoint, 'x'>): Decided {
    const postings = this.#made.read(x);
    return { postings, sharedTeaching: this.#made.readSharing(x, postings) };
  }

  get #elastic(): Parameters<IisFinder['optimum']>[0] {
    const { model, demands } = this.#made;
    return { model, demands: demands.map(({ columns }) => columns) };
  }
}

const NOTHING: Objective = { name: 'hold', constant: 0, columns: [], values: [] };
