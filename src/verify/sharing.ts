/**
 * Shared teaching (走教) as the verifier understands it: in groups where a rule allows it, a teacher gives part of the
 * week to another campus, and staff and demand count in tenths of a teacher (domain, sections 1 and 3).
 */
import type { Instance, Person, Site } from '../domain/instance.ts';
import type { BarePosting, SharedTeaching } from '../domain/plan.ts';
import type { GroupKind } from '../domain/words.ts';
import type { Policy } from '../policy/policy.ts';
import type { Lending } from '../rules/facts.ts';
import { runsIn } from './presence.ts';
import { workplace } from './standing.ts';

/** The most that one teacher of a group may give in a week, in tenths; 0 where nothing is shared. */
export const mostShared = (policy: Policy, kind: GroupKind): number =>
  policy.rules.reduce(
    (most, { spec, kinds, params }) =>
      spec.shares !== undefined && (kinds === null || kinds.includes(kind))
        ? Math.max(most, spec.shares(params))
        : most,
    0,
  );

/** 0.4 of the week is 4 tenths. */
const tenthsOf = ({ share }: SharedTeaching): number => Math.round(share * 10);

/** What the school wants of the subject, in tenths: whole teachers, unless teaching is shared there. */
export const needTenths = (site: Site, subject: string, year: number, shares: boolean): number =>
  shares ? (site.demand(subject, year) ?? 0) : 10 * site.need(subject, year);

/** Who may lend in `year`, and where they work then under the plan; null = this person may not. */
export function lenderAt(person: Person, year: number, posting: BarePosting | undefined): string | null {
  const place = workplace(person, year);
  if (place === null || person.leader) return null;
  if (posting === undefined || !runsIn(posting, year)) return place;
  return posting.kind === 'training' ? null : posting.to;
}

/** What a plan shares, by school, subject and year. */
export interface Shared {
  readonly lendings: readonly Lending[];
  /** Tenths that come to the school from elsewhere, and tenths of its own staff that go. */
  into(school: string, subject: string, year: number): number;
  out(school: string, subject: string, year: number): number;
}

const NOTHING: Shared = { lendings: [], into: () => 0, out: () => 0 };

function add(map: Map<string, number>, school: string, { subject, year, tenths }: Lending): void {
  const key = `${year}|${school}|${subject}`;
  map.set(key, (map.get(key) ?? 0) + tenths);
}

/**
 * Every row must name a known teacher and a known school; a row of somebody who may not lend counts at the receiving
 * school only.
 */
export function sharedBy(
  instance: Instance,
  postings: readonly BarePosting[],
  rows: readonly SharedTeaching[],
): Shared {
  if (rows.length === 0) return NOTHING;
  const byTeacher = new Map(postings.map((posting) => [posting.teacher, posting]));
  const into = new Map<string, number>();
  const out = new Map<string, number>();
  const lendings = rows.map((row): Lending => {
    const person = instance.persons.get(row.teacher)!;
    return {
      teacher: person.id,
      from: lenderAt(person, row.year, byTeacher.get(person.id)),
      to: row.to,
      subject: person.row.subject,
      year: row.year,
      tenths: tenthsOf(row),
    };
  });
  for (const lending of lendings) {
    add(into, lending.to, lending);
    if (lending.from !== null) add(out, lending.from, lending);
  }
  return {
    lendings,
    into: (school, subject, year) => into.get(`${year}|${school}|${subject}`) ?? 0,
    out: (school, subject, year) => out.get(`${year}|${school}|${subject}`) ?? 0,
  };
}
