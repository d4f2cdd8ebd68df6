/** How a policy file says by what each of its clauses is served, and what it cannot say. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMPUTED } from '../../src/policy/computed.ts';
import { parsePolicy } from '../../src/policy/load.ts';
import { pendingClauses, type Clause } from '../../src/policy/policy.ts';

/** A whole policy in a few lines; `clauses` as YAML under `clauses:`. */
const file = (clauses: string, rule = '{ rule: term, clause: A }'): string => `format: lungang-policy/1
id: own
title: { zh-CN: 小例, en: small }
document: 文件
settings: { tenureYears: 6, retireYears: 5 }
rules:
  - ${rule}
  - { rule: protect-source }
  - { rule: headcount-balance, params: { d: 2 } }
  - { rule: outflow-limit, params: { share: "20%", ofSubject: "1/2" } }
  - { rule: inflow-limit, params: { share: "30%", least: 2 } }
  - { rule: pins }
clauses:
  A: { source: 一, quote: 三年一轮, reading: { zh-CN: 三年, en: three years } }
${clauses}`;

const entry = (id: string, more: string): string =>
  `  ${id}: { source: 二, quote: 原文, reading: { zh-CN: 读法, en: reading }${more} }\n`;

const load = (text: string) => parsePolicy(text, 'own.yaml');
const clause = (text: string, id: string): Clause => load(text).policy!.clauses.get(id)!;
const digestOf = (text: string): string => load(text).policy!.digest;
/** `line:column code value`. */
const found = (text: string): string[] =>
  load(text).problems.map(({ row, column, message, value }) => `${row}:${column} ${message.code} ${value}`);

