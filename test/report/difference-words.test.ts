/** What differs in a plan.json is told in sentences with place, expected and found; raw values stay in the facts. */
import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { LANGS } from '../../src/messages/message.ts';
import { verify } from '../../src/verify/verify.ts';
import { inWords } from '../../src/report/index.ts';
import { examplePostings, exampleRoster, planJson, ROSTER_DIGEST } from '../support/example.ts';
import { applied, policy, PROTECTIONS, Y } from '../support/tiny.ts';

const rules = policy();
const instance = deriveInstance(exampleRoster(), Y);
const good = planJson(instance, rules, examplePostings);

/** The sentences about a plan with a fault, in both languages. */
function told(plan: Plan, under = rules): string[][] {
  const verdict = verify(instance, under, ROSTER_DIGEST, plan);
  if (verdict.ok) throw new Error('nothing is wrong with the plan');
  return verdict.findings.map((finding) =>
    LANGS.map((lang) => inWords({ policy: under, instance, planJson: plan }, finding).in(lang)),
  );
}

const firstOf = <T extends object>(rows: readonly T[], change: Partial<T>): T[] =>
  rows.map((row, i) => (i === 0 ? { ...row, ...change } : row));
const one = (plan: Plan, under = rules): string[] => {
  const found = told(plan, under);
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('a difference in words', () => {
  it('of a row of the certificate', () => {
    expect(good.compliance[0]).toMatchObject({
      rule: 'backbone-share',
      clause: 'SZ2',
      required: 1,
      actual: 2,
      holds: true,
    });
    expect(one({ ...good, compliance: firstOf(good.compliance, { actual: 5 }) })).toEqual([
      '合规情况（compliance），骨干教师占比（SZ2），集团G1，2027学年：按名册、政策和名单重算应为要求不少于1、实际2、达标，文件写的是要求不少于1、实际5、达标（compliance[0]）',
      'Compliance (compliance), Share of backbone teachers (SZ2), 集团G1, 2027–28: recomputed it is at least 1 required, 2 actual, Met, the file says at least 1 required, 5 actual, Met (compliance[0])',
    ]);
    expect(one({ ...good, compliance: good.compliance.slice(1) })[0]).toBe(
      '合规情况（compliance），骨干教师占比（SZ2），集团G1，2027学年：重算应为要求不少于1、实际2、达标，文件缺少这一行（compliance）',
    );
    expect(one({ ...good, compliance: [good.compliance[0]!, ...good.compliance] })[0]).toMatch(
      /重算没有这一行，文件写的是要求不少于1、实际2、达标（compliance\[1\]）$/u,
    );
  });

  it('of shortages, allowances and relaxations', () => {
    const [shortage] = good.shortages;
    expect(one({ ...good, shortages: firstOf(good.shortages, { short: 0 }) })[0]).toMatch(
      new RegExp(
        `^学科缺员（shortages），.*${shortage!.subject}，2027学年：.*应为需求.*、仍缺${shortage!.short}人，文件写的是.*、仍缺0人`,
        'u',
      ),
    );
    expect(one({ ...good, allowances: firstOf(good.allowances, { amount: 1 }) })[1]).toMatch(
      /^Allowances \(allowances\), .*: recomputed it is \d+ months, \d+ yuan, the file says \d+ months, 1 yuan/u,
    );
    const harder = policy({
      rules: [applied('exchange-rate', { base: 'eligible', share: '30%' }, { clause: 'SZ1' }), ...PROTECTIONS],
    });
    const relaxed = planJson(instance, harder, examplePostings);
    expect(one({ ...relaxed, relaxations: firstOf(relaxed.relaxations, { by: 9 }) }, harder)[0]).toMatch(
      /^放宽（relaxations），交流轮岗比例（SZ1），集团G1，2027学年：.*应为少\d人，文件写的是少9人/u,
    );
  });

  it('of postings, tiers, proof and outcome', () => {
    const person = good.postings[0]!;
    const [purpose] = told({ ...good, postings: firstOf(good.postings, { purpose: ['pin'] }) });
    expect(purpose![0]).toMatch(
      new RegExp(
        `（${person.teacher}）2027学年.*→.*的用途：.*应为.*，文件写的是按指定安排（postings\\[0\\]\\.purpose）$`,
        'u',
      ),
    );
    const tiers = good.proof.tiers.map((tier) => (tier.tier === 'shortage' ? { ...tier, value: 50, bound: 50 } : tier));
    expect(one({ ...good, proof: { ...good.proof, tiers } })[0]).toBe(
      '方案质量“学科缺员”：按名册、政策和名单重算应为6人·学年，文件写的是5人·学年（proof.tiers[2].value）',
    );
    expect(one({ ...good, proof: { ...good.proof, status: 'feasible' } })[1]).toBe(
      'Plan quality (proof): recomputed it is proven best, the file says not proven best in every aim (proof.status)',
    );
    const impossible = good.proof.tiers.map((tier) => (tier.tier === 'claims' ? { ...tier, bound: -1 } : tier));
    expect(told({ ...good, proof: { status: 'feasible', tiers: impossible } })[0]![0]).toMatch(
      /^方案质量“轮岗先后”：理论下限-1应在0与数值\d+之间（proof\.tiers\[6\]\.bound）$/u,
    );
    expect(one({ ...good, outcome: 'relaxed' })[0]).toBe(
      '结论（outcome）：按名册、政策和名单重算应为硬性规定全部达标，文件写的是有放宽（outcome）',
    );
  });

  it('shows no value as it stands in the file, and keeps it in the facts', () => {
    const plan: Plan = {
      ...good,
      compliance: firstOf(good.compliance, { required: 9 }),
      shortages: good.shortages.slice(1),
      allowances: [],
      outcome: 'relaxed',
      postings: firstOf(good.postings, { clauses: [] }),
    };
    for (const sentence of told(plan).flat()) expect(sentence).not.toMatch(/[{}"]/u);
    const verdict = verify(instance, rules, ROSTER_DIGEST, plan);
    const differs = verdict.ok ? undefined : verdict.findings.find(({ code }) => code === 'row-differs');
    expect(inWords({ policy: rules, instance, planJson: plan }, differs!).facts).toMatchObject({
      at: 'compliance[0]',
      expected: { required: 1 },
      found: { required: 9 },
    });
  });
});
