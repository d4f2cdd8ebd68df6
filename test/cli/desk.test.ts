/** `lungang desk` as a process: it opens, is refused where it would be open to all, dies, and goes on where it was. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hostsOf, isLoopback, urlOf } from '../../src/cli/desk/addresses.ts';
import { lungang } from './support/run.ts';

let place: string;
let data: string;
let children: ChildProcess[];
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'lungang-desk-'));
  data = join(place, 'data');
  children = [];
});
afterEach(() => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(place, { recursive: true, force: true });
});

/** Opens a desk in a process of its own; gives its address. `--cache`: nothing of a test is built into the program's. */
function open(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      'src/cli/main.ts',
      'desk',
      '--data',
      data,
      '--port',
      '0',
      '--no-open',
      '--json',
      '--cache',
      join(place, 'cache'),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  return new Promise((done, failed) => {
    let said = '';
    child.stdout!.on('data', (piece: Buffer) => {
      said += piece.toString();
      if (said.includes('\n}')) done({ child, url: JSON.parse(said).url });
    });
    child.once('exit', (code) => failed(new Error(`exit ${code}: ${said}`)));
  });
}

const gone = (child: ChildProcess): Promise<unknown> => new Promise((done) => child.once('exit', done));
const post = async (url: string, path: string, body: unknown) =>
  (
    await fetch(new URL(path, url), {
      method: 'POST',
      headers: { 'x-lungang': '1', 'idempotency-key': `desk-test-${path}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  ).json() as Promise<{ id: string; job: { id: string } }>;
const get = async (url: string, path: string) =>
  (await fetch(new URL(path, url))).json() as Promise<Record<string, unknown>>;

/** Processes of attempts below a desk. */
function attempts(child: ChildProcess): readonly number[] {
  try {
    const said = execFileSync('pgrep', ['-P', String(child.pid), '-f', 'attempt-worker'], { encoding: 'utf8' });
    return said.trim().split('\n').map(Number);
  } catch {
    return [];
  }
}
const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};
const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 20));
};

describe('a desk', () => {
  it('makes its folder for nobody else, answers, and keeps a second desk out', async () => {
    const { url } = await open();
    expect(await get(url, 'api/home')).toMatchObject({ empty: true, open: false, database: 'sqlite' });
    expect(statSync(data).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o700);
    const second = await lungang('desk', '--data', data, '--port', '0', '--no-open', '--cache', join(place, 'cache'));
    expect([second.exit, second.err]).toEqual([64, expect.stringContaining(data)]);
  });

  it.skipIf(process.platform === 'win32')(
    'killed with kill -9 leaves no process, loses nothing, and does nothing twice',
    async () => {
      const first = await open();
      const made = await post(first.url, 'api/samples', { preset: 'county', groups: 3 });
      await until(() => attempts(first.child).length > 0);
      const left = attempts(first.child);
      first.child.kill('SIGKILL');
      await gone(first.child);
      await until(() => !left.some(alive));
      const second = await open();
      expect(await post(second.url, 'api/samples', { preset: 'county', groups: 3 })).toEqual(made);
      await until(async () => (await get(second.url, `api/jobs/${made.job.id}`))['over'] === true);
      expect(await get(second.url, `api/jobs/${made.job.id}`)).toMatchObject({ state: 'done', attempt: 2 });
      expect((await get(second.url, 'api/jobs'))['items']).toHaveLength(1);
      expect((await get(second.url, 'api/rosters'))['items']).toMatchObject([{ id: 'R1', check: { ok: true } }]);
    },
  );
});

describe('what is refused', () => {
  it('to be open to the network without saying so', async () => {
    for (const address of ['0.0.0.0', '192.168.1.2', '::']) {
      const { exit, err } = await lungang('desk', '--data', data, '--listen', address, '--no-open');
      expect([address, exit, err]).toEqual([address, 64, expect.stringContaining('--i-know-it-is-open')]);
    }
  });

  it('a port that is taken, an address that is none, half a certificate', async () => {
    const other = createServer();
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    const { port } = other.address() as { port: number };
    const cache = ['--cache', join(place, 'cache')];
    const taken = await lungang('desk', '--data', data, '--port', String(port), '--no-open', ...cache);
    expect([taken.exit, taken.err]).toEqual([64, expect.stringContaining(String(port))]);
    other.close();
    const nowhere = await lungang(
      'desk',
      '--data',
      data,
      '--listen',
      '192.0.2.1',
      '--i-know-it-is-open',
      '--no-open',
      ...cache,
    );
    expect([nowhere.exit, nowhere.err]).toEqual([64, expect.stringContaining('192.0.2.1')]);
    const half = await lungang('desk', '--data', data, '--tls-key', join(place, 'key.pem'));
    expect([half.exit, half.err]).toEqual([64, expect.stringContaining('--tls-cert')]);
  });
});

describe('names of this machine', () => {
  it('are its loopback names, and those that people here are told', () => {
    expect(hostsOf('127.0.0.1', [])).toEqual(['localhost', '127.0.0.1', '[::1]']);
    expect(hostsOf('192.168.1.2', ['Desk.Office'])).toEqual([
      'localhost',
      '127.0.0.1',
      '[::1]',
      '192.168.1.2',
      'desk.office',
    ]);
    expect(hostsOf('0.0.0.0', []).length).toBeGreaterThan(3);
    expect(['127.0.0.1', 'localhost', '::1', '127.9.9.9', '0.0.0.0', '10.0.0.1'].map(isLoopback)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect([urlOf('::1', 8027, false), urlOf('0.0.0.0', 1, true)]).toEqual([
      'http://[::1]:8027/',
      'https://localhost:1/',
    ]);
  });
});
