/**
 * Every lawful plan of a tiny case, judged by the verifier's side: what a search for the best of some kind is measured
 * against.
 */
import type { BarePosting } from '../../src/domain/plan.ts';
import { judge, type Judgement } from '../../src/verify/appraise.ts';
import { tierValues } from '../../src/verify/objective.ts';
import { candidates } from './brute-force.ts';
import type { TinyCase } from './arbitrary-tiny.ts';

export interface LawfulPlan {
  readonly postings: readonly BarePosting[];
  readonly judged: Judgement;
}

export function lawfulPlans({ instance, policy }: Pick<TinyCase, 'instance' | 'policy'>): LawfulPlan[] {
  const own = candidates(instance, policy);
  const found: LawfulPlan[] = [];
  const descend = (depth: number, chosen: readonly BarePosting[]): void => {
    if (depth < own.length) {
      descend(depth + 1, chosen);
      for (const posting of own[depth]!) descend(depth + 1, [...chosen, posting]);
      return;
    }
    const judged = judge(instance, policy, chosen);
    if (!judged.isBroken) found.push({ postings: chosen, judged });
  };
  descend(0, []);
  return found;
}

/** Those whose hard rules hold as well as they can: least legal, then least timing. */
export function bestInLaw(plans: readonly LawfulPlan[]): LawfulPlan[] {
  const valued = plans.map((plan) => ({ plan, values: tierValues(plan.judged.facts, plan.judged.measured) }));
  const legal = Math.min(...valued.map(({ values }) => values.legal));
  const timing = Math.min(...valued.filter(({ values }) => values.legal === legal).map(({ values }) => values.timing));
  return valued.filter(({ values }) => values.legal === legal && values.timing === timing).map(({ plan }) => plan);
}
