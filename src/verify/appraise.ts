/**
 * Everything in plan.json that follows from the bare postings: purposes, tiers, certificate, relaxations, shortages,
 * allowances, outcome, and what is wrong. The planner writes these values and the verifier compares with them.
 */
import { isLived, type Instance, livedPostings } from '../domain/instance.ts';
import type {
  AllowanceRow,
  BarePosting,
  ComplianceRow,
  Plan,
  Posting,
  Relaxation,
  SharedTeaching,
  ShortageRow,
} from '../domain/plan.ts';
import { byCodePoint } from '../domain/roster.ts';
import type { TierName } from '../domain/words.ts';
import type { Message } from '../messages/message.ts';
import type { AppliedRule, Policy } from '../policy/policy.ts';
import type { Measure } from '../rules/rule.ts';
import { allowances } from './allowances.ts';
import { certificate, relaxations } from './certificate.ts';
import { planFacts, type PlanFacts } from './facts.ts';
import { toleratedBy } from './lived.ts';
import { namesOf } from './names.ts';
import { tierValues, type Measured } from './objective.ts';
import { withPurposes } from './purposes.ts';
import { shortageRows } from './shortages.ts';
import { validity } from './validity.ts';
import { texts } from './validity-texts.ts';

export interface Appraisal {
  readonly postings: readonly Posting[];
  readonly sharedTeaching: readonly SharedTeaching[];
  readonly tiers: Readonly<Record<TierName, number>>;
  readonly compliance: readonly ComplianceRow[];
  readonly relaxations: readonly Relaxation[];
  readonly shortages: readonly ShortageRow[];
  readonly allowances: readonly AllowanceRow[];
  readonly outcome: Plan['outcome'];
  /** Protections that do not hold. */
  readonly broken: readonly Message[];
  /** Invalid postings and broken protections; a plan with any is never written. */
  readonly findings: readonly Message[];
  readonly facts: PlanFacts;
  readonly measured: readonly Measured[];
}

/** By start, then teacher: the order of plan.json. */
export const inPlanOrder = (a: BarePosting, b: BarePosting): number =>
  a.start - b.start || byCodePoint(a.teacher, b.teacher);

/** By year, then teacher and campus. */
export const inSharingOrder = (a: SharedTeaching, b: SharedTeaching): number =>
  a.year - b.year || byCodePoint(a.teacher, b.teacher) || byCodePoint(a.to, b.to);

/**
 * Appraises postings and shared teaching, in any order; every one must name a known teacher and known schools (see
 * `validity`). Nothing is thrown for a bad plan: what is wrong stands in `findings`.
 */
export function appraise(
  instance: Instance,
  policy: Policy,
  bare: readonly BarePosting[],
  shared: readonly SharedTeaching[] = [],
): Appraisal {
  const sorted = bare.toSorted(inPlanOrder);
  const { facts, measured, brokenProtections } = judge(instance, policy, sorted, shared);
  const broken = brokenProtections();
  const relaxed = relaxations(measured);
  return {
    postings: withPurposes(facts),
    sharedTeaching: shared.toSorted(inSharingOrder),
    tiers: tierValues(facts, measured),
    compliance: certificate(facts, measured),
    relaxations: relaxed,
    shortages: shortageRows(facts),
    allowances: allowances(instance, policy.settings, sorted),
    outcome: relaxed.length === 0 ? 'compliant' : 'relaxed',
    broken,
    findings: [...validity(instance, policy, sorted, shared).findings, ...broken],
    facts,
    measured,
  };
}

export interface Judgement {
  readonly facts: PlanFacts;
  readonly measured: readonly Measured[];
  /** True where a protection that must hold does not. */
  readonly isBroken: boolean;
  brokenProtections(): readonly Message[];
}

/** Measures every rule of the policy: the part of the appraisal that says whether a plan may be written at all. */
export function judge(
  instance: Instance,
  policy: Policy,
  postings: readonly BarePosting[],
  shared: readonly SharedTeaching[] = [],
): Judgement {
  const facts = planFacts(instance, policy, postings, shared);
  const measured = policy.rules.map((rule) => ({ rule, measures: rule.spec.check(facts.forRule(rule), rule.params) }));
  const protections = measured.filter(({ rule }) => rule.spec.nature === 'protection' && rule.enforce.kind === 'must');
  const tolerated = toleratedBy(instance, policy);
  const breaks = (rule: AppliedRule, measure: Measure): boolean => measure.by > tolerated(rule, measure);
  const missing = livedPostings(instance).filter(
    (lived) => !postings.some((posting) => posting.teacher === lived.teacher && isLived(instance, posting)),
  );
  return {
    facts,
    measured,
    isBroken:
      missing.length > 0 || protections.some(({ rule, measures }) => measures.some((measure) => breaks(rule, measure))),
    brokenProtections: () => {
      const names = namesOf(instance);
      return [
        ...missing.map(({ teacher, to, start, years }) =>
          texts['lived-missing']({ teacher: names.teacher(teacher), host: names.school(to), start, years }),
        ),
        ...protections.flatMap(({ rule, measures }) =>
          measures.filter((measure) => breaks(rule, measure)).map((measure) => rule.spec.say(measure, names)),
        ),
      ];
    },
  };
}
