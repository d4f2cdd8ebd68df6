/** Looks for neighbours of known plans in a worker thread, so that the caller stays free to be stopped. */
import { Piscina } from 'piscina';
import type { Demand, Known, Neighbour } from './nearby.ts';
import type { Greeting, NearbyTask } from './nearby-worker.ts';

export interface NeighbourFinder {
  /**
   * The optimum under the demand; `known` must be one object for one model, so that what is learnt of it is kept.
   * `seconds` for this search.
   */
  find(known: Known, demand: Demand, seconds: number): Promise<Neighbour>;
  /** Settles when what is asked is searched at once: the thread is up, its engine loaded. */
  readonly ready: Promise<unknown>;
  close(): Promise<void>;
}

/** How long the thread may take to notice that its time is up. */
const GRACE_MS = 3000;

export function neighbourFinder({
  backend,
  seed,
}: {
  readonly backend: string;
  readonly seed: number;
}): NeighbourFinder {
  const pool = new Piscina({
    filename: new URL('./nearby-worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    recordTiming: false,
  });
  const keys = new Map<Known, number>();
  // An engine that cannot be loaded is told by whoever asks for a neighbour.
  const ready = pool.run(backend satisfies Greeting).catch(() => {});
  return {
    ready,
    find: async (known, demand, seconds) => {
      const sent = keys.get(known);
      const key = sent ?? keys.size;
      keys.set(known, key);
      await ready;
      const task: NearbyTask = { key, known: sent === undefined ? known : null, demand, backend, seed, seconds };
      try {
        return await pool.run(task, { signal: AbortSignal.timeout(Math.ceil(seconds * 1000) + GRACE_MS) });
      } catch (error) {
        if (!(error instanceof Error && error.name === 'AbortError')) throw error;
        // The thread is gone, and with it what it knew.
        keys.clear();
        return { kind: 'none', reason: 'time' };
      }
    },
    close: () => pool.destroy(),
  };
}
