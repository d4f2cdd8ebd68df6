import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { settingsOf } from '../../src/domain/settings.ts';
import { alterPolicy } from '../../src/policy/alter.ts';
import { loadPolicy, parsePolicy } from '../../src/policy/load.ts';
import { packFile, packIds } from '../../src/policy/packs.ts';
import { settingLines } from '../../src/report/parameters.ts';
import { RULES } from '../../src/rules/index.ts';

const GOOD = readFileSync(packFile('suzhou-2024'), 'utf8');

/** The pack with one piece of text replaced; fails when the piece does not occur. */
function withChange(from: string | RegExp, to: string): string {
  const changed = GOOD.replace(from, to);
  expect(changed).not.toBe(GOOD);
  return changed;
}

/** `line:column code value` of every problem, in order. */
const findings = (text: string): string[] =>
  parsePolicy(text, 'own.yaml').problems.map(
    (problem) => `${problem.row}:${problem.column} ${problem.message.code} ${problem.value}`,
  );

const say = (from: string, to: string): string =>
  parsePolicy(withChange(from, to), 'own.yaml')
    .problems.map((problem) => problem.message.in('en'))
    .join('\n');
const digest = (text: string): string => parsePolicy(text, 'x').policy!.digest;
const load = async (name: string): Promise<string[]> =>
  (await loadPolicy(name)).problems.map((problem) => problem.message.code);
const lineOf = (text: string, piece: string): number => text.slice(0, text.indexOf(piece)).split('\n').length;

describe('a policy that nests without end', () => {
  it.each([
    ['lists', '[', ']'],
    ['open lists', '[', ''],
    ['settings', '{a: ', '}'],
    ['indented', '- ', ''],
  ])('%s', (_, open, close) => {
    for (const depth of [100, 50_000]) {
      const { policy, problems } = parsePolicy(`${open.repeat(depth)}1${close.repeat(depth)}\n`, 'own.yaml');
      expect(policy).toBeNull();
      expect(problems.length).toBeGreaterThan(0);
      for (const problem of problems)
        expect(problem.message.in('zh-CN') + problem.message.in('en')).not.toMatch(/call stack/i);
      expect(close === '' && open === '[' ? 'open' : problems[0]!.message.in('zh-CN')).toMatch(/嵌套层次过深|open/);
    }
  });
});