describe('a clause', () => {
  it('that says nothing of itself is a hard rule: served where a rule line cites it, else by nothing, which is said', () => {
    const text = file(entry('B', ''));
    expect(clause(text, 'A')).toMatchObject({ kind: 'H', served: { by: 'rule' } });
    expect(clause(text, 'B')).toMatchObject({ kind: 'H', served: { by: 'none' } });
    expect(pendingClauses(load(text).policy!).map(({ id }) => id)).toEqual(['B']);
  });

  it.each([
    ['rule', '', 'A', '', { by: 'rule' }],
    [
      'setting',
      'a setting of the policy',
      'B',
      ', kind: P, by: setting, setting: settings.tenureYears',
      { by: 'setting', setting: 'settings.tenureYears' },
    ],
    ['entitlement', 'its own row', 'RA14', ', kind: E, by: entitlement', { by: 'entitlement', as: 'RA14' }],
    [
      'entitlement',
      'the row of another document',
      'B',
      ', kind: E, by: entitlement, as: RA14',
      { by: 'entitlement', as: 'RA14' },
    ],
    ['indicator', 'its own row', 'QD12', ', kind: R, by: indicator', { by: 'indicator', as: 'QD12' }],
    ['data', 'its own row', 'RA26', ', by: data', { by: 'data', as: 'RA26' }],
    [
      'person',
      'what is to be done, and of which groups',
      'B',
      ', by: person, todo: { zh-CN: 查, en: look }, kinds: [fused]',
      { by: 'person', todo: { 'zh-CN': '查', en: 'look' }, kinds: ['fused'] },
    ],
    [
      'none',
      'a reason',
      'B',
      ', by: none, why: { zh-CN: 无数据, en: no data }',
      { by: 'none', why: { 'zh-CN': '无数据', en: 'no data' } },
    ],
  ])('can be served by %s: %s', (_, __, id, more, served) => {
    const text = file(id === 'A' ? '' : entry(id, more));
    expect(found(text)).toEqual([]);
    expect(clause(text, id).served).toEqual(served);
  });

  it('that nothing evaluates is pending where it is a hard rule or a soft target, not where it is anything else', () => {
    const text = file(['H', 'S', 'E', 'R', 'P'].map((kind) => entry(`${kind}1`, `, kind: ${kind}`)).join(''));
    expect(pendingClauses(load(text).policy!).map(({ id }) => id)).toEqual(['H1', 'S1']);
  });

  // The entry stands in line 15.
  it.each([
    ['a rule that no line cites', ', by: rule', 'policy-clause-uncited rule', 'by: rule'],
    ['an unknown way', ', by: magic', 'policy-not-one-of magic', 'by: magic'],
    ['an unknown kind', ', kind: X', 'policy-not-one-of X', 'kind: X'],
    ['a setting that is not named', ', by: setting', 'policy-clause-setting null', null],
    [
      'a setting that the file does not have',
      ', by: setting, setting: settings.tenureYaers',
      'policy-clause-setting settings.tenureYaers',
      'setting: settings.',
    ],
    [
      'a setting of no setting',
      ', by: setting, setting: clauses.A',
      'policy-clause-setting clauses.A',
      'setting: clauses',
    ],
    ['a row that is not computed', ', by: entitlement', 'policy-clause-computed B', 'by: ent'],
    ['a row that is computed otherwise', ', by: indicator, as: RA14', 'policy-clause-computed RA14', 'as: RA14'],
    ['nobody told what to do', ', by: person', 'policy-clause-todo null', null],
    [
      'a person of groups that there are not',
      ', by: person, todo: { zh-CN: 查, en: look }, kinds: [merged]',
      'policy-not-one-of merged',
      '[merged',
    ],
    ['no reason', ', by: none', 'policy-clause-why null', null],
    ['a reason in one language', ', by: none, why: { zh-CN: 无 }', 'policy-missing null', 'why: '],
    [
      'a reason for something served',
      ', by: indicator, as: QD12, why: { zh-CN: 无, en: none }',
      'policy-clause-stray why',
      'why: ',
    ],
    [
      'a setting beside a reason',
      ', by: none, setting: settings.tenureYears, why: { zh-CN: 无, en: none }',
      'policy-clause-stray setting',
      'setting: settings',
    ],
  ])('cannot be served by %s', (_, more, code, piece) => {
    const line = entry('B', more);
    const key = piece === null ? line.indexOf('{') : line.indexOf(piece) + piece.indexOf(': ') + 2;
    expect(found(file(line))).toEqual([`15:${key + 1} ${code}`]);
  });

  it('cannot be said to be served otherwise where a rule line cites it', () => {
    const text = file('').replace('quote: 三年一轮', 'quote: 三年一轮, by: setting, setting: settings.tenureYears');
    expect(found(text).map((one) => one.split(' ').slice(1).join(' '))).toEqual(['policy-clause-cited setting']);
  });

  it('is told of in both languages', () => {
    const { problems } = load(
      file(
        entry('B', ', by: entitlement') +
          entry('C', ', by: rule') +
          entry('D', ', by: none') +
          entry('E', ', by: setting') +
          entry('F', ', by: data, as: RA26, why: { zh-CN: 无, en: none }') +
          entry('G', ', by: person'),
      ),
    );
    expect(problems).toHaveLength(6);
    for (const { message } of problems) {
      expect(message.in('zh-CN')).toMatch(/\p{Script=Han}/u);
      expect(message.in('en')).not.toMatch(/\p{Script=Han}|undefined/u);
    }
  });

  it('changes the digest with the way it is served, not with saying what goes without saying', () => {
    const plain = digestOf(file(entry('B', '')));
    expect(digestOf(file(entry('B', ', kind: H')))).toBe(plain);
    expect(digestOf(file(entry('B', ', kind: S')))).not.toBe(plain);
    expect(digestOf(file(entry('B', ', by: none, why: { zh-CN: 无, en: none }')))).not.toBe(plain);
  });
});

describe('the rows that are computed', () => {
  it.each(COMPUTED)('$by in $file names each of its clauses there', ({ file: path, clauses }) => {
    const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    const named = clauses.filter((id) => new RegExp(`\\b${id}\\b`, 'u').test(text));
    expect(named).toEqual(clauses);
  });
});
