/**
 * What follows for each school from a plan and from its assessment: quotas of excellent gradings, awards, places kept
 * for those who return, leaders who reach two terms (domain, section 3). Computed, never optimised. The catalogue rows
 * served here are listed in `policy/computed.ts`.
 */
import sum from 'lodash/sum.js';
import type { Instance, Person, Site } from '../../domain/instance.ts';
import { compositeKey } from '../../domain/key.ts';
import { september, type Month } from '../../domain/month.ts';
import { floorOf, ceilOf, parseRational, rational, type Rational } from '../../domain/rational.ts';
import { byCodePoint, type Assessment } from '../../domain/roster.ts';
import type { PlanFacts } from '../facts.ts';
import { isPresent, staysOf } from './stays.ts';

/** Gradings "excellent" for the teachers who came to a member, outside the school's own quota (RA18). */
export interface ExcellenceQuota {
  readonly school: string;
  readonly year: number;
  /** Teachers of other schools who work there on a posting on 31 December. */
  readonly arrivals: number;
  /** The school's own base, of the latest assessment up to the year; `assumed`: none is given. */
  readonly basePercent: number;
  readonly assumed: boolean;
  /** Rounded down as default; up for comparison. */
  readonly floor: number;
  readonly ceil: number;
}

/** What an assessment of a school year brings; null where it brings nothing or the table does not say. Yuan. */
export interface SchoolAward {
  readonly school: string;
  readonly year: number;
  /** 10,000 for each graduating class of a member whose Z rose by five points or more (RA22). */
  readonly progress: number | null;
  /** The quality award, for a core times 1.2 where a member rose so (RA23: any member). */
  readonly quality: { readonly amount: number; readonly raised: boolean } | null;
  /** What 10 % and 20 % add to the performance pay of the core's principal (RA19). */
  readonly principalBonus: { readonly least: number; readonly most: number } | null;
}

/** Who is back home in a school year, by subject, against the places that are open there (RA6). */
export interface Returns {
  readonly school: string;
  /** null = leaders who do not teach. */
  readonly subject: string | null;
  readonly year: number;
  readonly teachers: readonly string[];
  /**
   * Teachers wanted and not there without them, in tenths where teaching is shared; null where the school has no demand
   * for the subject.
   */
  readonly vacancies: number | null;
}

export interface TwoTerms {
  readonly teacher: string;
  readonly school: string;
  readonly since: Month;
  /** The first school year of the horizon at whose September two terms are over. */
  readonly year: number;
  /** The first one of all: earlier where they were over before the horizon. */
  readonly reached: number;
}

/** RA18 names no base: 20 %, until the school's own stands in 学校考核. */
export const BASE_PERCENT = 20;
const POINTS = 5;
const PER_CLASS = 10_000;
/** Of a leader's term in years: two of them are the ten years after which Zhejiang moves a principal. */
export const LEADER_TERM = 5;

/** One row per member and year of the horizon. */
export function excellenceQuotas(facts: PlanFacts): readonly ExcellenceQuota[] {
  const { instance } = facts;
  const stays = staysOf(instance, facts.postings);
  const members = [...instance.sites.values()].filter((site) => site.row.role === 'member');
  return instance.years.flatMap((year) =>
    members.map((site): ExcellenceQuota => {
      const arrivals = stays.filter((stay) => stay.host?.id === site.id && isPresent(stay, year)).length;
      const known = instance.roster.assessments
        .filter((row) => row.school === site.id && row.year <= year && row.excellentPercent !== null)
        .toSorted((a, b) => b.year - a.year)[0];
      const basePercent = known?.excellentPercent ?? BASE_PERCENT;
      const share = plusPoints(basePercent);
      return {
        school: site.id,
        year,
        arrivals,
        basePercent,
        assumed: known === undefined,
        floor: floorOf(share, arrivals),
        ceil: ceilOf(share, arrivals),
      };
    }),
  );
}

