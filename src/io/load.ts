/** Reads one file whole, unless it is too large or not a file; nothing is thrown. */
import { readFile, stat } from 'node:fs/promises';
import { failureCode, failureWords } from '../messages/failures.ts';
import { fileTexts as say } from './file-texts.ts';
import { inMebibytes, LIMITS, mebibytes } from './limits.ts';
import { problem, type CellPlace, type InputProblem } from './problem.ts';

/** What the system says when a path cannot be read. */
export function unreadable(error: unknown, place: CellPlace): InputProblem {
  const code = failureCode(error);
  return problem(
    'error',
    place,
    code === 'ENOENT' || code === 'ENOTDIR'
      ? say['not-found']({})
      : say['not-readable']({ code, reason: failureWords(error) }),
  );
}

/** `instead` = what to say of folders, devices and pipes. */
export async function loadFile(
  path: string,
  place: CellPlace,
  instead = say['not-an-input']({}),
): Promise<Buffer | InputProblem> {
  try {
    const info = await stat(path);
    if (!info.isFile()) return problem('error', place, instead);
    if (info.size > mebibytes(LIMITS.fileMebibytes)) {
      return problem(
        'error',
        place,
        say['too-large']({ mebibytes: inMebibytes(info.size), most: LIMITS.fileMebibytes }),
      );
    }
    return await readFile(path);
  } catch (error) {
    return unreadable(error, place);
  }
}
