/** Roster, policy and a plan.json of unknown origin: either a verified plan, or what is wrong with it. */
import { crossChecks } from '../domain/cross-checks.ts';
import type { Message } from '../messages/message.ts';
import { rosterDigest } from '../io/digest.ts';
import { instanceOf, type Case } from '../pipeline/case.ts';
import { pinTerms } from '../pipeline/permits.ts';
import { verify, type VerifiedPlan } from '../pipeline/verify.ts';
import { inWords } from '../report/index.ts';
import { firstYear } from './read-plan.ts';
import { texts } from './texts.ts';

/** Any year will do where the plan names none: the verifier then has more to say about the file than about its postings. */
const FALLBACK_YEAR = 2027;

export type Judged = { readonly ok: true; readonly given: Case; readonly plan: VerifiedPlan } | { readonly ok: false; readonly findings: readonly Message[] };

/** All that is wrong with the plan. A horizon that the roster cannot carry is the plan's fault, not the roster's. */
export function judgePlan({ roster, policy }: Pick<Case, 'roster' | 'policy'>, planJson: unknown): Judged {
  const named = firstYear(planJson);
  const from = named ?? FALLBACK_YEAR;
  const unfit = crossChecks(roster, { from, terms: pinTerms(policy) }).filter(({ severity }) => severity === 'error');
  if (named !== undefined && unfit.length > 0) return { ok: false, findings: [texts['verify-horizon']({ year: from }), ...unfit.map(({ message }) => message)] };
  const given: Case = { roster, policy, from };
  const instance = instanceOf(given);
  const verdict = verify(instance, policy, rosterDigest(roster), planJson);
  return verdict.ok ? { ok: true, given, plan: verdict.plan } : { ok: false, findings: verdict.findings.map((finding) => inWords({ policy, instance, planJson }, finding)) };
}
