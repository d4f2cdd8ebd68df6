/**
 * Teachers first employed at a member school in the horizon, where they are trained, by whom and when (RA8, SZ7): from
 * the plan, from postings that run, else from the table 协作活动. Computed, never optimised.
 */
import type { Person } from '../../domain/instance.ts';
import { monthOf, september, type Month } from '../../domain/month.ts';
import { byCodePoint, type Roster } from '../../domain/roster.ts';
import { trainingDue } from '../../rules/newcomer-training.ts';
import type { PlanFacts } from '../facts.ts';

/** Where a newcomer learns; months null where the roster does not give them. `until`: the last month. */
interface Training {
  readonly by: 'posting' | 'running' | 'activity';
  readonly from: Month | null;
  readonly until: Month | null;
}

export interface Newcomer {
  readonly person: Person;
  /** The core of the group; null where it has none. */
  readonly core: string | null;
  /** The school year in which the teacher is new. */
  readonly first: number;
  /** The one in which the training is due: later for who is away then; null = not within the horizon. */
  readonly due: number | null;
  /** null = nothing is arranged. */
  readonly training: Training | null;
  /** Teachers whom 协作活动 names as tutors, by id. */
  readonly tutors: readonly string[];
}

type Activity = Roster['activities'][number];

/** By year, home school, then teacher. */
export function newcomers({ instance, postings }: PlanFacts): readonly Newcomer[] {
  const { years, persons } = instance;
  const cores = new Map(
    [...instance.sites.values()].flatMap(({ id, row, group }) => (row.role === 'core' ? [[group.id, id]] : [])),
  );
  return [...persons.values()]
    .flatMap((person): Newcomer[] => {
      const first = years.find(
        (year) => person.row.employedSince > september(year - 1) && person.row.employedSince <= september(year),
      );
      if (first === undefined || person.home.row.role !== 'member' || !person.inService(first)) return [];
      const core = cores.get(person.home.group.id) ?? null;
      const own = instance.roster.activities.filter(
        ({ teacher, year, form }) =>
          teacher === person.id && year >= first - 1 && (form === 'shadowing' || form === 'mentoring'),
      );
      const posting = postings.find(
        ({ teacher, kind, to }) => teacher === person.id && kind === 'training' && to === core,
      );
      return [
        {
          person,
          core,
          first,
          due: trainingDue(person, instance) ?? null,
          training:
            posting === undefined
              ? (running(person, core) ?? shadowing(own, core))
              : {
                  by: 'posting',
                  from: september(posting.start),
                  until: monthOf(posting.start + posting.years, 8),
                },
          tutors: [...new Set(own.flatMap(({ tutor }) => (tutor === null ? [] : [tutor])))].toSorted(byCodePoint),
        },
      ];
    })
    .toSorted(
      (a, b) =>
        a.first - b.first || byCodePoint(a.person.home.id, b.person.home.id) || byCodePoint(a.person.id, b.person.id),
    );
}

const running = ({ running: stay, row }: Person, core: string | null): Training | null =>
  stay !== null && stay.to === core ? { by: 'running', from: row.postedFrom, until: row.postedUntil } : null;

/** The first shadowing at the core. */
function shadowing(activities: readonly Activity[], core: string | null): Training | null {
  const found = activities
    .filter(({ form, to }) => form === 'shadowing' && to === core)
    .toSorted((a, b) => a.year - b.year || (a.begins ?? 0) - (b.begins ?? 0))[0];
  return found === undefined ? null : { by: 'activity', from: found.begins, until: found.ends };
}
