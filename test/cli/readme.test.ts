/** The commands of both READMEs are understood, name files that exist, and the small ones run. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { afterAll, describe, expect, it } from 'vitest';
import { program } from '../../src/cli/program.ts';
import { newSession } from '../../src/cli/session.ts';
import { lungang } from './support/run.ts';

const READMES = ['README.md', 'README.zh-CN.md'];
const INSTALL = 'npm ci && ';
const START = 'npm start -- ';

/** Lines of the fenced blocks. */
const commandsOf = (readme: string): string[] =>
  [...readFileSync(readme, 'utf8').matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap((block) =>
    block[1]!.trim().split('\n'),
  );

/** The words after `lungang`; null for what is not a call of it. */
const wordsOf = (line: string): string[] | null => {
  const call = line.replace(INSTALL, '');
  return call.startsWith(START) ? call.slice(START.length).split(/\s+/) : null;
};

const callsOf = (readme: string): string[][] =>
  commandsOf(readme)
    .map(wordsOf)
    .filter((words) => words !== null);

/** A plan of a scenario ends as its README and `expected.json` say; all else goes well. */
function exitOf([command, data = '']: readonly string[]): number {
  const expected = join(data, '..', 'expected.json');
  return command === 'plan' && existsSync(expected) && readFileSync(expected, 'utf8').includes('"outcome": "relaxed"')
    ? 3
    : 0;
}

/** Commands that parse and then do nothing. */
function idle(command: Command): Command {
  command.action(() => {});
  command.commands.forEach(idle);
  return command;
}

/** How the commands ended that ran already: both READMEs show the same ones. */
const ends = new Map<string, number>();

const place = mkdtempSync(join(tmpdir(), 'lungang-readme-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe.each(READMES)('%s', (readme) => {
  it('has the two commands: install and plan, install and test', () => {
    const lines = commandsOf(readme);
    expect(lines[0]).toMatch(
      /^npm ci && npm start -- plan scenarios\/\S+ --policy \S+ --from \d{4} --out \S+ --replace$/,
    );
    expect(lines[1]).toBe('npm ci && npm test');
  });

  it('calls only what the program understands', async () => {
    const calls = callsOf(readme);
    expect(calls.length).toBeGreaterThan(5);
    for (const words of calls) {
      const top = await program(newSession({ out: () => {}, err: () => {}, watched: false }));
      top.commands.forEach(idle);
      await expect(top.parseAsync(words, { from: 'user' })).resolves.toBeDefined();
    }
  });

  it('names files that exist', () => {
    const named = callsOf(readme)
      .flat()
      .filter((word) => word.startsWith('scenarios/'));
    expect(named.filter((file) => !existsSync(file))).toEqual([]);
    const links = [...readFileSync(readme, 'utf8').matchAll(/\]\(([^)]+)\)/g)].map((link) => link[1]!);
    expect(links.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('shows commands on the small case that run as they stand, one after the other', async () => {
    // All but the first, which plans the large group; results go to a folder of the test.
    for (const words of callsOf(readme).slice(1)) {
      const moved = words.map((word) => (word.startsWith('out/') ? join(place, word) : word));
      const exit = ends.get(moved.join(' ')) ?? (await lungang(...moved)).exit;
      ends.set(moved.join(' '), exit);
      expect([words, exit]).toEqual([words, exitOf(words)]);
    }
  });

  it('lists every exit code', async () => {
    const { EXIT } = await import('../../src/cli/exit.ts');
    const rows = [...readFileSync(readme, 'utf8').matchAll(/^\| (\d+) \|/gm)].map((row) => Number(row[1]));
    expect(rows).toEqual(Object.values(EXIT));
  });
});
