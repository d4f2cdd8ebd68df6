/**
 * Worker threads that answer questions (`job.ts`), so that the caller stays free to show progress and to be stopped.
 * One engine per thread; a thread that does not notice the stop flag in time is ended the hard way.
 */
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { Ended } from './ended.ts';
import type { Answers, Asker, Job, Kind, Note, Question, Subject, Terms } from './job.ts';

export interface CrewOptions extends Omit<Terms, 'stop'> {
  readonly workers: number;
  readonly signal?: AbortSignal;
}

/** How long a worker may take to notice that it should stop before it is ended the hard way. */
const GRACE_MS = 3000;

export class Crew implements Asker {
  readonly #options: CrewOptions;
  readonly #pool: Piscina;
  readonly #stop = new SharedArrayBuffer(4);
  readonly #hard = new AbortController();
  readonly #began = performance.now();
  readonly #deadline: NodeJS.Timeout;

  constructor(options: CrewOptions) {
    this.#options = options;
    this.#pool = new Piscina({
      filename: new URL('./worker.ts', import.meta.url).href,
      maxThreads: Math.max(1, options.workers),
      minThreads: 1,
      recordTiming: false,
    });
    if (options.signal?.aborted === true) this.#halt();
    options.signal?.addEventListener('abort', this.#halt);
    this.#deadline = setTimeout(this.#halt, options.seconds * 1000);
  }

  readonly #halt = (): void => {
    Atomics.store(new Int32Array(this.#stop), 0, 1);
    setTimeout(() => this.#hard.abort(), GRACE_MS).unref();
  };

  /** Why the work ends early, if it does: a person, or else the clock. */
  get reason(): 'time' | 'stopped' {
    return this.#options.signal?.aborted === true ? 'stopped' : 'time';
  }

  /** True once the work should come to its end. */
  get over(): boolean {
    return Atomics.load(new Int32Array(this.#stop), 0) !== 0;
  }

  get remaining(): number {
    return this.#options.seconds - (performance.now() - this.#began) / 1000;
  }

  /** Throws `Ended` where the thread had to be ended, and whatever the worker threw. */
  async ask<K extends Kind>(
    subject: Subject,
    question: Question<K>,
    onNote?: (note: Note) => void,
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
      seconds: this.remaining,
      stop: this.#stop,
      port: port2,
    };
    try {
      const answer: Answers[K] = await this.#pool.run(job, { transferList: [port2], signal: this.#hard.signal });
      return answer;
    } catch (error) {
      throw this.#hard.signal.aborted ? new Ended() : error;
    } finally {
      port1.close();
    }
  }

  async close(): Promise<void> {
    clearTimeout(this.#deadline);
    this.#options.signal?.removeEventListener('abort', this.#halt);
    await this.#pool.destroy();
  }
}
