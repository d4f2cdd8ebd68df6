/** Why a question cannot be asked as it was, and a plan not be asked about. */
import { messages, type Words } from '../messages/message.ts';

/** What a question needs besides roster and policy, in a reader's words. */
const MATERIAL: Readonly<Record<string, Words>> = {
  plan: { 'zh-CN': '经核验的方案', en: 'a verified plan' },
  published: { 'zh-CN': '已公布的方案', en: 'the published plan' },
  sides: { 'zh-CN': '要比较的各份方案', en: 'the plans to compare' },
  today: { 'zh-CN': '当天日期', en: 'the day of today' },
  search: { 'zh-CN': '求解的时限和引擎', en: 'engine and time for the search' },
};

export const texts = messages({
  'ask-needs': {
    'zh-CN': (f: { title: Words; missing: readonly string[] }) =>
      `“${f.title['zh-CN']}”还缺：${f.missing.map((name) => MATERIAL[name]?.['zh-CN'] ?? name).join('、')}。`,
    en: (f: { title: Words; missing: readonly string[] }) =>
      `"${f.title.en}" also needs: ${f.missing.map((name) => MATERIAL[name]?.en ?? name).join(', ')}.`,
  },
  'ask-malformed': {
    'zh-CN': (f: { title: Words; at: readonly string[] }) =>
      `“${f.title['zh-CN']}”的提问填写有误：${f.at.map((place) => (place === '' ? '整个提问' : place)).join('、')}。`,
    en: (f: { title: Words; at: readonly string[] }) =>
      `What was asked of "${f.title.en}" is malformed at: ${f.at.map((place) => (place === '' ? 'the whole of it' : place)).join(', ')}.`,
  },
  'compare-none': {
    'zh-CN': () => '没有可以比较的方案。',
    en: () => 'There is no plan to compare.',
  },
  'explain-unknown-teacher': {
    'zh-CN': (f: { teacher: string }) => `名册中没有编号或姓名为“${f.teacher}”的教师。`,
    en: (f: { teacher: string }) => `The roster has no teacher with the number or name "${f.teacher}".`,
  },
  'explain-outside-groups': {
    'zh-CN': (f: { teacher: string; school: string }) =>
      `教师 ${f.teacher} 的编制学校“${f.school}”不属于任何集团，不在交流安排范围内。`,
    en: (f: { teacher: string; school: string }) =>
      `The school of teacher ${f.teacher}, "${f.school}", is outside all groups: nobody is planned there.`,
  },
  'explain-namesakes': {
    'zh-CN': (f: { teacher: string; people: readonly { id: string; school: string; subject: string }[] }) =>
      `名册中有${f.people.length}名教师叫“${f.teacher}”：${f.people.map(({ id, school, subject }) => `${id}（${school}，${subject}）`).join('、')}；请用教师编号。`,
    en: (f: { teacher: string; people: readonly { id: string; school: string; subject: string }[] }) =>
      `The roster has ${f.people.length} teachers named "${f.teacher}": ${f.people.map(({ id, school, subject }) => `${id} (${school}, ${subject})`).join(', ')}; use the number.`,
  },
  'explain-unknown-need': {
    'zh-CN': (f: { need: string }) => `方案里没有“${f.need}”：请写已派出教师的编号，或仍有缺员的“学校编号/学科/学年”。`,
    en: (f: { need: string }) =>
      `The plan has no "${f.need}": name a posted teacher, or a shortage that stays open as school/subject/year.`,
  },
  'explain-ambiguous-need': {
    'zh-CN': (f: { need: string; readings: readonly string[] }) =>
      `“${f.need}”有 ${f.readings.length} 种读法，请写成其中之一：${f.readings.join('、')}。`,
    en: (f: { need: string; readings: readonly string[] }) =>
      `"${f.need}" can be read in ${f.readings.length} ways; write one of ${f.readings.join(', ')}.`,
  },
  'explain-for-officers': {
    'zh-CN': () => '这项说明含有许多人的信息，不能用 --for teacher 生成；给教师本人的说明请用 --teacher。',
    en: () => 'This answer speaks of many people and cannot be made with --for teacher; for one teacher use --teacher.',
  },
  'explain-unknown-rule': {
    'zh-CN': (f: { rule: string; known: string }) => `本政策没有编号为 ${f.rule} 的规则或条款。可用的编号：${f.known}`,
    en: (f: { rule: string; known: string }) => `The policy has no rule or clause ${f.rule}. Known: ${f.known}`,
  },
  'explain-unknown-group': {
    'zh-CN': (f: { group: string }) => `名册中没有编号为 ${f.group} 的集团。`,
    en: (f: { group: string }) => `The roster has no group ${f.group}.`,
  },
  'unknown-place': {
    'zh-CN': (f: { id: string }) => `名册中没有编号为 ${f.id} 的学校或集团。`,
    en: (f: { id: string }) => `The roster has no school or group ${f.id}.`,
  },
  'vacancy-year': {
    'zh-CN': (f: { year: number; years: readonly number[] }) =>
      `${f.year} 学年不在规划期内，应为 ${f.years.join('、')} 学年之一。`,
    en: (f: { year: number; years: readonly number[] }) =>
      `${f.year} is no school year of the horizon: one of ${f.years.join(', ')} is expected.`,
  },
  'vacancy-subject': {
    'zh-CN': (f: { subject: string; subjects: readonly string[] }) =>
      `名册中没有学科“${f.subject}”，应为其中之一：${f.subjects.join('、')}。`,
    en: (f: { subject: string; subjects: readonly string[] }) =>
      `The roster has no subject "${f.subject}": one of ${f.subjects.join(', ')} is expected.`,
  },
  'compare-years': {
    'zh-CN': (f: { name: string }) => `${f.name} 的学年与第一份不同，不能比较。`,
    en: (f: { name: string }) => `${f.name} begins in another year than the first, so that they cannot be compared.`,
  },
  'verify-horizon': {
    'zh-CN': (f: { year: number }) => `方案从 ${f.year} 学年开始，而这份名册不能从该学年起规划：`,
    en: (f: { year: number }) =>
      `The plan begins in ${f.year}, a school year from which this roster cannot be planned:`,
  },
});
