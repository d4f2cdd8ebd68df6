/** What a kind of long work is: one file in `kinds/`, one entry in its `index.ts`. It runs in a process of its own. */
import type { z } from 'zod';
import type { Tx } from '../../store/store.ts';
import type { JobProgress } from './progress.ts';

/** What the work is given besides its input. */
export interface Work {
  /** Looks into the store. */
  read<T>(look: (tx: Tx) => Promise<T>): Promise<T>;
  /** Aborted where somebody asked for the best so far. */
  readonly signal: AbortSignal;
  /** Says how far it is. */
  tell(progress: JobProgress): void;
  /** An empty folder that goes when the work ends. */
  readonly folder: string;
}

export interface JobKind<I = never, R = unknown> {
  readonly input: z.ZodType<I>;
  readonly result: z.ZodType<R>;
  /**
   * Does the work, and gives what is to be written: it is called in the transaction that ends the job, and gives the
   * result. Throws a DeskProblem for what a person can mend.
   */
  run(work: Work, input: I): Promise<(tx: Tx) => Promise<R>>;
}

/** Names the kind's own types; adds nothing. */
export const jobKind = <I, R>(spec: JobKind<I, R>): JobKind<I, R> => spec;
