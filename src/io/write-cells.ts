/** The roster as tables of cells under the dictionary's headings: what every writer writes. */
import type { TableName } from '../domain/draft.ts';
import { formatMonth, type Month } from '../domain/month.ts';
import type { Group, Roster, Teacher } from '../domain/roster.ts';
import { OUTSIDE } from '../domain/words.ts';
import type { CellsOf, GroupCells, TeacherCells } from './cells-of.ts';
import { columnsOf } from './find-heading.ts';
import { LATER_COLUMNS, TABLE_ORDER, TABLES } from './headings.ts';
import {
  ACTIVITY_FORM_WORDS,
  ATTESTED_WORDS,
  BACKBONE_WORDS,
  GROUP_KIND_WORDS,
  PIN_KIND_WORDS,
  POSITION_WORDS,
  ROLE_WORDS,
  SCHOOL_STAGE_WORDS,
  SETTING_WORDS,
  SEX_WORDS,
  STAGE_WORDS,
  STATUS_WORDS,
  TITLE_WORDS,
  wordOf,
  type Spellings,
} from './words.ts';

/** null = an empty cell. Texts are not escaped yet: that is the writers' part. */
export type OutCell = string | number | null;

export interface OutTable {
  readonly table: TableName;
  readonly title: string;
  readonly headings: readonly string[];
  readonly rows: readonly (readonly OutCell[])[];
}

type Writers<T> = { readonly [C in keyof T]: (value: T[C]) => OutCell };

const same = (value: string | number | null): OutCell => (value === '' ? null : value);
const yes = (value: boolean): OutCell => (value ? '是' : '否');
const month = (value: Month | null): OutCell => (value === null ? null : formatMonth(value));
const joined = (values: readonly string[]): OutCell => (values.length === 0 ? null : values.join('、'));
const said =
  <K extends string>(words: Spellings<K>) =>
  (key: K): OutCell =>
    wordOf(words, key);
/** Division by a power of ten, without the noise of binary fractions. */
const scaled = (value: number, by: number): number => Number((value / by).toPrecision(12));

const tenths = (value: number | null): OutCell => (value === null ? null : scaled(value, 10));
const hundredths = (value: number | null): OutCell => (value === null ? null : scaled(value, 100));

const WRITERS: { readonly [K in TableName]: Writers<CellsOf<K>> } = {
  groups: { id: same, name: same, kind: said(GROUP_KIND_WORDS), kindFrom: month, kindUntil: month },
  zones: { id: same, name: same, mountain: yes, monthlyAllowance: same },
  schools: {
    id: same,
    name: same,
    group: same,
    role: said(ROLE_WORDS),
    stage: said(SCHOOL_STAGE_WORDS),
    zone: same,
    setting: said(SETTING_WORDS),
    opened: month,
    weak: yes,
    establishment: same,
    floatPermille: (value) => scaled(value, 1000),
    seniorPosts: same,
    intermediatePosts: same,
    principalPosts: same,
    vicePrincipalPosts: same,
    leaderPostsBeforeMerger: same,
    pupils: same,
    longitude: same,
    latitude: same,
  },
  teachers: {
    id: same,
    name: same,
    sex: said(SEX_WORDS),
    born: month,
    home: same,
    working: (value) => (value === OUTSIDE ? '县外' : value),
    status: said(STATUS_WORDS),
    absentUntil: month,
    since: month,
    employedSince: month,
    subject: same,
    teachingTenths: tenths,
    weekly: hundredths,
    standard: hundredths,
    otherSubjects: joined,
    certifiedStages: (value) => (value === null ? null : joined(value.map((stage) => wordOf(STAGE_WORDS, stage)))),
    title: said(TITLE_WORDS),
    backbone: said(BACKBONE_WORDS),
    postLevel: same,
    position: said(POSITION_WORDS),
    positionSince: month,
    graduatingYear: (value) => (value === 'first' ? '是' : value),
    classTeacher: yes,
    established: yes,
    exempt: yes,
    exemptUntil: month,
    volunteer: yes,
    wishes: joined,
    spouse: same,
    postedFrom: month,
    postedUntil: month,
    lastHost: same,
    timesPosted: same,
    serviceEnds: month,
    leaves: month,
    ruralMonths: same,
  },
  demand: { school: same, subject: same, year: same, tenths },
  budgets: { year: same, allowanceBudget: same, livingAllowance: same, transportAllowance: same },
  assessments: {
    school: same,
    year: same,
    z: same,
    lastZ: same,
    graduatingClasses: same,
    qualityAward: same,
    principalPay: same,
    excellentPercent: same,
  },
  pins: { teacher: same, kind: said(PIN_KIND_WORDS), school: same, year: same, reason: same },
  activities: {
    group: same,
    year: same,
    form: said(ACTIVITY_FORM_WORDS),
    from: same,
    to: same,
    teacher: same,
    subject: same,
    begins: month,
    ends: month,
    weeklyHundredths: hundredths,
    times: same,
    tutor: same,
  },
  attestations: { clause: same, year: same, verdict: said(ATTESTED_WORDS), by: same, date: same, note: same },
};

/** A row for each kind of a group. */
const groupRows = ({ id, name, kinds }: Group): GroupCells[] =>
  kinds.map(({ kind, from, until }) => ({ id, name, kind, kindFrom: from, kindUntil: until }));

/** The roster keeps the share, not what it was computed from. */
const teacherRow = (row: Teacher): TeacherCells => ({ ...row, weekly: null, standard: null });

function outTable<K extends TableName>(table: K, rows: readonly CellsOf<K>[], writers: Writers<CellsOf<K>>): OutTable {
  const later: readonly string[] = LATER_COLUMNS[table]?.map(String) ?? [];
  const cell = <C extends keyof CellsOf<K>>(row: CellsOf<K>, key: C): OutCell => writers[key](row[key]);
  const columns = columnsOf(table).filter(
    ([key]) => !later.includes(key) || rows.some((row) => cell(row, key as keyof CellsOf<K>) !== null),
  );
  return {
    table,
    title: TABLES[table].title,
    headings: columns.map(([, { heading }]) => heading),
    rows: rows.map((row) => columns.map(([key]) => cell(row, key as keyof CellsOf<K>))),
  };
}

/** All tables that have rows, and the two required ones, in the order of the dictionary. Rows keep their order. */
export function rosterTables(roster: Roster): OutTable[] {
  const tables: Record<TableName, OutTable> = {
    groups: outTable('groups', roster.groups.flatMap(groupRows), WRITERS.groups),
    zones: outTable('zones', roster.zones, WRITERS.zones),
    schools: outTable('schools', roster.schools, WRITERS.schools),
    teachers: outTable('teachers', roster.teachers.map(teacherRow), WRITERS.teachers),
    demand: outTable('demand', roster.demand, WRITERS.demand),
    budgets: outTable('budgets', roster.budgets, WRITERS.budgets),
    assessments: outTable('assessments', roster.assessments, WRITERS.assessments),
    pins: outTable('pins', roster.pins, WRITERS.pins),
    activities: outTable('activities', roster.activities, WRITERS.activities),
    attestations: outTable('attestations', roster.attestations, WRITERS.attestations),
  };
  return TABLE_ORDER.filter((table) => TABLES[table].required || tables[table].rows.length > 0).map(
    (table) => tables[table],
  );
}
