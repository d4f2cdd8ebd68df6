/** Backups as files: the lines of the store, compressed; a file that is there is whole. */
import { createHash, randomUUID } from 'node:crypto';
import { closeSync, createReadStream, createWriteStream, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { StoreFailure } from '../../store/failures.ts';
import { texts as storeTexts } from '../../store/texts.ts';
import { EXIT, Refusal } from '../exit.ts';
import { texts } from './texts.ts';

/** Writes the lines to a file that must not exist; only its owner may read it. Gives the digest of its bytes. */
export async function writeBackup(file: string, lines: AsyncIterable<string>): Promise<string> {
  const target = resolve(file);
  if (existsSync(target)) throw new Refusal(EXIT.usage, texts['file-exists']({ file }));
  const fresh = join(dirname(target), `.${basename(target)}.lungang-${randomUUID()}`);
  try {
    await pipeline(Readable.from(lines), createGzip(), createWriteStream(fresh, { flags: 'wx', mode: 0o600 }));
    const handle = openSync(fresh, 'r+');
    try {
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    const hash = createHash('sha256');
    await pipeline(createReadStream(fresh), hash);
    renameSync(fresh, target);
    return `sha256:${hash.digest('hex')}`;
  } catch (error) {
    rmSync(fresh, { force: true });
    throw error;
  }
}

/** The lines of a backup; what is no such file is refused as damaged. */
export async function* readBackup(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  // Failures of either are passed on to whoever reads the lines.
  const flow = pipeline(source, unpacked);
  flow.catch(() => {});
  try {
    yield* createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY });
    await flow;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw new StoreFailure('refused', storeTexts['backup-damaged']({ file }));
    throw error;
  }
}
