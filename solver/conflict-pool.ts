/** Asks about demands that may not hold together in worker threads, so that the caller stays free to be stopped. */
import { Piscina } from 'piscina';
import type { ConflictQuestion, ConflictTask } from './conflict-worker.ts';
import type { Demanded, Least, Needed } from './conflict.ts';
import type { Objective } from './model.ts';

export interface ConflictFinder {
  /**
   * An irreducible set among some demands that cannot hold with others, what stands first left out first; undefined
   * once the time is up.
   */
  irreducible(
    demanded: Demanded,
    among: readonly number[],
    held: readonly number[],
  ): Promise<readonly Needed[] | 'holds' | undefined>;
  /** The best point that keeps the demands of `held`. */
  least(demanded: Demanded, held: readonly number[], objective: Objective): Promise<Least>;
  /** Seconds that are left for all questions together. */
  remaining(): number;
  close(): Promise<void>;
}

/** `seconds`: for all questions together. A raised signal rejects what is under way. */
export function conflictFinder(options: {
  readonly backend: string;
  readonly seed: number;
  readonly seconds: number;
  readonly workers: number;
  readonly signal?: AbortSignal;
}): ConflictFinder {
  const { backend, seed, signal } = options;
  const began = performance.now();
  const remaining = (): number => options.seconds - (performance.now() - began) / 1000;
  const pool = new Piscina({
    filename: new URL('./conflict-worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: options.workers,
    recordTiming: false,
  });
  const ask = <A>(demanded: Demanded, question: ConflictQuestion): Promise<A> => {
    const { columns, rows } = demanded.model;
    const task: ConflictTask = {
      demanded: { model: { columns, rows }, demands: demanded.demands },
      question,
      backend,
      seed,
      seconds: Math.max(0, remaining()),
    };
    return pool.run(task, signal === undefined ? {} : { signal });
  };
  return {
    irreducible: (demanded, among, held) => ask(demanded, { kind: 'irreducible', among, held }),
    least: (demanded, held, objective) => ask(demanded, { kind: 'least', held, objective }),
    remaining,
    close: () => pool.destroy(),
  };
}
