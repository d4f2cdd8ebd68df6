/**
 * On Windows a virus scanner or an indexer holds freshly written files open for a moment, and a rename of their folder
 * fails until it lets go. Elsewhere such a failure is final.
 */
import { failureCode } from '../messages/failures.ts';

const PASSING = new Set(['EPERM', 'EBUSY', 'EACCES']);
/** About two seconds in all: 10, 20, 40 … 640 and 730 milliseconds. */
const PAUSES: readonly number[] = [10, 20, 40, 80, 160, 320, 640, 730];

/** Does the step, again after a pause where Windows says that somebody holds the folder; the last failure is thrown. */
export function insist(
  step: () => void,
  platform: NodeJS.Platform = process.platform,
  wait: (milliseconds: number) => void = pause,
): void {
  for (const milliseconds of platform === 'win32' ? PAUSES : []) {
    try {
      return step();
    } catch (error) {
      if (!PASSING.has(failureCode(error))) throw error;
      wait(milliseconds);
    }
  }
  step();
}

/** Blocks: nothing else may happen between the renames. */
const pause = (milliseconds: number): void =>
  void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
