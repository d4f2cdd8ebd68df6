/** Lists of counties: what is read, and where each mistake stands. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadCounties } from '../../src/cli/batch/county-list.ts';
import { isFolderName } from '../../src/cli/batch/folder-name.ts';
import { pending, summaryCsv, worstExit } from '../../src/cli/batch/summary.ts';

const place = mkdtempSync(join(tmpdir(), 'lungang-list-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

async function load(name: string, content: string | Uint8Array) {
  const file = join(place, name);
  writeFileSync(file, content);
  const { counties, problems } = await loadCounties(file);
  return {
    counties,
    told: [...problems.policy, ...problems.roster].map(({ row, column, code, value }) => ({
      row,
      column,
      code,
      value,
    })),
  };
}

const GOOD = [
  { name: '甲县', data: join(place, '甲县/名册.xlsx'), policy: 'suzhou-2024', from: 2027 },
  { name: '乙县', data: join(place, '乙县'), policy: join(place, '自定.yaml'), from: 2028, seed: 7, timeLimit: 90 },
];

describe('a list', () => {
  it('in YAML: paths count from its folder, packs go by their id', async () => {
    const text =
      'format: lungang-batch/1\ncounties:\n  - { name: 甲县, data: 甲县/名册.xlsx, policy: suzhou-2024, from: 2027 }\n  - { name: 乙县, data: 乙县, policy: 自定.yaml, from: 2028, seed: 7, timeLimit: 90 }\n';
    expect(await load('good.yaml', text)).toEqual({ counties: GOOD, told: [] });
  });

  it.each([
    [
      'Chinese headings',
      '名称,名册,政策,学年,种子,时限\n甲县,甲县/名册.xlsx,suzhou-2024,2027学年,,\n\n乙县,乙县,自定.yaml,2028,7,90\n',
    ],
    [
      'English headings, a BOM and other ends of line',
      '\uFEFFname,data,policy,from,seed,timelimit\r\n甲县,甲县/名册.xlsx,suzhou-2024,2027\r\n乙县,乙县,自定.yaml,2028,7,90\r\n',
    ],
  ])('in CSV: %s', async (_, text) => {
    expect(await load('good.csv', text)).toEqual({ counties: GOOD, told: [] });
  });

  it('tells every mistake of a YAML file with line and column', async () => {
    const text = [
      'format: lungang-batch/1',
      'counties:',
      '  - name: a/b',
      '    data: x',
      '    policy: p',
      '    from: 1999',
      '  - name: 甲',
      '    dta: x',
      '    policy: p',
      '    from: 2027',
      '  - { name: 甲, data: x, policy: p, from: 2027 }',
    ].join('\n');
    expect((await load('bad.yaml', text)).told).toEqual([
      { row: 3, column: '11', code: 'batch-name-no-folder', value: 'a/b' },
      { row: 6, column: '11', code: 'policy-too-small', value: '1999' },
      { row: 7, column: '5', code: 'policy-missing', value: null },
      { row: 8, column: '5', code: 'policy-unknown-setting', value: 'dta' },
      { row: 11, column: '13', code: 'batch-name-twice', value: '甲' },
    ]);
  });

  it('tells every mistake of a CSV file with row and heading', async () => {
    const text = '名称,名册,政策,学年,年限\n甲,x,p,27年,3\n\n甲,,p,2027,3\n';
    expect((await load('bad.csv', text)).told).toEqual([
      { row: 1, column: '年限', code: 'batch-unknown-heading', value: null },
      { row: 2, column: '学年', code: 'policy-wrong-type', value: '27年' },
      { row: 4, column: '名册', code: 'policy-missing', value: null },
      { row: 4, column: '名称', code: 'batch-name-twice', value: '甲' },
    ]);
  });

  it.each([
    ['empty.yaml', '', 'batch-no-list'],
    ['text.yaml', 'just words', 'batch-no-list'],
    ['broken.yaml', 'format: [', 'policy-syntax'],
    ['none.yaml', 'format: lungang-batch/1\ncounties: []', 'policy-too-small'],
    [
      'other.yaml',
      'format: lungang-batch/9\ncounties: [{ name: a, data: b, policy: c, from: 2027 }]',
      'policy-not-one-of',
    ],
    ['empty.csv', '', 'batch-no-list'],
    ['heads.csv', '名称,名册,政策,学年\n', 'batch-no-list'],
    ['bytes.yaml', Uint8Array.of(0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x80), 'batch-list-unreadable'],
  ])('%s is told', async (name, content, code) => {
    expect((await load(name, content)).told.map((one) => one.code)).toContain(code);
  });

  it('that is not there, or no file, is told', async () => {
    for (const path of [join(place, 'absent.yaml'), place]) {
      const { counties, problems } = await loadCounties(path);
      expect([counties, problems.roster.map(({ code }) => code)]).toEqual([null, ['batch-list-unreadable']]);
    }
  });
});

it('a name names a folder on every system', () => {
  expect(['甲县', 'A b', '2027(试点)', '𠮷县'].filter((name) => !isFolderName(name))).toEqual([]);
  expect(
    [
      '',
      '.',
      '..',
      '.git',
      'a/b',
      'a\\b',
      'a:b',
      'a\nb',
      'nul',
      'CON.txt',
      'a.',
      ' a',
      'a ',
      'Summary.json',
      'summary.csv',
      '县'.repeat(61),
    ].filter(isFolderName),
  ).toEqual([]);
});

const planned = (name: string, exit: number) => ({
  ...pending(name),
  status: 'planned' as const,
  exit,
  outcome: exit === 0 ? ('compliant' as const) : ('relaxed' as const),
  tiers: [{ tier: 'shortage' as const, value: 125, bound: 120 }],
});
const failed = (name: string, exit: number | null) => ({
  ...pending(name),
  status: 'failed' as const,
  exit,
  reason: '=1+1, "x"',
});

describe('the summary', () => {
  it.each([
    [[planned('a', 0)], 0],
    [[planned('a', 0), planned('b', 3)], 3],
    [[failed('c', 4), planned('b', 3)], 4],
    [[failed('c', 5), failed('d', 4)], 5],
    [[failed('c', 5), failed('d', 2)], 2],
    [[failed('c', 2), failed('d', 64)], 64],
    [[failed('c', 2), failed('d', 70)], 70],
    [[failed('c', null)], 70],
    [[failed('c', 70), pending('d')], 130],
    [[planned('a', 0), { ...planned('b', 0), status: 'stopped' as const }], 130],
  ])('%# ends with the worst', (counties, exit) => expect(worstExit(counties)).toBe(exit));

  it('is a table for spreadsheets, in the units of the reports, with nothing that could run', () => {
    const text = summaryCsv([planned('甲县', 3), failed('=cmd', 2)], 'zh-CN');
    expect(text.startsWith('\uFEFF县区,状态,')).toBe(true);
    const rows = text.trimEnd().split('\r\n');
    const heads = rows[0]!.split(',');
    expect(rows[1]!.split(',').slice(heads.indexOf('学科缺员（人·学年）')).slice(0, 2)).toEqual(['12.5', '12']);
    expect(rows[2]).toMatch(/^'=cmd,没有方案,/u);
    expect(rows[2]).toMatch(/,2,"'=1\+1, ""x"""$/u);
    expect(summaryCsv([], 'en')).toMatch(
      /^\uFEFFCounty,Status,Outcome,Proven best,Postings,Hard rules \(points\),Hard rules bound,/u,
    );
  });
});
