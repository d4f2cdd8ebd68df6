/** Pages written by hand name everything that a registry holds; that they name nothing else: `cited.test.ts`. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CommandUnknownOpts as Command } from '@commander-js/extra-typings';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/cli/catalogue.ts';
import { program } from '../../src/cli/program.ts';
import { newSession } from '../../src/cli/session.ts';
import { CHANGES } from '../../src/what-if/changes/index.ts';
import { DOCUMENTS } from '../../src/report/documents/index.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (page: string): string => readFileSync(`${root}${page}`, 'utf8');

/** The words in code type that begin the rows of a page's tables. */
const rowsOf = (page: string): string[] => [...textOf(page).matchAll(/^\| `([^`]+)` \|/gmu)].map((row) => row[1]!);

describe('tables', () => {
  it.each(['docs/documents.md', 'docs/documents.zh-CN.md'])('%s has a row for every document', (page) => {
    expect(rowsOf(page).toSorted()).toEqual(DOCUMENTS.map(({ id }) => id).toSorted());
  });

  it.each(['docs/what-if.md', 'docs/what-if.zh-CN.md'])('%s has a row for every change', (page) => {
    expect(rowsOf(page).toSorted()).toEqual([...CHANGES.keys()].toSorted());
  });
});

const everything = await program(newSession({ out: () => {}, err: () => {}, watched: false }));

describe('every command', () => {
  const leaves = ({ commands }: Command): Command[] =>
    commands.flatMap((one) => (one.commands.length === 0 ? [one] : leaves(one)));
  const all = leaves(everything);

  it('is found by its name alone, without loading the others', async () => {
    const names = everything.commands.map((command) => command.name());
    expect(names.toSorted()).toEqual(Object.keys(CATALOGUE).toSorted());
    for (const name of names)
      expect(
        (await program(newSession({ out: () => {}, err: () => {}, watched: false }), [name])).commands.map((command) =>
          command.name(),
        ),
      ).toEqual([name]);
  });

  it.each(all.map((command) => [command.name(), command] as const))(
    '%s says in both languages what it is for',
    (_, command) => {
      for (const text of [command.description(), ...command.options.map(({ description }) => description)]) {
        expect(text).toMatch(/\p{Script=Han}/u);
        expect(text).toMatch(/[a-z]{3}/u);
      }
    },
  );

  it.each(all.map((command) => [command.name(), command] as const))('%s has examples in its help', (_, command) => {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    expect(help).toContain('示例 · Examples:\n  $ lungang ');
  });
});
