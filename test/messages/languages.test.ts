/**
 * Two languages. A table of messages does not compile with one missing; here what is said is looked at: English has no
 * Chinese characters but those of the roster's and the documents' own names.
 */
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import { planFacts } from '../../src/verify/facts.ts';
import { makePlan } from '../../src/planning/make-plan.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { summaryText } from '../../src/report/index.ts';
import { RULES } from '../../src/rules/index.ts';
import { sampleRoster } from '../../src/sample/index.ts';

const HAN = /\p{Script=Han}/u;

describe.each([...RULES.values()])('rule $id', (spec) => {
  it('has its name and its meaning in both languages', () => {
    const said = [spec.title, spec.meaning(spec.example)];
    for (const message of said) {
      expect(message.in('zh-CN')).toMatch(HAN);
      expect(message.in('en')).not.toMatch(HAN);
    }
  });
});

describe('the summary of a relaxed plan', () => {
  let en = '';
  let zh = '';
  const names = new Set<string>();
  beforeAll(async () => {
    const policy = (await loadPolicy('suzhou-2024')).policy!;
    const roster = sampleRoster({ preset: 'small', seed: 5, policy });
    const instance = deriveInstance(roster, 2027);
    const outcome = await makePlan(instance, policy, 'sha256:test', {
      backend: 'highs',
      seed: 1,
      timeLimit: 60,
      gap: 0,
      workers: 1,
    });
    if (outcome.kind !== 'plan') throw new Error(outcome.kind);
    const context = { plan: outcome.plan, instance, policy, facts: planFacts(instance, policy, outcome.plan.postings) };
    en = summaryText(context, 'en');
    zh = summaryText(context, 'zh-CN');
    for (const { name } of [...roster.groups, ...roster.schools, ...roster.teachers, ...roster.zones]) names.add(name);
    for (const { subject } of roster.teachers) names.add(subject);
  });

  it('is English in English', () => {
    const own = [...names]
      .toSorted((a, b) => b.length - a.length)
      .reduce((text, name) => text.replaceAll(name, ''), en);
    expect(own.split('\n').filter((line) => HAN.test(line))).toEqual([]);
  });

  it('is Chinese in Chinese', () => {
    expect(zh.split('\n').filter((line) => HAN.test(line)).length).toBeGreaterThan(10);
  });
});
