/** Rosters whose ids hold what could be taken for a separator, a quote, a property of every object or another id. */
import * as fc from 'fast-check';
import { canonical, type Roster } from '../../src/domain/roster.ts';
import { OUTSIDE } from '../../src/domain/words.ts';

/** Prefixes of one another, with every separator that a key or a list could be made with. */
const SCHOOLS = [
  'S',
  'S|A',
  'S|A|B',
  'S/A',
  'S A',
  'S,A',
  'S;A',
  'S.A',
  'S"A',
  "S'A",
  'S\\A',
  'S\\|A',
  '__proto__',
  'constructor',
  'toString',
  '["S","A"]',
  'Ｘ｜Ｙ',
  '2027',
  '=S+A',
  '<S>&amp;',
  '校·𠀀',
] as const;
const SUBJECTS = [
  'A',
  'A|B',
  'B',
  'A|B|2027',
  'B|2027',
  '__proto__',
  'constructor',
  // No slash: 语文/数学 in a cell are two subjects.
  'A B',
  'A.B.2027',
  'A"B',
  // Not Ａ beside A: a subject is the same in either width.
  'Ｂ２',
] as const;
const TEACHERS = SCHOOLS.map((id) => (id === '2027' ? '2028|S' : id));

export interface Renaming {
  readonly schools: readonly string[];
  readonly subjects: readonly string[];
  /** In front of the teachers' own ids, for all but the first of them. */
  readonly teachers: readonly string[];
}

/** Every id and subject of a roster exchanged for another, one to one. */
export function renamed(roster: Roster, { schools, subjects, teachers }: Renaming): Roster {
  const school = oneToOne(
    roster.schools.map(({ id }) => id),
    schools,
  );
  const zone = oneToOne(
    roster.zones.map(({ id }) => id),
    schools,
  );
  const group = oneToOne(
    roster.groups.map(({ id }) => id),
    schools.toReversed(),
  );
  const teacher = oneToOne(
    roster.teachers.map(({ id }) => id),
    teachers,
  );
  const subject = oneToOne(
    [...new Set([...roster.teachers, ...roster.demand].map((row) => row.subject))].toSorted(),
    subjects,
  );
  return canonical({
    ...roster,
    groups: roster.groups.map((row) => ({ ...row, id: group(row.id) })),
    zones: roster.zones.map((row) => ({ ...row, id: zone(row.id) })),
    schools: roster.schools.map((row) => ({
      ...row,
      id: school(row.id),
      group: row.group === null ? null : group(row.group),
      zone: zone(row.zone),
    })),
    teachers: roster.teachers.map((row) => ({
      ...row,
      id: teacher(row.id),
      home: school(row.home),
      working: row.working === OUTSIDE ? OUTSIDE : school(row.working),
      subject: subject(row.subject),
      spouse: row.spouse === null ? null : teacher(row.spouse),
      wishes: row.wishes.map(school),
    })),
    demand: roster.demand.map((row) => ({ ...row, school: school(row.school), subject: subject(row.subject) })),
    assessments: roster.assessments.map((row) => ({ ...row, school: school(row.school) })),
    pins: roster.pins.map((row) => ({
      ...row,
      teacher: teacher(row.teacher),
      school: row.school === null ? null : school(row.school),
    })),
  });
}

/** New names for old ones; where there are more old ones, the last go on with a number behind. */
function oneToOne(old: readonly string[], fresh: readonly string[]): (name: string) => string {
  const names = new Map(old.map((name, i) => [name, fresh[i] ?? `${fresh[i % fresh.length]!}|${i}`]));
  if (new Set(names.values()).size < names.size) throw new Error('two ids became one');
  return (name) => names.get(name)!;
}

/** What made a plan end as a bug: `S|A` + `B` and `S` + `A|B`. */
export const COLLIDING: Renaming = {
  schools: ['S', 'S|A', '__proto__', 'constructor'],
  subjects: ['A|B', 'B'],
  teachers: ['T', 'T|2027', '__proto__', 'constructor', '2027|T'],
};

export const arbitraryRenaming: fc.Arbitrary<Renaming> = fc.record({
  schools: fc.shuffledSubarray([...SCHOOLS], { minLength: 6 }),
  subjects: fc.shuffledSubarray([...SUBJECTS], { minLength: 4 }),
  teachers: fc.shuffledSubarray([...TEACHERS], { minLength: 6 }),
});
