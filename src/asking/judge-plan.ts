/** Roster, policy and a plan.json of unknown origin: either a verified plan, or what is wrong with it. */
import { z } from 'zod';
import { crossChecks } from '../domain/cross-checks.ts';
import type { Plan } from '../domain/plan.ts';
import { publishedOf, type Published } from '../domain/published.ts';
import type { Message } from '../messages/message.ts';
import { rosterDigest } from '../io/digest.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import { pinTerms } from '../verify/permits.ts';
import { verify, type VerifiedPlan } from '../verify/verify.ts';
import { inWords } from '../report/difference-words.ts';
import { planDigest } from '../report/plan-digest.ts';
import { texts } from './texts.ts';

/**
 * Any year will do where the plan names none: the verifier then has more to say about the file than about its postings.
 */
const FALLBACK_YEAR = 2027;

export type JudgedPlan =
  | { readonly ok: true; readonly given: Case; readonly plan: VerifiedPlan }
  | { readonly ok: false; readonly findings: readonly Message[] };

const Horizon = z.object({ horizon: z.tuple([z.int().min(2000).max(2100)], z.unknown()) });

/** The first school year that plan.json names; undefined where it names none that can be. */
const firstYear = (planJson: unknown): number | undefined => Horizon.safeParse(planJson).data?.horizon[0];

const Begun = z.object({ inputs: z.object({ published: z.object({ begun: z.int() }) }) });

/**
 * The published plan as the re-planning names it: like horizon and seed, the last school year begun is read from there.
 */
const publishedFor = (plan: Plan, planJson: unknown): Published =>
  publishedOf(plan, planDigest(plan), Begun.safeParse(planJson).data?.inputs.published.begun ?? plan.horizon[0]! - 1);

/**
 * All that is wrong with the plan. `publishedPlan`: the plan that it re-plans. A horizon that the roster cannot carry
 * is the plan's fault, not the roster's.
 */
export function judgePlan(
  { roster, policy }: Pick<Case, 'roster' | 'policy'>,
  planJson: unknown,
  publishedPlan: Plan | null = null,
): JudgedPlan {
  const named = firstYear(planJson);
  const from = named ?? FALLBACK_YEAR;
  const unfit = crossChecks(roster, { from, terms: pinTerms(policy) }).filter(({ severity }) => severity === 'error');
  if (named !== undefined && unfit.length > 0)
    return { ok: false, findings: [texts['verify-horizon']({ year: from }), ...unfit.map(({ message }) => message)] };
  const given: Case = {
    roster,
    policy,
    from,
    ...(publishedPlan === null ? {} : { published: publishedFor(publishedPlan, planJson) }),
  };
  const instance = instanceOf(given);
  const verdict = verify(instance, policy, rosterDigest(roster), planJson);
  return verdict.ok
    ? { ok: true, given, plan: verdict.plan }
    : { ok: false, findings: verdict.findings.map((finding) => inWords({ policy, instance, planJson }, finding)) };
}
