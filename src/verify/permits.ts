/**
 * What the rules of a policy let people start who need not be eligible: newcomers, recruits, leaders. Where no rule
 * asks for leaders, as in a league, none may take office (HT4).
 */
import type { PinTerms } from '../domain/draft.ts';
import type { Instance } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import { kindOf } from '../domain/group-kinds.ts';
import { notAttestable } from '../policy/attestable.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import { mostShared } from './sharing.ts';

/**
 * True where a rule, applied to the group of the teacher's home, lets this teacher start this posting. Teacher and
 * schools must be known.
 */
export function isPermitted(instance: Instance, policy: Policy, posting: BarePosting): boolean {
  return permitting(instance, policy, posting).length > 0;
}

/** True where a rule that lets it start also lets it lead to another group, whatever the policy's switch says. */
export const mayLeaveGroup = (instance: Instance, policy: Policy, posting: BarePosting): boolean =>
  permitting(instance, policy, posting).some(({ spec, params }) => spec.reachesOut?.(params) === true);

function permitting(instance: Instance, policy: Policy, posting: BarePosting): readonly AppliedRule[] {
  const kind = kindOf(instance.persons.get(posting.teacher)!.home.group, posting.start);
  return policy.rules.filter(
    ({ spec, kinds, params }) =>
      (kinds === null || kinds.includes(kind)) && spec.permits?.(instance, posting, params) === true,
  );
}

/** What a roster's pins and attested clauses are held against: the policy's settings, with what its rules say besides. */
export const pinTerms = (policy: Policy): PinTerms => ({
  ...policy.settings,
  permits: (instance, posting) => isPermitted(instance, policy, posting),
  countsTenths: (kind) => mostShared(policy, kind) > 0,
  notAttestable: (clause) => notAttestable(policy, clause),
});
