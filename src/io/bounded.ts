/**
 * Bounds the work of a library on a file that may be broken: a wrong length in an old workbook makes it read for
 * minutes.
 */
import { runInNewContext } from 'node:vm';

/** Seconds of processor time; the largest sheet that the format can hold takes less. */
const MOST_SECONDS = 5;
const FIRST_MILLISECONDS = 5000;
const MOST_MILLISECONDS = 320_000;

// The error is of the other context: it is no instance of this one's Error.
const isTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';

/**
 * Runs `step` until it has had its time on the processor; a machine that is busy with other things gives it more time
 * by the clock, from the beginning. undefined: it was stopped. `step` must leave nothing behind when it is stopped
 * half-way.
 */
export function bounded<T>(step: () => T): { readonly value: T } | undefined {
  for (let timeout = FIRST_MILLISECONDS; ;) {
    const before = process.cpuUsage();
    let made: { readonly value: T } | undefined;
    try {
      runInNewContext('step()', { step: () => void (made = { value: step() }) }, { timeout });
      return made;
    } catch (error) {
      if (!isTimeout(error)) throw error;
    }
    const { user, system } = process.cpuUsage(before);
    const had = (user + system) / 1e6;
    if (had >= MOST_SECONDS * 0.8 || timeout >= MOST_MILLISECONDS) return undefined;
    // As long as its share of the processor makes it need, and no longer: what was begun is begun again.
    timeout = Math.min(
      MOST_MILLISECONDS,
      Math.ceil(Math.max(timeout * 1.5, (timeout * MOST_SECONDS) / Math.max(had, 0.1))),
    );
  }
}
