/**
 * A result folder appears whole or not at all. Everything is written into a hidden sibling, flushed to the disk and
 * then renamed, so that after `kill -9` (or a power cut) at any moment the folder is absent, or complete, or, with
 * `replace`, the old one. Why it is done in this way: docs/decisions/output-folder.md.
 */
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { dataFolderAbove, dataFolderWithin } from './data-folders.ts';
import { EXIT, Refusal } from './exit.ts';
import { failureWords } from '../messages/failures.ts';
import { isRunning, takeLock, type Lock } from './lock.ts';
import { insist } from './insist.ts';
import { makeFolder } from './make-folder.ts';
import { OWN_FOLDERS } from './own-folders.ts';
import { texts } from './texts.ts';

export interface OutputFolder {
  /** The hidden folder into which the files are written. */
  readonly dir: string;
  /** Runs what writes into `dir`. Throws a Refusal when the disk does not take it. */
  fill(write: (dir: string) => Promise<void>): Promise<void>;
  /** Makes the files appear under the name that was asked for. Throws a Refusal when the name was filled meanwhile. */
  publish(): void;
  /** Takes everything back; harmless after `publish`. */
  discard(): void;
}

export interface OutputWishes {
  readonly replace: boolean;
  /** Files and folders that the run reads: a folder that holds one of them is never replaced. */
  readonly inputs: readonly string[];
}

/** Swaps two folders in one step; false where this machine cannot. */
export type Exchange = (a: string, b: string) => boolean;

/** Prepares `out`: heals what a killed run left, refuses what must not be overwritten, and keeps other runs out. */
export function openOutput(out: string, wishes: OutputWishes, exchange: Exchange = exchangeFolders): OutputFolder {
  return inPlainWords(out, () => prepare(realTarget(out), wishes, exchange));
}

function prepare(target: string, wishes: OutputWishes, exchange: Exchange): OutputFolder {
  refuseTheUnsafe(target, wishes);
  const names = siblings(target);
  makeFolder(dirname(target));
  const lock = takeLock(names.lock);
  if ('busy' in lock)
    throw new Refusal(EXIT.usage, texts['out-busy']({ out: target, pid: lock.pid, host: lock.host, lock: names.lock }));
  try {
    heal(target);
    refuseTheFilled(target, wishes.replace);
    mkdirSync(names.fresh);
    if (existsSync(target)) chmodSync(names.fresh, statSync(target).mode & 0o777);
  } catch (error) {
    lock.release();
    throw error;
  }
  const discard = (): void => {
    process.off('exit', discard);
    rmSync(names.fresh, { recursive: true, force: true });
    lock.release();
  };
  // However the process ends in order: nothing half done is left behind.
  process.on('exit', discard);
  return {
    dir: names.fresh,
    fill: async (write) => {
      try {
        await write(names.fresh);
      } catch (error) {
        // A file elsewhere that cannot be read is another matter; a full disk names no file.
        const path = error instanceof Error && 'path' in error ? error.path : undefined;
        throw typeof path === 'string' && !holds(names.fresh, path) ? error : refusalOf(target, error);
      }
    },
    discard,
    publish: () =>
      inPlainWords(target, () => {
        flush(names.fresh);
        appear(target, names, lock, wishes.replace, exchange);
        flushFolder(dirname(target));
        discard();
      }),
  };
}

/** A disk that is full or read-only, or a workbook that is open elsewhere, is not a bug of this program. */
function inPlainWords<T>(target: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw refusalOf(target, error);
  }
}

const refusalOf = (target: string, error: unknown): unknown =>
  error instanceof Error && 'syscall' in error && 'code' in error
    ? new Refusal(EXIT.usage, texts['out-failed']({ out: target, reason: failureWords(error) }))
    : error;

type Siblings = ReturnType<typeof siblings>;

/** Hidden names beside the target: they are renamed into each other, so all must be on one file system. */
function siblings(target: string) {
  const prefix = siblingPrefix(target);
  const own = `${process.pid}-${randomUUID()}`;
  return {
    lock: lockFile(target),
    fresh: `${prefix}new-${own}`,
    aside: `${prefix}aside-${own}`,
    trash: `${prefix}trash-${own}`,
  };
}

/** The lock that keeps two runs off one result folder. */
export const lockFile = (target: string): string => `${siblingPrefix(target)}lock`;

