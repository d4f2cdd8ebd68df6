/**
 * Hard quotas of a policy that speak of kinds of group of which the roster has none: nothing is checked for them, and a
 * plan of nobody would be told as one that keeps them.
 */
import type { GroupKind } from '../domain/words.ts';
import type { AppliedRule, Policy } from './policy.ts';

const isHardQuota = ({ spec, enforce }: AppliedRule): boolean => spec.nature === 'quota' && enforce.kind === 'must';

/**
 * One line for each rule and clause, in the order of the policy; not where another hard line of the same rule applies.
 *
 * @param present - the kinds that groups of the roster have in some year of the horizon
 */
export function unplacedRules({ rules }: Policy, present: ReadonlySet<GroupKind>): readonly AppliedRule[] {
  const applies = ({ kinds }: AppliedRule): boolean => kinds === null || kinds.some((kind) => present.has(kind));
  const hard = rules.filter(isHardQuota);
  const served = new Set(hard.filter(applies).map(({ spec }) => spec.id));
  return hard.filter((rule) => !applies(rule) && !served.has(rule.spec.id));
}
