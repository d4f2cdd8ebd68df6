/**
 * Long work waits in a queue. One port, so that the engine behind it can be another; what every engine must keep is
 * written down in its contract test.
 *
 * A job is taken for one **attempt**. Whatever an attempt has to say counts only while it is the running one: a process
 * that was believed dead and comes back has no say (fencing). What a job leaves is written in the transaction that ends it.
 */
import type { Message } from '../../messages/message.ts';
import type { JobRow } from '../../store/schema.ts';
import type { Tx } from '../../store/store.ts';

interface NewJob {
  readonly kind: string;
  /** The path of what it is for, such as `rosters/R1/3`. */
  readonly about: string;
  /** Plain data. */
  readonly input: unknown;
}

/** One attempt at a job: the two numbers that every word of it carries. */
export type Attempt = Pick<JobRow, 'id' | 'attempt'>;

/** What became of asking a job to stop. `now`: its process is to be ended at once. */
type Stopping = 'softly' | 'now' | 'over' | 'unknown';

export interface Queue {
  /** Adds a job in the transaction that makes what it is about: either both are there, or neither. */
  add(tx: Tx, job: NewJob, at: string): Promise<JobRow>;
  job(id: number): Promise<JobRow | undefined>;
  /** The newest first. */
  jobs(most: number): Promise<readonly JobRow[]>;
  /** The newest job about exactly this. */
  latestAbout(about: string): Promise<JobRow | undefined>;
  /** Takes the oldest waiting job of one of these kinds, and begins its next attempt; undefined where none waits. */
  take(kinds: readonly string[], at: string): Promise<JobRow | undefined>;
  /** Its parent saw it alive. False: this attempt is no longer the running one, and its process is to end. */
  beat(attempt: Attempt, at: string): Promise<boolean>;
  /**
   * Ends it well: `deed` writes what the job leaves and gives its result, in one transaction with the ending. False, and
   * nothing written, where this attempt is no longer the running one.
   */
  finish(attempt: Attempt, at: string, deed: (tx: Tx) => Promise<unknown>): Promise<boolean>;
  /** Ends it with a problem; false where this attempt is no longer the running one. */
  fail(attempt: Attempt, at: string, problem: Message): Promise<boolean>;
  /**
   * The process of this attempt is gone without an ending: the job waits again, or, where it was asked to stop, is
   * stopped, or, after `most` attempts, failed.
   */
  lost(attempt: Attempt, at: string, most: number): Promise<void>;
  /** Asks once: end with the best so far. Asks again: end at once. A job that waits is stopped at once. */
  stop(id: number, at: string): Promise<Stopping>;
  /** Running attempts that nobody saw alive since `before`: their processes went with their parent. */
  unseen(before: string): Promise<readonly JobRow[]>;
}
