/** What one rule measures on a tiny plan. */
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { planFacts } from '../../src/verify/facts.ts';
import type { Policy, Settings } from '../../src/policy/policy.ts';
import type { Measure, RuleSpec } from '../../src/rules/rule.ts';
import { applied, instance, policy } from './tiny.ts';

export interface Question {
  readonly rule: string | RuleSpec<unknown>;
  readonly params?: object;
  readonly rows: Partial<Roster>;
  readonly postings?: readonly BarePosting[];
  readonly settings?: Partial<Settings>;
  /** Rules that stand beside it in the policy. */
  readonly beside?: Policy['rules'];
  readonly kinds?: Parameters<typeof applied>[2] extends infer O ? (O extends { kinds?: infer K } ? K : never) : never;
}

export function measure({
  rule,
  params = {},
  rows,
  postings = [],
  settings = {},
  beside = [],
  kinds = null,
}: Question): readonly Measure[] {
  const line = applied(rule, params, { kinds });
  const facts = planFacts(instance(rows), policy({ settings, rules: [line, ...beside] }), postings);
  return line.spec.check(facts.forRule(line), line.params);
}

/** Measures of one place, as `required`, `actual` and `by`. */
export const at = (
  measures: readonly Measure[],
  where: Partial<Measure['where']>,
): { op: string; required: number; actual: number; by: number }[] =>
  measures
    .filter((one) =>
      Object.entries(where).every(([key, value]) =>
        Object.entries(one.where).some(([k, v]) => k === key && v === value),
      ),
    )
    .map(({ op, required, actual, by }) => ({ op, required, actual, by }));
