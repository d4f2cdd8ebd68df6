/** What a cell of the template may be chosen from, and the words that explain each column. */
import type { SheetName } from '../headings.ts';
import { requiredKeys } from '../intake/required.ts';
import {
  ACTIVITY_FORM_WORDS,
  ATTESTED_WORDS,
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
  activities: {
    group: { sheet: 'groups' },
    form: words(offered(ACTIVITY_FORM_WORDS)),
    from: SCHOOL,
    to: SCHOOL,
  },
  attestations: { verdict: words(offered(ATTESTED_WORDS)) },
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
  'teachers.teachingTenths':
    '占满工作量的比例，0 至 1，最多一位小数，也可写 50% 或半；留空按周课时与标准课时之比，都不填时教师为 1、校长和副校长为 0',
  'teachers.weekly': '本人每周课时；任课比例留空时用来计算',
  'teachers.standard': '满工作量的每周课时；任课比例留空时用来计算',
  'teachers.lastHost': '上次已结束的交流在哪所学校，写学校编号；没有或不详留空',
  'groups.kindFrom': '本行类型从哪个月起，如 2027-09；一直如此留空。类型有变化的集团每段写一行，前后相接',
  'groups.kindUntil': '本行类型到哪个月止（含该月），如 2028-08；没有期限留空',
  'schools.group': '不属于任何集团的学校留空：不安排交流，只计入覆盖率',
  'schools.principalPosts': '核定的校长职数，整数；留空按规划期初现有人数',
  'schools.vicePrincipalPosts': '核定的副校长职数，整数；留空按规划期初现有人数',
  'schools.leaderPostsBeforeMerger': '合并前各校校级职数，整数；融合型集团用，不详留空',
  'activities.year': '学年，写起始年，如 2027',
  'activities.teacher': '派出教师的编号；集体活动留空',
  'activities.begins': '年月，在该学年内，如 2027-09',
  'activities.ends': '年月，在该学年内，如 2028-06',
  'activities.weeklyHundredths': '每周课时；按次开展的填次数',
  'activities.times': '全学年次数；按周开展的填周课时',
  'activities.tutor': '接受学校辅导教师的编号，如同步课堂',
  'attestations.clause': '所用政策的条款编号，如 SZ7；程序按规则计算的条款不能填',
  'attestations.year': YEAR,
  'attestations.date': '核对日期，如 2027-10-15',
  'attestations.by': '核对人姓名或职务，印入合规表',
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
