/** What the victims do: the commands over a data folder, each in a process of its own that is killed at some moment. */
import { spawn } from 'node:child_process';

export interface Ended {
  /** Null: it was killed. */
  readonly exit: number | null;
  readonly err: string;
  readonly out: string;
  readonly milliseconds: number;
}

/** Runs a command; kills it with SIGKILL after so many milliseconds, unless it has ended by then. */
export async function command(args: readonly string[], killAfter: number | null = null): Promise<Ended> {
  const began = performance.now();
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/cli/main.ts', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  const timer = killAfter === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  const exit = await new Promise<number | null>((done) => child.once('close', done));
  if (timer !== null) clearTimeout(timer);
  return { exit, out, err, milliseconds: performance.now() - began };
}
