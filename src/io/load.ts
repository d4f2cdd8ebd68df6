/** Reads one file whole, unless it is too large or not a file; nothing is thrown. */
import { readFile, stat } from 'node:fs/promises';
import { fileTexts as say } from './file-texts.ts';
import { inMebibytes, LIMITS, mebibytes } from './limits.ts';
import { problem, type Place, type Problem } from './problem.ts';

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'error');

/** What the system says when a path cannot be read. */
export function unreadable(error: unknown, place: Place): Problem {
  const reason = codeOf(error);
  return problem('error', place, reason === 'ENOENT' || reason === 'ENOTDIR' ? say['not-found']({}) : say['not-readable']({ reason }));
}

export async function loadFile(path: string, place: Place): Promise<Buffer | Problem> {
  try {
    const info = await stat(path);
    if (!info.isFile()) return problem('error', place, say['not-an-input']({}));
    if (info.size > mebibytes(LIMITS.fileMebibytes)) {
      return problem('error', place, say['too-large']({ mebibytes: inMebibytes(info.size), most: LIMITS.fileMebibytes }));
    }
    return await readFile(path);
  } catch (error) {
    return unreadable(error, place);
  }
}
