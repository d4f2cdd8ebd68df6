import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Refusal } from '../../src/cli/exit.ts';
import { mayWrite } from '../../src/cli/import/write-file.ts';
import { takeLock } from '../../src/cli/lock.ts';
import { openOutput, type OutputFolder } from '../../src/cli/output-folder.ts';
import { packFile, policyFiles } from '../../src/policy/packs.ts';

const VICTIM = fileURLToPath(new URL('support/write-folder.ts', import.meta.url));

let place: string;
let out: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'lungang-out-'));
  out = join(place, 'result');
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const open = (replace = false, inputs: string[] = []): OutputFolder => openOutput(out, { replace, inputs });
const put = (folder: OutputFolder, text: string): void => writeFileSync(join(folder.dir, 'plan.json'), text);
const refusal = (step: () => unknown): string => {
  try {
    step();
  } catch (error) {
    if (error instanceof Refusal) return `${error.exit} ${error.text.code}`;
    throw error;
  }
  return 'went on';
};
const content = (): string => readFileSync(join(out, 'plan.json'), 'utf8');

describe('a result folder appears whole or not at all', () => {
  it('is not there before publish and complete after it, with nothing left beside it', () => {
    const folder = open();
    put(folder, 'new');
    expect(existsSync(out)).toBe(false);
    folder.publish();
    expect(content()).toBe('new');
    expect(readdirSync(place)).toEqual(['result']);
  });

  it('may be an empty folder, and makes missing parents', () => {
    mkdirSync(out);
    const first = open();
    put(first, 'a');
    first.publish();
    const deep = openOutput(join(place, 'x', 'y'), { replace: false, inputs: [] });
    put(deep, 'b');
    deep.publish();
    expect([content(), readdirSync(join(place, 'x', 'y'))]).toEqual(['a', ['plan.json']]);
  });

  it('leaves nothing after discard', () => {
    const folder = open();
    put(folder, 'new');
    folder.discard();
    expect(readdirSync(place)).toEqual([]);
  });

  it('refuses a filled folder without replace, also one that was filled meanwhile', () => {
    const folder = open();
    put(folder, 'new');
    mkdirSync(out);
    writeFileSync(join(out, 'notes.txt'), 'mine');
    expect(refusal(() => folder.publish())).toBe('64 out-filled');
    folder.discard();
    expect(refusal(() => open())).toBe('64 out-filled');
    expect([readdirSync(out), readdirSync(place)]).toEqual([['notes.txt'], ['result']]);
  });

  it.each([
    ['by two renames', (): boolean => false],
    [
      'by one exchange',
      (a: string, b: string): boolean => {
        renameSync(a, `${a}-x`);
        renameSync(b, a);
        renameSync(`${a}-x`, b);
        return true;
      },
    ],
  ])('with replace keeps the old one until the new one is complete (%s)', (_, exchange) => {
    mkdirSync(out);
    writeFileSync(join(out, 'plan.json'), 'old');
    writeFileSync(join(out, 'stale.txt'), 'old');
    const folder = openOutput(out, { replace: true, inputs: [] }, exchange);
    put(folder, 'new');
    expect(content()).toBe('old');
    folder.publish();
    expect([content(), readdirSync(out), readdirSync(place)]).toEqual(['new', ['plan.json'], ['result']]);
  });

  it('follows a link and replaces the folder behind it', () => {
    const behind = join(place, 'behind');
    mkdirSync(behind);
    writeFileSync(join(behind, 'plan.json'), 'old');
    symlinkSync(behind, out);
    const folder = open(true);
    put(folder, 'new');
    folder.publish();
    expect([content(), readFileSync(join(behind, 'plan.json'), 'utf8')]).toEqual(['new', 'new']);
  });
});

