/**
 * Random tiny cases that were published and have changed since: some postings begun, some teachers gone, some demand
 * moved.
 */
import * as fc from 'fast-check';
import { deriveInstance } from '../../src/domain/instance.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import { publishedOf, type Published } from '../../src/domain/published.ts';
import { canonical, type Roster, type Teacher } from '../../src/domain/roster.ts';
import { planFacts } from '../../src/verify/facts.ts';
import { shortageRows } from '../../src/verify/shortages.ts';
import type { Case } from '../../src/planning/case.ts';
import { arbitraryTinyCase, month, type TinyCase } from './arbitrary-tiny.ts';
import { candidates, searchSize } from './brute-force.ts';
import { demand, Y } from './tiny.ts';

export interface ReplanCase extends Case {
  readonly published: Published;
  /** The case as it was when the list was published. */
  readonly before: TinyCase;
}

/**
 * One of the postings that each teacher could begin, or none; not always lawful together: a published list is taken as
 * it is.
 */
const someList = (tiny: TinyCase, picks: readonly number[]): readonly BarePosting[] =>
  candidates(tiny.instance, tiny.policy)
    .flatMap((own, i) => own.slice(picks[i % picks.length]! % (own.length + 2)).slice(0, 1))
    .toSorted((a, b) => a.start - b.start || (a.teacher < b.teacher ? -1 : 1));

/** With what the list leaves short, as plan.json has it. */
export const asPublished = (tiny: TinyCase, list: readonly BarePosting[]): Parameters<typeof publishedOf>[0] => ({
  postings: list.map((posting) => ({ ...posting, purpose: [], clauses: [] })),
  horizon: [...tiny.instance.years],
  shortages: shortageRows(planFacts(tiny.instance, tiny.policy, list)),
});

const event = (tiny: TinyCase): fc.Arbitrary<(roster: Roster) => Roster> => {
  const teacher = fc.constantFrom(...tiny.roster.teachers.map(({ id }) => id));
  const cells: fc.Arbitrary<Partial<Teacher>> = fc.oneof(
    { weight: 4, arbitrary: month(2026, 2031).map((leaves) => ({ leaves })) },
    { weight: 1, arbitrary: fc.constant({ exempt: true, exemptUntil: null }) },
    { weight: 1, arbitrary: month(2027, 2029).map((absentUntil) => ({ status: 'sick' as const, absentUntil })) },
    { weight: 1, arbitrary: fc.constantFrom(Y, Y + 1, Y + 2).map((graduatingYear) => ({ graduatingYear })) },
  );
  const staff = fc.tuple(teacher, cells).map(([id, changed]) => (roster: Roster) => ({
    ...roster,
    teachers: roster.teachers.map((row) => (row.id === id ? { ...row, ...changed } : row)),
  }));
  const needs = fc.tuple(fc.nat(20), fc.integer({ min: 0, max: 30 })).map(([at, tenths]) => (roster: Roster) => ({
    ...roster,
    demand: roster.demand.map((row, i) =>
      i === at % roster.demand.length ? demand(row.school, row.subject, tenths / 10, row.year) : row,
    ),
  }));
  return fc.oneof({ weight: 4, arbitrary: staff }, { weight: 1, arbitrary: needs });
};

const MOST_PLANS = 4000;

/** `begun`: before the horizon, or its first or second year. */
export const arbitraryReplan = (begun: fc.Arbitrary<number>): fc.Arbitrary<ReplanCase> =>
  arbitraryTinyCase
    .chain((before) =>
      fc.record({
        before: fc.constant(before),
        picks: fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }),
        events: fc.array(event(before), { maxLength: 3 }),
        begun,
      }),
    )
    .map(({ before, picks, events, begun: year }): ReplanCase => {
      const roster = canonical(events.reduce((rows, change) => change(rows), before.roster));
      return {
        roster,
        policy: before.policy,
        from: before.from,
        before,
        published: publishedOf(asPublished(before, someList(before, picks)), 'sha256:published', year),
      };
    })
    .filter(
      ({ roster, policy, from, published }) =>
        searchSize(candidates(deriveInstance(roster, from, published), policy)) <= MOST_PLANS,
    );
