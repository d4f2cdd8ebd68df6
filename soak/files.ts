/**
 * `npm run soak -- files`: messy files from seeds, read as an officer's would be. Every other file is then broken. A
 * sound one must give the same roster or exactly the errors that were put in; a broken one must give an answer: no
 * exception, no more than 10 seconds of the processor, no more than 1 GB. They are read in a process of its own, which
 * may hang or die: then the file that it was at is a fault, and another process goes on behind it.
 */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bounds, Done } from './one-file.ts';

export interface Watch extends Bounds {
  /**
   * By the clock, without a word from the process once it has begun: it hangs. Long, because other work may keep the
   * machine busy.
   */
  readonly silence: number;
  /** The script of the reading process. */
  readonly child: string;
}

export const WATCH: Watch = {
  seconds: 10,
  megabytes: 1024,
  silence: 180,
  child: join(import.meta.dirname, 'files-child.ts'),
};

/** The least that a process is given to start. */
const STARTING = 180;

/** What stood wrong in a run; empty where all is well. */
export interface FilesSoak {
  readonly runs: number;
  readonly broken: number;
  readonly refused: number;
  readonly faults: readonly string[];
  readonly slowest: number;
  readonly megabytes: number;
}

type Word = { readonly begin: number } | { readonly done: Done };

const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);

/** Seeds `first` … `first + runs − 1`. `clean`: digest of the roster that sound files must give. */
export async function soakFiles(
  first: number,
  runs: number,
  clean: string,
  watch: Watch = WATCH,
  tell: (line: string) => void = () => {},
): Promise<FilesSoak> {
  const dir = mkdtempSync(join(tmpdir(), 'lungang-soak-'));
  const last = first + runs - 1;
  const done: Done[] = [];
  const faults: string[] = [];
  const wrong = (fault: string): void => {
    faults.push(fault);
    tell(fault);
  };
  const hear = (one: Done): void => {
    done.push(one);
    one.faults.forEach(wrong);
    if ((one.seed - first + 1) % 500 === 0)
      tell(
        `${one.seed - first + 1} files, ${faults.length} faults, slowest ${most(done.map(({ seconds }) => seconds)).toFixed(2)} s`,
      );
  };
  try {
    for (let next = first; next <= last;) {
      const { at, end } = await readBy(watch, { first: next, last, clean, dir }, hear);
      if (end !== null) wrong(`seed ${at}: ${end}`);
      next = at + 1;
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
  return {
    runs,
    broken: done.filter((one) => one.broken).length,
    refused: done.filter((one) => one.refused).length,
    faults,
    slowest: most(done.map(({ seconds }) => seconds)),
    megabytes: most(done.map(({ megabytes }) => megabytes)),
  };
}

/** Until the process ends: the last file it was at, and why it ended there; null where it had finished with it. */
function readBy(
  { child: script, silence, ...bounds }: Watch,
  order: { readonly first: number; readonly last: number; readonly clean: string; readonly dir: string },
  hear: (one: Done) => void,
): Promise<{ readonly at: number; readonly end: string | null }> {
  return new Promise((resolve, reject) => {
    const child = fork(script, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    let at = order.first;
    let isOpen = true;
    let hangs = false;
    let timer: NodeJS.Timeout | undefined;
    const listen = (seconds = silence): void => {
      clearTimeout(timer);
      timer = setTimeout(() => ((hangs = true), child.kill('SIGKILL')), seconds * 1000);
    };
    child.on('error', reject);
    child.on('message', (word: Word) => {
      listen();
      if ('begin' in word) [at, isOpen] = [word.begin, true];
      else {
        isOpen = false;
        hear(word.done);
      }
    });
    child.on('exit', (code, signal) => {
      clearTimeout(timer);
      const died =
        code === 0 ? 'the process left without an answer' : `the process died of ${signal ?? `code ${code}`}`;
      resolve({ at, end: isOpen ? (hangs ? `no answer within ${silence} s` : died) : null });
    });
    listen(Math.max(silence, STARTING));
    child.send({ ...order, bounds });
  });
}
