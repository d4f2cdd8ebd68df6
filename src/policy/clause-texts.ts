/** Sentences about clauses that are not served as the file says. */
import { messages, type Lang, type Words } from '../messages/message.ts';

const WAYS: Readonly<Record<string, Words>> = {
  entitlement: { 'zh-CN': '测算待遇', en: 'entitlements computed' },
  indicator: { 'zh-CN': '统计指标', en: 'indicators reported' },
  data: { 'zh-CN': '名册栏目和核对', en: 'columns and checks of the data' },
};
const way = (by: string, lang: Lang): string => WAYS[by]?.[lang] ?? by;

export const texts = messages({
  'policy-clause-uncited': {
    'zh-CN': (f: { setting: string; clause: string }) =>
      `${f.setting}：没有一行规则（rules）引用条款 ${f.clause}。请在相应规则写 clause: ${f.clause}，或改写 by。`,
    en: (f: { setting: string; clause: string }) =>
      `${f.setting}: no line under rules cites the clause ${f.clause}. Write clause: ${f.clause} in the rule meant, or change by.`,
  },
  'policy-clause-cited': {
    'zh-CN': (f: { setting: string; clause: string; by: string }) =>
      `${f.setting} 写的是 ${f.by}，但规则（rules）引用了条款 ${f.clause}。请写 rule 或删去 by。`,
    en: (f: { setting: string; clause: string; by: string }) =>
      `${f.setting} says ${f.by}, yet a line under rules cites the clause ${f.clause}. Write rule, or leave by out.`,
  },
  'policy-clause-setting': {
    'zh-CN': (f: { setting: string; clause: string }) =>
      `${f.setting}：请写明条款 ${f.clause} 由本文件哪一项设置体现，如 settings.postingYears.exchange 或 objective.order。`,
    en: (f: { setting: string; clause: string }) =>
      `${f.setting}: name the setting of this file that holds the clause ${f.clause}, such as settings.postingYears.exchange or objective.order.`,
  },
  'policy-clause-computed': {
    'zh-CN': (f: { setting: string; value: string; by: string; nearest: string | null; known: readonly string[] }) =>
      `${f.setting}：程序的${way(f.by, 'zh-CN')}中没有 ${f.value}。${f.nearest === null ? '' : `是否应为 ${f.nearest}？`}可写 as: 其中之一：${f.known.join('、')}；都不符合时写 by: none 并说明原因（why）。`,
    en: (f: { setting: string; value: string; by: string; nearest: string | null; known: readonly string[] }) =>
      `${f.setting}: ${f.value} is not among the ${way(f.by, 'en')}.${f.nearest === null ? '' : ` Did you mean ${f.nearest}?`} Write as: one of ${f.known.join(', ')}; where none of them is meant, by: none with the reason (why).`,
  },
  'policy-clause-why': {
    'zh-CN': (f: { setting: string; clause: string }) =>
      `${f.setting}：条款 ${f.clause} 写明不评估（by: none），请用中英文说明原因（why），报告将原样印出。`,
    en: (f: { setting: string; clause: string }) =>
      `${f.setting}: the clause ${f.clause} is said not to be evaluated (by: none); give the reason in both languages (why), reports print it.`,
  },
  'policy-clause-todo': {
    'zh-CN': (f: { setting: string; clause: string }) =>
      `${f.setting}：条款 ${f.clause} 写明由人核对（by: person），请用中英文写明要核对什么（todo），报告将原样印出。`,
    en: (f: { setting: string; clause: string }) =>
      `${f.setting}: the clause ${f.clause} is left to a person (by: person); say in both languages what is to be checked (todo), reports print it.`,
  },
  'policy-clause-stray': {
    'zh-CN': (f: { clause: string; field: string; by: string }) =>
      `条款 ${f.clause} 的 by 为 ${f.by}，不需要 ${f.field}；请删去。`,
    en: (f: { clause: string; field: string; by: string }) =>
      `The clause ${f.clause} is served by ${f.by}, which takes no ${f.field}; leave it out.`,
  },
  'policy-quote-differs': {
    'zh-CN': (f: { clause: string; setting: string; quoted: readonly string[]; value: readonly Words[] }) =>
      `条款 ${f.clause} 的原文写的是 ${f.quoted.join('、')}，而 ${f.setting} 是 ${f.value.map((words) => words['zh-CN']).join('、')}。请核对原文和数值；原文确实没有规定这个数值的，请在 assumed 中列出 ${f.setting}。`,
    en: (f: { clause: string; setting: string; quoted: readonly string[]; value: readonly Words[] }) =>
      `The words of the clause ${f.clause} say ${f.quoted.join(', ')}, yet ${f.setting} is ${f.value.map((words) => words.en).join(', ')}. Compare both with the document; where it does not state this number, name ${f.setting} under assumed.`,
  },
});
