/** What the roster gives and the policy asks nothing of: a budget that limits no plan must not look as if it were kept. */
import type { Lang } from '../messages/message.ts';
import type { ReportContext } from './context.ts';
import { budgetOf } from './sheets/allowances.ts';

/** The notice of an allowance budget (经费, 津贴预算) without a rule that holds plans to it; null where there is none. */
export function unaskedBudgetWords(context: ReportContext, lang: Lang): string | null {
  const given = context.instance.years.some((year) => budgetOf(context, year) !== null);
  if (!given || context.policy.rules.some(({ spec }) => spec.unit === '10000yuan')) return null;
  return lang === 'en'
    ? 'The roster gives an allowance budget, but the policy has no rule for it: no plan was held to it'
    : '名册填有津贴预算，但所用政策没有预算规定，方案未按预算限制，请自行核对津贴预算表';
}
