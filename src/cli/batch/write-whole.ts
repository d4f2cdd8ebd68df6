/** A file that is there in its old or its new state, never half written, after `kill -9` at any moment. */
import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { insist } from '../insist.ts';

const prefixOf = (file: string): string => `.${basename(file)}.lungang-`;

/** Of files that hold personal data: nobody but the owner may read them. */
export const PRIVATE = 0o600;

/** Throws what the file system says. `mode`: the permissions of the file, less those that the process gives to none. */
export function writeWhole(file: string, text: string | Uint8Array, mode = 0o666): void {
  const fresh = join(dirname(file), `${prefixOf(file)}${process.pid}-${randomUUID()}`);
  try {
    const handle = openSync(fresh, 'wx', mode);
    try {
      writeFileSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    insist(() => renameSync(fresh, file));
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** Removes what killed runs left of such files. */
export function sweep(file: string): void {
  for (const name of readdirSync(dirname(file)).filter((entry) => entry.startsWith(prefixOf(file))))
    rmSync(join(dirname(file), name), { force: true });
}
