/**
 * A list of the first year alone, held against the policy: what of it cannot be, which rules it breaks, and what it
 * still lacks. The verifying side only: nothing is searched, so that nothing is said of how the list could be
 * completed.
 */
import type { BarePosting } from '../domain/plan.ts';
import { byCodePoint, type Pin } from '../domain/roster.ts';
import type { Message } from '../messages/message.ts';
import type { AppliedRule } from '../policy/policy.ts';
import { ASKS } from '../rules/pins.ts';
import type { Measure } from '../rules/rule.ts';
import { inPlanOrder, judge } from '../verify/appraise.ts';
import { instanceOf, withoutPins, type Case } from './case.ts';
import { withList, type KeptRow } from './keep/keep-list.ts';
import { namesOf } from '../verify/names.ts';
import { overrides } from '../verify/overrides.ts';
import { validity } from '../verify/validity.ts';

/**
 * `broken`: a protection; `excess`: more than a rule allows; `missing`: less than a rule asks; `soft`: either, of a
 * rule that holds where possible.
 */
export type ListFindingKind = 'broken' | 'excess' | 'missing' | 'soft';

export interface ListFinding {
  readonly kind: ListFindingKind;
  readonly rule: AppliedRule;
  readonly measure: Measure;
  /** Place, number and limit, in the words of the rule. */
  readonly message: Message;
  /** Whom of the list it concerns: who is counted there, else who leaves or comes there; in id order. */
  readonly teachers: readonly string[];
}

export interface ListVerdict {
  /**
   * What is wrong with single postings, whatever the rules ask; `at` = the posting's index in the list that was given.
   */
  readonly invalid: readonly { readonly at: number | null; readonly message: Message }[];
  /** By kind in the order above, then in the order of the policy. */
  readonly findings: readonly ListFinding[];
  /** Protections and limits of later years that the list alone breaks: postings of those years may still mend them. */
  readonly later: readonly ListFinding[];
  /** Listed postings that only a decision entered by hand allows: whoever signs the list is told. */
  readonly overridden: readonly Message[];
  /** True where nothing is invalid, broken, too much or missing in that year. */
  readonly lawful: boolean;
}

const ORDER: readonly ListFindingKind[] = ['broken', 'excess', 'missing', 'soft'];

/**
 * Judges postings as the whole plan of the first year of the case. What is asked of that year decides; what the
 * postings break in the years that they last, and later postings must mend, is told apart. Decisions entered by hand
 * that later years can still meet are not asked of the list.
 */
export function judgeList(given: Case, postings: readonly BarePosting[]): ListVerdict {
  const listed = new Set(postings.map(({ teacher }) => teacher));
  const later = (pin: Pin): boolean => ASKS[pin.kind] && pin.year !== given.from && !listed.has(pin.teacher);
  const instance = instanceOf(given.roster.pins.some(later) ? withoutPins(given, later) : given);
  const { findings: wrong, derivable } = validity(instance, given.policy, postings);
  const invalid = wrong.map((message) => ({ at: indexOf(message), message }));
  if (!derivable) return { invalid, findings: [], later: [], overridden: [], lawful: false };
  const names = namesOf(instance);
  const { measured } = judge(instance, given.policy, postings.toSorted(inPlanOrder));
  const findings = measured.flatMap(({ rule, measures }) =>
    measures.flatMap((measure): ListFinding[] => {
      const kind = kindOf(rule, measure, given.from);
      if (kind === null) return [];
      return [
        {
          kind,
          rule,
          measure,
          message: rule.spec.say(measure, names),
          teachers: concerned(measure, postings, (id) => instance.persons.get(id)?.row.subject ?? null),
        },
      ];
    }),
  );
  const sorted = ORDER.flatMap((kind) => findings.filter((one) => one.kind === kind));
  const now = sorted.filter(({ measure }) => measure.where.year === given.from);
  return {
    invalid,
    findings: now,
    later: sorted.filter((one) => !now.includes(one)),
    overridden: overrides(instance, given.policy, postings),
    lawful: invalid.length === 0 && now.every(({ kind }) => kind === 'soft'),
  };
}

/**
 * Judges the rows of a list as `plan --keep` takes them: those that stand as they are are decisions entered by hand,
 * which override eligibility with a warning.
 */
export const judgeKept = (given: Case, rows: readonly KeptRow[]): ListVerdict =>
  judgeList(
    withList(given, rows),
    rows.map(({ posting }) => posting),
  );

/** null where the rule holds there, or speaks of a year for which nothing is planned yet. */
function kindOf({ spec, enforce }: AppliedRule, { where, op, by }: Measure, first: number): ListFindingKind | null {
  if (by === 0) return null;
  const protects = spec.nature === 'protection';
  if (where.year !== first && op === '>=' && !protects) return null;
  if (enforce.kind !== 'must') return where.year === first ? 'soft' : null;
  return protects ? 'broken' : op === '<=' ? 'excess' : 'missing';
}

/** `3` of `postings[3]`. */
function indexOf({ facts }: Message): number | null {
  const at = 'at' in facts && typeof facts.at === 'string' ? /^postings\[(\d+)\]$/u.exec(facts.at)?.[1] : undefined;
  return at === undefined ? null : Number(at);
}

function concerned(
  { where, people }: Measure,
  postings: readonly BarePosting[],
  subjectOf: (teacher: string) => string | null,
): readonly string[] {
  const ids = new Set(people?.counted);
  const touches = ({ teacher, from, to }: BarePosting): boolean =>
    where.teacher === teacher ||
    (where.teacher === null &&
      where.school !== null &&
      (from === where.school || to === where.school) &&
      (where.subject === null || subjectOf(teacher) === where.subject));
  return postings
    .filter((posting) => (people === undefined ? touches(posting) : ids.has(posting.teacher)))
    .map(({ teacher }) => teacher)
    .toSorted(byCodePoint);
}
