/** Everybody's time away from home, on postings of the plan and on those that run already, one shape for both. */
import type { Instance, Person, Site } from '../../domain/instance.ts';
import { september, type Month } from '../../domain/month.ts';
import type { BarePosting } from '../../domain/plan.ts';
import { byCodePoint } from '../../domain/roster.ts';
import type { PostingKind } from '../../domain/words.ts';

export interface Stay {
  readonly person: Person;
  /** `running`: the roster does not say of which kind. */
  readonly kind: PostingKind | 'running';
  /** null = outside the county. */
  readonly host: Site | null;
  /** First month; null where the roster does not give it. */
  readonly since: Month | null;
  /** First school year of the horizon in which it counts, and the one in which the teacher is back home. */
  readonly first: number;
  readonly returns: number;
}

/** By first year, then teacher. */
export function staysOf(instance: Instance, postings: readonly BarePosting[]): readonly Stay[] {
  const planned = postings.map(({ teacher, to, start, years, kind }): Stay => ({
    person: instance.persons.get(teacher)!,
    kind,
    host: instance.sites.get(to)!,
    since: september(start),
    first: start,
    returns: start + years,
  }));
  const running = [...instance.persons.values()].flatMap((person): Stay[] => {
    if (person.running === null) return [];
    const { to, returns } = person.running;
    return [
      {
        person,
        kind: 'running',
        host: to === null ? null : instance.sites.get(to)!,
        since: person.row.postedFrom,
        first: instance.years[0],
        returns,
      },
    ];
  });
  return [...planned, ...running].toSorted((a, b) => a.first - b.first || byCodePoint(a.person.id, b.person.id));
}

/** True where the person is at work in a year of the stay: in service and not on leave. */
export const isPresent = ({ person, first, returns }: Stay, year: number): boolean =>
  first <= year && year < returns && person.inService(year) && !person.absent(year);
