/**
 * Ctrl-C. While a plan is searched the first asks for the best plan so far and the second ends at once; at any other
 * time one ends the process, in order: what it has begun to write is taken back (`output-folder.ts`).
 */
import process from 'node:process';
import { EXIT } from './exit.ts';

/** A terminal's Ctrl-C can reach us twice, once directly and once passed on by the launcher. */
const SAME_PRESS_MS = 250;

const leave = (): void => process.exit(EXIT.stopped);

/** Ends the process on Ctrl-C, on SIGTERM, and when the launcher that it belongs to is gone. */
export function leaveWhenAsked(): void {
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
  if (process.channel === undefined || process.channel === null) return;
  process.once('disconnect', leave);
  // Listening alone must not keep the process alive.
  process.channel.unref();
}

/** Listens until the returned function is called. SIGTERM counts as a first Ctrl-C. */
export function onInterrupt(first: () => void, again: () => void): () => void {
  let since: number | undefined;
  const press = (): void => {
    const now = performance.now();
    if (since === undefined) {
      since = now;
      first();
    } else if (now - since > SAME_PRESS_MS) again();
  };
  const signals = (['SIGINT', 'SIGTERM'] as const).map((signal) => ({
    signal,
    left: process.listeners(signal).includes(leave),
  }));
  for (const { signal } of signals) process.off(signal, leave).on(signal, press);
  return () => {
    for (const { signal, left } of signals) {
      process.off(signal, press);
      if (left) process.on(signal, leave);
    }
  };
}
