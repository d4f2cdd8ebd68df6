/** What every rule of the registry owes its readers, whichever rule it is. */
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { LANGS, type Lang } from '../../src/messages/message.ts';
import { namesOf } from '../../src/verify/names.ts';
import { RULES } from '../../src/rules/index.ts';
import { spot } from '../../src/rules/rule.ts';
import { instance, teacher, Y } from '../support/tiny.ts';

const names = namesOf(instance({ teachers: [teacher({ id: 'T01', name: '王芳' })] }));
const where = spot(Y + 1, { group: 'G1', stage: 'primary', school: 'S2', subject: '语文', teacher: 'T01' });
interface Label {
  readonly label: Readonly<Record<Lang, string>>;
  readonly values?: Readonly<Record<string, Readonly<Record<Lang, string>>>>;
}

const CHINESE_TEXT = /\p{Script=Han}/u;

/** The words that a parameter takes, one or a list of them. */
function wordsOf(property: z.core.JSONSchema._JSONSchema): readonly unknown[] {
  if (typeof property !== 'object') return [];
  const { items } = property;
  return property.enum ?? (typeof items === 'object' && !Array.isArray(items) ? (items.enum ?? []) : []);
}

describe.each([...RULES])('%s', (id, rule) => {
  it('is one file, under its own id', () => {
    expect(rule.id).toBe(id);
    expect(existsSync(new URL(`../../src/rules/${id}.ts`, import.meta.url))).toBe(true);
  });

  it('has a title and a meaning in both languages', () => {
    for (const message of [rule.title, rule.meaning(rule.example)]) {
      const [chinese, english] = LANGS.map((lang) => message.in(lang));
      expect(chinese).toMatch(CHINESE_TEXT);
      expect(english).toMatch(/[a-z]{3}/u);
      expect(english).not.toMatch(CHINESE_TEXT);
      expect(`${chinese}${english}`).not.toMatch(/undefined|\[object|NaN/u);
    }
  });

  it.each(['>=', '<='] as const)('says what is wrong where %s is broken: where, when, how much', (op) => {
    const message = rule.say({ where, op, required: 5, actual: op === '>=' ? 3 : 7, by: 2 }, names);
    for (const lang of LANGS) {
      const sentence = message.in(lang);
      expect(sentence).toMatch(/（S2）|（T01）/u);
      expect(sentence).not.toMatch(/undefined|null|\[object|NaN/u);
    }
    expect(message.in('zh-CN')).not.toBe(message.in('en'));
  });

  it('names every parameter, and every word that one can take', () => {
    const labels: Readonly<Record<string, Label>> = rule.labels;
    const { properties = {} } = z.toJSONSchema(rule.params, { io: 'input', unrepresentable: 'any' });
    expect(Object.keys(labels).toSorted()).toEqual(Object.keys(properties).toSorted());
    for (const [key, property] of Object.entries(properties)) {
      const words = wordsOf(property).map(String);
      expect(Object.keys(labels[key]!.values ?? {}).toSorted()).toEqual(words.toSorted());
      for (const text of [labels[key]!.label, ...Object.values(labels[key]!.values ?? {})]) {
        expect(LANGS.map((lang) => text[lang].trim())).not.toContain('');
        expect(text.en).not.toMatch(CHINESE_TEXT);
      }
    }
  });

  it('refuses settings that it does not know', () => {
    const problems = rule.params.safeParse({ surprise: 1 }).error?.issues.map((issue) => issue.code);
    expect(problems).toContain('unrecognized_keys');
  });
});

describe('shares', () => {
  const rate = RULES.get('exchange-rate')!;

  it.each(['20', '120%', '1/0', '-5%', 'a fifth', 0.2])('%s is none', (share) => {
    expect(rate.params.safeParse({ base: 'eligible', share }).success).toBe(false);
  });

  it('are exact', () => {
    expect(rate.params.parse({ base: 'eligible', share: '12.5%' })).toEqual({
      base: 'eligible',
      share: { num: 1, den: 8 },
      scope: 'group',
      counts: 'all',
    });
  });
});
