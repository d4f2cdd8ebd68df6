/**
 * The drop folder. A file counts when it has stopped growing and is whole as far as one can see; anything else stays
 * where it is for the next night, with a sentence that says why. Whoever writes into the folder is safest to rename
 * into place.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { byCodePoint } from '../domain/roster.ts';
import { isLeftBehind } from '../io/beside.ts';
import { fileTexts } from '../io/file-texts.ts';
import { inMebibytes, LIMITS, mebibytes } from '../io/limits.ts';
import { failureWords } from '../messages/failures.ts';
import type { Message } from '../messages/message.ts';
import { texts } from './texts.ts';

export interface Drop {
  /** As people see it in the folder. */
  readonly name: string;
  readonly path: string;
  /** Digest of its bytes. */
  readonly content: string;
  /** Null: it can be read. */
  readonly left: Message | null;
  /** True while nobody has written to it since it was looked at. */
  isUnchanged(): boolean;
}

/** What uploads, editors and browsers call a file that is not finished. */
const UNFINISHED = /^(?:\.|~\$)|\.(?:part|tmp|temp|filepart|crdownload|download|partial)$/iu;
const READABLE = /\.(?:csv|xlsx|xlsm|xls)$/iu;

/**
 * Looks twice, `settle` milliseconds apart; files by name. `more`: files named by hand, which are looked at in the same
 * way, but not waited for: whoever names a file says that it is finished.
 */
export async function lookAt(inbox: string, settle: number, more: readonly string[] = []): Promise<readonly Drop[]> {
  const names = existsSync(inbox)
    ? readdirSync(inbox)
        .filter((name) => !UNFINISHED.test(name))
        .toSorted(byCodePoint)
    : [];
  const paths = [...names.map((name) => join(inbox, name)), ...more];
  const first = paths.map(signature);
  if (names.length > 0 && settle > 0) await new Promise((done) => setTimeout(done, settle));
  return paths.map((path, i) => drop(path, first[i]!));
}

function drop(path: string, before: string): Drop {
  const name = basename(path);
  const isUnchanged = (): boolean => signature(path) === before;
  const found = (content: string, left: Message | null): Drop => ({ name, path, content, left, isUnchanged });
  try {
    if (!isUnchanged()) return found('', texts['file-growing']({ file: name }));
    const files = filesOf(path);
    if (files.length === 0 || (files[0] === path && !READABLE.test(name)))
      return found('', texts['file-foreign']({ file: name }));
    const foreign = foreignIn(path);
    if (foreign.length > 0) return found('', texts['folder-holds-other']({ file: name, others: foreign }));
    const hash = createHash('sha256');
    let half = false;
    for (const file of files) {
      const odd = unreadable(file);
      if (odd !== null)
        return found(
          '',
          texts['file-unreadable']({ file: name, reason: { 'zh-CN': odd.in('zh-CN'), en: odd.in('en') } }),
        );
      const bytes = readFileSync(file);
      hash.update(`${relative(path, file)}\n${bytes.length}\n`).update(bytes);
      half ||= isHalf(file, bytes);
    }
    return found(`sha256:${hash.digest('hex')}`, half ? texts['file-half']({ file: name }) : null);
  } catch (error) {
    return found('', texts['file-unreadable']({ file: name, reason: failureWords(error) }));
  }
}

/** A pipe or a device may have no end, and whoever opens it may wait for ever; a file may fill the memory. */
function unreadable(file: string): Message | null {
  const info = statSync(file);
  if (!info.isFile()) return fileTexts['not-a-file']({});
  return info.size > mebibytes(LIMITS.fileMebibytes)
    ? fileTexts['too-large']({ mebibytes: inMebibytes(info.size), most: LIMITS.fileMebibytes })
    : null;
}

/**
 * A table of text ends with a line end: a cell that was cut short (`12` of `120`) is still a number, and nobody would
 * notice.
 */
const isHalf = (file: string, bytes: Uint8Array): boolean =>
  /\.csv$/iu.test(file) && ![0x0a, 0x0d].includes(bytes.at(-1) ?? 0);

/** What stands in a folder, without what editors leave behind. */
const namesIn = (path: string): readonly string[] =>
  readdirSync(path)
    .filter((name) => !isLeftBehind(name))
    .toSorted(byCodePoint);

/** The file itself, or the tables in a folder. */
const filesOf = (path: string): readonly string[] =>
  statSync(path).isDirectory()
    ? namesIn(path)
        .filter((name) => READABLE.test(name))
        .map((name) => join(path, name))
    : [path];

/** What else a folder holds: putting it away with the tables would hide what nobody has read. */
const foreignIn = (path: string): readonly string[] =>
  statSync(path).isDirectory() ? namesIn(path).filter((name) => !READABLE.test(name)) : [];

function signature(path: string): string {
  try {
    return JSON.stringify(
      [path, ...filesOf(path)].map((file) => statSync(file)).map(({ size, mtimeMs, ino }) => [size, mtimeMs, ino]),
    );
  } catch {
    return 'unreadable';
  }
}
