/**
 * The months that a posted teacher serves in the country and at member schools, finished, running and planned, and the
 * month in which 36 at members are full (RA14, RA15): one line per person, however often posted. Computed, never
 * optimised.
 */
import sum from 'lodash/sum.js';
import type { Person } from '../../domain/instance.ts';
import { asOrdered, september, type Month } from '../../domain/month.ts';
import { memberMonthsBefore } from '../../domain/served.ts';
import type { PlanFacts } from '../facts.ts';
import { EXEMPT_AFTER, isRural } from './entitlements.ts';
import { isPresent, staysOf, type Stay } from './stays.ts';

export interface ServiceLine {
  readonly person: Person;
  readonly stays: readonly Stay[];
  /** Rural months: those of the roster, what each year of the horizon adds, and what the years after it add. */
  readonly rural: { readonly before: number; readonly byYear: readonly number[]; readonly after: number };
  /**
   * Months at member schools: on the last finished posting, on the running one until its end (null: its beginning is
   * not known), on those of the plan. Of a person on a running posting no finished one is known: the row has one pair
   * of dates.
   */
  readonly member: { readonly finished: number; readonly running: number | null; readonly planned: number };
  /**
   * For teachers of a core: the month in which 36 are full; null where they are full before the first stay that is
   * listed (`done`), or are not reached.
   */
  readonly full: Month | null;
  readonly done: boolean;
}

/** Everybody on a posting of the plan or on a running one, by home school, then teacher. */
export function serviceLines({ instance, postings }: PlanFacts): readonly ServiceLine[] {
  const byPerson = Map.groupBy(staysOf(instance, postings), ({ person }) => person.id);
  return [...instance.persons.values()]
    .flatMap((person) => {
      const stays = byPerson.get(person.id);
      return stays === undefined ? [] : [{ person, stays }];
    })
    .map(({ person, stays }): ServiceLine => {
      const finished = person.running === null ? memberMonthsBefore(person, instance.years[0], instance) : 0;
      const atMembers = stays.filter(({ host }) => host?.row.role === 'member');
      const running = atMembers.filter(({ kind }) => kind === 'running');
      return {
        person,
        stays,
        rural: {
          before: person.row.ruralMonths,
          byYear: instance.years.map((year) => 12 * stays.filter((stay) => isRuralIn(stay, year)).length),
          after:
            12 * sum(stays.map((stay) => yearsAfter(stay, instance.years[2]).filter((y) => isRuralIn(stay, y)).length)),
        },
        member: {
          finished,
          running: running.some(({ since }) => since === null) ? null : sum(running.map(months)),
          planned: sum(atMembers.filter(({ kind }) => kind !== 'running').map(months)),
        },
        ...fullness(person, atMembers, finished),
      };
    });
}

const isRuralIn = (stay: Stay, year: number): boolean =>
  stay.host !== null && isRural(stay.person.home, stay.host) && isPresent(stay, year);

const yearsAfter = ({ first, returns }: Stay, last: number): number[] =>
  Array.from({ length: Math.max(0, returns - first) }, (_, i) => first + i).filter((year) => year > last);

/** From the month in which the stay began to the return, or to the end of service. */
const begun = ({ since, first }: Stay): Month => (since === null ? september(first) : asOrdered(since));
const months = (stay: Stay): number => Math.max(0, Math.min(september(stay.returns), stay.person.leaves) - begun(stay));

function fullness({ home }: Person, stays: readonly Stay[], finished: number): Pick<ServiceLine, 'full' | 'done'> {
  if (home.row.role !== 'core') return { full: null, done: false };
  if (finished >= EXEMPT_AFTER) return { full: null, done: true };
  let served = finished;
  for (const stay of stays.toSorted((a, b) => a.first - b.first)) {
    // Where the beginning is not known, nothing that follows can be dated.
    if (stay.since === null) return { full: null, done: false };
    if (served + months(stay) >= EXEMPT_AFTER) return { full: begun(stay) + EXEMPT_AFTER - served, done: false };
    served += months(stay);
  }
  return { full: null, done: false };
}
