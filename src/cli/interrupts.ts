/** Ctrl-C while a plan is searched: the first asks for the best plan so far, the second ends at once. */
import process from 'node:process';

/** A terminal's Ctrl-C can reach us twice, once directly and once passed on by the launcher. */
const SAME_PRESS_MS = 250;

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
  process.on('SIGINT', press);
  process.on('SIGTERM', press);
  return () => {
    process.off('SIGINT', press);
    process.off('SIGTERM', press);
  };
}
