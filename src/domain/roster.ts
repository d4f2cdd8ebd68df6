/**
 * The roster: what is known of groups, zones, schools and people at the start (data dictionary). Every reader of
 * files ends here; after `Roster` nothing is parsed again. Cross-checks between tables: `domain/cross-checks.ts`.
 */
import { z } from 'zod';
import {
  ACTIVITY_FORMS,
  ATTESTED,
  BACKBONES,
  GROUP_KINDS,
  PIN_KINDS,
  POSITIONS,
  ROLES,
  SCHOOL_STAGES,
  SETTINGS,
  SEXES,
  STAGES,
  STATUSES,
  TITLES,
} from './words.ts';

const id = z.string().min(1);
const month = z.int();
const count = z.int().min(0);
const year = z.int();

/** First and last month in which a kind holds; null = without beginning, without end. */
const KindPeriod = z.strictObject({ kind: z.enum(GROUP_KINDS), from: month.nullable(), until: month.nullable() });

/** `kinds` in order of time, one after another without gap or overlap (RA32); read them with `group-kinds.ts`. */
export const Group = z.strictObject({
  id,
  name: z.string(),
  kinds: z
    .array(KindPeriod)
    .min(1)
    .refine((kinds) => kinds.every((one, at) => at === 0 || follows(kinds[at - 1]!, one)), { error: 'gap or overlap' }),
});

/** `monthlyAllowance` in yuan; null = the policy's table by zone name. */
export const Zone = z.strictObject({ id, name: z.string(), mountain: z.boolean(), monthlyAllowance: count.nullable() });

/**
 * null = not known or not limited; `group` null = outside all groups, never planned. `floatPermille` is the approved extra share of establishment, in thousandths (0–30).
 */
export const School = z.strictObject({
  id,
  name: z.string(),
  group: id.nullable(),
  role: z.enum(ROLES),
  stage: z.enum(SCHOOL_STAGES),
  zone: id,
  setting: z.enum(SETTINGS),
  opened: month.nullable(),
  weak: z.boolean(),
  establishment: count.nullable(),
  floatPermille: z.number().min(0).max(30),
  seniorPosts: count.nullable(),
  intermediatePosts: count.nullable(),
  principalPosts: count.nullable(),
  vicePrincipalPosts: count.nullable(),
  leaderPostsBeforeMerger: count.nullable(),
  pupils: count.nullable(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
});

/**
 * `working` is a school id or `OUTSIDE`. `absentUntil` and `exemptUntil` matter only with `status` ≠ present or
 * `exempt`; null then means "no end". `leaves` null = statutory retirement. `graduatingYear` is a school year, or
 * `'first'` for the first year of the horizon (a bare 是). `teachingTenths` = tenths of a full timetable; null = the
 * default of the position (`instance.ts`). `lastHost` = host of the last finished posting.
 */
export const Teacher = z.strictObject({
  id,
  name: z.string(),
  sex: z.enum(SEXES),
  born: month,
  home: id,
  working: id,
  status: z.enum(STATUSES),
  absentUntil: month.nullable(),
  since: month,
  employedSince: month,
  subject: z.string().min(1),
  teachingTenths: z.int().min(0).max(10).nullable(),
  otherSubjects: z.array(z.string()),
  certifiedStages: z.array(z.enum(STAGES)).nullable(),
  title: z.enum(TITLES),
  backbone: z.enum(BACKBONES),
  postLevel: z.int().min(1).max(13).nullable(),
  position: z.enum(POSITIONS),
  positionSince: month.nullable(),
  graduatingYear: z.union([year, z.literal('first')]).nullable(),
  classTeacher: z.boolean(),
  established: z.boolean(),
  exempt: z.boolean(),
  exemptUntil: month.nullable(),
  volunteer: z.boolean(),
  wishes: z.array(id),
  spouse: id.nullable(),
  postedFrom: month.nullable(),
  postedUntil: month.nullable(),
  lastHost: id.nullable(),
  timesPosted: count,
  serviceEnds: month.nullable(),
  leaves: month.nullable(),
  ruralMonths: count,
});

/** `tenths` = full-time teachers × 10. `year` null = every year without a row of its own. */
export const DemandRow = z.strictObject({
  school: id,
  subject: z.string().min(1),
  year: year.nullable(),
  tenths: count,
});

/** Yuan per year for the whole county, yuan per month for each posted teacher; null = not given. */
export const Budget = z.strictObject({
  year: year.nullable(),
  allowanceBudget: count.nullable(),
  livingAllowance: count.nullable(),
  transportAllowance: count.nullable(),
});

/** For entitlements only; nothing of it is optimised. */
export const Assessment = z.strictObject({
  school: id,
  year,
  z: z.number().nullable(),
  lastZ: z.number().nullable(),
  graduatingClasses: count.nullable(),
  qualityAward: z.number().nullable(),
  principalPay: z.number().nullable(),
  excellentPercent: z.number().nullable(),
});

export const Pin = z.strictObject({
  teacher: id,
  kind: z.enum(PIN_KINDS),
  school: id.nullable(),
  year: year.nullable(),
  reason: z.string(),
});

/** Joint work of two schools of a group in a school year: counted, never planned. Lessons a week in hundredths. */
const Activity = z.strictObject({
  group: id,
  year,
  form: z.enum(ACTIVITY_FORMS),
  from: id,
  to: id,
  teacher: id.nullable(),
  subject: z.string().min(1).nullable(),
  begins: month.nullable(),
  ends: month.nullable(),
  weeklyHundredths: count.nullable(),
  times: count.nullable(),
  tutor: id.nullable(),
});

/** What a person found who checked a clause of the policy by hand; `year` null = every year. `date`: `2027-10-15`. */
const Attestation = z.strictObject({
  clause: z.string().min(1),
  year: year.nullable(),
  verdict: z.enum(ATTESTED),
  by: z.string().min(1),
  date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u),
  note: z.string(),
});

