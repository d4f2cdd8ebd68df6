/**
 * Who is paid in which months of a school year, posted or not (RA20, RA21): from the month of coming, to the month of
 * leaving, not while on leave. A budget counts twelve months for whoever is at work in September; this list pays by the
 * month.
 */
import type { Campus, Instance } from '../../domain/instance.ts';
import { september, type Month } from '../../domain/month.ts';
import type { BarePosting } from '../../domain/plan.ts';
import { byCodePoint } from '../../domain/roster.ts';
import type { PostingKind } from '../../domain/words.ts';
import type { Settings } from '../../policy/policy.ts';
import { postedRate, zoneRate } from '../allowances.ts';
import { runsIn } from '../presence.ts';

export interface PaidPerson {
  readonly teacher: string;
  readonly school: string;
  readonly zone: string;
  /** What brings the person to the school; null: it is the own one. */
  readonly kind: PostingKind | 'running' | null;
  /** Yuan a month of the zone, and of living and transport. */
  readonly zoneMonthly: number;
  readonly postedMonthly: number;
  /** The months that are paid, in order. */
  readonly months: readonly Month[];
  readonly yuan: number;
}

/** By zone, school and teacher; who is paid nothing is left out. */
export function paymentList(
  instance: Instance,
  settings: Settings,
  postings: readonly BarePosting[],
  year: number,
): readonly PaidPerson[] {
  const sent = new Map(postings.filter((one) => runsIn(one, year)).map((one) => [one.teacher, one]));
  const all = Array.from({ length: 12 }, (_, i) => september(year) + i);
  const people = [...instance.persons.values(), ...instance.outside.persons.values()];
  return people
    .flatMap(({ id, row, home, leaves, running }): PaidPerson[] => {
      const posting = sent.get(id);
      const away = posting === undefined && running !== null && year < running.returns;
      const host = posting?.to ?? (away ? running.to : home.id);
      const school = host === null ? undefined : campusOf(instance, host);
      const months = all.filter(
        (month) =>
          row.since <= month &&
          month < leaves &&
          (row.status === 'present' || (row.absentUntil !== null && row.absentUntil <= month)),
      );
      if (school === undefined) return [];
      const kind = posting?.kind ?? (away ? 'running' : null);
      const zoneMonthly = zoneRate(settings, school);
      const postedMonthly = kind === null || kind === 'training' ? 0 : postedRate(instance, settings, year);
      const yuan = months.length * (zoneMonthly + postedMonthly);
      const zone = school.row.zone;
      return yuan === 0
        ? []
        : [{ teacher: id, school: school.id, zone, kind, zoneMonthly, postedMonthly, months, yuan }];
    })
    .toSorted(
      (a, b) => byCodePoint(a.zone, b.zone) || byCodePoint(a.school, b.school) || byCodePoint(a.teacher, b.teacher),
    );
}

const campusOf = ({ sites, outside }: Instance, id: string): Campus | undefined =>
  sites.get(id) ?? outside.sites.get(id);
