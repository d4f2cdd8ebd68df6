/** `policies new`: what is asked, what is written, and that it loads. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { run } from '../../src/cli/program.ts';
import { draftText } from '../../src/policy/draft.ts';
import { parsePolicy } from '../../src/policy/load.ts';
import { draws } from '../support/draws.ts';
import { lungang } from './support/run.ts';

const place = mkdtempSync(join(tmpdir(), 'lungang-new-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
const file = (name: string): string => join(place, name);
const load = (path: string) => parsePolicy(readFileSync(path, 'utf8'), path);

/** A person at the terminal who gives these answers, and then presses Ctrl-D. */
async function typed(answers: readonly string[], ...argv: string[]) {
  let out = '';
  let err = '';
  const left = [...answers];
  const asked: string[] = [];
  const exit = await run(argv, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    watched: true,
    ask: async (question) => {
      asked.push(question);
      return left.shift() ?? null;
    },
  });
  return { exit, out, err, asked, left };
}

describe('policies new', () => {
  it('takes its numbers from options, and what nobody told from usual practice', async () => {
    const out = file('by-options.yaml');
    const { exit, out: said } = await lungang(
      'policies',
      'new',
      '--out',
      out,
      '--document',
      '某县教发〔2026〕1号：“交流”办法',
      '--rate',
      '15',
      '--base',
      'memberStaff',
      '--tenure-years',
      '9',
      '--posting-years',
      '1,3',
    );
    expect(exit).toBe(0);
    expect(said).toContain('rules.backbone-share.share');
    const { policy, problems } = load(out);
    expect(problems).toEqual([]);
    expect(policy).toMatchObject({
      id: 'by-options',
      document: '某县教发〔2026〕1号：“交流”办法',
      settings: { tenureYears: 9, retireYears: 5, postingYears: { exchange: [1, 3] }, livingAllowance: 0 },
      assumed: ['rules.backbone-share.share', 'settings.retireYears'],
    });
    const of = (id: string) => policy!.rules.find(({ spec }) => spec.id === id);
    expect(of('exchange-rate')).toMatchObject({
      clause: 'C1',
      params: { base: 'memberStaff', share: { num: 3, den: 20 } },
    });
    expect(of('backbone-share')).toMatchObject({ clause: null, params: { share: { num: 1, den: 5 } } });
    expect([...policy!.clauses.keys()]).toEqual(['C1', 'C3', 'C5']);
  });

  it('asks a person for what no option told, again where an answer is none', async () => {
    const out = file('asked.yaml');
    const answers = ['', '某县办法', '二成', '12.5%', 'coreeligible', '0', '十年', '１０', '3', '2、3', '300'];
    const { exit, asked, left, err } = await typed(
      answers,
      'policies',
      'new',
      '--out',
      out,
      '--retire-years',
      '3',
      '--lang',
      'en',
    );
    expect([exit, left]).toEqual([0, []]);
    expect(asked.filter((question) => question.includes('retirement'))).toEqual([]);
    expect(err).toContain('a share from 0% to 100%');
    const { policy, problems } = load(out);
    expect(problems).toEqual([]);
    expect(policy!.settings).toMatchObject({ tenureYears: 10, retireYears: 3 });
    expect(policy!.assumed).toEqual([]);
  });

  it('asks again for a document where the answer shows nothing, and refuses blank options at a terminal too', async () => {
    const out = file('blank.yaml');
    const answers = ['', '  ', '\u200b', '某县办法', '', '', '', '', '', '', ''];
    const { exit, asked } = await typed(answers, 'policies', 'new', '--out', out);
    expect([exit, asked.filter((question) => question.includes('文号'))]).toEqual([0, Array(4).fill(asked[0])]);
    expect(load(out).policy!.document).toBe('某县办法');
    for (const blank of [
      ['--document', ' '],
      ['--document', 'x', '--title', ''],
    ])
      expect((await typed([], 'policies', 'new', '--out', file('b.yaml'), ...blank)).exit).toBe(64);
  });

  it('never overwrites a file unless it is told to, and writes nothing where the person gives up', async () => {
    const out = file('there.yaml');
    writeFileSync(out, 'mine');
    const options = ['policies', 'new', '--out', out, '--document', 'x'];
    expect((await lungang(...options)).exit).toBe(64);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect((await typed(['10%', 'eligible'], ...options, '--replace')).exit).toBe(130);
    expect(readFileSync(out, 'utf8')).toBe('mine');
    expect((await lungang(...options, '--replace')).exit).toBe(0);
    expect(load(out).policy).not.toBeNull();
  });

  it.each([
    ['no document and nobody to ask', ['--out', 'a.yaml']],
    ['a document that says nothing', ['--out', 'a.yaml', '--document', '']],
    ['a document of blanks', ['--out', 'a.yaml', '--document', '   ']],
    ['a document of signs without a look', ['--out', 'a.yaml', '--document', '\u200b']],
    ['a title of blanks', ['--out', 'a.yaml', '--document', 'x', '--title', ' ']],
    ['an id that is none', ['--out', '我县.yaml', '--document', 'x']],
    ['the id of a pack', ['--out', 'suzhou-2024.yaml', '--document', 'x']],
    ['a share that could be two', ['--out', 'a.yaml', '--document', 'x', '--rate', '0.2']],
    ['a term of nought', ['--out', 'a.yaml', '--document', 'x', '--posting-years', '0']],
  ])('refuses %s', async (_, [flag, name, ...more]) => {
    const { exit, err } = await lungang('policies', 'new', flag!, file(name!), ...more);
    expect([exit, err === '']).toEqual([64, false]);
    expect(existsSync(file(name!))).toBe(false);
  });

  it('answers in JSON', async () => {
    const { out } = await lungang(
      'policies',
      'new',
      '--out',
      file('json.yaml'),
      '--document',
      'x',
      '--rate',
      '0',
      '--json',
    );
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      id: 'json',
      assumed: [
        'rules.backbone-share.share',
        'settings.tenureYears',
        'settings.retireYears',
        'settings.postingYears.exchange',
      ],
    });
  });
});

