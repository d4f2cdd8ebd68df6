/**
 * Postings that end within the horizon, on which somebody decides: back home, staying, longer, shorter (RA6). Those that
 * the roster has ended by the first September, those that run, and those of the plan. Computed, never optimised.
 */
import type { Instance, Person, Site } from '../../domain/instance.ts';
import { compositeKey } from '../../domain/key.ts';
import type { Month } from '../../domain/month.ts';
import { byCodePoint } from '../../domain/roster.ts';
import type { PlanFacts } from '../facts.ts';
import { taught, vacanciesFor } from './school-entitlements.ts';
import { staysOf, type Stay } from './stays.ts';

export interface PostingEnd {
  readonly person: Person;
  /** `over`: ended by the first September, the teacher counts as back; `running`: the roster does not say which kind. */
  readonly kind: Stay['kind'] | 'over';
  /** null = outside the county. */
  readonly host: Site | null;
  readonly since: Month | null;
  /** The September in which the teacher is back, as a school year. */
  readonly returns: number;
  /** False: the roster names no end, so that the posting is taken to last until the horizon ends. */
  readonly endKnown: boolean;
  /** Where the plan sends the teacher in that very September; null = nowhere. */
  readonly next: string | null;
  /** `gone`: has left the service by then; `leader`: no teacher of a subject; `unknown`: no demand was entered. */
  readonly place: 'enough' | 'short' | 'unknown' | 'leader' | 'gone' | 'away';
}

/** By the September of the return, home school, then teacher; up to the one that follows the horizon. */
export function endsOf(facts: PlanFacts): readonly PostingEnd[] {
  const { instance, postings } = facts;
  const [first, , last] = instance.years;
  const stays = staysOf(instance, postings);
  const sent = new Map(stays.map(({ person, first: year, host }) => [compositeKey(year, person.id), host?.id ?? null]));
  const found = [
    ...over(instance),
    ...stays.map(({ person, kind, host, since, returns }) => ({
      person,
      kind,
      host,
      since,
      returns,
      endKnown: kind !== 'running' || person.running!.endKnown,
    })),
  ].filter(({ returns }) => returns >= first && returns <= last + 1);
  const next = (person: Person, year: number): string | null => sent.get(compositeKey(year, person.id)) ?? null;
  const together = Map.groupBy(
    found.filter(({ person, returns }) => person.inService(returns) && next(person, returns) === null),
    ({ person, returns }) => compositeKey(person.home.id, taught(person), returns),
  );
  const placeOf = (person: Person, year: number): PostingEnd['place'] => {
    if (!person.inService(year)) return 'gone';
    if (next(person, year) !== null) return 'away';
    const subject = taught(person);
    if (subject === null) return 'leader';
    const people = together.get(compositeKey(person.home.id, subject, year))!.map((one) => one.person);
    const vacancies = vacanciesFor(facts, person.home, subject, year, people);
    return vacancies === null ? 'unknown' : vacancies >= people.length ? 'enough' : 'short';
  };
  return found
    .map((end) => ({ ...end, next: next(end.person, end.returns), place: placeOf(end.person, end.returns) }))
    .toSorted(
      (a, b) =>
        a.returns - b.returns ||
        byCodePoint(a.person.home.id, b.person.home.id) ||
        byCodePoint(a.person.id, b.person.id),
    );
}

/** Whom the roster still has at the host, though the posting has ended by the first September. */
const over = ({ persons, sites, years, lived }: Instance) =>
  [...persons.values()]
    .filter(({ id, row, running }) => running === null && row.working !== row.home && !lived.has(id))
    .map((person) => ({
      person,
      kind: 'over' as const,
      host: sites.get(person.row.working) ?? null,
      since: person.row.postedFrom,
      returns: years[0],
      endKnown: true,
    }));
