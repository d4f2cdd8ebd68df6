/** The form of a policy is made from the rules' schemas, and its changes from the file. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changedText } from '../../../src/desk/policy-form/changes.ts';
import { policyForm, type PolicyForm } from '../../../src/desk/policy-form/form.ts';
import { LANGS } from '../../../src/messages/message.ts';
import { parsePolicy } from '../../../src/policy/load.ts';
import { packFile, packIds } from '../../../src/policy/packs.ts';
import { RULES } from '../../../src/rules/index.ts';

const textOf = (id: string): string => readFileSync(packFile(id), 'utf8');
const SUZHOU = textOf('suzhou-2024');
const fieldsOf = ({ settings, rules }: PolicyForm) => [...settings, ...rules.flatMap(({ fields }) => fields)];
const fieldAt = (form: PolicyForm, ...path: (string | number)[]) =>
  fieldsOf(form).find((field) => JSON.stringify(field.path) === JSON.stringify(path))!;

describe('the form of every pack', () => {
  it.each(packIds())('%s has a label in words for every field, each once, and nothing wrong with it', (id) => {
    for (const lang of LANGS) {
      const form = policyForm(textOf(id), id, lang);
      const fields = fieldsOf(form);
      expect(new Set(fields.map(({ path }) => JSON.stringify(path))).size).toBe(fields.length);
      for (const { label, options } of fields) {
        expect(label).toMatch(lang === 'en' ? /^[^\p{Script=Han}]+$/u : /\p{Script=Han}/u);
        for (const option of options) expect([option.value, option.label === '']).toEqual([option.value, false]);
      }
      expect(form.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(form.rules.every(({ meaning }) => meaning !== '')).toBe(true);
    }
  });

  it('knows every rule that packs use, and how its parameters are entered', () => {
    const forms = packIds().map((id) => policyForm(textOf(id), id, 'en'));
    const used = new Set(forms.flatMap(({ rules }) => rules.map(({ rule }) => rule)));
    expect([...used].filter((rule) => !RULES.has(rule))).toEqual([]);
    const odd = forms.flatMap(fieldsOf).filter(({ kind }) => kind === 'other');
    expect(odd.map(({ path }) => path.slice(2).join('.'))).toEqual([]);
  });
});

describe('a field', () => {
  it('has value, bounds, the words of its clause and whether it is assumed', () => {
    const form = policyForm(SUZHOU, 'suzhou-2024', 'zh-CN');
    expect(fieldAt(form, 'settings', 'tenureYears')).toMatchObject({
      kind: 'whole',
      value: 6,
      least: 0,
      most: 40,
      assumed: true,
    });
    const [rate] = form.rules;
    expect(rate).toMatchObject({ rule: 'exchange-rate', must: true, clause: { id: 'SZ1' } });
    expect(rate!.clause!.quote).toContain('20%');
    expect(fieldAt(form, 'rules', 0, 'params', 'share')).toMatchObject({ kind: 'share', value: '20%', assumed: false });
    expect(fieldAt(form, 'rules', 0, 'params', 'base').options.map(({ value }) => value)).toEqual([
      'eligible',
      'memberStaff',
      'coreEligible',
    ]);
  });

  it('is warned of where it differs from the quote beside it', () => {
    const text = changedText(SUZHOU, [{ path: ['rules', 0, 'params', 'share'], value: '10%' }], null);
    const field = fieldAt(policyForm(text, 'x', 'zh-CN'), 'rules', 0, 'params', 'share');
    expect(field.findings.map(({ code, severity }) => [code, severity])).toEqual([['policy-quote-differs', 'warning']]);
  });

  it('bears the mistake that is made in it', () => {
    const text = changedText(SUZHOU, [{ path: ['settings', 'tenureYears'], value: 99 }], null);
    const form = policyForm(text, 'x', 'en');
    expect(fieldAt(form, 'settings', 'tenureYears').findings.map(({ severity }) => severity)).toEqual(['error']);
    expect(form.findings).toEqual([]);
  });
});

const lines = (of: string): string[] => of.split('\n').filter((line) => line.trim() !== '');

describe('changes', () => {
  it('leave comments, clauses and everything else of the file as they were', () => {
    const text = changedText(SUZHOU, [{ path: ['settings', 'tenureYears'], value: 8 }], null);
    const differing = lines(text).filter((line) => !lines(SUZHOU).includes(line));
    expect(differing.filter((line) => line.includes('tenureYears'))).toHaveLength(1);
    expect(text).toContain('# 苏州市 2024 年集团化办学指导意见');
    expect(parsePolicy(text, 'x').policy!.settings.tenureYears).toBe(8);
    expect(parsePolicy(text, 'x').policy!.clauses.size).toBe(parsePolicy(SUZHOU, 'x').policy!.clauses.size);
  });

  it('make the groups of values that the file leaves out, take values out, and take rules out by their positions', () => {
    const text = changedText(
      SUZHOU,
      [
        { path: ['settings', 'ageCaps', 'teacher', 'male'], value: 50 },
        { path: ['settings', 'crossStage'], value: null },
        { path: ['rules', 2], value: null },
        { path: ['rules', 3], value: null },
        { path: ['rules', 6, 'params', 'd'], value: 3 },
      ],
      null,
    );
    const { policy } = parsePolicy(text, 'x');
    expect(policy!.settings.ageCaps).toEqual({ teacher: { male: 50 } });
    expect(policy!.settings.crossStage).toBe(false);
    expect(policy!.rules.map(({ spec }) => spec.id)).not.toContain('group-inflow');
    expect(policy!.rules.find(({ spec }) => spec.id === 'headcount-balance')!.params).toMatchObject({ d: 3 });
  });

  it('give the file the name of one’s own document', () => {
    const text = changedText(SUZHOU, [], { id: 'suzhou-2024-y1', name: '本县办法', document: '本县文件（1号）' });
    expect(parsePolicy(text, 'x').policy).toMatchObject({
      id: 'suzhou-2024-y1',
      title: { 'zh-CN': '本县办法', en: '本县办法' },
      document: '本县文件（1号）',
    });
  });

  it('lead nowhere but to what a policy has', () => {
    for (const path of [
      ['clauses', 'SZ1'],
      ['rules', 99, 'params', 'share'],
      ['settings', '__proto__', 'x'],
    ])
      expect(() => changedText(SUZHOU, [{ path, value: 1 }], null)).toThrow('There is no');
  });
});
