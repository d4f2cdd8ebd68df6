/** What the victims do: the commands over a data folder, each in a process of its own that is killed at some moment. */
import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';

export interface Ended {
  /** Null: it was killed. */
  readonly exit: number | null;
  readonly err: string;
  readonly out: string;
  /**
   * From the start of the process to its end, and to the moment at which it had the lock; null where it never was seen
   * with it.
   */
  readonly milliseconds: number;
  readonly locked: number | null;
}

/** When SIGKILL comes: so many milliseconds after the process was started, or after it has taken the lock. */
export interface Kill {
  readonly since: 'start' | 'lock';
  readonly milliseconds: number;
}

export interface Stage {
  /** The lock of the data folder. */
  readonly lock: string;
  /**
   * Where Node keeps what it compiled: half of a short command is that, and what is killed there has done nothing yet.
   */
  readonly cache: string;
}

/** How often the lock is looked for, in milliseconds. */
const GLANCE = 5;

/** Runs a command; kills it as told, unless it has ended by then. */
export async function command(
  { lock, cache }: Stage,
  args: readonly string[],
  kill: Kill | null = null,
): Promise<Ended> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  let locked: number | null = null;
  let timer: NodeJS.Timeout | undefined;
  const strike = (since: Kill['since']): void => {
    if (kill?.since === since) timer = setTimeout(() => child.kill('SIGKILL'), kill.milliseconds);
  };
  const left = faceOf(lock);
  const glances = setInterval(() => {
    if (locked !== null || [left, null].includes(faceOf(lock))) return;
    locked = performance.now() - began;
    strike('lock');
  }, GLANCE);
  strike('start');
  const exit = await new Promise<number | null>((done) => child.once('close', done));
  clearInterval(glances);
  clearTimeout(timer);
  return { exit, out, err, milliseconds: performance.now() - began, locked };
}

/** Which file lies there: the lock of a killed process is taken over with a file of its own. */
function faceOf(lock: string): string | null {
  const found = statSync(lock, { bigint: true, throwIfNoEntry: false });
  return found === undefined ? null : `${found.ino} ${found.mtimeNs}`;
}
