/** A certificate is passed on alone: `verify` holds the one beside the plan to the plan. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lungang } from './support/run.ts';

const ROSTER = 'scenarios/two-schools/roster';

let place: string;
beforeAll(async () => {
  place = join(mkdtempSync(join(tmpdir(), 'lungang-beside-')), 'planned');
  await lungang('plan', ROSTER, '--policy', 'suzhou-2024', '--from', '2027', '--out', place, '--quiet');
});
afterAll(() => rmSync(join(place, '..'), { recursive: true, force: true }));

const verify = (): ReturnType<typeof lungang> =>
  lungang('verify', ROSTER, '--policy', 'suzhou-2024', '--plan', join(place, 'plan.json'), '--lang', 'en');

it('accepts the plan with its own certificate, and without any', async () => {
  expect((await verify()).exit).toBe(0);
  const file = join(place, 'certificate.json');
  const own = readFileSync(file);
  rmSync(file);
  expect((await verify()).exit).toBe(0);
  writeFileSync(file, own);
});

it.each([
  ['another verdict', (text: string) => text.replace(/"verdict": "[a-z]+"/u, '"verdict": "sound"')],
  [
    'one number more',
    (text: string) => text.replace(/"actual": (\d+)/u, (_, actual: string) => `"actual": ${Number(actual) + 1}`),
  ],
  ['nothing', () => '{}'],
])('refuses a certificate that was changed: %s', async (_name, change) => {
  const file = join(place, 'certificate.json');
  const own = readFileSync(file, 'utf8');
  const changed = change(own);
  expect(changed).not.toBe(own);
  writeFileSync(file, changed);
  const { exit, out } = await verify();
  writeFileSync(file, own);
  expect([exit, out.includes('certificate.json')]).toEqual([1, true]);
});

it.each([
  ['a pipe', (file: string) => void execFileSync('mkfifo', [file])],
  ['a folder', (file: string) => mkdirSync(file)],
])('says in a sentence that the certificate cannot be read: %s', async (_name, make) => {
  const file = join(place, 'certificate.json');
  const own = readFileSync(file);
  rmSync(file);
  make(file);
  const { exit, err } = await verify();
  rmSync(file, { recursive: true });
  writeFileSync(file, own);
  expect([exit, err.includes('certificate.json'), err.includes('not a regular file')]).toEqual([2, true, true]);
});

it.each<[string, (text: string) => string, number, string]>([
  ['laid out otherwise', (text) => JSON.stringify(JSON.parse(text)), 1, 'sha256:'],
  ['a line end more', (text) => `${text}\n`, 1, 'sha256:'],
  ['a key twice', (text) => text.replace('"horizon"', '"outcome": "relaxed",\n  "horizon"'), 2, 'outcome'],
])('refuses a plan whose bytes are not those that the certificate names: %s', async (_name, change, code, says) => {
  const file = join(place, 'plan.json');
  const own = readFileSync(file, 'utf8');
  writeFileSync(file, change(own));
  const { exit, out, err } = await verify();
  writeFileSync(file, own);
  expect([exit, (out + err).includes(says)]).toEqual([code, true]);
});
