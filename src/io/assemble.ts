/**
 * Puts the tables together: defaults that depend on other cells or tables, names for ids, tables that were left out.
 */
import type { DraftRow, DraftRoster, TableName } from '../domain/draft.ts';
import type { Pin, School, Teacher } from '../domain/roster.ts';
import { cellTexts } from './cell-texts.ts';
import type { CellsOf, TeacherCells } from './cells-of.ts';
import { fold } from './fold.ts';
import { groupNamed, groupsOf } from './group-rows.ts';
import { demandOfLessons, type LessonSum } from './lessons/demand.ts';
import type { LessonRow } from './lessons/lesson-row.ts';
import { problem, type InputProblem } from './problem.ts';
import type { ReadTable, TableSource } from './read-table.ts';
import { schoolFinder } from './school-names.ts';
import { teachingTenthsOf } from './teaching-share.ts';

export type ReadTables = { readonly [K in TableName]: ReadTable<CellsOf<K>> } & {
  readonly lessons: ReadTable<LessonRow>;
};

export interface Assembled {
  readonly roster: DraftRoster;
  readonly sources: { readonly [K in TableName]: readonly TableSource[] };
  readonly problems: readonly InputProblem[];
  readonly lessonSums: readonly LessonSum[];
}

type Named = DraftRow<{ id: string; name: string }>;
type Resolve = <T extends string | null | undefined>(reference: T) => T | string;

/** A reference that is no id but the name of exactly one id stands for that id. */
function resolver(rows: readonly Named[]): Resolve {
  const ids = new Set(rows.map((row) => row.id));
  const named = Map.groupBy(rows, (row) => fold(row.name ?? ''));
  return (reference) => {
    if (reference === null || reference === undefined || ids.has(reference)) return reference;
    const matches = new Set((named.get(fold(reference)) ?? []).map(({ id }) => id));
    return matches.size === 1 ? ([...matches][0] ?? reference) : reference;
  };
}

interface Filled<T> {
  readonly rows: readonly DraftRow<T>[];
  readonly sources: readonly TableSource[];
}

/** Without 集团 or 片区, the ids in 学校 make the rows; a mistake in one of them points at the first school that names it. */
function fromSchools<T>(
  table: Filled<T>,
  absent: boolean,
  schools: ReadTable<School>,
  key: 'group' | 'zone',
  make: (id: string) => T,
): Filled<T> {
  if (!absent || table.rows.length > 0) return table;
  const first = new Map<string, number>();
  for (const [index, row] of schools.rows.entries()) {
    const id = row[key];
    if (id !== undefined && id !== null && !first.has(id)) first.set(id, index);
  }
  return {
    rows: [...first.keys()].map((id): DraftRow<T> => make(id)),
    sources: [...first.values()].map((index) => ({
      ...schools.sources[index]!,
      place: () => schools.sources[index]!.place(key),
    })),
  };
}

/** A school's id; undefined, with a question among the problems, where the reference only resembles one. */
type SchoolOf = <T extends string | null | undefined>(
  reference: T,
  source: TableSource,
  key: string,
) => T | string | undefined;

/** Staff lists name a school where the dictionary asks for its id (校名). */
function schoolResolver(
  schools: readonly Named[],
  aliases: ReadonlyMap<string, string>,
  problems: InputProblem[],
): SchoolOf {
  const find = schoolFinder(
    schools.map(({ id, name }) => ({ id, name })),
    aliases,
  );
  const asked = new Set<string>();
  return (reference, source, key) => {
    if (reference === null || reference === undefined) return reference;
    const found = find(reference);
    if (found.kind !== 'doubtful') return found.kind === 'found' ? found.id : reference;
    // What a whole sheet is named after is asked once.
    const sheetWide = source.filled.has(key);
    const once = JSON.stringify([source.file, source.sheet, key, reference]);
    if (sheetWide && asked.has(once)) return undefined;
    asked.add(once);
    const place = source.place(key);
    const message = cellTexts['doubtful-school']({ value: reference, candidates: found.candidates });
    problems.push(
      problem('error', { ...place, row: sheetWide ? null : (place.row ?? null), value: reference }, message),
    );
    return undefined;
  };
}

