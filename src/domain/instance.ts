/**
 * Constants of one person and one school over the horizon: months, tenure, titles, demand, distances. This is all
 * that the model and the verifier share; whatever ranges over people or depends on the plan (eligibility, base,
 * staffed, hosts, starters) is derived twice, in `src/model` and in `src/verify` (domain, section 5).
 */
import { firstSchoolYearAt, september, type Month } from './month.ts';
import { retirementMonth } from './retirement.ts';
import {
  byCodePoint,
  type Demand,
  type Group,
  type Pin,
  type Roster,
  type School,
  type Teacher,
  type Zone,
} from './roster.ts';
import type { BarePosting } from './plan.ts';
import { isSamePosting, livedOf, type Lived, type Published } from './published.ts';
import { OUTSIDE, type Stage } from './words.ts';

/** A posting of the roster that still runs when the horizon begins; `to` null = outside the county. */
interface Running {
  readonly to: string | null;
  /** The first school year in which the teacher is back home. */
  readonly returns: number;
  /** False where the roster names no end: the posting is then taken to last until the horizon ends. */
  readonly endKnown: boolean;
}

export interface Person {
  readonly row: Teacher;
  readonly id: string;
  readonly home: Site;
  /** First month in which the person no longer works. */
  readonly leaves: Month;
  readonly stages: readonly Stage[];
  /** The stage under which quotas count the person: the first certified one. */
  readonly stage: Stage;
  readonly backbone: boolean;
  /** Principals and vice-principals are not subject staff. */
  readonly leader: boolean;
  /** 任课比例 in tenths of a full timetable: 10 by default, 0 for leaders. */
  readonly tenths: number;
  readonly running: Running | null;
  inService(year: number): boolean;
  /** On leave (not: working elsewhere). */
  absent(year: number): boolean;
  /** Whole years at home, in the sense of the domain's tenure. */
  tenure(year: number): number;
  exempt(year: number): boolean;
  /** The class of the teacher graduates in this school year. */
  readonly graduates: number | null;
}

/** A school, whether it belongs to a group or not. */
export interface Campus {
  readonly row: School;
  readonly id: string;
  readonly zone: Zone | null;
  readonly stages: readonly Stage[];
  /** Demand in tenths of a teacher; null where the roster has no row. Beyond the horizon: the last year's. */
  demand(subject: string, year: number): number | null;
  /** Demand rounded half up to whole teachers; 0 where there is no row. */
  need(subject: string, year: number): number;
  /** Subjects with a row in some year, by code point. */
  readonly demanded: readonly string[];
}

/** A school of a group. */
export interface Site extends Campus {
  readonly row: School & { readonly group: string };
  readonly group: Group;
}

/** A teacher of a school outside all groups: counted where a document counts everybody, never planned. */
export type Outsider = Omit<Person, 'home'> & { readonly home: Campus };

export interface Instance {
  readonly roster: Roster;
  /** The three school years of the horizon. */
  readonly years: readonly [number, number, number];
  readonly groups: readonly Group[];
  /** Schools of groups, and their people: all that is planned. */
  readonly sites: ReadonlyMap<string, Site>;
  readonly persons: ReadonlyMap<string, Person>;
  /** Schools outside all groups, and their people. */
  readonly outside: {
    readonly sites: ReadonlyMap<string, Campus>;
    readonly persons: ReadonlyMap<string, Outsider>;
  };
  /** Great-circle distance in whole kilometres; 0 where coordinates are missing. */
  km(a: string, b: string): number;
  /** The plan that stands published; null where there is none to stay close to. */
  readonly published: Published | null;
  /** Its postings of years of the horizon that have begun, by teacher. */
  readonly lived: ReadonlyMap<string, Lived>;
}

/**
 * What still can be changed of the published plan: postings of years of the horizon that have not begun, by teacher.
 */
export function openPostings({
  published,
  years,
}: Pick<Instance, 'published' | 'years'>): ReadonlyMap<string, BarePosting> {
  const open = (published?.postings ?? []).filter(({ start }) => start > published!.begun && years.includes(start));
  return new Map(open.map((posting) => [posting.teacher, posting]));
}

/** True where a posting is the standing part of lived history, exactly. */
export function isLived({ lived }: Pick<Instance, 'lived'>, posting: BarePosting): boolean {
  const stands = lived.get(posting.teacher)?.stands;
  return stands !== undefined && stands !== null && isSamePosting(stands, posting) && stands.from === posting.from;
}

/** The lived postings that stand, by start then teacher. */
export const livedPostings = ({ lived }: Pick<Instance, 'lived'>): readonly BarePosting[] =>
  [...lived.values()].flatMap(({ stands }) => (stands === null ? [] : [stands]));

/** True where a school year is over and done with for new postings. */
export const hasBegun = ({ published }: Pick<Instance, 'published'>, year: number): boolean =>
  published !== null && year <= published.begun;

/**
 * Decisions entered by hand that still speak of the future: not those about years begun, nor about teachers whom lived
 * history has sent.
 */
export const openPins = ({ roster, ...instance }: Pick<Instance, 'roster' | 'published' | 'lived'>): readonly Pin[] =>
  instance.published === null
    ? roster.pins
    : roster.pins.filter(
        ({ teacher, year }) =>
          (year === null || !hasBegun(instance, year)) && (instance.lived.get(teacher)?.stands ?? null) === null,
      );

