/** The walk of CONTRIBUTING, from a roster file to plan.json: it is as the code is. */
import { readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Step {
  readonly depth: number;
  readonly file: string;
  readonly name: string;
}

const steps = [
  ...textOf('CONTRIBUTING.md').matchAll(/^(?<indent> *)- `(?<file>[\w./-]+\.ts)` `(?<name>\w+)`: /gmu),
].map(({ groups }): Step => ({ depth: groups!.indent!.length / 2, file: groups!.file!, name: groups!.name! }));

/** The line from which a step is called. */
const callerOf = (at: number): Step | undefined =>
  steps.slice(0, at).findLast(({ depth }) => depth === steps[at]!.depth - 1);

/** Names that a file imports from another, now or later. */
const namesFrom = (file: string, target: string): string =>
  [
    ...textOf(file).matchAll(
      /^import (?<names>[^;]*?) from '(?<path>\.[^']+)'|import\('(?<later>\.[^']+)'\)\)(?<name>\.\w+)/gmu,
    ),
  ]
    .filter(({ groups }) => normalize(join(dirname(file), groups!.path ?? groups!.later!)) === normalize(target))
    .map(({ groups }) => groups!.names ?? groups!.name!)
    .join();

it('goes from the command to the files', () => {
  expect(steps.length).toBeGreaterThan(15);
  expect([steps[0]!.file, steps.at(-1)!.name]).toEqual(['src/cli/program.ts', 'writeReports']);
});

it.each(steps)('$file has $name', ({ file, name }) => {
  expect(textOf(file)).toMatch(new RegExp(`^export (?:async )?(?:function|const|class) ${name}\\b`, 'mu'));
});

it.each(steps.map((step, at) => ({ ...step, caller: callerOf(at) })).slice(1))(
  '$caller.file calls $name of $file',
  ({ file, name, caller }) => {
    // A command is found through the registry of commands.
    const from = file.startsWith('src/cli/commands/') ? 'src/cli/commands/index.ts' : caller!.file;
    expect(namesFrom(from, file)).toMatch(new RegExp(`(?<!type )\\b${name}\\b`, 'u'));
  },
);

it('enters each room once: planning is the corridor', () => {
  const rooms = steps.map(({ file }) => /^(?:src\/)?([^/]+)\//u.exec(file)![1]!).filter((room) => room !== 'planning');
  const entered = rooms.filter((room, i) => room !== rooms[i - 1]);
  expect(entered).toEqual([...new Set(rooms)]);
  expect(entered).toEqual(['cli', 'policy', 'io', 'domain', 'model', 'solver', 'verify', 'report']);
});
