/** What stands beside the tables in a folder and is not read: each is told, for the list of a school may be in it. */
import type { Dirent } from 'node:fs';
import type { Message } from '../messages/message.ts';
import { fileTexts as say } from './file-texts.ts';
import { problem, type InputProblem } from './problem.ts';

/** Formats in which lists come, and which the program does not read. */
const LISTS =
  /\.(?:et|ett|ods|fods|xlsb|xlt|xltx|xltm|numbers|tsv|tab|txt|prn|htm|html|mht|xml|dbf|mdb|accdb|doc|docx|wps|wpt|rtf|pdf|sxc|dif|slk)$/iu;
const PACKED = /\.(?:zip|rar|7z|tar|gz|tgz|bz2|xz)$/iu;
/** Pictures of lists are lists. */
const PICTURES = /\.(?:jpe?g|png|bmp|tiff?|heic|webp)$/iu;

/** What editors and systems leave behind; nobody put it there. */
export const isLeftBehind = (name: string): boolean =>
  name.startsWith('.') || name.startsWith('~$') || /^(?:thumbs\.db|desktop\.ini)$/iu.test(name);

const endingOf = (name: string): string => /\.[^.]+$/u.exec(name)?.[0].toLowerCase() ?? '';

/** Why a file that may hold a list cannot be read; undefined where it is none. */
export const unreadFormat = (name: string): Message | undefined =>
  PACKED.test(name)
    ? say['packed-files']({ ending: endingOf(name) })
    : LISTS.test(name) || PICTURES.test(name)
      ? say['other-format']({ ending: endingOf(name) })
      : undefined;

/** A warning for what may hold people, a notice for the rest. */
export function besideTables(entries: readonly Dirent[]): InputProblem[] {
  return entries
    .filter(({ name }) => !isLeftBehind(name))
    .map((entry) => {
      const place = { file: entry.name };
      if (entry.isDirectory()) return problem('warning', place, say['subfolder-not-read']({}));
      const unread = unreadFormat(entry.name);
      return unread === undefined ? problem('notice', place, say['other-file']({})) : problem('warning', place, unread);
    });
}