const siblingPrefix = (target: string): string => join(dirname(target), `.${basename(target)}.lungang-`);

function appear(target: string, names: Siblings, lock: Lock, replace: boolean, exchange: Exchange): void {
  if (!lock.isMine()) throw new Refusal(EXIT.usage, texts['out-lost']({ out: target }));
  refuseTheFilled(target, replace);
  if (!isFilled(target)) {
    // Over an absent or empty folder one rename does it. Windows does not rename over an empty folder.
    if (process.platform === 'win32' && existsSync(target)) insist(() => rmdirSync(target));
    insist(() => renameSync(names.fresh, target));
  } else if (!exchange(names.fresh, target)) {
    // Until the second rename there is no folder of that name; a run killed here is healed by the next one.
    insist(() => renameSync(target, names.aside));
    try {
      insist(() => renameSync(names.fresh, target));
    } catch (error) {
      insist(() => renameSync(names.aside, target));
      throw error;
    }
    // A name of its own while it is deleted: what is half deleted must never be taken for the old result.
    insist(() => renameSync(names.aside, names.trash));
    rmSync(names.trash, { recursive: true, force: true });
  }
}

/**
 * `mv --exchange` (GNU coreutils 9.5 and later) is renameat2(RENAME_EXCHANGE), which Node does not offer; it swaps or
 * fails, and never does half.
 */
function exchangeFolders(a: string, b: string): boolean {
  return (
    process.platform === 'linux' &&
    spawnSync('mv', ['--exchange', '--no-target-directory', '--', a, b], { stdio: 'ignore' }).status === 0
  );
}

/** Brings back an old result that a killed run had put aside, and removes what killed runs left. Needs the lock. */
function heal(target: string): void {
  const prefix = basename(siblingPrefix(target));
  for (const name of readdirSync(dirname(target))
    .filter((entry) => entry.startsWith(prefix))
    .toSorted()) {
    const path = join(dirname(target), name);
    const [kind, pid] = name.slice(prefix.length).split('-');
    if (kind === 'aside' && !existsSync(target)) renameSync(path, target);
    else if (
      kind === 'aside' ||
      kind?.startsWith('lock.') ||
      ((kind === 'new' || kind === 'trash') && !isRunning(Number(pid)))
    )
      rmSync(path, { recursive: true, force: true });
  }
}

/** A link to a folder is followed: the folder it points to is what gets replaced. */
function realTarget(out: string): string {
  const path = resolve(out);
  if (existsSync(path)) {
    if (!statSync(path).isDirectory()) throw new Refusal(EXIT.usage, texts['out-not-folder']({ out: path }));
    return realpathSync(path);
  }
  if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
    throw new Refusal(EXIT.usage, texts['out-not-folder']({ out: path }));
  return path;
}

const realPath = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path));

const holds = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
};

/** A mistyped `--out` must not cost anybody a roster, a home folder or a repository. */
function refuseTheUnsafe(target: string, wishes: OutputWishes): void {
  const own = OWN_FOLDERS.map(realPath);
  const precious =
    [process.cwd(), homedir(), ...wishes.inputs, ...own].map(realPath).find((path) => holds(target, path)) ??
    own.find((path) => holds(path, target));
  const git = join(target, '.git');
  const inside =
    precious ??
    (existsSync(git) ? git : undefined) ??
    (isFilled(target) ? (dataFolderWithin(target) ?? dataFolderAbove(target)) : undefined);
  if (inside !== undefined) throw new Refusal(EXIT.usage, texts['out-precious']({ out: target, inside }));
  if (existsSync(target) && statSync(target).dev !== statSync(dirname(target)).dev)
    throw new Refusal(EXIT.usage, texts['out-mount']({ out: target }));
}

const isFilled = (target: string): boolean => existsSync(target) && readdirSync(target).length > 0;

function refuseTheFilled(target: string, replace: boolean): void {
  if (!replace && isFilled(target)) throw new Refusal(EXIT.usage, texts['out-filled']({ out: target }));
}

/** Every file and folder below, so that a rename that survives a power cut never names empty files. */
function flush(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) flush(path);
    else flushFile(path, 'r+');
  }
  flushFolder(folder);
}

function flushFolder(folder: string): void {
  // Windows cannot open a folder for this; its journal keeps renames.
  if (process.platform !== 'win32') flushFile(folder, 'r');
}

function flushFile(path: string, flags: string): void {
  const file = openSync(path, flags);
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
