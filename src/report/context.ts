/** What every report is a pure function of, and the words that several of them need. */
import { kindOf } from '../domain/group-kinds.ts';
import type { Instance } from '../domain/instance.ts';
import type { ComplianceRow, Relaxation, Scope } from '../domain/plan.ts';
import type { GroupKind, Stage } from '../domain/words.ts';
import type { Lang } from '../messages/message.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import type { RuleReadings } from '../verify/compare-readings.ts';
import type { ListChange } from '../planning/keep/list-changes.ts';
import { planFacts, type PlanFacts } from '../verify/facts.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import { RULES } from '../rules/index.ts';
import type { Names } from '../rules/rule.ts';
import { ALL, STAGE } from './words.ts';

/** A plan that the verifier refused cannot be reported: there is no way to make one of these from it. */
export interface ReportContext {
  readonly plan: VerifiedPlan;
  readonly instance: Instance;
  readonly policy: Policy;
  /**
   * The plan was read from a file: values are recomputed, bounds cannot be, so that what it says of its own proof is
   * told as its claim. Left out where we searched ourselves, or a store vouches for the bytes.
   */
  readonly isClaimed?: boolean;
  /** The plan under other readings, where somebody asked for the comparison. */
  readonly compared?: readonly RuleReadings[];
  /** What became of the list that the plan was made around, where there was one. */
  readonly changes?: readonly ListChange[];
}

/** Who is where: the verifier's own numbers, so that a report never derives them a third time. */
export const factsOf = ({ plan, instance, policy }: ReportContext): PlanFacts =>
  planFacts(instance, policy, plan.postings, plan.sharedTeaching);

/** The bare names behind ids, as public lists print them; an unknown id stands for itself. */
export function plainNames(instance: Instance): Names {
  const groups = new Map(instance.groups.map((group) => [group.id, group.name]));
  return {
    group: (id) => (id === null ? '' : (groups.get(id) ?? id)),
    school: (id) => (id === null ? '' : ((instance.sites.get(id) ?? instance.outside.sites.get(id))?.row.name ?? id)),
    teacher: (id) =>
      id === null ? '' : ((instance.persons.get(id) ?? instance.outside.persons.get(id))?.row.name ?? id),
  };
}

/** The word of a stage key; the key itself where it is none of ours. */
export const stageWord = (key: string | null, lang: Lang): string =>
  key === null ? '' : (STAGE[key as Stage]?.[lang] ?? key);

/** Where a rule speaks, in words: group, stage, school, subject. */
export function scopeWords(scope: Scope, names: Names, lang: Lang): string {
  const parts = [
    names.group(scope.group),
    stageWord(scope.stage, lang),
    names.school(scope.school),
    scope.subject ?? '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? ALL[lang] : parts.join(lang === 'en' ? ', ' : '·');
}

/**
 * The line of the policy that a certificate row comes from; undefined where the policy has none (a file of other
 * making). One rule with one clause may stand there once for some kinds of groups and once for others: `kind` tells
 * which.
 */
export function appliedRule(
  policy: Policy,
  rule: string,
  clause: string | null,
  kind: GroupKind | null = null,
): AppliedRule | undefined {
  const lines = policy.rules.filter((line) => line.spec.id === rule);
  const own = lines.filter((line) => line.clause === clause);
  return own.find(({ kinds }) => kind === null || kinds === null || kinds.includes(kind)) ?? own[0] ?? lines[0];
}

/** The kind, in the year of a row, of the group of which it speaks; null where it speaks of all. */
export function kindAt(instance: Instance, scope: Scope | null, year: number): GroupKind | null {
  const group = instance.groups.find(({ id }) => id === scope?.group);
  return group === undefined ? null : kindOf(group, year);
}

/** The name of a rule that the policy need not apply (a file of other making). */
export const titleOf = (rule: string, lang: Lang): string => RULES.get(rule)?.title.in(lang) ?? rule;

/** The name of a rule as an officer would say it, with its clause. */
export function ruleTitle(policy: Policy, rule: string, clause: string | null, lang: Lang): string {
  const title = appliedRule(policy, rule, clause)?.spec.title.in(lang) ?? titleOf(rule, lang);
  return clause === null ? title : lang === 'en' ? `${title} (${clause})` : `${title}（${clause}）`;
}

/** Where a certificate row or a relaxation stands, as a key: equal for a quota's row and what was relaxed there. */
export const placeKey = ({ rule, clause, year, scope }: ComplianceRow | Relaxation): string =>
  JSON.stringify([rule, clause, year, scope.group, scope.stage, scope.school, scope.subject]);