describe('what --out may not be', () => {
  it('what belongs to the program: its policy packs and its sources, and all that lies in them', () => {
    for (const own of ['scenarios', 'scenarios/policies', 'scenarios/policies/sub', 'src', 'src/cli'])
      expect([own, refusal(() => openOutput(own, { replace: true, inputs: [] }))]).toEqual([own, '64 out-precious']);
    expect(policyFiles('suzhou-2024').map((path) => relative('.', path))).toEqual([
      join('scenarios', 'policies', 'suzhou-2024.yaml'),
    ]);
    for (const pack of ['suzhou-2024', 'ruian-2021'])
      expect(refusal(() => mayWrite(packFile(pack), true, policyFiles('suzhou-2024')))).toBe('64 file-is-input');
    expect(refusal(() => mayWrite('scenarios/policies/new-2030.yaml', false, []))).toBe('went on');
  });

  it('replaces no data folder, nothing that lies in one, and no folder that holds one', () => {
    const office = join(out, 'office');
    mkdirSync(join(office, 'inbox'), { recursive: true });
    for (const file of ['lungang.json', 'store.sqlite', join('inbox', 'changes.csv')])
      writeFileSync(join(office, file), '');
    for (const target of [office, join(office, 'inbox'), out])
      expect(refusal(() => openOutput(target, { replace: true, inputs: [] }))).toBe('64 out-precious');
    expect(refusal(() => mayWrite(join(office, 'store.sqlite'), true, []))).toBe('64 file-is-kept');
    expect(refusal(() => openOutput(join(office, 'new'), { replace: true, inputs: [] }).discard())).toBe('went on');
    expect(refusal(() => mayWrite(join(office, 'new.yaml'), true, []))).toBe('went on');
  });

  it('a file, or a folder that holds an input, the working folder, the home folder or a repository', () => {
    writeFileSync(out, 'a file');
    expect(refusal(() => open(true))).toBe('64 out-not-folder');
    rmSync(out);
    mkdirSync(join(out, 'data'), { recursive: true });
    expect(refusal(() => open(true, [join(out, 'data')]))).toBe('64 out-precious');
    expect(refusal(() => open(true, [out]))).toBe('64 out-precious');
    mkdirSync(join(out, '.git'));
    expect(refusal(() => open(true))).toBe('64 out-precious');
    expect(refusal(() => openOutput('.', { replace: true, inputs: [] }))).toBe('64 out-precious');
    expect(refusal(() => openOutput('/', { replace: true, inputs: [] }))).toBe('64 out-precious');
    expect(existsSync(join(out, 'data'))).toBe(true);
  });

  it('a place below a file', () => {
    writeFileSync(join(place, 'file'), '');
    expect(refusal(() => openOutput(join(place, 'file', 'out'), { replace: false, inputs: [] }))).toBe('64 out-failed');
  });
});

