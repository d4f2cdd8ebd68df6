/**
 * `scenario compare` with folders whose what-if.json was damaged: a sentence with the file, never a fault of the
 * program.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lungang } from './support/run.ts';

const ROSTER = 'scenarios/two-schools/roster';

let place: string;
beforeAll(async () => {
  place = join(mkdtempSync(join(tmpdir(), 'lungang-compare-')), 'planned');
  await lungang('plan', ROSTER, '--policy', 'suzhou-2024', '--from', '2027', '--out', place, '--quiet');
  cpSync(ROSTER, join(place, 'roster'), { recursive: true });
  cpSync('scenarios/policies/suzhou-2024.yaml', join(place, 'policy.yaml'));
});
afterAll(() => rmSync(join(place, '..'), { recursive: true, force: true }));

const compare = (): ReturnType<typeof lungang> => lungang('scenario', 'compare', place, place, '--lang', 'en');

it('compares a folder without what-if.json', async () => {
  expect(await compare()).toMatchObject({ exit: 0, err: '' });
});

it.each([
  ['half a file', (file: string) => writeFileSync(file, '{"format": "lungang-wh')],
  ['not UTF-8', (file: string) => writeFileSync(file, Buffer.from([0x7b, 0xff, 0x7d]))],
  ['a pipe', (file: string) => void execFileSync('mkfifo', [file])],
])('names what-if.json where it is %s', async (_name, make) => {
  const file = join(place, 'what-if.json');
  make(file);
  const { exit, err } = await compare();
  rmSync(file);
  expect([exit, err.includes('what-if.json')]).toEqual([2, true]);
});
