/** Reoptimises solved models in a worker thread, so that the caller stays free to be stopped. */
import { Aborted } from './aborted.ts';
import type { RunOptions } from './options.ts';
import { type PackedModel, packModel } from './packed.ts';
import type { AddedConstraints, Reoptimised, SolvedModel } from './reoptimisation.ts';
import { WorkerPool } from './worker-pool.ts';

/** Answers what the optimum of a solved model is under added constraints. */
export interface Reoptimiser {
  /**
   * The optimum under the added constraints; `solved` must be one object for one model, so that what is learnt of it is
   * kept. `seconds` for this search; rejects where the engine fails.
   */
  find(solved: SolvedModel, added: AddedConstraints, seconds: number): Promise<Reoptimised>;
  /** Settles when what is asked is searched at once: the thread is up, its engine loaded. */
  readonly ready: Promise<unknown>;
  close(): Promise<void>;
}

/** One thread, which keeps what it learns of the models that were asked about last. Close it when done. */
export function reoptimiser({ backend, seed }: Pick<RunOptions, 'backend' | 'seed'>): Reoptimiser {
  const pool = new WorkerPool({ backend, seed, gap: 0, seconds: Infinity, workers: 1 });
  /** As long as the caller keeps a model: the thread forgets by itself (`reoptimisation-cache.ts`). */
  const sent = new WeakMap<SolvedModel, { readonly key: number; readonly model: PackedModel }>();
  let keys = 0;
  // An engine that cannot be loaded is told by whoever asks for a plan.
  const ready = pool.ready().catch(() => null);
  return {
    ready,
    find: async (solved, added, seconds) => {
      const { key, model } = sent.get(solved) ?? { key: (keys += 1), model: packModel(solved.model) };
      sent.set(solved, { key, model });
      await ready;
      const { tiers, choices, leading } = solved;
      try {
        return await pool.run(
          { model },
          { kind: 'reoptimise', key, facts: { tiers, choices, leading }, added },
          undefined,
          seconds,
        );
      } catch (error) {
        if (!(error instanceof Aborted)) throw error;
        return { kind: 'none', reason: 'time' };
      }
    },
    close: () => pool.close(),
  };
}
