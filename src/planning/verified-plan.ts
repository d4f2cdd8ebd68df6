/** From judged postings to a verified plan: nothing leaves here that the verifier refused. */
import type { Plan } from '../domain/plan.ts';
import { PLAN_FORMAT } from '../domain/plan.ts';
import { tierOrder } from '../policy/tier-order.ts';
import { PROGRAM } from '../version.ts';
import type { Appraisal } from '../verify/appraise.ts';
import { verify, type VerifiedPlan } from '../verify/verify.ts';
import type { Decided } from './answer.ts';
import { lawful, type PlanProblem } from './judging.ts';

/** What plan.json says of where it comes from. */
export interface PlanOrigin extends PlanProblem {
  readonly rosterDigest: string;
  readonly seed: number;
}

/** The verified plan of postings that were found in another way: nothing is proven of it but that it holds. */
export const unprovenPlan = (origin: PlanOrigin, decided: Decided): VerifiedPlan =>
  boundedPlan(
    origin,
    decided,
    tierOrder(origin.policy, origin.instance).map(() => 0),
  );

/** The verified plan of postings; `bounds`: what is proven of the tiers, in their order. */
export const boundedPlan = (origin: PlanOrigin, decided: Decided, bounds: readonly number[]): VerifiedPlan =>
  verifiedPlan(origin, lawful(origin, decided), bounds);

/** The verified plan of what was judged lawful. Throws where a bound is above its value, or the verifier refuses. */
export function verifiedPlan(origin: PlanOrigin, appraisal: Appraisal, bounds: readonly number[]): VerifiedPlan {
  const { instance, policy, rosterDigest } = origin;
  const verdict = verify(instance, policy, rosterDigest, toPlan(origin, appraisal, bounds));
  if (!verdict.ok)
    throw new Error(`the verifier refused the plan: ${verdict.findings.map((finding) => finding.code).join(', ')}`);
  return verdict.plan;
}

/** plan.json of some postings: every value is recomputed from them, only the bounds come from the search. */
function toPlan(
  { instance, policy, rosterDigest, seed }: PlanOrigin,
  appraisal: Appraisal,
  bounds: readonly number[],
): Plan {
  const { published } = instance;
  const tiers = tierOrder(policy, instance).map((tier, t) => ({
    tier,
    value: appraisal.tiers[tier],
    bound: bounds[t]!,
  }));
  return {
    format: PLAN_FORMAT,
    program: PROGRAM,
    inputs: {
      roster: rosterDigest,
      policy: { id: policy.id, digest: policy.digest },
      seed,
      ...(published === null ? {} : { published: { plan: published.digest, begun: published.begun } }),
    },
    horizon: [...instance.years],
    outcome: appraisal.outcome,
    proof: { status: tiers.every(({ value, bound }) => value === bound) ? 'optimal' : 'feasible', tiers },
    postings: [...appraisal.postings],
    sharedTeaching: [...appraisal.sharedTeaching],
    compliance: [...appraisal.compliance],
    relaxations: [...appraisal.relaxations],
    shortages: [...appraisal.shortages],
    allowances: [...appraisal.allowances],
  };
}