describe('errors of a policy file', () => {
  it.each<[string, string | RegExp, string, string, string]>([
    ['an unknown setting', 'tenureYears: 6', 'tenureYaers: 6', 'tenureYaers', 'policy-unknown-setting'],
    ['a setting that is missing', '  retireYears: 5 ', '  # retireYears: 5 ', 'tenureYears', 'policy-missing'],
    ['a number as text', 'retireYears: 5', 'retireYears: five', 'five', 'policy-wrong-type'],
    ['a number that makes no sense', 'retireYears: 5', 'retireYears: 500', '500', 'policy-too-big'],
    ['an empty list', 'exchange: [3]', 'exchange: []', '[]', 'policy-too-small'],
    ['a number twice in a list', 'exchange: [3]', 'exchange: [3, 3]', '[3, 3]', 'policy-value-twice'],
    [
      'a kind of group twice',
      'kinds: [sameStage,',
      'kinds: [sameStage, sameStage,',
      '[sameStage, sameStage',
      'policy-value-twice',
    ],
    [
      'a name that plain data cannot hold',
      'clauses:\n',
      'clauses:\n  __proto__: { source: a, quote: b, reading: { zh-CN: c, en: d } }\n',
      '__proto__',
      'policy-syntax',
    ],
    [
      'an unknown kind that is set apart',
      '  crossStage: false',
      '  kinds: { fusd: { tenureYears: 0 } }\n  crossStage: false',
      'fusd',
      'policy-unknown-setting',
    ],
    [
      'an unknown setting of a kind',
      '  crossStage: false',
      '  kinds: { fused: { tenureYaers: 0 } }\n  crossStage: false',
      'tenureYaers',
      'policy-unknown-setting',
    ],
    [
      'a setting that no kind may have',
      '  crossStage: false',
      '  kinds: { fused: { crossGroup: true } }\n  crossStage: false',
      'crossGroup: true',
      'policy-unknown-setting',
    ],
    [
      'postings of a kind in other words',
      '  crossStage: false',
      '  kinds: { fused: { postings: some } }\n  crossStage: false',
      'some }',
      'policy-not-one-of',
    ],
    [
      'an age cap of leaders',
      '  crossStage: false',
      '  ageCaps: { principal: { male: 55 } }\n  crossStage: false',
      'principal',
      'policy-unknown-setting',
    ],
    [
      'an age cap that is no number',
      '  crossStage: false',
      '  ageCaps: { teacher: { male: fifty } }\n  crossStage: false',
      'fifty',
      'policy-wrong-type',
    ],
    ['an unknown rule', 'rule: exchange-rate', 'rule: exchnage-rate', 'exchnage-rate', 'policy-not-one-of'],
    [
      'an unknown parameter',
      'scope: group, counts: all',
      'scope: group, count: all',
      'count:',
      'policy-unknown-setting',
    ],
    ['a parameter outside its words', 'base: eligible', 'base: eligibel', 'eligibel', 'policy-not-one-of'],
    ['a share over 100 %', 'share: "20%", scope', 'share: "120%", scope', '"120%"', 'policy-bad-share'],
    ['a share that is none', 'share: "20%", scope', 'share: "a fifth", scope', '"a fifth"', 'policy-bad-share'],
    ['a share as a number', 'share: "20%", scope', 'share: 0.2, scope', '0.2', 'policy-wrong-type'],
    ['an unknown kind of group', 'kinds: [sameStage,', 'kinds: [samestage,', 'samestage', 'policy-not-one-of'],
    ['a clause that is not listed', 'clause: SZ2', 'clause: SZ22', 'SZ22', 'policy-unknown-clause'],
    [
      'a softened protection',
      '{ rule: protect-source }',
      '{ rule: protect-source, enforce: { weight: 1 } }',
      '{ weight',
      'policy-soft-protection',
    ],
    [
      'an unknown tier',
      'enforce: must\n    params: { base',
      'enforce: { tier: sooft, weight: 1 }\n    params: { base',
      'sooft',
      'policy-not-one-of',
    ],
    [
      'a rule twice',
      '  - { rule: term }',
      '  - { rule: term }\n  - { rule: term }',
      '{ rule: term }\n  - { rule: protect',
      'policy-rule-twice',
    ],
    [
      'one clause of one rule twice for the same kind of group',
      '  - { rule: term }',
      '  - { rule: exchange-rate, clause: SZ1, kinds: [sameStage], enforce: { weight: 1 }, params: { base: memberStaff, share: "10%" } }\n  - { rule: term }',
      '{ rule: exchange-rate',
      'policy-rule-overlaps',
    ],
    ['a tier twice', 'claims]', 'claims, soft]', 'soft]', 'policy-order-twice'],
    ['a tier left out', ', claims]', ']', '[legal', 'policy-order-missing'],
    ['an unknown weight', 'objective:\n', 'objective:\n  weights: { wishes: 3 }\n', 'wishes', 'policy-unknown-setting'],
    ['a negative weight', 'objective:\n', 'objective:\n  weights: { km: -3 }\n', '-3', 'policy-too-small'],
    [
      'an assumption about nothing',
      'settings.retireYears,',
      'settings.retirement,',
      'settings.retirement,',
      'policy-unknown-path',
    ],
    ['a reading in one language only', /\n {6}en: Backbone.*/, '', 'zh-CN: 骨干教师指', 'policy-missing'],
    ['an id that is no name', 'id: suzhou-2024', 'id: 苏州', '苏州\ntitle', 'policy-bad-name'],
    ['a setting twice', 'id: suzhou-2024', 'id: suzhou-2024\nid: other', 'id: other', 'policy-syntax'],
  ])('%s stands at its line and column', (_, from, to, place, code) => {
    const text = withChange(from, to);
    const line = lineOf(text, place);
    const column = text.split('\n')[line - 1]!.indexOf(place.split('\n')[0]!) + 1;
    const { policy, problems } = parsePolicy(text, 'own.yaml');
    expect(policy).toBeNull();
    expect(
      problems.map((problem) => [problem.severity, problem.file, problem.message.code, problem.row, problem.column]),
    ).toContainEqual(['error', 'own.yaml', code, line, String(column)]);
  });

  it('do not arise from one clause that asks one thing of some groups and another of others', () => {
    const line =
      '  - { rule: exchange-rate, clause: SZ1, kinds: [tight], params: { base: memberStaff, share: "20%" } }\n';
    expect(findings(withChange('  - { rule: term }\n', `${line}  - { rule: term }\n`))).toEqual([]);
  });

  it('are all told at once, in the order of the file, in both languages', () => {
    const text = withChange('tenureYears: 6', 'tenureYaers: 6')
      .replace('base: eligible', 'base: eligibel')
      .replace('clause: SZ2', 'clause: SZ22')
      .replace('rule: outflow-limit', 'rule: outflow')
      .replace('least: 2', 'least: many')
      .replace('claims]', 'claims, claims]');
    const { problems } = parsePolicy(text, 'own.yaml');
    expect(problems.filter(({ severity }) => severity === 'error').map((problem) => problem.message.code)).toEqual([
      'policy-missing',
      'policy-unknown-setting',
      'policy-not-one-of',
      'policy-unknown-clause',
      'policy-not-one-of',
      'policy-wrong-type',
      'policy-order-twice',
      'policy-unknown-path',
    ]);
    for (const { message } of problems) {
      expect(message.in('zh-CN')).toMatch(/\p{Script=Han}/u);
      expect(message.in('en')).not.toMatch(/\p{Script=Han}|undefined/u);
    }
  });

  it('suggest the nearest name, and only a near one', () => {
    expect(say('tenureYears: 6', 'tenureYaers: 6')).toContain('Did you mean tenureYears?');
    expect(say('rule: exchange-rate', 'rule: exchange-rates')).toContain('Did you mean exchange-rate?');
    expect(say('d: 2', 'elephants: 2')).not.toContain('Did you mean');
    expect(say('d: 2', 'elephants: 2')).toContain('Known settings: d.');
  });

  it('of a text that is no policy at all', () => {
    expect(findings('')).toEqual(['1:1 policy-no-settings null']);
    expect(findings('- 1\n- 2\n')).toEqual(['1:1 policy-no-settings [1,2]']);
    expect(findings('a: [b\nc: d\n')).toEqual(['2:1 policy-syntax null']);
    expect(findings('a: *nothing\n')[0]).toMatch(/policy-syntax/);
    expect(findings('[['.repeat(50_000))[0]).toMatch(/policy-syntax/);
  });

  it('of a bomb of aliases: refused instead of unfolded', () => {
    const layers = Array.from(
      { length: 12 },
      (_, i) => `l${i}: &l${i} [${Array.from({ length: 10 }, () => (i === 0 ? 'x' : `*l${i - 1}`)).join(', ')}]`,
    );
    expect(findings(layers.join('\n'))).toEqual(['1:1 policy-syntax null']);
  });

  it('of what contains itself: told where it is, never unfolded', () => {
    expect(findings('a:\n  b: &x [*x]\n')).toEqual(['2:10 policy-syntax null']);
    expect(findings('a: &x\n  b: { c: *x }\n')).toEqual(['2:11 policy-syntax null']);
  });

  it('warn, without stopping, of a protection that is left out', () => {
    const { policy, problems } = parsePolicy(withChange('  - { rule: pins }\n', ''), 'own.yaml');
    expect(policy).not.toBeNull();
    expect(problems.map(({ severity, message }) => `${severity} ${message.code}`)).toEqual([
      'warning policy-protection-absent',
    ]);
  });
});

