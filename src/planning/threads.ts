/** Who searches: the solver's worker threads under the names that planning and its clients use. */
import { clashFinder } from '../../solver/clash-pool.ts';
import { conflictFinder } from '../../solver/conflict-pool.ts';
import { Crew } from '../../solver/crew.ts';
import type { Asker } from '../../solver/job.ts';
import type { Model } from '../../solver/model.ts';
import { neighbourFinder } from '../../solver/nearby-pool.ts';
import { solveInPool, solveWith, type PoolOptions, type Progress, type WholeOutcome } from '../../solver/pool.ts';

export { clashFinder, conflictFinder, neighbourFinder };
export type { ClashFinder } from '../../solver/clash-pool.ts';
export type { ConflictFinder } from '../../solver/conflict-pool.ts';
export type { NeighbourFinder } from '../../solver/nearby-pool.ts';
export type { Asker, Progress };

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
  readonly asker?: Asker;
}

/** Threads that answer one search after another, or several at a time, while their time lasts. Close them when done. */
export const searchThreads = (terms: EngineTerms): Asker & { close(): Promise<void> } => new Crew(terms);

/** Minimises the objectives of a model in strict order, whatever comes of it. */
export function tryToMinimise(
  model: Model,
  start: Float64Array | null,
  scout: PoolOptions['scout'],
  { asker, ...terms }: EngineTerms,
): Promise<WholeOutcome> {
  const options: PoolOptions = { ...terms, scout };
  return asker === undefined ? solveInPool(model, start, options) : solveWith(asker, model, start, options);
}

/** The same where an engine that fails is a bug: it is thrown. */
export async function minimise(
  ...asked: Parameters<typeof tryToMinimise>
): Promise<Exclude<WholeOutcome, { readonly kind: 'failed' }>> {
  const outcome = await tryToMinimise(...asked);
  if (outcome.kind === 'failed') throw new Error(`the search failed: ${outcome.detail}`);
  return outcome;
}
