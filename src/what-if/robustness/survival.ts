/** Whether a published plan still holds after something happened: the verifying side alone, nothing is searched. */
import type { BarePosting, SharedTeaching } from '../../domain/plan.ts';
import { judge } from '../../verify/appraise.ts';
import { instanceOf, type Case } from '../../planning/case.ts';
import { tierValues } from '../../verify/objective.ts';
import { validity } from '../../verify/validity.ts';

export interface PublishedPlan {
  readonly postings: readonly BarePosting[];
  readonly sharedTeaching: readonly SharedTeaching[];
  /** What its hard rules give way as published. */
  readonly legal: number;
}

/** A rule at a school and subject, as deep as it speaks. */
export interface Breakage {
  /** Null: the posting itself cannot be any more. */
  readonly rule: string | null;
  readonly clause: string | null;
  readonly school: string | null;
  readonly subject: string | null;
}

export interface Survival {
  /** Postings that their own teachers cannot serve to the end. */
  readonly lapsed: readonly BarePosting[];
  /** The others, and what is left of shared teaching. */
  readonly rest: PublishedPlan;
  /** The rest is lawful, and no more hard rules give way than as published. */
  readonly survives: boolean;
  /** Protections and limits that no longer hold, quotas that lack more than as published. */
  readonly broken: readonly Breakage[];
}

/** `missing`: who left or is away. */
export function survival(changed: Case, published: PublishedPlan, missing: ReadonlySet<string>): Survival {
  const instance = instanceOf(changed);
  const { policy } = changed;
  const lapsed = published.postings.filter(
    (posting) => missing.has(posting.teacher) && validity(instance, policy, [posting]).findings.length > 0,
  );
  const gone = new Set(lapsed.map(({ teacher }) => teacher));
  const postings = published.postings.filter(({ teacher }) => !gone.has(teacher));
  const sharedTeaching = published.sharedTeaching.filter(({ teacher }) => !missing.has(teacher));
  const rest = { postings, sharedTeaching, legal: published.legal };
  const faults = validity(instance, policy, postings, sharedTeaching).findings;
  const { facts, measured, isBroken } = judge(instance, policy, postings, sharedTeaching);
  const survives = faults.length === 0 && !isBroken && tierValues(facts, measured).legal <= published.legal;
  if (survives) return { lapsed, rest, survives, broken: [] };
  const rows = measured.flatMap(({ rule, measures }) =>
    rule.enforce.kind !== 'must'
      ? []
      : measures
          .filter(({ by }) => by > 0)
          .map(({ where }): Breakage => ({
            rule: rule.spec.id,
            clause: rule.clause,
            school: where.school,
            subject: where.subject,
          })),
  );
  const unfit = faults.map((): Breakage => ({ rule: null, clause: null, school: null, subject: null }));
  return {
    lapsed,
    rest,
    survives,
    broken: [...new Map([...unfit, ...rows].map((one) => [JSON.stringify(one), one])).values()],
  };
}
