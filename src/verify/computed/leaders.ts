/**
 * Leaders of each group in every year of a plan: principals, and principals with vice-principals together, against the
 * posts before a merger (RA12, PJ1, QD11). The catalogue rows are listed in `policy/computed.ts`.
 */
import type { Person } from '../../domain/instance.ts';
import { byCodePoint } from '../../domain/roster.ts';
import type { PlanFacts } from '../facts.ts';
import { runsIn } from '../presence.ts';

export interface GroupLeaders {
  readonly group: string;
  readonly years: readonly {
    readonly year: number;
    readonly principals: readonly string[];
    /** Principals and vice-principals. */
    readonly leaders: readonly string[];
  }[];
  /** Leaders' posts of all its schools before they merged; null where one school does not say. */
  readonly before: number | null;
}

const ids = (people: readonly Person[]): string[] => people.map(({ id }) => id).toSorted(byCodePoint);

/** Who holds office in a group, on leave or not; whoever the plan sends to another group holds it there. */
export function groupLeaders({ instance, postings }: PlanFacts): readonly GroupLeaders[] {
  const leading = [...instance.persons.values()].filter((person) => person.leader);
  const groupOf = (person: Person, year: number): string => {
    const sent = postings.find((posting) => posting.teacher === person.id && runsIn(posting, year));
    return (sent === undefined ? person.home : instance.sites.get(sent.to)!).group.id;
  };
  return instance.groups.map(({ id }): GroupLeaders => {
    const posts = [...instance.sites.values()].flatMap(({ group, row }) =>
      group.id === id ? [row.leaderPostsBeforeMerger] : [],
    );
    return {
      group: id,
      years: instance.years.map((year) => {
        const own = leading.filter((person) => person.inService(year) && groupOf(person, year) === id);
        return {
          year,
          principals: ids(own.filter(({ row }) => row.position === 'principal')),
          leaders: ids(own),
        };
      }),
      before: posts.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0),
    };
  });
}
