/** A case with its plan, as comparisons look at it. */
import type { Instance } from '../../domain/instance.ts';
import { instanceOf, type Case } from '../../planning/case.ts';
import { planFacts, type PlanFacts } from '../../verify/facts.ts';
import type { VerifiedPlan } from '../../verify/verify.ts';
import type { Bilingual } from '../file.ts';
import { numbersOf } from '../measures.ts';

export interface Planned {
  /** Short, unique among those compared: the name of its file or folder. */
  readonly name: string;
  readonly title: Bilingual;
  readonly given: Case;
  readonly plan: VerifiedPlan;
}

/** The same with everything that tables ask for, derived once. */
export interface PlanSide extends Planned {
  readonly instance: Instance;
  readonly facts: PlanFacts;
  readonly measures: Readonly<Record<string, number | null>>;
}

export function sideOf(planned: Planned): PlanSide {
  const { given, plan } = planned;
  const instance = instanceOf(given);
  return {
    ...planned,
    instance,
    facts: planFacts(instance, given.policy, plan.postings, plan.sharedTeaching),
    measures: numbersOf({ instance, policy: given.policy, plan }),
  };
}
