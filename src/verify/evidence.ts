/**
 * The evidence behind the certificate of a plan, rule by rule: every place with what was measured there. It fails
 * closed: a rule whose check throws, finds no place without saying why, or says anything else than plan.json is not
 * evaluated.
 */
import { canonicalJson } from '../domain/fingerprint.ts';
import type { Instance } from '../domain/instance.ts';
import type { ComplianceRow, Plan } from '../domain/plan.ts';
import type { Message } from '../messages/message.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import type { Measure } from '../rules/rule.ts';
import { certified, relaxations, type Certified } from './certificate.ts';
import { texts } from './evidence-texts.ts';
import { planFacts, type PlanFacts } from './facts.ts';

/** One line of the policy under the plan. */
export interface RuleEvidence {
  readonly rule: AppliedRule;
  /** In the order of the certificate; empty where the rule was not evaluated. */
  readonly places: readonly Certified[];
  /** Why it was not evaluated; null where it was. */
  readonly missing: Message | null;
  /** Why there was nothing to check; null where there was something. */
  readonly idle: Message | null;
}

export interface Evidence {
  /** In the order of the policy. */
  readonly rules: readonly RuleEvidence[];
  /** True where plan.json has rows or relaxations that no rule of the policy accounts for. */
  readonly unfounded: boolean;
}

/** The evidence of a plan; `plan` must be valid (see `validity`), as a verified plan is. */
export function evidence(instance: Instance, policy: Policy, plan: Plan): Evidence {
  const facts = planFacts(instance, policy, plan.postings, plan.sharedTeaching);
  const open = tally(plan.compliance);
  const rules = policy.rules.map((rule) => ruleEvidence(facts, rule, open));
  const measured = rules.map(({ rule, places }) => ({ rule, measures: places.flatMap(({ measures }) => measures) }));
  const relaxed = canonicalJson(relaxations(measured)) === canonicalJson(plan.relaxations);
  return { rules, unfounded: !relaxed || [...open.values()].some((left) => left > 0) };
}

function ruleEvidence(facts: PlanFacts, rule: AppliedRule, open: Map<string, number>): RuleEvidence {
  const none = (missing: Message): RuleEvidence => ({ rule, places: [], missing, idle: null });
  try {
    const seen = facts.forRule(rule);
    const measures = rule.spec.check(seen, rule.params);
    const places = certified(facts, [{ rule, measures }]);
    if (!places.every(({ row }) => take(open, row))) return none(texts['evidence-differs']());
    if (measures.length > 0) return { rule, places, missing: null, idle: null };
    const idle = seen.groups.length === 0 ? texts['evidence-no-groups']() : rule.spec.idle?.(seen, rule.params);
    return idle === undefined ? none(texts['evidence-no-places']()) : { rule, places, missing: null, idle };
  } catch (error) {
    return none(texts['evidence-failed']({ reason: error instanceof Error ? error.message : String(error) }));
  }
}

/** How often each row stands in plan.json: the team of one school has several rows that differ in numbers only. */
function tally(rows: readonly ComplianceRow[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) counts.set(rowKey(row), (counts.get(rowKey(row)) ?? 0) + 1);
  return counts;
}

/** Takes one such row off; false where none is left. */
function take(open: Map<string, number>, row: ComplianceRow): boolean {
  const left = open.get(rowKey(row)) ?? 0;
  open.set(rowKey(row), left - 1);
  return left > 0;
}

/** Equal for equal rows. */
export const rowKey = ({ rule, clause, scope, year, op, required, actual, holds }: ComplianceRow): string =>
  JSON.stringify([
    rule,
    clause,
    scope.group,
    scope.stage,
    scope.school,
    scope.subject,
    year,
    op,
    required,
    actual,
    holds,
  ]);

export type RuleStatus = 'holds' | 'relaxed' | 'short' | 'broken' | 'nothing-to-check' | 'not-evaluated';

/** How a rule stands: relaxed where a hard quota gave way, short where a soft one is not reached. */
export function ruleStatus({ rule, places, missing, idle }: RuleEvidence): RuleStatus {
  if (missing !== null) return 'not-evaluated';
  if (idle !== null) return 'nothing-to-check';
  if (places.every(({ row }) => row.holds)) return 'holds';
  if (rule.enforce.kind === 'soft') return 'short';
  return rule.spec.nature === 'quota' ? 'relaxed' : 'broken';
}

/** Every place at which the rule was measured. */
export const measuresOf = ({ places }: RuleEvidence): readonly Measure[] => places.flatMap(({ measures }) => measures);
