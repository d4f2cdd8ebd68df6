/**
 * How each column is read and what an empty cell means: the tables of the data dictionary, line by line. A field
 * without `empty` is required.
 */
import type { TableName } from '../domain/draft.ts';
import type { CellsOf } from './cells-of.ts';
import { day, month, readSchoolYear } from './months.ts';
import {
  decimal,
  demandTenths,
  floatPermille,
  hundredths,
  integer,
  MOST_LESSONS,
  percentage,
  shareTenths,
} from './numbers.ts';
import { NOT_TEACHER_WORDS } from './office/positions.ts';
import type { Field, Fields, Reader } from './reader.ts';
import {
  backbone,
  graduating,
  id,
  readList,
  setting,
  personName,
  postLevel,
  shortName,
  signerName,
  stages,
  subject,
  text,
  WISH_SEPARATORS,
  word,
  readWorkplace,
  yesNo,
} from './values.ts';
import {
  ACTIVITY_FORM_WORDS,
  ATTESTED_WORDS,
  GROUP_KIND_WORDS,
  PIN_KIND_WORDS,
  POSITION_WORDS,
  ROLE_WORDS,
  SCHOOL_STAGE_WORDS,
  SEX_WORDS,
  STATUS_WORDS,
  TITLE_WORDS,
} from './words.ts';

const must = <T>(read: Reader<T>): Field<T> => ({ read });
const may = <T, E>(read: Reader<T>, empty: E): Field<T | E> => ({ read, empty });

const POSITIVE = 1_000_000;
/** Principals or vice-principals of one school, and events of one school year. */
const MOST_LEADERS = 100;
const MOST_TIMES = 1000;

export const FIELDS: { readonly [K in TableName]: Fields<CellsOf<K>> } = {
  groups: {
    id: must(id),
    name: must(shortName),
    kind: must(word(GROUP_KIND_WORDS)),
    kindFrom: may(month, null),
    kindUntil: may(month, null),
  },
  zones: { id: must(id), name: must(shortName), mountain: may(yesNo(), false), monthlyAllowance: may(integer(), null) },
  schools: {
    id: must(id),
    name: must(shortName),
    group: may(id, null),
    role: must(word(ROLE_WORDS)),
    stage: must(word(SCHOOL_STAGE_WORDS)),
    zone: must(id),
    setting: must(setting),
    opened: may(month, null),
    weak: may(yesNo(['薄弱校', '薄弱']), false),
    establishment: may(integer(0, POSITIVE), null),
    floatPermille: may(floatPermille, 0),
    seniorPosts: may(integer(0, POSITIVE), null),
    intermediatePosts: may(integer(0, POSITIVE), null),
    principalPosts: may(integer(0, MOST_LEADERS), null),
    vicePrincipalPosts: may(integer(0, MOST_LEADERS), null),
    leaderPostsBeforeMerger: may(integer(0, MOST_LEADERS), null),
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
    working: may(readWorkplace, null),
    status: may(word(STATUS_WORDS), 'present'),
    absentUntil: may(month, null),
    since: must(month),
    employedSince: may(month, null),
    subject: must(subject),
    teachingTenths: may(shareTenths, null),
    weekly: may(hundredths(0, MOST_LESSONS), null),
    standard: may(hundredths(1, MOST_LESSONS), null),
    otherSubjects: may(readList(subject), []),
    certifiedStages: may(stages, null),
    title: must(word(TITLE_WORDS)),
    backbone: may(backbone, 'none'),
    postLevel: may(postLevel, null),
    position: may(word(POSITION_WORDS, [NOT_TEACHER_WORDS[0]]), 'teacher'),
    positionSince: may(month, null),
    graduatingYear: may(graduating, null),
    classTeacher: may(yesNo(['班主任']), false),
    established: { ...may(yesNo(['在编', '在编在岗'], ['编外', '非在编', '不在编']), true), taken: '是' },
    exempt: may(yesNo(), false),
    exemptUntil: may(month, null),
    volunteer: may(yesNo(['愿意', '自愿'], ['不愿意', '不愿', '不自愿']), false),
    wishes: may(readList(id, WISH_SEPARATORS), []),
    spouse: may(id, null),
    postedFrom: may(month, null),
    postedUntil: may(month, null),
    lastHost: may(id, null),
    timesPosted: may(integer(0, 100), 0),
    serviceEnds: may(month, null),
    leaves: may(month, null),
    ruralMonths: may(integer(0, 1200), 0),
  },
  demand: { school: must(id), subject: must(subject), year: may(readSchoolYear, null), tenths: must(demandTenths) },
  budgets: {
    year: may(readSchoolYear, null),
    allowanceBudget: may(integer(), null),
    livingAllowance: may(integer(0, POSITIVE), null),
    transportAllowance: may(integer(0, POSITIVE), null),
  },
  assessments: {
    school: must(id),
    year: must(readSchoolYear),
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
    year: may(readSchoolYear, null),
    reason: may(text(), ''),
  },
  activities: {
    group: must(id),
    year: must(readSchoolYear),
    form: must(word(ACTIVITY_FORM_WORDS)),
    from: must(id),
    to: must(id),
    teacher: may(id, null),
    subject: may(subject, null),
    begins: may(month, null),
    ends: may(month, null),
    weeklyHundredths: may(hundredths(0, MOST_LESSONS), null),
    times: may(integer(0, MOST_TIMES), null),
    tutor: may(id, null),
  },
  attestations: {
    clause: must(id),
    year: may(readSchoolYear, null),
    verdict: must(word(ATTESTED_WORDS)),
    by: must(signerName),
    date: must(day),
    note: may(text(), ''),
  },
};
