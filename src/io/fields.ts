/**
 * How each column is read and what an empty cell means: the tables of the data dictionary, line by line. A field
 * without `empty` is required.
 */
import type { RowOf } from '../domain/draft.ts';
import type { Teacher } from '../domain/roster.ts';
import { month, schoolYear } from './months.ts';
import { decimal, demandTenths, floatPermille, integer, percentage } from './numbers.ts';
import type { Field, Fields, Reader } from './reader.ts';
import {
  backbone,
  graduating,
  id,
  list,
  personName,
  postLevel,
  shortName,
  stages,
  subject,
  text,
  WISH_SEPARATORS,
  word,
  workplace,
  yesNo,
} from './values.ts';
import {
  GROUP_KIND_WORDS,
  PIN_KIND_WORDS,
  POSITION_WORDS,
  ROLE_WORDS,
  SCHOOL_STAGE_WORDS,
  SETTING_WORDS,
  SEX_WORDS,
  STATUS_WORDS,
  TITLE_WORDS,
} from './words.ts';

const must = <T>(read: Reader<T>): Field<T> => ({ read });
const may = <T, E>(read: Reader<T>, empty: E): Field<T | E> => ({ read, empty });

/** Cells whose default is another cell of the row stay open until the row is complete. */
export type TeacherCells = Omit<Teacher, 'working' | 'employedSince'> & {
  readonly working: string | null;
  readonly employedSince: number | null;
};

const POSITIVE = 1_000_000;

export const FIELDS: {
  readonly groups: Fields<RowOf<'groups'>>;
  readonly zones: Fields<RowOf<'zones'>>;
  readonly schools: Fields<RowOf<'schools'>>;
  readonly teachers: Fields<TeacherCells>;
  readonly demand: Fields<RowOf<'demand'>>;
  readonly budgets: Fields<RowOf<'budgets'>>;
  readonly assessments: Fields<RowOf<'assessments'>>;
  readonly pins: Fields<RowOf<'pins'>>;
} = {
  groups: { id: must(id), name: must(shortName), kind: must(word(GROUP_KIND_WORDS)) },
  zones: { id: must(id), name: must(shortName), mountain: may(yesNo(), false), monthlyAllowance: may(integer(), null) },
  schools: {
    id: must(id),
    name: must(shortName),
    group: must(id),
    role: must(word(ROLE_WORDS)),
    stage: must(word(SCHOOL_STAGE_WORDS)),
    zone: must(id),
    setting: must(word(SETTING_WORDS)),
    opened: may(month, null),
    weak: may(yesNo(['薄弱校', '薄弱']), false),
    establishment: may(integer(0, POSITIVE), null),
    floatPermille: may(floatPermille, 0),
    seniorPosts: may(integer(0, POSITIVE), null),
    intermediatePosts: may(integer(0, POSITIVE), null),
    pupils: may(integer(0, POSITIVE), null),
    longitude: may(decimal(-180, 180), null),
    latitude: may(decimal(-90, 90), null),
  },
  teachers: {
    id: must(id),
    name: must(personName),
    sex: must(word(SEX_WORDS)),
    born: must(month),
    home: must(id),
    working: may(workplace, null),
    status: may(word(STATUS_WORDS), 'present'),
    absentUntil: may(month, null),
    since: must(month),
    employedSince: may(month, null),
    subject: must(subject),
    otherSubjects: may(list(subject), []),
    certifiedStages: may(stages, null),
    title: must(word(TITLE_WORDS)),
    backbone: may(backbone, 'none'),
    postLevel: may(postLevel, null),
    position: may(word(POSITION_WORDS), 'teacher'),
    positionSince: may(month, null),
    graduatingYear: may(graduating, null),
    classTeacher: may(yesNo(['班主任']), false),
    established: { ...may(yesNo(['在编', '在编在岗'], ['编外', '非在编', '不在编']), true), taken: '是' },
    exempt: may(yesNo(), false),
    exemptUntil: may(month, null),
    volunteer: may(yesNo(['愿意', '自愿'], ['不愿意', '不愿', '不自愿']), false),
    wishes: may(list(id, WISH_SEPARATORS), []),
    spouse: may(id, null),
    postedFrom: may(month, null),
    postedUntil: may(month, null),
    timesPosted: may(integer(0, 100), 0),
    serviceEnds: may(month, null),
    leaves: may(month, null),
    ruralMonths: may(integer(0, 1200), 0),
  },
  demand: { school: must(id), subject: must(subject), year: may(schoolYear, null), tenths: must(demandTenths) },
  budgets: {
    year: may(schoolYear, null),
    allowanceBudget: may(integer(), null),
    livingAllowance: may(integer(0, POSITIVE), null),
    transportAllowance: may(integer(0, POSITIVE), null),
  },
  assessments: {
    school: must(id),
    year: must(schoolYear),
    z: may(decimal(-100_000, 100_000), null),
    lastZ: may(decimal(-100_000, 100_000), null),
    graduatingClasses: may(integer(0, 1000), null),
    qualityAward: may(decimal(0, 1e12), null),
    principalPay: may(decimal(0, 1e12), null),
    excellentPercent: may(percentage, null),
  },
  pins: {
    teacher: must(id),
    kind: must(word(PIN_KIND_WORDS)),
    school: may(id, null),
    year: may(schoolYear, null),
    reason: may(text(), ''),
  },
};
