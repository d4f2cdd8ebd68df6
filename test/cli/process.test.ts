/** The program as a process: launcher, signals, pipes, sudden death. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Plan } from '../../src/domain/plan.ts';
import { lungang } from './support/run.ts';

const TINY = 'scenarios/two-schools/roster';

let place: string;
let out: string;
/** A roster whose search takes much longer than any signal of these tests. */
let large: string;
beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'lungang-process-'));
  large = join(place, 'large');
  await lungang(
    'sample',
    '--preset',
    'group',
    '--groups',
    '8',
    '--seed',
    '2',
    '--policy',
    'suzhou-2024',
    '--out',
    large,
  );
});
afterAll(() => rmSync(place, { recursive: true, force: true }));
beforeEach(() => {
  out = join(place, 'out');
  rmSync(out, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(command: string, args: readonly string[]): { child: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, complained] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (said += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (complained += piece.toString()));
  return {
    child,
    ended: new Promise((done) => child.once('close', (code) => done({ code, out: said, err: complained }))),
  };
}
const ran = (command: string, args: readonly string[]): Promise<Ended> => start(command, args).ended;

const planArgs = (data: string, ...more: string[]): string[] => [
  'bin/lungang.mjs',
  'plan',
  data,
  '--policy',
  'suzhou-2024',
  '--from',
  '2027',
  '--out',
  out,
  ...more,
];
const later = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Waits until the run has reserved its output folder: the search is about to begin. */
async function searching(): Promise<void> {
  while (!readdirSync(place).some((name) => name.startsWith('.out.lungang-new'))) await later(20);
}

describe('the launcher', () => {
  it('passes arguments, output and exit code on', async () => {
    expect(await ran(process.execPath, ['bin/lungang.mjs', '--version'])).toMatchObject({ code: 0, err: '' });
    expect((await ran(process.execPath, ['bin/lungang.mjs', 'plan'])).code).toBe(64);
    expect((await ran(process.execPath, planArgs(TINY, '--quiet'))).code).toBe(0);
  });

  it('a reader that closes the pipe early is no error', async () => {
    const { code, err } = await ran('bash', [
      '-c',
      `set -o pipefail; "${process.execPath}" bin/lungang.mjs policies show suzhou-2024 | head -n 1 > /dev/null`,
    ]);
    expect([code, err]).toEqual([0, '']);
  });
});

describe.skipIf(process.platform !== 'linux')('an answer that cannot be said', () => {
  it.each([
    ['validate', TINY],
    ['policies', 'show', 'suzhou-2024'],
    ['policies', 'show', 'suzhou-2024', '--json'],
    ['--help'],
  ])('%s %s on a full disk is told on standard error', async (...argv) => {
    const { code, err } = await ran('bash', [
      '-c',
      '"$@" > /dev/full',
      'bash',
      process.execPath,
      'bin/lungang.mjs',
      ...argv,
    ]);
    expect([code, err]).toEqual([64, expect.stringMatching(/^无法写到标准输出：磁盘空间不足.*ENOSPC.*\n$/)]);
  });

  it('a full disk under standard error changes nothing', async () => {
    const { code } = await ran('bash', [
      '-c',
      '"$@" 2> /dev/full',
      'bash',
      process.execPath,
      'bin/lungang.mjs',
      'plan',
    ]);
    expect(code).toBe(64);
  });
});

/** Ids of the processes that `pid` has started. */
const childrenOf = (pid: number): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((id) => id !== '')
    .map(Number);

/** As where the system's Node is too old: a process that starts the program in another one and waits for it. */
const launched = (...args: readonly string[]): string[] => [
  '--input-type=module',
  '--eval',
  `import { runWithNode } from '${new URL('../../bin/with-node.mjs', import.meta.url).href}';
  runWithNode(['src/cli/main.ts', ...process.argv.slice(1)], { leashed: true });`,
  '--',
  ...args,
];

describe.skipIf(process.platform !== 'linux')('the launcher', () => {
  it('is the program itself where Node is new enough: no second process', async () => {
    const { child, ended } = start(process.execPath, planArgs(large));
    await searching();
    expect(childrenOf(child.pid!)).toEqual([]);
    child.kill('SIGINT');
    await later(400);
    child.kill('SIGINT');
    expect([(await ended).code, readdirSync(place)]).toEqual([130, ['large']]);
  });
});

describe.skipIf(process.platform !== 'linux')('the launcher and the program go together', () => {
  it('kill -9 of the launcher alone ends the program, and nothing appears later', async () => {
    const { child, ended } = start(process.execPath, launched(...planArgs(large).slice(1)));
    await searching();
    const [program = 0] = childrenOf(child.pid!);
    expect(existsSync(`/proc/${program}`)).toBe(true);
    child.kill('SIGKILL');
    // Standard output closes only once the program itself has ended.
    await ended;
    expect(readdirSync(place)).toEqual(['large']);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    '%s while the program loads ends with 130 and nothing behind',
    async (signal) => {
      for (const ms of [50, 200]) {
        const { child, ended } = start(process.execPath, launched(...planArgs(large).slice(1)));
        while (childrenOf(child.pid!).length === 0) await later(5);
        await later(ms);
        child.kill(signal);
        const { code } = await ended;
        expect([ms, code, readdirSync(place)]).toEqual([ms, 130, ['large']]);
      }
    },
  );
});

describe('Ctrl-C', () => {
  it('once: ends with the best plan so far, written whole and accepted by verify', async () => {
    const { child, ended } = start(process.execPath, planArgs(large, '--json'));
    await searching();
    await later(1500);
    child.kill('SIGINT');
    const { code, out: said } = await ended;
    const answer = JSON.parse(said);
    // With or without a plan after so short a time: the ending says which, and nothing is left behind.
    expect([0, 3, 130]).toContain(code);
    expect(answer).toMatchObject(code === 130 ? { ok: false, reason: 'stopped' } : { ok: true, ended: 'stopped' });
    expect(readdirSync(place).toSorted()).toEqual(code === 130 ? ['large'] : ['large', 'out']);
    const verdict =
      code === 130
        ? 0
        : (await lungang('verify', large, '--policy', 'suzhou-2024', '--plan', join(out, 'plan.json'))).exit;
    expect(verdict).toBe(0);
  });

  it('twice: leaves at once with 130 and nothing behind; meanwhile another run with the same folder is told and leaves it alone', async () => {
    const first = start(process.execPath, planArgs(large));
    await searching();
    const second = await ran(process.execPath, planArgs(TINY));
    expect([second.code, second.out]).toEqual([64, '']);
    expect(second.err).toMatch(/另一次运行/);
    first.child.kill('SIGINT');
    await later(400);
    first.child.kill('SIGINT');
    expect([(await first.ended).code, readdirSync(place)]).toEqual([130, ['large']]);
  });
});

/** Runs the program itself, without the launcher, and kills it after `ms`; gives the milliseconds that it lived. */
async function planKilledAfter(ms: number): Promise<number> {
  const began = performance.now();
  const main = [
    '--disable-warning=ExperimentalWarning',
    'src/cli/main.ts',
    ...planArgs(TINY, '--quiet', '--replace').slice(1),
  ];
  const child = spawn(process.execPath, main, { stdio: 'ignore' });
  const ended = new Promise((done) => child.once('close', done));
  await Promise.race([ended, later(ms)]);
  child.kill('SIGKILL');
  await ended;
  return performance.now() - began;
}

describe('kill -9', () => {
  it('at any moment leaves the folder absent or complete, and the next run goes on', async () => {
    const whole = await planKilledAfter(60_000);
    for (const share of [0.5, 0.85, 0.95]) {
      if (share < 0.8) rmSync(out, { recursive: true, force: true });
      await planKilledAfter(share * whole);
      const complete =
        existsSync(out) &&
        existsSync(join(out, 'plan.xlsx')) &&
        Plan.safeParse(JSON.parse(readFileSync(join(out, 'plan.json'), 'utf8'))).success;
      expect([share, complete || !existsSync(out)]).toEqual([share, true]);
    }
    expect(
      (await lungang('plan', TINY, '--policy', 'suzhou-2024', '--from', '2027', '--out', out, '--replace', '--quiet'))
        .exit,
    ).toBe(0);
    expect(readdirSync(place).toSorted()).toEqual(['large', 'out']);
  });
});