/** One row per row of 学校考核 that brings something, by year, then school. */
export function schoolAwards({ roster: { assessments }, sites }: Instance): readonly SchoolAward[] {
  return assessments
    .map((row): SchoolAward => {
      const site = sites.get(row.school)!;
      const core = site.row.role === 'core';
      const raised =
        core &&
        assessments.some(
          (other) =>
            other.year === row.year &&
            sites.get(other.school)!.row.role === 'member' &&
            sites.get(other.school)!.group.id === site.group.id &&
            hasRisen(other),
        );
      return {
        school: row.school,
        year: row.year,
        progress: !core && hasRisen(row) && row.graduatingClasses !== null ? PER_CLASS * row.graduatingClasses : null,
        quality: row.qualityAward === null ? null : { amount: yuan(row.qualityAward * (raised ? 1.2 : 1)), raised },
        principalBonus:
          core && row.principalPay !== null
            ? { least: yuan(row.principalPay * 0.1), most: yuan(row.principalPay * 0.2) }
            : null,
      };
    })
    .filter(({ progress, quality, principalBonus }) => progress !== null || quality !== null || principalBonus !== null)
    .toSorted((a, b) => a.year - b.year || byCodePoint(a.school, b.school));
}

/** To the fen: amounts of a report, never compared. */
const yuan = (amount: number): number => Math.round(amount * 100) / 100;

/** Z has risen by five points or more; Z values are decimals, so they are compared in millionths. */
const hasRisen = (row: Assessment): boolean =>
  row.z !== null && row.lastZ !== null && Math.round((row.z - row.lastZ) * 1e6) >= POINTS * 1e6;

/** base % + 5 points, exactly. */
function plusPoints(percent: number): Rational {
  const base = parseRational(`${percent}%`) ?? rational(Math.round(percent * 1e6), 1e8);
  return rational(base.num * 100 + POINTS * base.den, base.den * 100);
}

/** The subject as whose teacher the person comes back; null = none. */
export const taught = ({ leader, tenths, row }: Person): string | null => (leader && tenths === 0 ? null : row.subject);

/**
 * Teachers of the subject wanted at the school that year and not there without `people`, who come back to it, in tenths
 * where teaching is shared; null where the school has no demand for the subject.
 */
export function vacanciesFor(
  facts: PlanFacts,
  school: Site,
  subject: string,
  year: number,
  people: readonly Person[],
): number | null {
  if (school.demand(subject, year) === null) return null;
  // Who is on leave that September fills no place yet.
  const working = sum(people.filter((person) => !person.absent(year)).map(({ tenths }) => tenths));
  const others = facts.staffedTenths(school.id, subject, year) - working;
  return Math.max(0, facts.needTenths(school.id, subject, year) - others) / 10;
}

/** All returns of the plan and of running postings, in the years in which they fall, after the horizon too. */
export function returns(facts: PlanFacts): readonly Returns[] {
  const { instance } = facts;
  const all = staysOf(instance, facts.postings);
  const setsOut = new Set(all.map(({ person, first }) => compositeKey(first, person.id)));
  // Who leaves for the next posting in that September takes no place.
  const back = all.filter(
    ({ person, returns: year }) => person.inService(year) && !setsOut.has(compositeKey(year, person.id)),
  );
  const cells = Map.groupBy(back, ({ person, returns: year }) => compositeKey(person.home.id, taught(person), year));
  return [...cells.values()]
    .map((stays): Returns => {
      const { person, returns: year } = stays[0]!;
      const people = stays.map((stay) => stay.person);
      const school = person.home;
      const subject = taught(person);
      return {
        school: school.id,
        subject,
        year,
        teachers: people.map(({ id }) => id).toSorted(byCodePoint),
        vacancies: subject === null ? null : vacanciesFor(facts, school, subject, year, people),
      };
    })
    .toSorted(
      (a, b) => a.year - b.year || byCodePoint(a.school, b.school) || byCodePoint(a.subject ?? '', b.subject ?? ''),
    );
}

/**
 * Principals and vice-principals in service whose two terms at their school are over within the horizon (GJ4, the
 * national opinion of 2014).
 */
export function twoTerms(instance: Instance, termYears = LEADER_TERM): readonly TwoTerms[] {
  return [...instance.persons.values()].flatMap(({ id, row, home, leader, inService }): TwoTerms[] => {
    if (!leader || row.positionSince === null) return [];
    const since = Math.max(row.positionSince, row.since);
    const year = instance.years.find((each) => inService(each) && september(each) - since >= 24 * termYears);
    if (year === undefined) return [];
    let reached = year;
    while (september(reached - 1) - since >= 24 * termYears) reached--;
    return [{ teacher: id, school: home.id, since, year, reached }];
  });
}
