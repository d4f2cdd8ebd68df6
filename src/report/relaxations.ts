/** What had to give way, in one sentence: rule, place, year and number. */
import type { Relaxation } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import { placeKey, plainNames, ruleTitle, scopeWords, type ReportContext } from './context.ts';
import { schoolYearWords } from './words.ts';

/** `交流轮岗比例（SZ1）：甲集团，2028学年，要求20人，实际18人，少2人`; persons and money are never added up. */
export function relaxationWords({ plan, policy, instance }: ReportContext, item: Relaxation, lang: Lang): string {
  const row = plan.compliance.find((line) => placeKey(line) === placeKey(item));
  const where = scopeWords(item.scope, plainNames(instance), lang);
  const numbers =
    item.unit !== 'person' || row === undefined
      ? []
      : lang === 'en'
        ? [`required ${row.required}`, `actual ${row.actual}`]
        : [`要求${row.required}人`, `实际${row.actual}人`];
  const parts = [where, schoolYearWords(item.year, lang), ...numbers, relaxedAmountWords(item, row?.op === '<=', lang)];
  return `${ruleTitle(policy, item.rule, item.clause, lang)}${lang === 'en' ? ': ' : '：'}${parts.join(lang === 'en' ? ', ' : '，')}`;
}

/** `少2人`, `超支3万元`; `over`: the rule sets an upper limit. */
export function relaxedAmountWords({ by, unit }: Relaxation, over: boolean, lang: Lang): string {
  if (lang === 'en')
    return unit === '10000yuan'
      ? `${by} × 10,000 yuan over the budget`
      : `${by} ${by === 1 ? 'person' : 'persons'} ${over ? 'too many' : 'short'}`;
  return unit === '10000yuan' ? `超支${by}万元` : `${over ? '多' : '少'}${by}人`;
}