function toTeacher(
  { weekly, standard, ...cells }: DraftRow<TeacherCells>,
  source: TableSource,
  school: SchoolOf,
  problems: InputProblem[],
): DraftRow<Teacher> {
  const home = school(cells.home, source, 'home');
  const wishes = cells.wishes?.map((wish) => school(wish, source, 'wishes'));
  return {
    ...cells,
    home,
    teachingTenths: teachingTenthsOf({ ...cells, weekly, standard }, source, problems),
    lastHost: school(cells.lastHost, source, 'lastHost'),
    working: cells.working === null ? home : school(cells.working, source, 'working'),
    employedSince: cells.employedSince === null ? cells.since : cells.employedSince,
    certifiedStages: cells.certifiedStages?.length === 0 ? null : cells.certifiedStages,
    wishes: wishes?.every((wish) => wish !== undefined) === true ? wishes : undefined,
  };
}

/**
 * Rules look at the school of goTo and notTo only. Beside 不得交流 it says nothing and is left out, with a warning; beside
 * 必须交流 it is an error, because leaving it out would send the person anywhere.
 */
function toPin(pin: DraftRow<Pin>, source: TableSource, school: SchoolOf, problems: InputProblem[]): DraftRow<Pin> {
  const names = pin.kind !== 'mustGo' && pin.kind !== 'mustStay';
  if (!names && typeof pin.school === 'string') {
    const goes = pin.kind === 'mustGo';
    problems.push(
      problem(
        goes ? 'error' : 'warning',
        source.place('school'),
        (goes ? cellTexts['must-go-with-school'] : cellTexts['school-not-used'])({}),
      ),
    );
  }
  return { ...pin, school: names || pin.school === undefined ? school(pin.school, source, 'school') : null };
}

/**
 * `absent`: tables that the input does not have, or has without a row. `aliases`: other names of schools → id or full
 * name.
 */
export function assemble(
  tables: ReadTables,
  absent: ReadonlySet<TableName>,
  aliases: ReadonlyMap<string, string>,
): Assembled {
  const problems: InputProblem[] = [];
  const told = groupsOf(tables.groups);
  problems.push(...told.problems);
  const groups = fromSchools(told, absent.has('groups'), tables.schools, 'group', groupNamed);
  const zones = fromSchools(tables.zones, absent.has('zones'), tables.schools, 'zone', (id) => ({
    id,
    name: id,
    mountain: false,
    monthlyAllowance: 0,
  }));
  const group = resolver(groups.rows);
  const zone = resolver(zones.rows);
  const school = schoolResolver(tables.schools.rows, aliases, problems);
  const { teachers, demand, budgets, assessments, pins, activities, attestations, lessons } = tables;
  const atSchool = <T extends { readonly school: string | undefined }>({
    rows,
    sources,
  }: {
    readonly rows: readonly T[];
    readonly sources: readonly TableSource[];
  }): T[] => rows.map((row, index) => ({ ...row, school: school(row.school, sources[index]!, 'school') }));
  const explicit = atSchool(demand);
  const computed = demandOfLessons({ rows: atSchool(lessons), sources: lessons.sources }, explicit, demand.sources);
  problems.push(...computed.problems);
  return {
    roster: {
      groups: groups.rows,
      zones: zones.rows,
      schools: tables.schools.rows.map((row) => ({ ...row, group: group(row.group), zone: zone(row.zone) })),
      teachers: teachers.rows.map((row, index) => toTeacher(row, teachers.sources[index]!, school, problems)),
      demand: [...explicit, ...computed.rows],
      budgets: budgets.rows,
      assessments: atSchool(assessments),
      pins: pins.rows.map((row, index) => toPin(row, pins.sources[index]!, school, problems)),
      activities: activities.rows.map((row, index) => {
        const source = activities.sources[index]!;
        return {
          ...row,
          group: group(row.group),
          from: school(row.from, source, 'from'),
          to: school(row.to, source, 'to'),
        };
      }),
      attestations: attestations.rows,
    },
    sources: {
      groups: groups.sources,
      zones: zones.sources,
      schools: tables.schools.sources,
      teachers: teachers.sources,
      demand: [...demand.sources, ...computed.sources],
      budgets: budgets.sources,
      assessments: assessments.sources,
      pins: pins.sources,
      activities: activities.sources,
      attestations: attestations.sources,
    },
    problems,
    lessonSums: computed.sums,
  };
}