const stagesOf = (school: School): readonly Stage[] =>
  school.stage === 'nineYear' ? ['primary', 'juniorSecondary'] : [school.stage];

/**
 * Derives the constants for the horizon that starts in school year `from`. The roster must have passed its
 * cross-checks.
 */
export function deriveInstance(input: Roster, from: number, published: Published | null = null): Instance {
  const years = [from, from + 1, from + 2] as const;
  const groups = new Map(input.groups.map((group) => [group.id, group]));
  const zones = new Map(input.zones.map((zone) => [zone.id, zone]));
  const demandBySchool = Map.groupBy(input.demand, (row) => row.school);
  const sites = new Map<string, Site>();
  const lone = new Map<string, Campus>();
  for (const row of input.schools) {
    const made = campus(row, zones.get(row.zone) ?? null, demandBySchool.get(row.id) ?? [], years[2]);
    if (row.group === null) lone.set(row.id, made);
    else sites.set(row.id, { ...made, row: { ...row, group: row.group }, group: groups.get(row.group)! });
  }
  const persons = new Map<string, Person>();
  const outsiders = new Map<string, Outsider>();
  for (const row of input.teachers) {
    const home = sites.get(row.home);
    if (home !== undefined) persons.set(row.id, person(row, home, years));
    else outsiders.set(row.id, person(row, lone.get(row.home)!, years));
  }
  const lived = new Map(
    (published?.postings ?? [])
      .filter(({ start }) => start >= from && start <= published!.begun)
      .map((posting) => [posting.teacher, lifeOf(posting, persons, sites)]),
  );
  // A roster that has the teacher at the host already speaks of the same posting: it is counted once.
  for (const [id, { stands }] of lived) if (stands !== null) persons.set(id, { ...persons.get(id)!, running: null });
  return {
    roster: input,
    years,
    groups: input.groups,
    sites,
    persons,
    outside: { sites: lone, persons: outsiders },
    km: (a, b) => distance(sites.get(a)!.row, sites.get(b)!.row),
    published,
    lived,
  };
}

function lifeOf(posting: BarePosting, persons: ReadonlyMap<string, Person>, sites: ReadonlyMap<string, Site>): Lived {
  const known = persons.get(posting.teacher);
  const teacher =
    known === undefined
      ? undefined
      : {
          home: known.home.id,
          group: known.home.group,
          leaves: known.leaves,
          since: known.row.since,
          working: known.row.working,
        };
  return livedOf(posting, { teacher, host: sites.get(posting.to) });
}

function campus(row: School, zone: Zone | null, rows: readonly Demand[], lastYear: number): Campus {
  const cells = new Map(rows.map((cell) => [`${cell.year ?? ''}|${cell.subject}`, cell.tenths]));
  const demand = (subject: string, year: number): number | null => {
    const at = Math.min(year, lastYear);
    return cells.get(`${at}|${subject}`) ?? cells.get(`|${subject}`) ?? null;
  };
  return {
    row,
    id: row.id,
    zone,
    stages: stagesOf(row),
    demand,
    need: (subject, year) => Math.floor(((demand(subject, year) ?? 0) + 5) / 10),
    demanded: [...new Set(rows.map((cell) => cell.subject))].toSorted(byCodePoint),
  };
}

function person<Home extends Campus>(
  row: Teacher,
  home: Home,
  years: Instance['years'],
): Omit<Person, 'home'> & { readonly home: Home } {
  const leaves = row.leaves ?? retirementMonth(row.born, row.sex, row.title) + 1;
  const stages = row.certifiedStages !== null && row.certifiedStages.length > 0 ? row.certifiedStages : home.stages;
  const leader = row.position === 'principal' || row.position === 'vicePrincipal';
  const start = september(years[0]);
  const runs = row.working !== row.home && (row.postedUntil === null || row.postedUntil > start);
  const running: Running | null = runs
    ? {
        to: row.working === OUTSIDE ? null : row.working,
        returns: row.postedUntil === null ? years[2] + 1 : firstSchoolYearAt(row.postedUntil),
        endKnown: row.postedUntil !== null,
      }
    : null;
  return {
    row,
    id: row.id,
    home,
    leaves,
    stages,
    stage: stages[0]!,
    backbone: row.backbone !== 'school' && row.backbone !== 'none',
    leader,
    tenths: row.teachingTenths ?? (leader ? 0 : 10),
    running,
    inService: (year) => row.since <= september(year) && september(year) < leaves,
    absent: (year) => row.status !== 'present' && (row.absentUntil === null || row.absentUntil > september(year)),
    tenure: (year) => {
      const finished = row.postedUntil !== null && row.postedUntil <= september(year) ? row.postedUntil : row.since;
      return Math.floor((september(year) - Math.max(row.since, finished)) / 12);
    },
    exempt: (year) => row.exempt && (row.exemptUntil === null || row.exemptUntil > september(year)),
    graduates: row.graduatingYear === 'first' ? years[0] : row.graduatingYear,
  };
}

const EARTH_KM = 6371.0088;

/** Haversine distance, rounded half up to whole kilometres (domain, section 1). */
function distance(a: School, b: School): number {
  if (a.longitude === null || a.latitude === null || b.longitude === null || b.latitude === null) return 0;
  const rad = Math.PI / 180;
  const dLat = (b.latitude - a.latitude) * rad;
  const dLon = (b.longitude - a.longitude) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(dLon / 2) ** 2;
  return Math.floor(2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h))) + 0.5);
}
