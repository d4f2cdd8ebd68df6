/** People who leave, and new posts with people in them. */
import sum from 'lodash/sum.js';
import { z } from 'zod';
import { september } from '../../domain/month.ts';
import { byCodePoint, type DemandRow, type School, type Teacher } from '../../domain/roster.ts';
import { unknownTeacher } from '../../domain/unknown-teacher.ts';
import { instanceOf, withRoster, withTeachers, type Case } from '../../planning/case.ts';
import { changed, ids, refused, unknownName, type ChangeSpec } from './change.ts';
import { texts } from './texts.ts';

const place = {
  school: z.string().min(1).optional(),
  subject: z.string().min(1).optional(),
  year: z.int().min(2000).max(2100).optional(),
};
const Retire = z.union([
  z.strictObject({ count: z.int().min(1).max(10_000), ...place }),
  z.strictObject({ teachers: z.array(z.string()).min(1), year: place.year }),
]);
type Retire = z.infer<typeof Retire>;

/**
 * By name, or so many of the oldest. They no longer work from September of the year on; absent: the first of the
 * horizon.
 */
export const retireChange: ChangeSpec<Retire> = {
  name: 'retire',
  settings: Retire,
  example: { count: 5, subject: '数学' },
  apply: (given, settings) => {
    const leaves = september(settings.year ?? given.from);
    if ('teachers' in settings) {
      const known = ids(given.roster.teachers);
      const no = refused(...settings.teachers.map((id) => unknownName('teachers', id, known)));
      return no ?? changed(withTeachers(given, settings.teachers, { leaves }));
    }
    const { count, school, subject } = settings;
    const no = unknownPlace(given, school, subject);
    if (no !== null) return no;
    const oldest = stayers(given, leaves)
      .filter(
        (row) => (school === undefined || row.home === school) && (subject === undefined || row.subject === subject),
      )
      .toSorted((a, b) => a.born - b.born || byCodePoint(a.id, b.id));
    if (oldest.length < count)
      return {
        ok: false,
        faults: [
          {
            at: 'count',
            value: String(count),
            message: texts['change-too-many']({ asked: count, found: oldest.length }),
          },
        ],
      };
    return changed(
      withTeachers(
        given,
        oldest.slice(0, count).map(({ id }) => id),
        { leaves },
      ),
    );
  },
  say: (given, settings) => {
    const year = settings.year ?? given.from;
    return 'teachers' in settings
      ? texts['say-leave']({ teachers: settings.teachers, year })
      : texts['say-retire']({
          count: settings.count,
          school: settings.school ?? null,
          subject: settings.subject ?? null,
          year,
        });
  },
};

const unknownPlace = ({ roster }: Case, school: string | undefined, subject: string | undefined) =>
  refused(
    unknownName('school', school, ids(roster.schools)),
    unknownName('subject', subject, [...new Set([...roster.teachers, ...roster.demand].map((row) => row.subject))]),
  );

/** Who would still be in service in that month, and whose leaving pins or leaders do not hang on. */
function stayers(given: Case, month: number): readonly Teacher[] {
  const pinned = new Set(given.roster.pins.map(({ teacher }) => teacher));
  return given.roster.teachers.filter(
    (row) =>
      !pinned.has(row.id) &&
      (row.position === 'teacher' || row.position === 'midLevel') &&
      instanceOf(given).persons.get(row.id)!.leaves > month &&
      row.since <= month,
  );
}

const Hire = z.strictObject({ count: z.int().min(1).max(10_000), ...place });
type Hire = z.infer<typeof Hire>;

/**
 * New posts, each with a newcomer in it from September of the year on, one after another where most teachers are
 * missing by then. Where schools have a limit of posts, it rises with them.
 */
export const newPostsChange: ChangeSpec<Hire> = {
  name: 'newPosts',
  settings: Hire,
  example: { count: 30, year: 2027 },
  apply: (given, { count, school, subject, year }) => {
    const no = unknownPlace(given, school, subject);
    if (no !== null) return no;
    const month = september(year ?? given.from);
    const gaps =
      given.roster.demand.length === 0
        ? []
        : gapsOf(given, year ?? given.from).filter(
            (gap) =>
              (school === undefined || gap.school === school) && (subject === undefined || gap.subject === subject),
          );
    if (gaps.length === 0)
      return {
        ok: false,
        faults: [
          {
            at: 'count',
            value: String(count),
            message: texts['change-no-demand']({ school: school ?? null, subject: subject ?? null }),
          },
        ],
      };
    const taken = new Set(ids(given.roster.teachers));
    const posts = Array.from({ length: count }, (_, i): Teacher => {
      const gap = gaps.toSorted(
        (a, b) => b.tenths - a.tenths || byCodePoint(a.school, b.school) || byCodePoint(a.subject, b.subject),
      )[0]!;
      gap.tenths -= 10;
      return newcomer(freeId(taken, i + 1), gap.school, gap.subject, month);
    });
    const added = Map.groupBy(posts, ({ home }) => home);
    const schools = given.roster.schools.map((row): School =>
      row.establishment === null
        ? row
        : { ...row, establishment: row.establishment + (added.get(row.id)?.length ?? 0) },
    );
    return changed(withRoster(given, { teachers: [...given.roster.teachers, ...posts], schools }));
  },
  say: (given, { count, school, subject, year }) =>
    texts['say-hire']({ count, school: school ?? null, subject: subject ?? null, year: year ?? given.from }),
};

/** What is missing per school and subject with demand, running postings left out of account. */
function gapsOf(given: Case, year: number): { school: string; subject: string; tenths: number }[] {
  const { sites, persons } = instanceOf(given);
  const staff = Map.groupBy(
    [...persons.values()].filter((one) => one.inService(year) && !one.absent(year)),
    (one) => JSON.stringify([one.home.id, one.row.subject]),
  );
  const cells = new Map(
    given.roster.demand.map(({ school, subject }: DemandRow) => [
      JSON.stringify([school, subject]),
      { school, subject },
    ]),
  );
  return [...cells].map(([key, { school, subject }]) => ({
    school,
    subject,
    tenths: (sites.get(school)!.demand(subject, year) ?? 0) - sum((staff.get(key) ?? []).map((one) => one.tenths)),
  }));
}

function freeId(taken: Set<string>, at: number): string {
  let id = `NEW${String(at).padStart(3, '0')}`;
  while (taken.has(id)) id = `NEW-${id}`;
  taken.add(id);
  return id;
}

const AGE = 24;

/** Nothing is known of a person who is not there yet but school, subject and month. */
const newcomer = (id: string, home: string, subject: string, since: number): Teacher => ({
  ...unknownTeacher(home, subject),
  id,
  name: `新进教师 ${id}`,
  born: since - AGE * 12,
  since,
  employedSince: since,
});
