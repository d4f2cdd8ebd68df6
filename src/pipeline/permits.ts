/** What the rules of a policy let people start who need not be eligible: newcomers, recruits, leaders. */
import type { Instance } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import type { Policy } from '../policy/policy.ts';

/** True where a rule, applied to the group of the teacher's home, lets this teacher start this posting. Teacher and schools must be known. */
export function isPermitted(instance: Instance, policy: Policy, posting: BarePosting): boolean {
  const { kind } = instance.persons.get(posting.teacher)!.home.group;
  return policy.rules.some(({ spec, kinds, params }) => (kinds === null || kinds.includes(kind)) && spec.permits?.(instance, posting, params) === true);
}
