/**
 * Sentences of the findings about plan.json as a file: form, identity, derived values, proof. `at` is the place in it.
 * What is recomputed stands here as it stands in the file; reports have words for it (`report/difference-words.ts`).
 */
import { messages, type Words } from '../messages/message.ts';

type At = { readonly at: string };
type Malformed = At & { readonly problem: Words };
type Differs = At & { readonly expected: string; readonly found: string };
type Value = At & { readonly expected: unknown; readonly found: unknown };
type RowAt = At & { readonly row: object };

const json = (value: unknown): string => JSON.stringify(value);
type Bound = At & { readonly tier: string; readonly value: number; readonly bound: number };

export const texts = messages({
  'plan-malformed': {
    'zh-CN': (f: Malformed) => `${f.at}：格式不符（${f.problem['zh-CN']}）`,
    en: (f: Malformed) => `${f.at}: not as the format asks (${f.problem.en})`,
  },
  'roster-differs': {
    'zh-CN': (f: Differs) =>
      `${f.at}：方案依据的名册（${f.found}）与本名册（${f.expected}）不同；请用原名册（按名单编制的方案，其名册在结果文件夹的 roster 中），或重新生成方案`,
    en: (f: Differs) =>
      `${f.at}: the plan was made from another roster (${f.found}) than this one (${f.expected}); use that roster (a plan around a kept list has it in the folder roster beside it), or plan again`,
  },
  'policy-differs': {
    'zh-CN': (f: Differs) =>
      `${f.at}：方案依据的政策（${f.found}）与本政策（${f.expected}）不同；请用原政策核验，或重新生成方案`,
    en: (f: Differs) =>
      `${f.at}: the plan was made under another policy (${f.found}) than this one (${f.expected}); verify with that policy, or plan again`,
  },
  'published-needed': {
    'zh-CN': (f: At & { published: string }) =>
      `${f.at}：这是在已公布名单（plan.json 校验码 ${f.published}）基础上调整的方案，须与该名单对照才能核验；请加上 --published 已公布的plan.json`,
    en: (f: At & { published: string }) =>
      `${f.at}: this plan re-plans a published one (plan.json with digest ${f.published}) and can only be verified against it; add --published with that plan.json`,
  },
  'published-unasked': {
    'zh-CN': (f: At) => `${f.at}：这个方案不是在已公布名单基础上调整的，核验时不需要 --published`,
    en: (f: At) => `${f.at}: this plan re-plans no published one; verify it without --published`,
  },
  'published-differs': {
    'zh-CN': (f: Differs) =>
      `${f.at}：方案调整所依据的已公布名单（${f.found}）与给出的（${f.expected}）不同；请给出当时公布的 plan.json`,
    en: (f: Differs) =>
      `${f.at}: the plan re-plans another published plan (${f.found}) than the one given (${f.expected}); give the plan.json that was published`,
  },
  'begun-differs': {
    'zh-CN': (f: Differs) => `${f.at}：最近已开学的学年应为 ${f.expected}，文件写的是 ${f.found}`,
    en: (f: Differs) =>
      `${f.at}: the last school year that has begun should be ${f.expected}, the file says ${f.found}`,
  },
  'horizon-differs': {
    'zh-CN': (f: Differs) => `${f.at}：规划学年应为 ${f.expected}，文件写的是 ${f.found}`,
    en: (f: Differs) => `${f.at}: the school years should be ${f.expected}, the file says ${f.found}`,
  },
  'value-differs': {
    'zh-CN': (f: Value) => `${f.at}：按名册、政策和名单重算应为 ${json(f.expected)}，文件写的是 ${json(f.found)}`,
    en: (f: Value) =>
      `${f.at}: recomputed from roster, policy and postings it is ${json(f.expected)}, the file says ${json(f.found)}`,
  },
  'row-missing': {
    'zh-CN': (f: RowAt) => `${f.at}：缺少一行 ${json(f.row)}`,
    en: (f: RowAt) => `${f.at}: a row is missing: ${json(f.row)}`,
  },
  'row-unfounded': {
    'zh-CN': (f: RowAt) => `${f.at}：这一行与重算结果不符 ${json(f.row)}`,
    en: (f: RowAt) => `${f.at}: this row does not follow from the plan: ${json(f.row)}`,
  },
  'row-differs': {
    'zh-CN': (f: Value) => `${f.at}：这一行重算应为 ${json(f.expected)}，文件写的是 ${json(f.found)}`,
    en: (f: Value) => `${f.at}: recomputed this row is ${json(f.expected)}, the file says ${json(f.found)}`,
  },
  'not-sorted': {
    'zh-CN': (f: At) => `${f.at}：各行没有按规定的顺序排列`,
    en: (f: At) => `${f.at}: the rows are not in the order of the format`,
  },
  'tiers-differ': {
    'zh-CN': (f: Differs) => `${f.at}：各级目标应依次为 ${f.expected}，文件写的是 ${f.found}`,
    en: (f: Differs) => `${f.at}: the tiers should be ${f.expected} in this order, the file says ${f.found}`,
  },
  'bound-impossible': {
    'zh-CN': (f: Bound) => `${f.at}：${f.tier} 的下界 ${f.bound} 应在 0 与其值 ${f.value} 之间`,
    en: (f: Bound) => `${f.at}: the bound ${f.bound} of ${f.tier} should lie between 0 and its value ${f.value}`,
  },
  'status-differs': {
    'zh-CN': (f: Differs) =>
      `${f.at}：各级目标的值与下界${f.expected === 'optimal' ? '全部相等' : '并不全部相等'}，状态应为 ${f.expected}，文件写的是 ${f.found}`,
    en: (f: Differs) =>
      `${f.at}: values and bounds ${f.expected === 'optimal' ? 'all meet' : 'do not all meet'}, so the status is ${f.expected}, the file says ${f.found}`,
  },
});
