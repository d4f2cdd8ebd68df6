/** What had to give way, in one sentence: rule, place, year and number. */
import type { Relaxation } from '../domain/plan.ts';
import type { Lang } from '../messages/message.ts';
import { plainNames, ruleTitle, scopeWords, type ReportContext } from './context.ts';
import { schoolYear } from './words.ts';

/** `交流轮岗比例（SZ1）：甲集团，2028学年，少2人`; persons and money are never added up. */
export function relaxationWords({ plan, policy, instance }: ReportContext, item: Relaxation, lang: Lang): string {
  const where = scopeWords(item.scope, plainNames(instance), lang);
  const title = ruleTitle(policy, item.rule, item.clause, lang);
  const over = plan.compliance.some((row) => row.rule === item.rule && row.clause === item.clause && row.op === '<=');
  const year = schoolYear(item.year, lang);
  if (lang === 'en') return `${title}: ${where}, ${year}, ${amountEn(item, over)}`;
  return `${title}：${where}，${year}，${amountZh(item, over)}`;
}

const amountZh = ({ by, unit }: Relaxation, over: boolean): string => (unit === '10000yuan' ? `超支${by}万元` : over ? `多${by}人` : `少${by}人`);

const amountEn = ({ by, unit }: Relaxation, over: boolean): string =>
  unit === '10000yuan' ? `${by} × 10,000 yuan over the budget` : `${by} ${by === 1 ? 'person' : 'persons'} ${over ? 'too many' : 'short'}`;
