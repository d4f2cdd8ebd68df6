/**
 * How far a demand is from failing: found by taking postings out of the plan and letting the rule's own check look
 * again.
 */
import type { Instance } from '../domain/instance.ts';
import type { Plan } from '../domain/plan.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import type { Measure } from '../rules/rule.ts';
import { planFacts } from '../verify/facts.ts';

export interface Margin {
  /** Postings of the plan that the demand counts, by teacher in id order. */
  readonly serving: readonly string[];
  /**
   * So many of them may be taken out, last ids first, before it fails; null: it holds without any of them, or does not
   * hold now.
   */
  readonly withdrawals: number | null;
  /** So many people may be added to the base before more is required; null where no share of a base is asked. */
  readonly baseGrowth: number | null;
}

/** `measure`: of a quota under this plan. */
export function marginOfPlace(
  instance: Instance,
  policy: Policy,
  plan: Pick<Plan, 'postings' | 'sharedTeaching'>,
  rule: AppliedRule,
  measure: Measure,
): Margin {
  const posted = new Set(plan.postings.map(({ teacher }) => teacher));
  const serving = (measure.people?.counted ?? []).filter((id) => posted.has(id));
  const place = keyOf(measure);
  const holdsWithout = (gone: ReadonlySet<string>): boolean => {
    const left = plan.postings.filter(({ teacher }) => !gone.has(teacher));
    const facts = planFacts(
      instance,
      policy,
      left,
      plan.sharedTeaching.filter(({ teacher }) => !gone.has(teacher)),
    );
    return rule.spec
      .check(facts.forRule(rule), rule.params)
      .filter((one) => keyOf(one) === place)
      .every(({ by }) => by === 0);
  };
  let withdrawals: number | null = null;
  if (measure.op === '>=' && measure.by === 0) {
    // Taken out one after the other: the first that fails tells how many could go.
    for (let k = 1; k <= serving.length && withdrawals === null; k++)
      if (!holdsWithout(new Set(serving.slice(-k)))) withdrawals = k - 1;
  }
  const { base, share, op, actual, by } = measure;
  const baseGrowth =
    base === undefined || share === undefined || share.num === 0 || op !== '>=' || by > 0
      ? null
      : Number((BigInt(actual) * BigInt(share.den)) / BigInt(share.num)) - base;
  return { serving, withdrawals, baseGrowth };
}

const keyOf = ({ where, op, what }: Measure): string => JSON.stringify([where, op, what?.en]);
