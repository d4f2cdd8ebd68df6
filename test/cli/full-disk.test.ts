/** A disk that is full: a plain sentence, exit 64, nothing left behind. A tiny disk is mounted for it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { lungang } from './support/run.ts';

const ROSTER = 'scenarios/two-schools/roster';

const disk = mkdtempSync(join(tmpdir(), 'lungang-full-'));
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', disk], { stdio: 'ignore' }).status === 0;
afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmdirSync(disk);
});
beforeEach(({ skip }) => skip(!mounted, 'only Linux, and there only the superuser, can mount a small disk'));

const everything = (): string[] => readdirSync(disk, { recursive: true, encoding: 'utf8' }).toSorted();

describe('a disk that is full while the result is written', () => {
  it.each([[['sample']], [['plan', ROSTER, '--from', '2027']]])('%j', async (argv) => {
    const { exit, out, err } = await lungang(...argv, '--policy', 'suzhou-2024', '--out', join(disk, 'out'));
    expect([exit, out]).toEqual([64, '']);
    expect(err).toMatch(/无法写入 .*磁盘空间不足/);
    expect(everything()).toEqual([]);
  });

  it('keeps the old result', async () => {
    mkdirSync(join(disk, 'old'));
    writeFileSync(join(disk, 'old', 'plan.json'), 'old');
    const { exit } = await lungang(
      'plan',
      ROSTER,
      '--from',
      '2027',
      '--policy',
      'suzhou-2024',
      '--out',
      join(disk, 'old'),
      '--replace',
    );
    expect([exit, everything()]).toEqual([64, ['old', 'old/plan.json']]);
  });

  it('down to the last byte, where not even the lock fits', async () => {
    const rest = join(disk, 'rest');
    spawnSync('dd', ['if=/dev/zero', `of=${rest}`, 'bs=1024', 'count=64'], { stdio: 'ignore' });
    const before = everything();
    const { exit, err } = await lungang('sample', '--policy', 'suzhou-2024', '--out', join(disk, 'out'));
    rmSync(rest);
    expect([exit, /磁盘空间不足/.test(err), everything()]).toEqual([
      64,
      true,
      before.filter((name) => name !== 'rest'),
    ]);
  });
});
