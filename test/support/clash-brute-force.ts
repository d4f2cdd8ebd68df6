/**
 * Every set of postings of a tiny case, with what it breaks: the yardstick of conflicts and of ways out. Knows the
 * model from nowhere.
 */
import type { Instance } from '../../src/domain/instance.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import { judge } from '../../src/verify/appraise.ts';
import type { AppliedRule, Policy } from '../../src/policy/policy.ts';
import type { Spot } from '../../src/rules/rule.ts';
import { candidates } from './brute-force.ts';

export interface Looked {
  readonly postings: readonly BarePosting[];
  /** By how much each rule line is missed at each place that it is missed at. */
  readonly missed: readonly { readonly rule: AppliedRule; readonly where: Spot; readonly by: number }[];
}

export function everyPlan(instance: Instance, policy: Policy): Looked[] {
  const own = candidates(instance, policy);
  const chosen: BarePosting[] = [];
  const found: Looked[] = [];
  const descend = (depth: number): void => {
    if (depth === own.length) {
      const { measured } = judge(instance, policy, chosen);
      const missed = measured.flatMap(({ rule, measures }) =>
        measures.filter(({ by }) => by > 0).map(({ where, by }) => ({ rule, where, by })),
      );
      found.push({ postings: [...chosen], missed });
      return;
    }
    descend(depth + 1);
    for (const posting of own[depth]!) {
      chosen.push(posting);
      descend(depth + 1);
      chosen.pop();
    }
  };
  descend(0);
  return found;
}

/** Σ of what some lines are missed by. */
export const missing = ({ missed }: Looked, counts: (rule: AppliedRule) => boolean): number =>
  missed.reduce((sum, { rule, by }) => (counts(rule) ? sum + by : sum), 0);

export const isMustQuota = ({ spec, enforce }: AppliedRule): boolean =>
  spec.nature === 'quota' && enforce.kind === 'must';
export const isProtection = ({ spec }: AppliedRule): boolean => spec.nature === 'protection' && spec.entered !== true;
export const isEntered = ({ spec }: AppliedRule): boolean => spec.entered === true;
