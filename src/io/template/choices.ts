/** What a cell of the template may be chosen from, and the words that explain each column. */
import type { SheetName } from '../headings.ts';
import { requiredKeys } from '../intake/required.ts';
import {
  BACKBONE_WORDS,
  GROUP_KIND_WORDS,
  offered,
  PIN_KIND_WORDS,
  POSITION_WORDS,
  ROLE_WORDS,
  SCHOOL_STAGE_WORDS,
  SETTING_WORDS,
  SEX_WORDS,
  STATUS_WORDS,
  TITLE_WORDS,
} from '../words.ts';

const YES_NO = ['是', '否'];

/** A list of words, or a column of another sheet; `open`: other words may be written too. */
export type Choice = { readonly words: readonly string[]; readonly open?: boolean } | { readonly sheet: SheetName };

const words = (list: readonly string[]): Choice => ({ words: list });
const SCHOOL: Choice = { sheet: 'schools' };

export const CHOICES: Partial<Record<SheetName, Readonly<Record<string, Choice>>>> = {
  groups: { kind: words(offered(GROUP_KIND_WORDS)) },
  zones: { mountain: words(YES_NO) },
  schools: {
    group: { sheet: 'groups' },
    role: words(offered(ROLE_WORDS)),
    stage: words(offered(SCHOOL_STAGE_WORDS)),
    zone: { sheet: 'zones' },
    setting: words(offered(SETTING_WORDS)),
    weak: words(YES_NO),
  },
  teachers: {
    sex: words(offered(SEX_WORDS)),
    home: SCHOOL,
    status: words(offered(STATUS_WORDS)),
    title: words(offered(TITLE_WORDS)),
    backbone: words(offered(BACKBONE_WORDS)),
    position: words(offered(POSITION_WORDS)),
    ...Object.fromEntries(['classTeacher', 'established', 'exempt', 'volunteer'].map((key) => [key, words(YES_NO)])),
  },
  demand: { school: SCHOOL },
  lessons: { school: SCHOOL },
  assessments: { school: SCHOOL },
  pins: { kind: words(offered(PIN_KIND_WORDS)), school: SCHOOL },
};

const MONTH = '年月，如 2019-09';
const YEAR = '学年，写起始年，如 2027；留空表示各学年';

/** More about a column than its heading and its choices say. */
const NOTES: Readonly<Record<string, string>> = {
  'teachers.id': '校内编号，全县不重复；不得填身份证号',
  'teachers.working': '现在实际任教的学校编号，县外写“县外”；留空同编制学校',
  'teachers.otherSubjects': '多个用顿号分开',
  'teachers.certifiedStages': '多个用顿号分开；留空同编制学校的学段',
  'teachers.graduatingYear': '所教班级毕业的学年；“是”指规划期第一年；留空为否',
  'teachers.exempt': '只填已批准的结论，不写原因，不写病情',
  'teachers.wishes': '学校编号，按先后，用顿号分开',
  'teachers.postLevel': '1—13',
  'teachers.leaves': '年月；留空按法定退休计算',
  'schools.floatPermille': '0 至 0.03，或 0% 至 3%',
  'schools.establishment': '整数；留空为不限',
  'demand.tenths': '折合专任教师数，最多一位小数',
  'demand.year': YEAR,
  'lessons.weekly': '每班每周课时',
  'lessons.standard': '一名专任教师的标准周课时',
  'lessons.year': YEAR,
  'budgets.year': YEAR,
  'budgets.allowanceBudget': '元/年，全县；留空为不限',
  'zones.monthlyAllowance': '元/月；留空按政策',
  'assessments.excellentPercent': '百分数，如 20 或 20%',
  'pins.school': '方式为“指定到”“不得到”时必填',
  'pins.year': YEAR,
};

const MONTHS: ReadonlySet<string> = new Set([
  'opened',
  'born',
  'absentUntil',
  'since',
  'employedSince',
  'positionSince',
  'exemptUntil',
  'postedFrom',
  'postedUntil',
  'serviceEnds',
]);

/** The note of one heading: required or not, what to write, what to choose from. */
export function noteOf(table: SheetName, key: string): string {
  const choice = CHOICES[table]?.[key];
  const parts = [
    requiredKeys(table).includes(key) ? '必填' : '选填',
    NOTES[`${table}.${key}`] ?? (MONTHS.has(key) ? MONTH : ''),
  ];
  if (choice !== undefined) parts.push('words' in choice ? `可选：${choice.words.join('、')}` : '从下拉列表选择编号');
  return parts.filter((part) => part !== '').join('。');
}
