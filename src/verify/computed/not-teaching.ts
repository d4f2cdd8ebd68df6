/**
 * Leaders whose share of teaching the roster does not give: they count as not teaching, and where a shortage is one of
 * their own subject it may hang on that alone (domain, section 1).
 */
import { DeepMap } from '../../domain/key.ts';
import type { Instance } from '../../domain/instance.ts';
import type { BarePosting, ShortageRow } from '../../domain/plan.ts';
import { runsIn } from '../presence.ts';
import { workplace } from '../standing.ts';

/** A subject that is short at a school in a year, where such leaders of the subject work. */
interface Doubt {
  readonly school: string;
  readonly subject: string;
  readonly year: number;
  readonly leaders: readonly string[];
}

export interface NotTeaching {
  /** Who is at work in some year of the horizon, in order of ids. */
  readonly leaders: readonly string[];
  /** In the order of the plan's shortages. */
  readonly shortages: readonly Doubt[];
}

/** Leaders counted as not teaching by default, and the shortages, without or with the plan, that may hang on it. */
export function notTeaching(
  { persons, years }: Instance,
  { postings, shortages }: { readonly postings: readonly BarePosting[]; readonly shortages: readonly ShortageRow[] },
): NotTeaching {
  const posted = new Map(postings.map((posting) => [posting.teacher, posting]));
  const counted = [...persons.values()].filter(
    (person) =>
      person.leader && person.row.teachingTenths === null && years.some((year) => workplace(person, year) !== null),
  );
  const there = new DeepMap<readonly [school: string, subject: string, year: number], string[]>();
  for (const person of counted) {
    const posting = posted.get(person.id);
    for (const year of years) {
      const before = workplace(person, year);
      if (before === null) continue;
      const after = posting !== undefined && runsIn(posting, year) ? posting.to : before;
      for (const school of new Set([before, after]))
        there.ensure([school, person.row.subject, year], () => []).push(person.id);
    }
  }
  return {
    leaders: counted.map(({ id }) => id),
    shortages: shortages.flatMap(({ school, subject, year }) => {
      const leaders = there.get(school, subject, year) ?? [];
      return leaders.length === 0 ? [] : [{ school, subject, year, leaders }];
    }),
  };
}
