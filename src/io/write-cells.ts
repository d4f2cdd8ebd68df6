/** The roster as tables of cells under the dictionary's headings: what every writer writes. */
import type { RowOf, TableName } from '../domain/draft.ts';
import { formatMonth, type Month } from '../domain/month.ts';
import type { Roster } from '../domain/roster.ts';
import { OUTSIDE } from '../domain/words.ts';
import { columnsOf } from './find-heading.ts';
import { TABLE_ORDER, TABLES } from './headings.ts';
import {
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
  type Words,
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
  <K extends string>(words: Words<K>) =>
  (key: K): OutCell =>
    wordOf(words, key);
/** Division by a power of ten, without the noise of binary fractions. */
const scaled = (value: number, by: number): number => Number((value / by).toPrecision(12));

const WRITERS: { readonly [K in TableName]: Writers<RowOf<K>> } = {
  groups: { id: same, name: same, kind: said(GROUP_KIND_WORDS) },
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
    timesPosted: same,
    serviceEnds: month,
    leaves: month,
    ruralMonths: same,
  },
  demand: { school: same, subject: same, year: same, tenths: (value) => scaled(value, 10) },
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
};

function outTable<K extends TableName>(table: K, rows: readonly RowOf<K>[], writers: Writers<RowOf<K>>): OutTable {
  const columns = columnsOf(table);
  const cell = <C extends keyof RowOf<K>>(row: RowOf<K>, key: C): OutCell => writers[key](row[key]);
  return {
    table,
    title: TABLES[table].title,
    headings: columns.map(([, { heading }]) => heading),
    rows: rows.map((row) => columns.map(([key]) => cell(row, key as keyof RowOf<K>))),
  };
}

/** All tables that have rows, and the two required ones, in the order of the dictionary. Rows keep their order. */
export function rosterTables(roster: Roster): OutTable[] {
  const tables: Record<TableName, OutTable> = {
    groups: outTable('groups', roster.groups, WRITERS.groups),
    zones: outTable('zones', roster.zones, WRITERS.zones),
    schools: outTable('schools', roster.schools, WRITERS.schools),
    teachers: outTable('teachers', roster.teachers, WRITERS.teachers),
    demand: outTable('demand', roster.demand, WRITERS.demand),
    budgets: outTable('budgets', roster.budgets, WRITERS.budgets),
    assessments: outTable('assessments', roster.assessments, WRITERS.assessments),
    pins: outTable('pins', roster.pins, WRITERS.pins),
  };
  return TABLE_ORDER.filter((table) => TABLES[table].required || tables[table].rows.length > 0).map(
    (table) => tables[table],
  );
}
