/** The whole road on one screen: search, and turn what was found into a verified plan, or say why there is none. */
import type { Instance } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import type { Policy } from '../policy/policy.ts';
import { tierOrder } from '../policy/tier-order.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import type { SearchEnd, NoAnswer } from './answer.ts';
import { type Clash, findClash } from './clash.ts';
import { PlanSearch, tiersOf } from './search.ts';
import type { EngineTerms } from './threads.ts';
import { verifiedPlan } from './verified-plan.ts';

export interface PlanOptions extends Omit<EngineTerms, 'seconds'> {
  /** Seconds for the whole search. */
  readonly timeLimit: number;
  /** Postings to begin from: what is known already need not be found again. */
  readonly start?: readonly BarePosting[];
}

export type PlanOutcome =
  | {
      readonly kind: 'plan';
      readonly plan: VerifiedPlan;
      readonly ended: SearchEnd;
      readonly seconds: readonly TierSeconds[];
    }
  /** Decisions entered by hand that cannot hold together, or not with the protections: a smallest such set. */
  | ({ readonly kind: 'pins-clash' } & Clash)
  /** The search ended before any plan was found. */
  | NoAnswer;

interface TierSeconds {
  readonly tier: string;
  readonly seconds: number;
}

/**
 * Plans the instance under the policy. Throws only for bugs: an engine that failed, or a plan that the verifier
 * refuses.
 */
export const makePlan = (
  instance: Instance,
  policy: Policy,
  rosterDigest: string,
  options: PlanOptions,
): Promise<PlanOutcome> => planBy(new PlanSearch({ instance, policy }), rosterDigest, options);

/** The same by a search that is at hand. */
export async function planBy(
  search: PlanSearch,
  rosterDigest: string,
  { start = [], timeLimit, ...terms }: PlanOptions,
): Promise<PlanOutcome> {
  const began = performance.now();
  const { instance, policy } = search.problem;
  const answer = await search.best(start, { ...terms, seconds: timeLimit });
  switch (answer.kind) {
    case 'infeasible': {
      const { backend, seed, signal } = terms;
      const seconds = timeLimit - (performance.now() - began) / 1000;
      const found = await findClash(search.problem, { backend, seed, seconds, signal });
      if (found.kind === 'holds') throw new Error('no plan exists, yet no decisions entered by hand clash');
      return found;
    }
    case 'none':
      return answer;
    case 'plan': {
      const bounds = tiersOf(answer, tierOrder(policy, instance)).map(({ bound }) => bound);
      return {
        kind: 'plan',
        plan: verifiedPlan({ instance, policy, rosterDigest, seed: terms.seed }, answer.appraisal, bounds),
        ended: answer.ended,
        seconds: answer.aims.map(({ name, seconds }) => ({ tier: name, seconds })),
      };
    }
  }
}
