/** Words for the place a rule speaks of, as sentences of several rules need them. */
import type { Stage } from '../domain/words.ts';
import type { Words } from '../messages/message.ts';
import type { QuotaScope } from './params.ts';
import type { Measure, Names, Spot } from './rule.ts';

export const STAGE_NAMES: Readonly<Record<Stage, Words>> = {
  kindergarten: { 'zh-CN': '幼儿园', en: 'kindergarten' },
  primary: { 'zh-CN': '小学', en: 'primary' },
  juniorSecondary: { 'zh-CN': '初中', en: 'junior secondary' },
  seniorSecondary: { 'zh-CN': '高中', en: 'senior secondary' },
};

export const SCOPE_WORDS: Readonly<Record<QuotaScope, Words>> = {
  group: { 'zh-CN': '按集团计（跨学段集团分学段计）', en: 'per group (each stage apart where a group has several)' },
  school: { 'zh-CN': '按学校计', en: 'per school' },
  county: { 'zh-CN': '按全县计', en: 'for the whole county' },
};

const isStage = (text: string): text is Stage => text in STAGE_NAMES;

/** `和平集团小学学段`, `和平集团 (primary)`, the school where there is one, else 全县. */
export function placeOf(where: Spot, names: Names): Words {
  const stage = where.stage !== null && isStage(where.stage) ? STAGE_NAMES[where.stage] : null;
  if (where.school !== null) return { 'zh-CN': names.school(where.school), en: names.school(where.school) };
  if (where.group === null) return { 'zh-CN': '全县', en: 'the county' };
  const group = names.group(where.group);
  return { 'zh-CN': stage ? `${group}${stage['zh-CN']}学段` : group, en: stage ? `${group} (${stage.en})` : group };
}

/** What the sentence about one place of a rule needs to know. */
export interface Shortfall {
  readonly place: Words;
  readonly subject: string | null;
  readonly year: number;
  readonly required: number;
  readonly actual: number;
  readonly by: number;
}

export const shortfall = ({ where, required, actual, by }: Measure, names: Names): Shortfall => ({
  place: placeOf(where, names),
  subject: where.subject,
  year: where.year,
  required,
  actual,
  by,
});
