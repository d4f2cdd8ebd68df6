/** A budget in the roster that the policy's rules do not look at is told, in every summary. */
import { expect, it } from 'vitest';
import type { ReportContext } from '../../src/report/context.ts';
import { summaryText } from '../../src/report/summary.ts';
import { unaskedBudgetWords } from '../../src/report/unasked-budget.ts';
import { instance } from '../support/tiny.ts';
import { context } from './fixture.ts';

const given = (allowanceBudget: number | null, rules = context.policy.rules): ReportContext => ({
  ...context,
  instance: instance({
    budgets: [{ year: null, allowanceBudget, livingAllowance: null, transportAllowance: null }],
  }),
  policy: { ...context.policy, rules },
  plan: { ...context.plan, postings: [], sharedTeaching: [], shortages: [] },
});
const plain = context.policy.rules.filter(({ spec }) => spec.unit === 'person');
const asked = plain.map((rule) => ({ ...rule, spec: { ...rule.spec, unit: '10000yuan' as const } }));

it('is told where no rule asks for it', () => {
  expect(unaskedBudgetWords(given(1000, plain), 'zh-CN')).toContain('方案未按预算限制');
  expect(summaryText(given(1000, plain), 'zh-CN')).toContain('方案未按预算限制');
  expect(summaryText(given(1000, plain), 'en')).toContain('no plan was held to it');
});

it('is not told where a rule asks for it, or nothing is given', () => {
  expect(unaskedBudgetWords(given(1000, asked), 'zh-CN')).toBeNull();
  expect(unaskedBudgetWords(given(null, plain), 'zh-CN')).toBeNull();
});