describe('settings per kind of group', () => {
  it('are what the file says, with lengths of their own completed by those of the policy', () => {
    const { policy, problems } = parsePolicy(
      withChange(
        '  crossStage: false',
        '  kinds: { fused: { tenureYears: 0, postingYears: { exchange: [1, 2] } } }\n  crossStage: false',
      ),
      'one.yaml',
    );
    expect(problems).toEqual([]);
    const { settings } = policy!;
    expect(settingsOf(settings, 'fused')).toMatchObject({
      tenureYears: 0,
      retireYears: 5,
      postingYears: { exchange: [1, 2], training: [1], leadership: [1, 2] },
    });
    expect(settingsOf(settings, 'loose')).toBe(settings);
    expect(settingLines(policy!, 'en').map(({ item, value }) => `${item} = ${value}`)).toEqual(
      expect.arrayContaining([
        'Fused: Years at the present school to be eligible = 0',
        'Fused: Length of a posting in years: Exchange = 1 or 2',
      ]),
    );
  });

  it('can be altered by path', () => {
    const { policy } = parsePolicy(GOOD, 'one.yaml');
    const altered = alterPolicy(policy!, { path: 'settings.kinds.loose.postings', to: 'none' });
    expect(altered.ok && settingsOf(altered.policy.settings, 'loose').postings).toBe('none');
    expect(alterPolicy(policy!, { path: 'settings.kinds.loose.postngs', to: 'none' }).ok).toBe(false);
  });
});

