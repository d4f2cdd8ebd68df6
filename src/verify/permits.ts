/**
 * What the rules of a policy let people start who need not be eligible: newcomers, recruits, leaders. Where no rule
 * and no decision entered by hand asks for a leader, none may take office.
 */
import type { PinTerms } from '../domain/draft.ts';
import type { Instance } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import { kindOf } from '../domain/group-kinds.ts';
import { settingsIn } from '../domain/settings.ts';
import { notAttestable } from '../policy/attestable.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import { mostShared } from './sharing.ts';

/** Whether leaders of the teacher's group may take office elsewhere: not where the policy says so of its kind (HT4). */
const mayLead = (instance: Instance, policy: Policy, { teacher, start }: BarePosting): boolean =>
  settingsIn(policy.settings, instance.persons.get(teacher)!.home.group, start).postings !== 'noLeaders';

/** A decision entered by hand about a principal or vice-principal asks for a leadership posting, others for an exchange. */
export const isPinnable = (instance: Instance, policy: Policy, posting: BarePosting): boolean =>
  instance.persons.get(posting.teacher)!.leader
    ? posting.kind === 'leadership' && mayLead(instance, policy, posting)
    : posting.kind === 'exchange';

/**
 * True where a rule, applied to the group of the teacher's home, lets this teacher start this posting. Teacher and
 * schools must be known.
 */
export function isPermitted(instance: Instance, policy: Policy, posting: BarePosting): boolean {
  if (posting.kind === 'leadership' && !mayLead(instance, policy, posting)) return false;
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
