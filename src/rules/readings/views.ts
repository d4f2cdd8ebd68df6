/** Other views of a finished plan: for checks under another reading, never for the model. */
import { byCodePoint } from '../../domain/roster.ts';
import type { BarePosting } from '../../domain/plan.ts';
import type { Person } from '../../domain/instance.ts';
import type { Facts } from '../facts.ts';
import { teacher } from '../starters.ts';

/**
 * Whoever serves on an exchange in the year counts, whenever it began: postings of the plan that still run, and those
 * that the roster brings along (which does not say of which kind they are). They stand there as if begun in that year.
 */
export function serving(facts: Facts): Facts {
  const carried = facts.groups
    .flatMap(({ id }) => facts.people(id))
    .flatMap((person) =>
      person.running === null || person.running.to === null
        ? []
        : [{ person, to: person.running.to, returns: person.running.returns }],
    );
  const inYear = (year: number): readonly BarePosting[] => {
    const planned = facts.postings.filter(
      (posting) =>
        posting.kind === 'exchange' &&
        posting.start <= year &&
        year < posting.start + posting.years &&
        facts.atWork(teacher(facts, posting), year),
    );
    const before = carried.filter(({ person, returns }) => year < returns && facts.atWork(person, year));
    return [
      ...planned.map((posting) => ({ ...posting, start: year })),
      ...before.map(({ person, to, returns }) => ({
        teacher: person.id,
        from: person.home.id,
        to,
        start: year,
        years: returns - year,
        kind: 'exchange' as const,
      })),
    ].toSorted((a, b) => byCodePoint(a.teacher, b.teacher));
  };
  return { ...facts, starters: inYear };
}

/** Only those who leave a core school count as starters. */
export const outOfCore = (facts: Facts): Facts => ({
  ...facts,
  starters: (year) =>
    facts.starters(year).filter((posting) => facts.instance.sites.get(posting.from)!.row.role === 'core'),
});

const tenOfTwelve = <P extends { readonly yuan: number }>(payee: P): P => ({ ...payee, yuan: (payee.yuan * 10) / 12 });

/** Ten months of a school year are paid, the holidays are not. */
export const tenMonths = (facts: Facts): Facts => ({
  ...facts,
  payees: (year) => facts.payees(year).map(tenOfTwelve),
  everyonesPay: (year) => facts.everyonesPay(year).map(tenOfTwelve),
  allowanceCost: (year) => (facts.allowanceCost(year) * 10) / 12,
});

const settledAt = (person: Person, year: number): string | null =>
  person.running !== null && year < person.running.returns ? person.running.to : person.home.id;

/** The staff of a school are those who would work there without the postings of the plan. */
export function beforePostings(facts: Facts): Facts {
  const workers = (school: string, year: number): readonly Person[] =>
    [...facts.instance.persons.values()].filter(
      (person) => facts.atWork(person, year) && settledAt(person, year) === school,
    );
  return { ...facts, workers, staff: (school, year) => workers(school, year).length };
}
