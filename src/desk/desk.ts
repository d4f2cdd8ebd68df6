/** What every operation works with. */
import type { Queue } from '../jobs/queue/queue.ts';
import type { Store } from '../store/store.ts';
import type { JobProgress } from './jobs/progress.ts';

export interface Desk {
  readonly store: Store;
  readonly queue: Queue;
  readonly facts: DeskFacts;
  /** Threads of a search. */
  readonly workers: number;
  /** ISO 8601 in UTC. */
  now(): string;
  /** There is something new in the queue. */
  wake(): void;
  /** The process of a job is to end with the best so far, or at once. */
  interrupt(job: number, how: 'softly' | 'now'): void;
  /** How far a running job is, as far as this process has heard. */
  progressOf(job: number): JobProgress | null;
  /** Calls `tell` whenever there is news of the job, until the returned function is called. */
  watch(job: number, tell: () => void): () => void;
}

/** What does not change while the desk is open. */
interface DeskFacts {
  readonly version: string;
  /** True where other machines reach the desk, and nobody is asked who he is. */
  readonly open: boolean;
  readonly database: 'sqlite' | 'postgres';
}
