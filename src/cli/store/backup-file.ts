/** Backups as files: the lines of the store, compressed; a file that is there is whole. */
import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
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
  // A pipe or a device may have no end.
  if (!statSync(file).isFile()) throw new StoreFailure('refused', storeTexts['backup-damaged']({ file }));
  const source = createReadStream(file);
  const unpacked = createGunzip();
  // Failures of either are passed on to whoever reads the lines.
  const flow = pipeline(source, unpacked);
  flow.catch(() => {});
  try {
    yield* linesOf(file, unpacked);
    await flow;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new StoreFailure('refused', storeTexts['backup-damaged']({ file }));
    throw error;
  }
}

/**
 * Bytes of one line: far above the largest row, which is a county's roster. A bomb is refused before it fills the
 * memory.
 */
const LONGEST = 64 * 1024 * 1024;

async function* linesOf(file: string, pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let [open, length]: [Buffer[], number] = [[], 0];
  for await (const piece of pieces) {
    let from = 0;
    for (let at = piece.indexOf(LINE_END); at >= 0; at = piece.indexOf(LINE_END, from)) {
      yield Buffer.concat([...open, piece.subarray(from, at)]).toString('utf8');
      [open, length, from] = [[], 0, at + 1];
    }
    open.push(piece.subarray(from));
    length += piece.length - from;
    if (length > LONGEST) throw new StoreFailure('refused', storeTexts['backup-damaged']({ file }));
  }
  if (length > 0) yield Buffer.concat(open).toString('utf8');
}

const LINE_END = 0x0a;
