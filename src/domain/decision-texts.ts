/** Sentences of the cross-checks on what was entered by hand beside the rosters: pins, joint work, attestations. */
import { messages } from '../messages/message.ts';
import { rowsEn, rowsZh, type Some } from './some.ts';

export const pinTexts = messages({
  'pin-without-school': {
    'zh-CN': () => '“指定到”“不得到”须填学校编号',
    en: () => 'goTo (指定到) and notTo (不得到) need a school',
  },
  'contradictory-pins': {
    'zh-CN': (f: { teacher: string; rows: Some<number>; reason: PinClash }) =>
      `教师“${f.teacher}”的指定互相矛盾${rowsZh(f.rows)}：${CLASH[f.reason]['zh-CN']}`,
    en: (f: { teacher: string; rows: Some<number>; reason: PinClash }) =>
      `the pins of teacher "${f.teacher}" contradict each other${rowsEn(f.rows)}: ${CLASH[f.reason].en}`,
  },
  'repeated-pin': {
    'zh-CN': (f: { rows: Some<number> }) => `同样的指定填了不止一行${rowsZh(f.rows)}`,
    en: (f: { rows: Some<number> }) => `the same pin stands in more than one row${rowsEn(f.rows)}`,
  },
  'pin-outside-horizon': {
    'zh-CN': (f: { from: number }) => `学年不在规划期 ${f.from}—${f.from + 2} 内，此条不起作用`,
    en: (f: { from: number }) => `the year is not in the plan's horizon ${f.from}–${f.from + 2}: without effect`,
  },
});

export const activityTexts = messages({
  'activity-same-school': {
    'zh-CN': () => '派出学校和接受学校是同一所学校',
    en: () => 'the sending and the receiving school are the same',
  },
  'activity-outside-group': {
    'zh-CN': (f: { school: string; group: string }) => `学校“${f.school}”不属于集团“${f.group}”`,
    en: (f: { school: string; group: string }) => `the school "${f.school}" does not belong to the group "${f.group}"`,
  },
  'activity-ends-before-it-begins': {
    'zh-CN': (f: { begins: string }) => `结束年月早于开始年月（${f.begins}）`,
    en: (f: { begins: string }) => `ends before it begins (${f.begins})`,
  },
  'activity-outside-year': {
    'zh-CN': (f: { year: number }) => `不在 ${f.year} 学年（${f.year}-09 至 ${f.year + 1}-08）内；跨学年的请分学年填写`,
    en: (f: { year: number }) =>
      `not in the school year ${f.year} (${f.year}-09 to ${f.year + 1}-08); give each school year a row of its own`,
  },
  'own-tutor': {
    'zh-CN': () => '辅导教师编号填的是派出的教师本人',
    en: () => 'the tutor is the same person as the teacher who is sent',
  },
  'repeated-activity': {
    'zh-CN': (f: { rows: Some<number> }) => `同样的协作活动填了不止一行${rowsZh(f.rows)}；多次活动请填次数`,
    en: (f: { rows: Some<number> }) =>
      `the same activity stands in more than one row${rowsEn(f.rows)}; enter how often it took place instead`,
  },
  'repeated-attestation': {
    'zh-CN': (f: { clause: string; year: number | null; rows: Some<number> }) =>
      `条款“${f.clause}”${f.year === null ? '（不填学年）' : ` ${f.year} 学年`}的核对结果不止一行${rowsZh(f.rows)}；请只留一行`,
    en: (f: { clause: string; year: number | null; rows: Some<number> }) =>
      `the clause "${f.clause}" is attested more than once ${f.year === null ? 'without a year' : `for ${f.year}`}${rowsEn(f.rows)}; keep one row`,
  },
  'unknown-clause': {
    'zh-CN': (f: { clause: string }) => `所用政策没有条款“${f.clause}”；请填政策中的条款编号`,
    en: (f: { clause: string }) => `the policy has no clause "${f.clause}"; a clause's id of the policy is expected`,
  },
  'clause-has-rule': {
    'zh-CN': (f: { clause: string }) => `条款“${f.clause}”由程序按规则计算，不能用人工核对代替；请删去这一行`,
    en: (f: { clause: string }) =>
      `the clause "${f.clause}" is evaluated by a rule, which nobody's word can replace; delete the row`,
  },
});

export type PinClash = 'go-and-stay' | 'two-years' | 'two-schools' | 'to-and-not-to';

const CLASH: Record<PinClash, { 'zh-CN': string; en: string }> = {
  'go-and-stay': { 'zh-CN': '既要求交流又不得交流', en: 'the teacher must both go and stay' },
  'two-years': {
    'zh-CN': '规划期内只能交流一次，却指定了两个学年',
    en: 'a teacher is posted at most once in the horizon, but two years are named',
  },
  'two-schools': {
    'zh-CN': '规划期内只能交流一次，却指定了两所学校',
    en: 'a teacher is posted at most once in the horizon, but two schools are named',
  },
  'to-and-not-to': { 'zh-CN': '既指定到某校又不得到该校', en: 'the same school is both named and forbidden' },
};
