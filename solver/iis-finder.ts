/** Asks for infeasible subsets in worker threads, so that the caller stays free to be stopped. */
import { Aborted } from './aborted.ts';
import type { ElasticModel, ElasticOptimum, IisMember } from './iis.ts';
import type { Model, Objective } from './model.ts';
import type { RunOptions } from './options.ts';
import { type PackedModel, packModel } from './packed.ts';
import { WorkerPool } from './worker-pool.ts';

type Rows = Pick<Model, 'columns' | 'rows'>;

/** Models as threads are given them, each packed once however many questions are asked about it. */
class PackedOnce {
  readonly #packed = new WeakMap<Rows, PackedModel>();

  of(model: Rows): PackedModel {
    const found = this.#packed.get(model) ?? packModel({ columns: model.columns, rows: model.rows, objectives: [] });
    this.#packed.set(model, found);
    return found;
  }
}

/** Answers questions about demands that may not hold together. */
export interface IisFinder {
  /**
   * An irreducible infeasible subset of `among` beside `held` (positions in `demands`), what stands first left out
   * first; `'feasible'` where all can hold; undefined once the time is up. Rejects where the engine fails.
   */
  irreducible(
    elastic: ElasticModel,
    among: readonly number[],
    held: readonly number[],
  ): Promise<readonly IisMember[] | 'feasible' | undefined>;
  /** The best point that keeps the demands of `held`. Rejects where the engine fails. */
  optimum(elastic: ElasticModel, held: readonly number[], objective: Objective): Promise<ElasticOptimum>;
  /** Seconds that are left for all questions together. */
  remaining(): number;
  close(): Promise<void>;
}

/** `seconds`: for all questions together. A raised signal rejects what is under way. Close it when done. */
export function iisFinder(options: Omit<RunOptions, 'gap'>): IisFinder {
  const pool = new WorkerPool({ ...options, gap: 0 });
  const packed = new PackedOnce();
  const orOver = async <A, L>(asked: Promise<A>, late: L): Promise<A | L> => {
    try {
      return await asked;
    } catch (error) {
      if (!(error instanceof Aborted) || pool.reason === 'stopped') throw error;
      return late;
    }
  };
  return {
    irreducible: ({ model, demands }, among, held) =>
      orOver(pool.run({ model: packed.of(model) }, { kind: 'iis', demands, among, held }), undefined),
    optimum: ({ model, demands }, held, objective) =>
      orOver(pool.run({ model: packed.of(model) }, { kind: 'elasticOptimum', demands, held, objective }), {
        kind: 'unknown',
      }),
    remaining: () => pool.remaining,
    close: () => pool.close(),
  };
}

/** Answers which fewest demands cannot hold together. */
export interface SmallestIisFinder {
  /**
   * Positions in `slacks` of a smallest infeasible subset; undefined where all demands hold together. Rejects with
   * `Aborted` once the time is up or the signal is raised, and where the engine fails.
   */
  find(model: Rows, slacks: readonly number[]): Promise<readonly number[] | undefined>;
  close(): Promise<void>;
}

/** `seconds`: for all questions together; half an answer is none, so they end at once. Close it when done. */
export function smallestIisFinder(options: Omit<RunOptions, 'gap' | 'workers'>): SmallestIisFinder {
  const pool = new WorkerPool({ ...options, gap: 0, workers: 1 }, 0);
  const packed = new PackedOnce();
  return {
    find: (model, slacks) => pool.run({ model: packed.of(model) }, { kind: 'smallestIis', slacks }),
    close: () => pool.close(),
  };
}
