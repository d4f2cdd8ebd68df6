/**
 * A disk that is full, and one that is read-only, under the data folder: a plain sentence, exit 64, nothing lost.
 * Mounts small disks.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lungang } from '../cli/support/run.ts';
import { HEADINGS, openOffice, resigns, TODAY, type Office } from './support/nights.ts';

const disk = mkdtempSync(join(tmpdir(), 'lungang-disk-'));
const mount = (...options: string[]): boolean =>
  process.platform === 'linux' && spawnSync('mount', [...options, disk], { stdio: 'ignore' }).status === 0;
const mounted = mount('-t', 'tmpfs', '-o', 'size=1500k', 'tmpfs');
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmdirSync(disk);
});

const dir = join(disk, 'data');
let one: Office;
beforeAll(async () => {
  one = await openOffice();
  return one.end;
});
beforeEach(({ skip }) => {
  skip(!mounted, 'only Linux, and there only the superuser, can mount a small disk');
  rmSync(dir, { recursive: true, force: true });
  cpSync(one.dir, dir, { recursive: true });
  writeFileSync(join(dir, 'inbox', 'a.csv'), `${HEADINGS}\r\n${resigns('C1', 'T04')}\r\n`);
});

const night = (): Promise<{ exit: number; err: string }> =>
  lungang('nightly', dir, '--settle', '0', '--workers', '1', '--today', TODAY);
const applied = async (): Promise<unknown> =>
  (JSON.parse((await lungang('status', dir, '--json')).out) as { changes: { applied: number } }).changes.applied;

describe('under the data folder', () => {
  it('a full disk: the night says so and does nothing; with room again the next one finishes', async () => {
    const rest = join(disk, 'rest');
    spawnSync('dd', ['if=/dev/zero', `of=${rest}`, 'bs=1024', 'count=4096'], { stdio: 'ignore' });
    expect(await night()).toMatchObject({ exit: 64, err: expect.stringMatching(/磁盘/) });
    rmSync(rest);
    expect([(await night()).exit, await applied()]).toEqual([0, 1]);
  });

  it('a disk that fills up while the night is at work: what is committed stays, the next one finishes', async () => {
    for (const free of [40, 120, 200]) {
      rmSync(dir, { recursive: true, force: true });
      cpSync(one.dir, dir, { recursive: true });
      writeFileSync(join(dir, 'inbox', 'a.csv'), `${HEADINGS}\r\n${resigns('C1', 'T04')}\r\n`);
      const rest = join(disk, 'rest');
      spawnSync('dd', ['if=/dev/zero', `of=${rest}`, 'bs=1024', 'count=4096'], { stdio: 'ignore' });
      spawnSync('truncate', ['-s', `-${free}K`, rest]);
      const { exit, err } = await night();
      rmSync(rest);
      expect([free, exit === 64 ? err : '磁盘']).toEqual([free, expect.stringMatching(/磁盘/)]);
      expect([free, [0, 6].includes((await night()).exit), await applied()]).toEqual([free, true, 1]);
    }
  });

  it('a read-only disk: commands say so and nothing changes', async () => {
    mount('-o', 'remount,ro');
    const ran = await Promise.all([night(), lungang('publish', dir, '--draft', 'P1', '--by', '王')]);
    mount('-o', 'remount,rw');
    for (const { exit, err } of ran) expect([exit, err]).toEqual([64, expect.stringMatching(/只读|没有权限/)]);
    expect(await applied()).toBe(0);
  });
});
