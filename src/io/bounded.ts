/** Bounds the work of a library on a file that may be broken: a wrong length in an old workbook makes it read for minutes. */
import { runInNewContext } from 'node:vm';

/** Seconds of processor time; the largest sheet that the format can hold takes less. */
const MOST_SECONDS = 5;
const FIRST_MILLISECONDS = 5000;
const MOST_MILLISECONDS = 320_000;

// The error is of the other context: it is no instance of this one's Error.
const isTimeout = (error: unknown): boolean => typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/**
 * Runs `step` until it has had its time on the processor; a machine that is busy with other things gives it more time by the
 * clock, from the beginning. undefined: it was stopped. `step` must leave nothing behind when it is stopped half-way.
 */
export function bounded<T>(step: () => T): { readonly value: T } | undefined {
  for (let timeout = FIRST_MILLISECONDS; ; timeout *= 2) {
    const before = process.cpuUsage();
    let made: { readonly value: T } | undefined;
    try {
      runInNewContext('step()', { step: () => void (made = { value: step() }) }, { timeout });
      return made;
    } catch (error) {
      if (!isTimeout(error)) throw error;
    }
    const { user, system } = process.cpuUsage(before);
    if ((user + system) / 1e6 >= MOST_SECONDS * 0.8 || timeout >= MOST_MILLISECONDS) return undefined;
  }
}
