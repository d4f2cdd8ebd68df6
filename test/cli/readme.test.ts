/** The commands of the README and of the pages for its readers: the same in both languages, and they run as they stand. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EXIT } from '../../src/cli/exit.ts';
import { lungang } from './support/run.ts';

const READMES = ['README.md', 'README.zh-CN.md'];
const PAGES = ['docs/officer', 'docs/analyst', 'docs/operator'];
const INSTALL = 'npm ci && ';
const START = 'npm start -- ';

/** Lines of the fenced blocks. */
const commandsOf = (page: string): string[] =>
  [...readFileSync(page, 'utf8').matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap((block) => block[1]!.trim().split('\n'));

/** The words after `lungang`; null for what is not a call of it. */
const wordsOf = (line: string): string[] | null => {
  const call = line.replace(INSTALL, '');
  return call.startsWith(START) ? call.slice(START.length).split(/\s+/) : null;
};

const callsOf = (page: string): string[][] =>
  commandsOf(page)
    .map(wordsOf)
    .filter((words) => words !== null);

/** A plan of a scenario ends as its README and `expected.json` say; all else goes well. */
function exitOf([command, data = '']: readonly string[]): number {
  const expected = join(data, '..', 'expected.json');
  return command === 'plan' && existsSync(expected) && readFileSync(expected, 'utf8').includes('"outcome": "relaxed"')
    ? 3
    : 0;
}

/** A call in whatever language it speaks. */
const plain = (words: readonly string[]): string => words.join(' ').replace(/ --lang \S+$/u, '');

const place = mkdtempSync(join(tmpdir(), 'lungang-readme-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe.each(READMES)('%s', (readme) => {
  it('has the two commands: install and plan, install and test', () => {
    const lines = commandsOf(readme);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatch(
      /^npm ci && npm start -- plan scenarios\/\S+ --policy \S+ --from \d{4} --out \S+ --replace$/,
    );
    expect(lines[1]).toBe('npm ci && npm test');
  });

  it('fits on one screen', () => {
    const lines = readFileSync(readme, 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(40);
    expect(lines.filter((line) => line.startsWith('!['))).toHaveLength(1);
  });

  it('has nothing but files that exist in its plan', () => {
    expect(callsOf(readme)[0]!.filter((word) => word.startsWith('scenarios/') && !existsSync(word))).toEqual([]);
  });
});

// The large group of the README is planned by the golden scenarios; what the pages show is small.
describe.each(PAGES)('%s', (page) => {
  const calls = callsOf(`${page}.md`);

  it('shows the same commands in both languages', () => {
    expect(calls.length).toBeGreaterThan(4);
    expect(callsOf(`${page}.zh-CN.md`).map(plain)).toEqual(calls.map(plain));
  });

  // One after the other, results in a folder of the test: later commands take what earlier ones made.
  it.each(calls.map((words) => [words.join(' '), words] as const))('%s', async (_, words) => {
    const moved = words.map((word) => (word.startsWith('out/') ? join(place, word) : word));
    expect((await lungang(...moved)).exit).toBe(exitOf(words));
  });
});

it.each(['docs/officer.md', 'docs/officer.zh-CN.md'])('%s lists every exit code', (page) => {
  const rows = [...readFileSync(page, 'utf8').matchAll(/^\| (\d+) \|/gm)].map((row) => Number(row[1]));
  expect(rows).toEqual(Object.values(EXIT));
});
