/** Members of a conflict in words: a clause at one place with its numbers, or a decision entered by hand. */
import type { Pin } from '../../domain/roster.ts';
import type { Lang } from '../../messages/message.ts';
import type { AppliedRule } from '../../policy/policy.ts';
import type { Measure, RuleSpec, Spot } from '../../rules/rule.ts';
import { plainNames, ruleTitle, scopeWords, type ReportContext } from '../context.ts';
import { evidenceOf } from '../evidence.ts';
import { personLabels } from '../name-lists.ts';
import { arithmeticOf } from '../share-sums.ts';
import { PIN, schoolYearWords, t } from '../words.ts';

/** The line of the policy with its clause. */
export const lineWords = ({ policy }: Pick<ReportContext, 'policy'>, rule: AppliedRule, lang: Lang): string =>
  ruleTitle(policy, rule.spec.id, rule.clause, lang);

/** Group, stage, school, subject and year. */
export const placeWords = ({ instance }: Pick<ReportContext, 'instance'>, where: Spot, lang: Lang): string =>
  [scopeWords(where, plainNames(instance), lang), schoolYearWords(where.year, lang)].join(lang === 'en' ? ', ' : ' ');

export function pinWords(context: ReportContext, { teacher, kind, school, year, reason }: Pin, lang: Lang): string {
  const { instance } = context;
  const to = school === null ? '' : `${lang === 'en' ? ' ' : ''}${plainNames(instance).school(school)}`;
  const when = year === null ? (lang === 'en' ? 'any year' : '任一学年') : schoolYearWords(year, lang);
  const name = personLabels(context)(teacher);
  if (lang === 'en') return `${name} ${PIN[kind].en}${to}, ${when}${reason === '' ? '' : `; reason: ${reason}`}`;
  return `${name}${PIN[kind]['zh-CN']}${to}，${when}${reason === '' ? '' : `，理由：${reason}`}`;
}

/** What the plan has at one place of a rule; empty where the rule found nothing to measure there. */
export function measuresAt(context: ReportContext, rule: AppliedRule, where: Spot): readonly Measure[] {
  const key = JSON.stringify(where);
  const own = evidenceOf(context).rules.find(
    (one) =>
      one.rule.spec.id === rule.spec.id &&
      one.rule.clause === rule.clause &&
      JSON.stringify(one.rule.kinds) === JSON.stringify(rule.kinds),
  );
  return (own?.places ?? [])
    .flatMap(({ measures }) => measures)
    .filter((measure) => JSON.stringify(measure.where) === key);
}

/** `24×20%=4.8，最低数的零头进一→5`: where a share is rounded, which way and why. */
export function roundedSum(measure: Measure, lang: Lang): string | null {
  const sum = arithmeticOf(measure);
  return sum === null ? null : sum.replace('→', measure.op === '>=' ? UP[lang] : DOWN[lang]);
}

const UP = t('，最低数的零头进一→', ', a least number is rounded up → ');
const DOWN = t('，最高数的零头舍去→', ', a greatest number is rounded down → ');

/** `不少于5人（24×20%=4.8，最低数的零头进一→5）`. */
export function demandWords(measure: Measure, unit: RuleSpec<unknown>['unit'], lang: Lang): string {
  const { op, required, what } = measure;
  const sum = roundedSum(measure, lang);
  const number = unit === 'person' && lang === 'en' ? String(required) : amountWords(required, unit, lang);
  const bound = lang === 'en' ? (op === '>=' ? 'at least' : 'at most') : op === '>=' ? '不少于' : '不多于';
  return lang === 'en'
    ? `${what === undefined ? '' : `${what.en} `}${bound} ${number}${sum === null ? '' : ` (${sum})`}`
    : `${what?.['zh-CN'] ?? ''}${bound}${number}${sum === null ? '' : `（${sum}）`}`;
}

/** What a rule measures: persons, or yuan where a relaxation is told in units of 10,000. */
export const amountWords = (value: number, unit: RuleSpec<unknown>['unit'], lang: Lang): string =>
  unit === 'person' ? unitWords(value, unit, lang) : lang === 'en' ? `${value} yuan` : `${value}元`;

/** `4人`, `3万元`. */
export function unitWords(by: number, unit: RuleSpec<unknown>['unit'], lang: Lang): string {
  if (unit === '10000yuan') return lang === 'en' ? `${by} × 10,000 yuan` : `${by}万元`;
  return lang === 'en' ? `${by} ${by === 1 ? 'person' : 'persons'}` : `${by}人`;
}