describe('a draft', () => {
  const numbers = fc.record({
    rate: fc.integer({ min: 0, max: 100 }).map((share) => `${share}%`),
    base: fc.constantFrom('eligible', 'memberStaff', 'coreEligible'),
    backbone: fc.integer({ min: 0, max: 100 }).map((share) => `${share}%`),
    tenureYears: fc.integer({ min: 0, max: 40 }),
    retireYears: fc.integer({ min: 0, max: 20 }),
    postingYears: fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { minLength: 1, maxLength: 3 }),
    livingAllowance: fc.integer({ min: 0, max: 5000 }),
  } as const);
  const keys = ['rate', 'base', 'backbone', 'tenureYears', 'retireYears', 'postingYears', 'livingAllowance'] as const;
  const words = fc
    .string({ unit: 'binary', minLength: 1, maxLength: 20 })
    .filter((text) => text.trim() !== '')
    .map((text) => `文${text}`);

  it('loads without a word, whatever the numbers, the titles and the language', () => {
    fc.assert(
      fc.property(
        numbers,
        fc.subarray([...keys]),
        words,
        fc.constantFrom('zh-CN' as const, 'en' as const),
        (chosen, assumed, text, lang) => {
          const made = draftText(
            { id: 'own', title: text, document: text, numbers: chosen, assumed: new Set(assumed) },
            lang,
          );
          const { policy, problems } = parsePolicy(made, 'own.yaml');
          expect(problems).toEqual([]);
          expect(policy!.settings).toMatchObject({
            tenureYears: chosen.tenureYears,
            livingAllowance: chosen.livingAllowance,
          });
          expect(policy!.document).toBe(text.trim());
        },
      ),
      { numRuns: draws(100), seed: 5 },
    );
  });
});
