/**
 * Rules that find nothing to check say why, in both languages; a rule that finds nothing and says nothing is not
 * evaluated.
 */
import { describe, expect, it } from 'vitest';
import { appraise } from '../../src/verify/appraise.ts';
import { evidence, ruleStatus, type RuleEvidence } from '../../src/verify/evidence.ts';
import type { AppliedRule } from '../../src/policy/policy.ts';
import { RULES } from '../../src/rules/index.ts';
import { applied, instance, pin, policy, posting, school, teachers } from '../support/tiny.ts';

/** A core alone, ten teachers, nobody posted, no budget, no limits, no pins. */
const alone = { schools: [school({ id: 'S1', role: 'core' })], teachers: teachers(10, 'K') };

function under(
  rules: readonly AppliedRule[],
  rows: Parameters<typeof instance>[0] = alone,
  postings: readonly ReturnType<typeof posting>[] = [],
): readonly RuleEvidence[] {
  const [made, own] = [instance(rows), policy({ rules })];
  const { compliance, relaxations } = appraise(made, own, postings);
  const plan = {
    ...PLAN,
    postings: postings.map((one) => ({ ...one, purpose: [], clauses: [] })),
    compliance: [...compliance],
    relaxations: [...relaxations],
  };
  return evidence(made, own, plan).rules;
}

const PLAN = {
  format: 'lungang-plan/1' as const,
  program: { name: '', version: '' },
  inputs: { roster: '', policy: { id: '', digest: '' }, seed: 1 },
  horizon: [],
  outcome: 'compliant' as const,
  proof: { status: 'optimal' as const, tiers: [] },
  sharedTeaching: [],
  shortages: [],
  allowances: [],
};

const stock = applied('host-stock', { lo: '30%', hi: '50%' });

describe('a rule with nothing to check', () => {
  it.each<[string, AppliedRule, RegExp]>([
    ['host-stock', stock, /没有成员校/],
    ['team', applied('team', { midLevelOrAbove: { least: 1 } }), /没有成员校/],
    ['group-inflow', applied('group-inflow'), /没有标注薄弱校/],
    ['establishment that stays', applied('establishment', { mode: 'stays' }), /编制保留在原学校/],
    ['establishment without numbers', applied('establishment', { mode: 'moves' }), /没有填编制数/],
    ['title-posts without numbers', applied('title-posts', { counted: 'home' }), /没有填岗位职数/],
    ['allowance-budget without one', applied('allowance-budget'), /没有填津贴预算/],
    ['term', applied('term'), /没有安排交流/],
    ['pins', applied('pins'), /没有录入指定/],
    ['shared-teaching', applied('shared-teaching'), /没有安排走教/],
  ])('says why: %s', (_, rule, words) => {
    const [found] = under([rule]);
    expect([ruleStatus(found!), found!.missing]).toEqual(['nothing-to-check', null]);
    expect(found!.idle!.in('zh-CN')).toMatch(words);
    expect(found!.idle!.in('en')).not.toMatch(/\p{Script=Han}/u);
  });

  it.each(['headcount-balance', 'inflow-limit'])('says that another rule stands in for it: %s', (id) => {
    const [found] = under([applied(id), stock]);
    expect([ruleStatus(found!), found!.idle?.in('zh-CN')]).toEqual([
      'nothing-to-check',
      '适用的集团另有进出人数的规定，本项不适用',
    ]);
  });

  it('is the same for every rule where the roster has no group of its kinds', () => {
    const rules = [...RULES.values()]
      .filter(({ id }) => id !== 'allowance-budget')
      .map((spec) => ({ ...applied('pins'), spec, params: spec.example, kinds: ['tight'] as const }));
    for (const found of under(rules))
      expect([found.rule.spec.id, found.idle?.code]).toEqual([found.rule.spec.id, 'evidence-no-groups']);
  });
});

describe('a rule with something to check', () => {
  it('has no excuse', () => {
    const rows = {
      teachers: [...teachers(10, 'K'), ...teachers(5, 'M', { home: 'S2' })],
      pins: [pin({ teacher: 'K01', kind: 'mustGo' })],
    };
    const rules = [
      applied('exchange-rate', { base: 'eligible', share: '10%' }),
      stock,
      applied('pins'),
      applied('term'),
      applied('headcount-balance', {}, { kinds: ['tight'] }),
    ];
    const found = under(rules, rows, [posting({ teacher: 'K01' }), posting({ teacher: 'K02' })]);
    expect(found.map((one) => [ruleStatus(one), one.places.length > 0 && one.idle === null])).toEqual([
      ['relaxed', true],
      ['relaxed', true],
      ['holds', true],
      ['holds', true],
      ['nothing-to-check', false],
    ]);
  });

  it('is not evaluated where it finds nothing and cannot say why', () => {
    const [found] = under([applied('exchange-rate', { base: 'memberStaff', share: '10%' })]);
    expect([ruleStatus(found!), found!.missing?.code, found!.places]).toEqual([
      'not-evaluated',
      'evidence-no-places',
      [],
    ]);
  });
});