describe('the digest', () => {
  it('does not depend on comments, layout or the order of keys', () => {
    expect(digest(withChange(/#.*\n/g, '\n'))).toBe(digest(GOOD));
    expect(
      digest(
        withChange(
          'tenureYears: 6            # 在现任教学校连续任教满 6 年\n  retireYears: 5 ',
          'retireYears: 5\n  tenureYears: 6 ',
        ),
      ),
    ).toBe(digest(GOOD));
    expect(digest(withChange('"20%", of: starters', "'1/5', of: starters"))).toBe(digest(GOOD));
    expect(digest(withChange('  crossStage: false\n', ''))).toBe(digest(GOOD));
  });

  it('depends on everything the file says', () => {
    const others = [
      withChange('tenureYears: 6', 'tenureYears: 7'),
      withChange('"20%", of', '"21%", of'),
      withChange('clause: SZ2', 'clause: SZ1'),
      withChange('d: 2', 'd: 3'),
      withChange(
        'kinds: [sameStage]\n    enforce: must\n    params: { share',
        'kinds: [crossStage]\n    enforce: must\n    params: { share',
      ),
      withChange('enforce: must\n    params: { share', 'enforce: { weight: 2 }\n    params: { share'),
      withChange('shortage, soft', 'soft, shortage'),
    ].map(digest);
    expect(new Set([digest(GOOD), ...others]).size).toBe(others.length + 1);
  });
});

it('soft quotas carry tier and weight, the tier being soft unless another is named', () => {
  const { policy } = parsePolicy(
    withChange('enforce: must\n    params: { share', 'enforce: { weight: 2 }\n    params: { share'),
    'x',
  );
  expect(policy!.rules.find((line) => line.spec.id === 'backbone-share')!.enforce).toEqual({
    kind: 'soft',
    tier: 'soft',
    weight: 2,
  });
});

it('every rule of the registry can be named in a policy', () => {
  for (const id of RULES.keys()) {
    expect(
      findings(withChange('  - { rule: pins }', `  - { rule: ${id}, params: { nonsense: 1 } }`)).some((found) =>
        found.endsWith('policy-unknown-setting nonsense'),
      ),
    ).toBe(true);
  }
});

describe('where a policy is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lungang-policy-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('by the id of a pack, or by a file', async () => {
    const own = join(folder, 'own.yaml');
    writeFileSync(own, GOOD);
    const [byId, byFile] = [await loadPolicy('suzhou-2024'), await loadPolicy(own)];
    expect(byFile.policy!.digest).toBe(byId.policy!.digest);
    expect(packIds()).toContain('suzhou-2024');
  });

  it('also with a byte order mark', async () => {
    writeFileSync(join(folder, 'bom.yaml'), `\uFEFF${GOOD}`);
    expect(await load(join(folder, 'bom.yaml'))).toEqual([]);
  });

  it('or not at all, which is said with the nearest pack', async () => {
    const { policy, problems } = await loadPolicy('suzhou-2042');
    expect(policy).toBeNull();
    expect(problems.map((problem) => problem.message.in('en'))).toEqual([
      expect.stringContaining('Did you mean suzhou-2024?'),
    ]);
    expect(await load(folder)).toEqual(['policy-not-a-file']);
    writeFileSync(join(folder, 'gbk.yaml'), Buffer.from([0xcb, 0xd5, 0xd6, 0xdd]));
    expect(await load(join(folder, 'gbk.yaml'))).toEqual(['policy-unreadable']);
    writeFileSync(join(folder, 'huge.yaml'), '#'.repeat(1_000_001));
    expect(await load(join(folder, 'huge.yaml'))).toEqual(['policy-unreadable']);
  });
});