describe('two runs at once', () => {
  it('one wins, the other says so and leaves the winner alone', () => {
    const first = open();
    put(first, 'first');
    expect(refusal(() => open())).toBe('64 out-busy');
    first.publish();
    expect(content()).toBe('first');
  });

  it('takes over the lock of a dead process, also when its id is used again, but not of another machine', () => {
    const lock = join(place, '.result.lungang-lock');
    const owner = { pid: process.pid, started: 'another boot/1', host: '', nonce: 'x' };
    const mine = takeLock(lock);
    const { host } = JSON.parse(readFileSync(lock, 'utf8'));
    expect('busy' in mine).toBe(false);
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(lock, JSON.stringify({ ...owner, pid: dead, host }));
    open().discard();
    if (process.platform === 'linux') {
      writeFileSync(lock, JSON.stringify({ ...owner, host }));
      open().discard();
    }
    writeFileSync(lock, JSON.stringify({ ...owner, pid: dead, host: `not-${host}` }));
    expect(refusal(() => open())).toBe('64 out-busy');
    writeFileSync(lock, 'rubbish');
    open().discard();
    expect(readdirSync(place)).toEqual([]);
  });

  it.skipIf(process.platform !== 'linux')('a process that has ended and was never asked how is dead', async () => {
    const lock = join(place, '.result.lungang-lock');
    const mine = takeLock(lock);
    const owner = JSON.parse(readFileSync(lock, 'utf8'));
    expect('busy' in mine).toBe(false);
    // The shell becomes a sleep, which never asks after the child that it inherits.
    const parent = spawn('bash', ['-c', 'sleep 1 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const pid = Number(
      await new Promise((said) => parent.stdout.once('data', (piece: Buffer) => said(piece.toString()))),
    );
    const stat = (): string => readFileSync(`/proc/${pid}/stat`, 'utf8');
    while (!stat().includes(') Z ')) await new Promise((later) => setTimeout(later, 10));
    const started = `${owner.started.split('/')[0]}/${
      stat()
        .slice(stat().lastIndexOf(')') + 2)
        .split(' ')[19]
    }`;
    writeFileSync(lock, JSON.stringify({ ...owner, pid, started }));
    const next = takeLock(lock);
    parent.kill('SIGKILL');
    expect('busy' in next).toBe(false);
  });

  it('does not publish when the lock was lost meanwhile', () => {
    const folder = open();
    put(folder, 'new');
    rmSync(join(place, '.result.lungang-lock'));
    expect(refusal(() => folder.publish())).toBe('64 out-lost');
    folder.discard();
    expect(readdirSync(place)).toEqual([]);
  });
});

/** Starts the victim, kills it after `ms`, and tells what stands under the name: absent, or whose complete result. */
async function afterKill(ms: number, ...args: string[]): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', VICTIM, out, ...args], {
    stdio: 'ignore',
  });
  const ended = new Promise((done) => child.once('exit', done));
  await Promise.race([ended, new Promise((later) => setTimeout(later, ms))]);
  child.kill('SIGKILL');
  await ended;
  if (!existsSync(out)) return 'absent';
  const parts = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'));
  const whole =
    parts.length === 4 && new Set(parts).size === 1 && parts.every((part) => part.split('\n').length === 501);
  return whole ? 'complete' : 'torn';
}

describe('what a killed run leaves', () => {
  const dead = spawnSync(process.execPath, ['-e', '']).pid;
  const sibling = (kind: string): string => join(place, `.result.lungang-${kind}-${dead}-0000`);

  it('between the two renames: the next run brings the old result back before it looks', () => {
    mkdirSync(sibling('aside'));
    writeFileSync(join(sibling('aside'), 'plan.json'), 'old');
    mkdirSync(sibling('new'));
    writeFileSync(join(sibling('new'), 'plan.json'), 'never seen');
    expect(refusal(() => open())).toBe('64 out-filled');
    expect([content(), readdirSync(place)]).toEqual(['old', ['result']]);
  });

  it('while the old one was deleted: the rest goes, and is never taken for a result', () => {
    mkdirSync(sibling('trash'));
    writeFileSync(join(sibling('trash'), 'half.txt'), 'half');
    open().discard();
    expect(readdirSync(place)).toEqual([]);
  });

  it('with kill -9 at any moment the folder is absent or complete', async () => {
    const seen: string[] = [];
    for (let ms = 60; ms < 260; ms += 25) {
      rmSync(out, { recursive: true, force: true });
      seen.push(await afterKill(ms, 'no', '4', '1'));
    }
    expect(seen.filter((state) => state !== 'absent' && state !== 'complete')).toEqual([]);
    const next = open(true);
    next.discard();
    expect(readdirSync(place).filter((name) => name !== 'result')).toEqual([]);
  });

  it('with --replace and kill -9 at any moment it is complete, old or new, and healed at the latest by the next run', async () => {
    expect(await afterKill(20_000, 'yes', '4', '1')).toBe('complete');
    for (let ms = 100; ms < 340; ms += 30) {
      const state = await afterKill(ms, 'yes', '4', '2000');
      expect(['complete', 'absent']).toContain(state);
      open(true).discard();
      expect(readdirSync(place)).toEqual(['result']);
    }
  });
});
