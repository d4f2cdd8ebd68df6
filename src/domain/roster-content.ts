/**
 * A roster as plain data for keeping and digesting. Columns and tables that came later are left out where they are
 * empty, and one kind without months is written as it always was: so a roster without them has the digest that it had
 * before they were known, and what was kept before can still be read.
 */
import { z } from 'zod';
import { Roster, Teacher, type Group, type School } from './roster.ts';

const SCHOOL_CELLS = [
  'principalPosts',
  'vicePrincipalPosts',
  'leaderPostsBeforeMerger',
] as const satisfies readonly (keyof School)[];
const TEACHER_CELLS = ['teachingTenths', 'lastHost'] as const satisfies readonly (keyof Teacher)[];
const TABLES = ['activities', 'attestations'] as const satisfies readonly (keyof Roster)[];

const nulls = (keys: readonly string[]): object => Object.fromEntries(keys.map((key) => [key, null]));

function without(row: object, keys: readonly string[]): object {
  const empty = (key: string, value: unknown): boolean =>
    keys.includes(key) && (value === null || (Array.isArray(value) && value.length === 0));
  return Object.fromEntries(Object.entries(row).filter(([key, value]) => !empty(key, value)));
}

function groupContent({ kinds, ...row }: Group): object {
  const [only] = kinds;
  return kinds.length === 1 && only!.from === null && only!.until === null
    ? { ...row, kind: only!.kind }
    : { ...row, kinds };
}

/** One row of 教师 as plain data. */
export const teacherContent = (row: Teacher): object => without(row, TEACHER_CELLS);

/** The roster as plain data, its rows in their order. */
export const rosterContent = (roster: Roster): object =>
  without(
    {
      ...roster,
      groups: roster.groups.map(groupContent),
      schools: roster.schools.map((row) => without(row, SCHOOL_CELLS)),
      teachers: roster.teachers.map(teacherContent),
    },
    TABLES,
  );

const isRow = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What cannot be filled in is left as it is: the schema says what is wrong with it. */
const rowsOf = (rows: unknown, whole: (row: Readonly<Record<string, unknown>>) => unknown): unknown =>
  Array.isArray(rows) ? rows.map((row) => (isRow(row) ? whole(row) : row)) : rows;

const filled =
  (keys: readonly string[]) =>
  (row: Readonly<Record<string, unknown>>): unknown => ({ ...nulls(keys), ...row });

function wholeGroup(row: Readonly<Record<string, unknown>>): unknown {
  if (!('kind' in row)) return row;
  const { kind, ...rest } = row;
  return { ...rest, kinds: [{ kind, from: null, until: null }] };
}

/** A row of 教师 of plain data of whatever age. */
export const KeptTeacher = z.preprocess((row) => (isRow(row) ? filled(TEACHER_CELLS)(row) : row), Teacher);

/** A roster of plain data of whatever age. */
export const KeptRoster = z.preprocess(
  (content) =>
    isRow(content)
      ? {
          ...Object.fromEntries(TABLES.map((table) => [table, []])),
          ...content,
          groups: rowsOf(content.groups, wholeGroup),
          schools: rowsOf(content.schools, filled(SCHOOL_CELLS)),
          teachers: rowsOf(content.teachers, filled(TEACHER_CELLS)),
        }
      : content,
  Roster,
);
