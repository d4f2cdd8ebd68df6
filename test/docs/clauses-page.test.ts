import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clauseTests, idsInTitles } from '../../src/docs/clause-tests.ts';
import { clausesPage } from '../../src/docs/clauses-page.ts';
import { COMPUTED } from '../../src/policy/computed.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { packIds } from '../../src/policy/packs.ts';

const packs = await Promise.all(packIds().map(async (id) => (await loadPolicy(id)).policy!));
const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const page = read('clauses.md');
const tests = clauseTests();
const all = packs.flatMap(({ clauses }) => [...clauses.values()]);

/** How many clauses of the five documents stand in the packs, by prefix. */
const CATALOGUE = { SZ: 16, RA: 39, QD: 16, HT: 14, PJ: 9 } as const;

describe('docs/clauses.md', () => {
  it('is what `npm run docs` writes', () => {
    expect(page).toBe(clausesPage(packs, tests));
    expect(read('clauses.zh-CN.md')).toBe(clausesPage(packs, tests, 'zh-CN'));
  });

  it.each(Object.entries(CATALOGUE))('has a line for each of the rows of %s: %i', (prefix, count) => {
    const lines = page
      .split('\n')
      .flatMap((line) => line.match(new RegExp(`^\\| (${prefix}\\d+) \\|`, 'u'))?.[1] ?? []);
    expect(lines).toEqual(Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`));
  });

  it('names for every clause a test whose title names it', () => {
    expect(all.length).toBeGreaterThan(90);
    expect(all.filter(({ id }) => !tests.has(id)).map(({ id }) => id)).toEqual([]);
  });

  it('gives no clause a file that does not name it', () => {
    for (const { id, served } of all) {
      const files =
        page
          .split('\n')
          .find((line) => line.startsWith(`| ${id} |`))!
          .match(/src\/[\w/-]+\.ts/gu) ?? [];
      expect(files.length > 0).toBe(!['none', 'setting', 'person'].includes(served.by));
    }
  });

  it('lists nothing as computed that no pack has', () => {
    const ids = new Set(all.map(({ id }) => id));
    expect(COMPUTED.flatMap(({ clauses }) => clauses).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('ids in titles', () => {
  it.each([
    ["it('SZ1: twenty per cent', () => {});", ['SZ1']],
    ["describe('what', () => { it('RA19, RA22: money', () => {}) });", ['RA19', 'RA22']],
    ["it.each([[1, 'QD1']])('QD3: %i', () => {});", ['QD3']],
    ["  ])('HT1: of %i', (n) => {});", ['HT1']],
    ['test(`PJ6: ${name}`, () => {});', ['PJ6']],
    ["expect(pack.asks('SZ8', rows)).toEqual([]);", []],
    ["const rows = pack.first('SZ8', { a: 'RA1' });", []],
    ['// it is SZ1', []],
  ])('%s', (text, ids) => {
    expect([...idsInTitles(text)]).toEqual(ids);
  });
});
