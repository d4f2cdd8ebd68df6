/** What the verifying side says of what a search found: nothing goes on that it refuses. */
import type { Instance } from '../domain/instance.ts';
import type { Policy } from '../policy/policy.ts';
import { appraise, type Appraisal } from '../verify/appraise.ts';
import type { Decided } from './answer.ts';

/** What a plan is asked for and judged by. */
export interface PlanProblem {
  readonly instance: Instance;
  readonly policy: Policy;
}

/** Throws for postings that are not valid or break a protection: a search that comes up with any has a bug. */
export function lawful({ instance, policy }: PlanProblem, { postings, sharedTeaching }: Decided): Appraisal {
  const appraisal = appraise(instance, policy, postings, sharedTeaching);
  if (appraisal.findings.length > 0)
    throw new Error(`the verifier refused the plan: ${appraisal.findings.map(({ code }) => code).join(', ')}`);
  return appraisal;
}
