/** What each posting serves and which clauses count it (domain, section 5: purpose and reasons). */
import { openPins } from '../domain/instance.ts';
import { compositeKey } from '../domain/key.ts';
import type { BarePosting, Posting } from '../domain/plan.ts';
import { byCodePoint } from '../domain/roster.ts';
import { PURPOSES, type Purpose } from '../domain/words.ts';
import type { AppliedRule } from '../policy/policy.ts';
import { ASKS, concerns } from '../rules/pins.ts';
import type { PlanFacts } from './facts.ts';

/** A line of the policy that counts a posting. */
export interface Counting {
  readonly rule: AppliedRule;
  readonly serves: NonNullable<AppliedRule['spec']['serves']>;
}

/** The lines of the policy that count a posting, in the order of the policy. */
export function countingRules(facts: PlanFacts): (posting: BarePosting) => readonly Counting[] {
  const quotas = facts.policy.rules.flatMap((rule) => {
    const { serves } = rule.spec;
    return serves === undefined ? [] : [{ rule, serves, seen: facts.forRule(rule) }];
  });
  return (posting) => quotas.filter(({ rule, serves, seen }) => serves.counts(seen, posting, rule.params));
}

/** The postings with purpose and clauses, in the order given. */
export function withPurposes(facts: PlanFacts): Posting[] {
  const mending = mendShortages(facts);
  const pins = Map.groupBy(openPins(facts.instance), (pin) => pin.teacher);
  const countedBy = countingRules(facts);
  return facts.postings.map((posting) => {
    const counting = countedBy(posting);
    const found = new Set<Purpose>(
      counting.map(({ serves }) => serves.purpose).filter((purpose) => purpose !== 'quota'),
    );
    if (mending.has(posting)) found.add('shortage');
    // Taking office is a duty, whichever rule asks for it.
    if (posting.kind === 'leadership') found.add('duty');
    if ((pins.get(posting.teacher) ?? []).some((pin) => ASKS[pin.kind] && concerns(pin, posting))) found.add('pin');
    // Whoever serves nothing else fills the quota, also where no quota is asked.
    if (found.size === 0) found.add('quota');
    const clauses = new Set(counting.map(({ rule }) => rule.clause).filter((clause) => clause !== null));
    return {
      ...posting,
      purpose: PURPOSES.filter((purpose) => found.has(purpose)),
      clauses: [...clauses].toSorted(byCodePoint),
    };
  });
}

/**
 * Of the teachers present at a host, the first as many as the plan mends of its shortage serve it: those missing before
 * less those missing under the plan. Two teachers of a short subject who change places mend nothing.
 */
function mendShortages(facts: PlanFacts): ReadonlySet<BarePosting> {
  const mending = new Set<BarePosting>();
  const { instance } = facts;
  const tenthsOf = (posting: BarePosting): number => instance.persons.get(posting.teacher)!.tenths;
  const able = facts.postings.filter((posting) => posting.kind !== 'training' && tenthsOf(posting) > 0);
  const subjectOf = (posting: BarePosting): string => instance.persons.get(posting.teacher)!.row.subject;
  for (const year of instance.years) {
    const present = able.filter((posting) => posting.start <= year && year < posting.start + posting.years);
    for (const together of Map.groupBy(present, (posting) => compositeKey(posting.to, subjectOf(posting))).values()) {
      const { to } = together[0]!;
      const subject = subjectOf(together[0]!);
      const missing = (there: number): number => Math.max(0, facts.needTenths(to, subject, year) - there);
      const mended =
        missing(facts.standing(to, year).tenthsBySubject.get(subject) ?? 0) -
        missing(facts.unsharedTenths(to, subject, year));
      const inTurn = together.toSorted((a, b) => a.start - b.start || byCodePoint(a.teacher, b.teacher));
      // Who mends a part of a teacher mends.
      let left = mended;
      for (const posting of inTurn) {
        if (left <= 0) break;
        mending.add(posting);
        left -= tenthsOf(posting);
      }
    }
  }
  return mending;
}
