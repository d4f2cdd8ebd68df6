import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

let bin: string;
beforeEach(() => {
  bin = mkdtempSync(join(tmpdir(), 'lungang-bin-'));
  copyFileSync(fileURLToPath(new URL('../../bin/with-node.mjs', import.meta.url)), join(bin, 'with-node.mjs'));
});
afterEach(() => rmSync(bin, { recursive: true, force: true }));

it.each([
  ['cannot be started', "'/nowhere/node'", /^lungang cannot start \/nowhere\/node \(ENOENT\)/],
  ['is not there', 'undefined', /^lungang needs Node/],
])('ends with 69 and one line where Node %s', (_, found, said) => {
  writeFileSync(join(bin, 'find-node.mjs'), `export const findNode = () => ${found};\n`);
  const { status, stderr } = spawnSync(process.execPath, [join(bin, 'with-node.mjs'), 'x.ts'], { encoding: 'utf8' });
  expect([status, stderr.trimEnd().split('\n').length]).toEqual([69, 1]);
  expect(stderr).toMatch(said);
});
