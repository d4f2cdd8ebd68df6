/**
 * `lungang schedule` as a process: it says when the next night is, by the clock that was asked for, and leaves when
 * told.
 */
import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lungang } from '../cli/support/run.ts';
import { office, type Office } from './support/nights.ts';

let one: Office;
beforeAll(async () => {
  one = await office();
});
afterAll(() => one.end());

describe('schedule', () => {
  it.skipIf(process.platform === 'win32').each([
    [[], 'Asia/Shanghai'],
    [['--timezone', 'America/New_York'], 'America/New_York'],
  ])('tells the next night and waits for it: %j', { timeout: 60_000 }, async (zone, name) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', 'schedule', one.dir, '--at', '2:05', ...zone],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let err = '';
    child.stderr.on('data', (piece: Buffer) => {
      err += piece.toString();
      child.kill('SIGINT');
    });
    const exit = await new Promise<number | null>((done) => child.once('exit', done));
    expect([exit, err]).toEqual([
      130,
      expect.stringMatching(new RegExp(`下一次：\\d{4}-\\d{2}-\\d{2} 02:05 \\(${name}\\)`)),
    ]);
  });

  it('refuses times and zones that are none, and a folder without a store', async () => {
    for (const bad of [['--at', '25:00'], ['--at', '02:00', '--timezone', 'Asia/Nowhere'], []])
      expect((await one.run('schedule', ...bad)).exit).toBe(64);
    expect((await lungang('schedule', `${one.dir}-none`, '--at', '02:00')).exit).toBe(64);
  });
});
