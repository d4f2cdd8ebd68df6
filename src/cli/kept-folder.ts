/** A result folder that a command goes on with: it is kept from run to run, and two runs never write to one. */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { failureWords } from '../messages/failures.ts';
import { EXIT, Refusal } from './exit.ts';
import { takeLock } from './lock.ts';
import { makeFolder } from './make-folder.ts';
import { lockFile } from './output-folder.ts';
import { texts } from './texts.ts';

export interface KeptFolder {
  readonly target: string;
  release(): void;
}

/**
 * `look` refuses a folder that belongs to something else: before anything is made, and again under the lock. Throws a
 * Refusal also where the folder is in use or cannot be written.
 */
export function keepFolder(out: string, look: (target: string) => void): KeptFolder {
  const target = existsSync(out) ? realpathSync(out) : resolve(out);
  return inPlainWords(target, () => {
    if (existsSync(target) && !statSync(target).isDirectory())
      throw new Refusal(EXIT.usage, texts['out-not-folder']({ out: target }));
    if (existsSync(target)) look(target);
    makeFolder(target);
    const lock = takeLock(lockFile(target));
    if ('busy' in lock)
      throw new Refusal(
        EXIT.usage,
        texts['out-busy']({ out: target, pid: lock.pid, host: lock.host, lock: lockFile(target) }),
      );
    const release = (): void => {
      process.off('exit', release);
      lock.release();
    };
    process.on('exit', release);
    try {
      look(target);
    } catch (error) {
      release();
      throw error;
    }
    return { target, release };
  });
}

/** A disk that is full or read-only is not a bug of this program. */
export function inPlainWords<T>(target: string, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw error instanceof Error && 'syscall' in error && 'code' in error
      ? new Refusal(EXIT.usage, texts['out-failed']({ out: target, reason: failureWords(error) }))
      : error;
  }
}
