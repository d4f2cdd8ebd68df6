/** What the store's commands write holds names: nobody but the owner may look into it, whatever the folder was before. */
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { lungang } from '../support/run.ts';
import { openOffice, type Office } from '../../jobs/support/nights.ts';

let umask: number;
let place: string;
let one: Office;
beforeAll(async () => {
  umask = process.umask(0o022);
  place = mkdtempSync(join(tmpdir(), 'lungang-private-'));
  one = await openOffice();
});
afterAll(() => {
  process.umask(umask);
  one.end();
  rmSync(place, { recursive: true, force: true });
});

/** Everything in a folder, and the folder, that others may read, write or enter. */
const open = (dir: string): string[] =>
  ['.', ...readdirSync(dir, { recursive: true, encoding: 'utf8' })].filter(
    (name) => (statSync(join(dir, name)).mode & 0o077) !== 0 && !name.endsWith('lock'),
  );

it.skipIf(process.platform === 'win32')('init: in a folder of its own, and in one that was open to all', async () => {
  const [fresh, there] = [join(place, 'fresh'), join(place, 'there')];
  mkdirSync(there);
  chmodSync(there, 0o755);
  for (const dir of [fresh, there]) {
    expect((await lungang('init', dir)).exit).toBe(0);
    expect(readdirSync(dir)).toContain('store.sqlite');
    expect(open(dir)).toEqual([]);
  }
});

it.skipIf(process.platform === 'win32')('seal, backup, restore, and the summaries of a night', async () => {
  const [bundle, backup, restored] = ['b.json', 'b.gz', 'restored'].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(restored, { mode: 0o755 });
  await one.night();
  for (const ran of [
    await one.run('seal', bundle),
    await one.run('backup', backup),
    await lungang('restore', backup, restored),
  ])
    expect(ran.exit).toBe(0);
  expect([bundle, backup].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600]);
  expect(open(restored)).toEqual([]);
  // The folder itself is a copy that the test made.
  expect(open(join(one.dir, 'summaries')).filter((name) => name !== '.')).toEqual([]);
});
