/** Reads a file that lies somewhere on the user's disk, whatever else may lie under that name. */
import { readFile, stat } from 'node:fs/promises';
import { fileTexts } from '../io/file-texts.ts';
import { inMebibytes, LIMITS, mebibytes } from '../io/limits.ts';
import { failureCode, failureWords } from '../messages/failures.ts';
import type { Message } from '../messages/message.ts';
import { EXIT, Refusal } from './exit.ts';
import { texts } from './texts.ts';

/**
 * The bytes of a regular file of at most `most` MiB; throws what `refuse` makes of the reason where it is none, and the
 * system's own errors.
 */
export async function readRegular(
  file: string,
  refuse: (why: Message) => Error,
  most: number = LIMITS.fileMebibytes,
): Promise<Buffer> {
  const info = await stat(file);
  // A device or a pipe has no size, and may have no end.
  if (!info.isFile()) throw refuse(fileTexts['not-a-file']({}));
  if (info.size > mebibytes(most)) throw refuse(fileTexts['too-large']({ mebibytes: inMebibytes(info.size), most }));
  return readFile(file);
}

/**
 * A file that may be missing beside another: null where it is. Throws a `Refusal` that names it where it cannot be
 * read.
 */
export async function readBeside<T>(file: string, parse: (bytes: Buffer) => T): Promise<T | null> {
  try {
    return parse(await readRegular(file, (why) => new Refusal(EXIT.badInput, texts['beside-not-read']({ file, why }))));
  } catch (error) {
    if (error instanceof Refusal) throw error;
    if (failureCode(error) === 'ENOENT') return null;
    throw new Refusal(EXIT.badInput, texts['beside-unreadable']({ file, reason: failureWords(error) }));
  }
}
