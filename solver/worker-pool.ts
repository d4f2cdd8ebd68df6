/**
 * Worker threads that answer questions (`job.ts`), so that the caller stays free to show progress and to be stopped.
 * One engine per thread; a thread that does not notice the stop flag in time is ended the hard way.
 */
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { Aborted } from './aborted.ts';
import type { Answers, Executor, Job, Kind, Note, Question, Subject } from './job.ts';
import type { RunOptions } from './options.ts';
import { packModel } from './packed.ts';

/** How long a worker may take to notice that it should stop before it is ended the hard way. */
const GRACE_MS = 3000;
/** The longest time that a timer of the platform can wait: some 24 days. */
const LONGEST_MS = 2 ** 31 - 1;

const milliseconds = (seconds: number): number => Math.min(LONGEST_MS, Math.ceil(seconds * 1000));

export class WorkerPool implements Executor {
  readonly #options: RunOptions;
  readonly #graceMs: number;
  readonly #threads: Piscina;
  readonly #stop = new SharedArrayBuffer(4);
  readonly #hard = new AbortController();
  readonly #began = performance.now();
  readonly #deadline: NodeJS.Timeout;

  /**
   * @param options - `seconds` run from now on.
   * @param graceMs - Milliseconds from the stop to the hard stop; 0 for questions whose unfinished work is worth nothing.
   */
  constructor(options: RunOptions, graceMs: number = GRACE_MS) {
    this.#options = options;
    this.#graceMs = graceMs;
    this.#threads = new Piscina({
      filename: new URL('./worker.ts', import.meta.url).href,
      maxThreads: Math.max(1, options.workers),
      minThreads: 1,
      recordTiming: false,
    });
    if (options.signal?.aborted === true) this.#halt();
    options.signal?.addEventListener('abort', this.#halt);
    this.#deadline = setTimeout(this.#halt, milliseconds(options.seconds));
    if (options.seconds === Infinity) clearTimeout(this.#deadline);
  }

  readonly #halt = (): void => {
    Atomics.store(new Int32Array(this.#stop), 0, 1);
    if (this.#graceMs === 0) this.#hard.abort();
    else setTimeout(() => this.#hard.abort(), this.#graceMs).unref();
  };

  /** Why the work ends early, if it does: a person, or else the clock. */
  get reason(): 'time' | 'stopped' {
    return this.#options.signal?.aborted === true ? 'stopped' : 'time';
  }

  /** True once the work should come to its end. */
  get over(): boolean {
    return Atomics.load(new Int32Array(this.#stop), 0) !== 0;
  }

  /** Seconds left for all questions together. */
  get remaining(): number {
    return this.#options.seconds - (performance.now() - this.#began) / 1000;
  }

  /** Settles once a thread is up and its engine loaded; rejects where it cannot be loaded. */
  ready(): Promise<null> {
    return this.run({ model: packModel({ columns: [], rows: [], objectives: [] }) }, { kind: 'load' });
  }

  /**
   * Throws `Aborted` where the thread had to be ended, and whatever the worker threw. A question with `seconds` of its
   * own is ended with its thread, and what that kept, a grace after them.
   */
  async run<K extends Kind>(
    subject: Subject,
    question: Question<K>,
    onNote?: (note: Note) => void,
    seconds?: number,
  ): Promise<Answers[K]> {
    const { port1, port2 } = new MessageChannel();
    if (onNote !== undefined) port1.on('message', onNote);
    const { backend, seed, gap } = this.#options;
    const job: Job<K> = {
      ...subject,
      question,
      backend,
      seed,
      gap,
      seconds: seconds ?? this.remaining,
      stop: this.#stop,
      port: port2,
    };
    const signal =
      seconds === undefined
        ? this.#hard.signal
        : AbortSignal.any([this.#hard.signal, AbortSignal.timeout(milliseconds(seconds + this.#graceMs / 1000))]);
    try {
      const answer: Answers[K] = await this.#threads.run(job, { transferList: [port2], signal });
      return answer;
    } catch (error) {
      throw signal.aborted ? new Aborted() : error;
    } finally {
      port1.close();
    }
  }

  /** Ends all threads; what is under way is lost. */
  async close(): Promise<void> {
    clearTimeout(this.#deadline);
    this.#options.signal?.removeEventListener('abort', this.#halt);
    await this.#threads.destroy();
  }
}
