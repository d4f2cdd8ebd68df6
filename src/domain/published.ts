/**
 * The published plan as a re-planning knows it (domain, section 4). Postings of school years that have begun are lived
 * history: they stand as they are, as long as their teacher can stand there.
 */
import type { Group, Roster } from './roster.ts';
import type { BarePosting, Plan } from './plan.ts';
import { DeepMap } from './key.ts';
import { september, type Month } from './month.ts';

export interface Published {
  /** The digest of its plan.json. */
  readonly digest: string;
  /** By start, then teacher. */
  readonly postings: readonly BarePosting[];
  /**
   * The last school year that has begun: postings that start in it or before are lived history, and nobody else may
   * start in it.
   */
  readonly begun: number;
  /** What it left short; null: a list of postings alone, which says nothing of it. */
  readonly left: Left | null;
}

/** Shortages of a plan: of all other subjects nothing was short in these years, of other years nothing is known. */
interface Left {
  readonly years: readonly number[];
  readonly rows: readonly {
    readonly school: string;
    readonly subject: string;
    readonly year: number;
    readonly tenths: number;
  }[];
}

/**
 * How many tenths of a teacher the published plan left short at a school, in a subject and year; null where it says
 * nothing of that year.
 */
export function leftShort(
  published: Published | null,
): (school: string, subject: string, year: number) => number | null {
  const left = published?.left ?? null;
  if (left === null) return () => null;
  const cells = new DeepMap<readonly [school: string, subject: string, year: number], number>();
  for (const { school, subject, year, tenths } of left.rows) cells.set([school, subject, year], tenths);
  return (school, subject, year) => (left.years.includes(year) ? (cells.get(school, subject, year) ?? 0) : null);
}

/** `digest`: of the plan's bytes; `begun`: the last school year that has begun. Postings alone leave nothing short. */
export const publishedOf = (
  plan: Pick<Plan, 'postings'> & Partial<Pick<Plan, 'horizon' | 'shortages'>>,
  digest: string,
  begun: number,
): Published => ({
  digest,
  postings: plan.postings.map(({ purpose: _purpose, clauses: _clauses, ...posting }) => posting),
  begun,
  left:
    plan.horizon === undefined || plan.shortages === undefined
      ? null
      : {
          years: plan.horizon,
          rows: plan.shortages.map(({ school, subject, year, short }) => ({
            school,
            subject,
            year,
            tenths: Math.round(short * 10),
          })),
        },
});

/** The same posting: teacher, host, start, years and kind (domain, section 4). */
export const isSamePosting = (a: Omit<BarePosting, 'from'>, b: Omit<BarePosting, 'from'>): boolean =>
  a.teacher === b.teacher && a.to === b.to && a.start === b.start && a.years === b.years && a.kind === b.kind;

/** The school year in which a day lies; `2027-08-31` → 2026. */
export function schoolYearOfDay(day: string): number {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= 9 ? year : year - 1;
}

/** Why a posting of a year begun does not stand as published. */
const BREAKS = ['unknown-teacher', 'unknown-host', 'moved', 'other-group', 'elsewhere', 'left'] as const;
export type Break = (typeof BREAKS)[number];

/** What the constants of one person say of a lived posting. */
export interface Lived {
  /** As published. */
  readonly published: BarePosting;
  /** The part that stands: fewer years where the teacher leaves in the middle; null where nothing is left. */
  readonly stands: BarePosting | null;
  /** Null where it stands as published. */
  readonly broken: Break | null;
}

/** What a lived posting rests on: its teacher and schools as the roster now has them. */
export interface LivedGround {
  readonly teacher:
    | {
        readonly home: string;
        readonly group: Group;
        readonly leaves: Month;
        readonly since: Month;
        readonly working: string;
      }
    | undefined;
  readonly host: { readonly group: Group } | undefined;
}

/**
 * What is left of a posting whose school year has begun. It ends early where its teacher leaves: the years that begin
 * in service are kept, because they were or will be served; it falls where teacher, home, host or group are no longer
 * what it was published for, or where the roster has the teacher work at a third place.
 */
export function livedOf(published: BarePosting, { teacher, host }: LivedGround): Lived {
  const fallen = (broken: Break): Lived => ({ published, stands: null, broken });
  if (teacher === undefined) return fallen('unknown-teacher');
  if (host === undefined) return fallen('unknown-host');
  if (teacher.home !== published.from) return fallen('moved');
  if (host.group.id !== teacher.group.id) return fallen('other-group');
  if (teacher.working !== teacher.home && teacher.working !== published.to) return fallen('elsewhere');
  const years = Array.from({ length: published.years }, (_, i) => published.start + i);
  const served = years.filter((year) => teacher.since <= september(year) && september(year) < teacher.leaves).length;
  if (served === 0 || teacher.since > september(published.start)) return fallen('left');
  return served === published.years
    ? { published, stands: published, broken: null }
    : { published, stands: { ...published, years: served }, broken: 'left' };
}

/**
 * The postings of published plans in the order of their publishing: each speaks for its horizon, and the earlier ones
 * for the years before it.
 */
export const publishedSince = (plans: readonly Pick<Plan, 'horizon' | 'postings'>[]): readonly BarePosting[] =>
  plans.reduce<readonly BarePosting[]>(
    (earlier, { horizon, postings }) => [...earlier.filter(({ start }) => start < horizon[0]!), ...postings],
    [],
  );

/**
 * The roster with the published postings that began before the horizon written into it as what they are then: running
 * postings, or finished ones. For a horizon that has moved on; a roster that says otherwise of a teacher is left as it
 * is.
 */
export function withHistory(roster: Roster, postings: readonly BarePosting[], from: number): Roster {
  const earlier = new Map(postings.filter(({ start }) => start < from).map((posting) => [posting.teacher, posting]));
  const schools = new Set(roster.schools.map(({ id }) => id));
  const teachers = roster.teachers.map((row) => {
    const posting = earlier.get(row.id);
    if (posting === undefined || posting.from !== row.home || !schools.has(posting.to)) return row;
    if (row.postedFrom !== null && row.postedFrom >= september(posting.start)) return row;
    if (row.working !== row.home && row.working !== posting.to) return row;
    const [postedFrom, postedUntil] = [september(posting.start), september(posting.start + posting.years)];
    return { ...row, working: postedUntil > september(from) ? posting.to : row.home, postedFrom, postedUntil };
  });
  return { ...roster, teachers };
}