export const Roster = z.strictObject({
  groups: z.array(Group),
  zones: z.array(Zone),
  schools: z.array(School),
  teachers: z.array(Teacher),
  demand: z.array(DemandRow),
  budgets: z.array(Budget),
  assessments: z.array(Assessment),
  pins: z.array(Pin),
  activities: z.array(Activity),
  attestations: z.array(Attestation),
});

export type KindPeriod = z.infer<typeof KindPeriod>;
export type Group = z.infer<typeof Group>;
export type Zone = z.infer<typeof Zone>;
export type School = z.infer<typeof School>;
export type Teacher = z.infer<typeof Teacher>;
export type DemandRow = z.infer<typeof DemandRow>;
export type Budget = z.infer<typeof Budget>;
export type Assessment = z.infer<typeof Assessment>;
export type Pin = z.infer<typeof Pin>;
type Activity = z.infer<typeof Activity>;
type Attestation = z.infer<typeof Attestation>;
/**
 * Tables sorted by id (those without ids by their cells), by code point: the order of the files never
 * matters.
 */
export type Roster = z.infer<typeof Roster>;

/** True where the second period begins in the month after the first one ends. */
function follows(earlier: KindPeriod, later: KindPeriod): boolean {
  return earlier.until !== null && later.from === earlier.until + 1;
}

/** Code-point order: the one order used wherever output is sorted. */
export function byCodePoint(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return rankOf(x) - rankOf(y);
  }
  return a.length - b.length;
}

/** Halves of characters beyond the first 65,536 come after every whole character, though their numbers do not. */
const rankOf = (unit: number): number => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

const by =
  <T>(...keys: ((row: T) => string | number | null)[]) =>
  (a: T, b: T): number => {
    for (const key of keys) {
      const x = key(a);
      const y = key(b);
      const order =
        typeof x === 'number' && typeof y === 'number' ? x - y : byCodePoint(String(x ?? ''), String(y ?? ''));
      if (order !== 0) return order;
    }
    return 0;
  };

/**
 * The same roster with every table in canonical order; what is planned and digested never depends on the order of rows.
 */
export function canonical(roster: Roster): Roster {
  return {
    groups: roster.groups.toSorted(by((row) => row.id)),
    zones: roster.zones.toSorted(by((row) => row.id)),
    schools: roster.schools.toSorted(by((row) => row.id)),
    teachers: roster.teachers.toSorted(by((row) => row.id)),
    demand: roster.demand.toSorted(
      by(
        (row) => row.school,
        (row) => row.subject,
        (row) => row.year,
      ),
    ),
    budgets: roster.budgets.toSorted(by((row) => row.year)),
    assessments: roster.assessments.toSorted(
      by(
        (row) => row.school,
        (row) => row.year,
      ),
    ),
    pins: roster.pins.toSorted(
      by(
        (row) => row.teacher,
        (row) => row.kind,
        (row) => row.school,
        (row) => row.year,
        (row) => row.reason,
      ),
    ),
    activities: roster.activities.toSorted(
      by(
        (row) => row.group,
        (row) => row.year,
        (row) => row.form,
        (row) => row.from,
        (row) => row.to,
        (row) => row.teacher,
        (row) => row.subject,
        (row) => row.begins,
        (row) => row.ends,
        (row) => row.weeklyHundredths,
        (row) => row.times,
        (row) => row.tutor,
      ),
    ),
    attestations: roster.attestations.toSorted(
      by(
        (row) => row.clause,
        (row) => row.year,
      ),
    ),
  };
}
