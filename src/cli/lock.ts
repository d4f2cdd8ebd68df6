/**
 * A lock file beside the output folder, so that of two runs with the same `--out` one goes on and the other says so
 * at once instead of ten minutes later. It is a courtesy, not the safety: whole-or-nothing comes from the renames in
 * `output-folder.ts` and holds even where two runs both believe that they own the lock.
 */
import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { z } from 'zod';

const Owner = z.object({
  pid: z.int().positive(),
  started: z.string().nullable(),
  host: z.string(),
  nonce: z.string(),
});
type Owner = z.infer<typeof Owner>;

export interface Lock {
  /** False when somebody took the lock away (or removed its file) meanwhile. */
  isMine(): boolean;
  release(): void;
}

export interface Busy {
  readonly busy: true;
  readonly pid: number;
  readonly host: string;
}

/**
 * Takes the lock at `file`, or says who has it. A lock whose process is gone is taken over: the process is looked for
 * by its id and, where the system tells it, the time of its start, because ids are used again. Locks of another
 * machine (a shared folder) are never taken over: nobody here can see whether that process lives.
 */
export function takeLock(file: string): Lock | Busy {
  const mine: Owner = { pid: process.pid, started: startOf(process.pid), host: hostname(), nonce: randomUUID() };
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      create(file, mine);
      return lock(file, mine);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const owner = ownerOf(file);
    if (owner !== undefined && isAlive(owner)) return { busy: true, pid: owner.pid, host: owner.host };
    rmSync(file, { force: true });
  }
  return { busy: true, pid: 0, host: hostname() };
}

/** Throws EEXIST when there is a lock. Linked into place, so that no reader ever sees it half written. */
function create(file: string, mine: Owner): void {
  const written = `${file}.${mine.nonce}`;
  try {
    writeFileSync(written, JSON.stringify(mine));
    try {
      linkSync(written, file);
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
      // a file system without hard links
      writeFileSync(file, JSON.stringify(mine), { flag: 'wx' });
    }
  } finally {
    rmSync(written, { force: true });
  }
}

function lock(file: string, mine: Owner): Lock {
  const isMine = (): boolean => ownerOf(file)?.nonce === mine.nonce;
  return {
    isMine,
    release: () => {
      if (isMine()) rmSync(file, { force: true });
    },
  };
}

/** Undefined for a file that is not there, or that no run of ours has written whole. */
function ownerOf(file: string): Owner | undefined {
  try {
    return Owner.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data;
  } catch {
    return undefined;
  }
}

function isAlive(owner: Owner): boolean {
  if (owner.host !== hostname()) return true;
  return isRunning(owner.pid) && (owner.started === null || owner.started === startOf(owner.pid));
}

/**
 * Whether a process of this id runs on this machine; one that belongs to somebody else counts, one that has ended and
 * only waits for its parent to ask how does not.
 */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !['Z', 'X'].includes(statOf(pid)?.[0] ?? '');
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Boot and start time of a process on Linux. */
function startOf(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = statOf(pid);
    return stat === undefined ? null : `${boot}/${stat[19] ?? ''}`;
  } catch {
    return null;
  }
}

/** The stat line of a process on Linux from field 3, its state, on: the fields after the name in brackets. */
function statOf(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
