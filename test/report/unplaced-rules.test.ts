/** Hard quotas that speak of kinds of group of which the roster has none: told first, in every summary. */
import { expect, it } from 'vitest';
import type { AppliedRule } from '../../src/policy/policy.ts';
import { unplacedRules } from '../../src/policy/unplaced.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { summaryDocument } from '../../src/report/documents/contents/summary.ts';
import { htmlReport } from '../../src/report/html/index.ts';
import { summaryText } from '../../src/report/summary.ts';
import { context } from './fixture.ts';

const [rate] = context.policy.rules.filter(({ spec }) => spec.id === 'exchange-rate') as [AppliedRule];
const others = context.policy.rules.filter(({ spec }) => spec.id !== 'exchange-rate');

/** The plan of the fixture without what gave way, under an exchange rate of these kinds of group. */
const under = (...rates: readonly AppliedRule[]): ReportContext => ({
  ...context,
  policy: { ...context.policy, rules: [...rates, ...others] },
  plan: {
    ...context.plan,
    relaxations: [],
    compliance: context.plan.compliance.filter(({ rule, holds }) => holds && rule !== 'exchange-rate'),
  },
});
const elsewhere: AppliedRule = { ...rate, kinds: ['kindergartenAlliance'] };
const SAID = /本政策的交流轮岗比例（SZ1）这条硬性规定不适用于名册中的集团类型（.+），没有核对/u;

it('are named in the first line on screen, in the page and in the paper for the meeting', async () => {
  const told = under(elsewhere);
  expect(summaryText(told, 'zh-CN')).toMatch(SAID);
  expect(summaryText(told, 'zh-CN')).not.toContain('合规：');
  expect(summaryText(told, 'en')).toContain('was not checked');
  expect(/<div class="banner[^>]*>.*?<\/div>/su.exec(await htmlReport(told, 'zh-CN'))?.[0]).toMatch(SAID);
  expect(JSON.stringify(summaryDocument.build(told, 'zh-CN'))).toMatch(SAID);
});

it('are not named where another hard line of the rule applies, or the rule is soft', () => {
  const present = new Set(['sameStage'] as const);
  const ids = (...rules: readonly AppliedRule[]): string[] =>
    unplacedRules({ ...context.policy, rules: [...rules] }, present).map(({ spec }) => spec.id);
  expect(ids(elsewhere)).toEqual(['exchange-rate']);
  expect(ids(elsewhere, { ...rate, kinds: null })).toEqual([]);
  expect(ids(elsewhere, { ...rate, kinds: ['sameStage'] })).toEqual([]);
  expect(ids({ ...elsewhere, enforce: { kind: 'soft', tier: 'soft', weight: 1 } })).toEqual([]);
});
