/**
 * One file that a command writes by name: never over an input, never over a file that nobody gave up, whole or not at
 * all.
 */
import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep, isAbsolute } from 'node:path';
import { failureWords } from '../../messages/failures.ts';
import { writeWhole } from '../batch/write-whole.ts';
import { dataFolderAbove } from '../data-folders.ts';
import { EXIT, Refusal } from '../exit.ts';
import { makeFolder } from '../make-folder.ts';
import { OWN_FOLDERS } from '../own-folders.ts';
import { importTexts as say } from './texts.ts';

const real = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path));

const holds = (folder: string, path: string): boolean => {
  const way = relative(folder, path);
  return !isAbsolute(way) && way.split(sep)[0] !== '..';
};

/** To be asked before the work begins. `inputs`: files and folders that the run reads. */
export function mayWrite(out: string, replace: boolean, inputs: readonly string[]): void {
  const path = real(out);
  if ([...inputs, ...OWN_FOLDERS].map(real).some((input) => input === path || (holds(input, path) && existsSync(path))))
    throw new Refusal(EXIT.usage, say['file-is-input']({ out }));
  if (existsSync(path) && dataFolderAbove(path) !== undefined)
    throw new Refusal(EXIT.usage, say['file-is-kept']({ out }));
  if (existsSync(path) && (!replace || !statSync(path).isFile()))
    throw new Refusal(EXIT.usage, say['file-exists']({ out }));
}

/** The path with its links followed as far as it is there. */
function realFar(path: string): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  return dirname(whole) === whole ? whole : join(realFar(dirname(whole)), basename(whole));
}

/**
 * To be asked before the work begins: a result folder is swapped in as a whole, so that a file named inside it would be
 * gone, or stand in its way.
 */
export function mayLieBeside(out: string, folder: string): void {
  if (holds(realFar(folder), realFar(out))) throw new Refusal(EXIT.usage, say['file-in-folder']({ out, folder }));
}

export function writeNamed(out: string, content: string | Uint8Array): void {
  try {
    makeFolder(dirname(resolve(out)));
    writeWhole(resolve(out), content);
  } catch (error) {
    throw new Refusal(EXIT.usage, say['file-not-written']({ out, reason: failureWords(error) }));
  }
}
