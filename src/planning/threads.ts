/** Who searches: the solver's worker threads under the names that planning and its clients use. */
import { iisFinder, smallestIisFinder } from '../../solver/iis-finder.ts';
import { WorkerPool } from '../../solver/worker-pool.ts';
import type { Executor } from '../../solver/job.ts';
import type { Model } from '../../solver/model.ts';
import { reoptimiser } from '../../solver/reoptimiser.ts';
import type { SolveOptions } from '../../solver/options.ts';
import { solveInPool, solveWith, type Progress, type WholeOutcome } from '../../solver/solve.ts';

export { smallestIisFinder, iisFinder, reoptimiser };
export type { IisFinder, SmallestIisFinder } from '../../solver/iis-finder.ts';
export type { Reoptimiser } from '../../solver/reoptimiser.ts';
export type { Executor, Progress };

/** What every search of the whole model is told. */
export interface EngineTerms {
  /** A name of the back-end registry. */
  readonly backend: string;
  readonly seed: number;
  /** Relative gap at which an aim may be left; 0 asks for the optimum. */
  readonly gap: number;
  /** For the whole search. */
  readonly seconds: number;
  readonly workers: number;
  /** Ends the search early with the best point so far. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Who is asked, where that is not to be threads of the search's own; `workers` then says nothing. */
  readonly executor?: Executor;
}

/** Threads that answer one search after another, or several at a time, while their time lasts. Close them when done. */
export const searchThreads = (terms: EngineTerms): Executor & { close(): Promise<void> } => new WorkerPool(terms);

/** Minimises the objectives of a model in strict order, whatever comes of it. */
export function tryToMinimise(
  model: Model,
  start: Float64Array | null,
  weights: SolveOptions['weights'],
  { executor, ...terms }: EngineTerms,
): Promise<WholeOutcome> {
  const options: SolveOptions = { ...terms, weights };
  return executor === undefined ? solveInPool(model, start, options) : solveWith(executor, model, start, options);
}

/** The same where an engine that fails is a bug: it is thrown. */
export async function minimise(
  ...asked: Parameters<typeof tryToMinimise>
): Promise<Exclude<WholeOutcome, { readonly kind: 'failed' }>> {
  const outcome = await tryToMinimise(...asked);
  if (outcome.kind === 'failed') throw new Error(`the search failed: ${outcome.detail}`);
  return outcome;
}
