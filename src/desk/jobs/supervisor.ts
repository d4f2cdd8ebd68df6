/**
 * Takes jobs from the queue and runs each attempt in a process of its own. Looks after these processes: says that they
 * are alive, hands on how far they are, ends them when somebody asks, and says so when one is gone without a word.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Attempt, Queue } from '../../jobs/queue/queue.ts';
import type { StorePlace } from '../../store/store.ts';
import type { JobRow } from '../../store/schema.ts';
import { JOB_KINDS, kindEntry, type KindEntry } from './kinds/index.ts';
import type { FromWorker, ToWorker } from './protocol.ts';
import type { JobProgress } from './progress.ts';

const WORKER = fileURLToPath(new URL('attempt-worker.ts', import.meta.url));
const BEAT_MS = 2000;

export interface SupervisorTerms {
  readonly queue: Queue;
  readonly place: StorePlace;
  now(): string;
  /** Processes at once, by lane. */
  readonly room: Readonly<Record<'search' | 'quick', number>>;
  /** For the log: codes and numbers, never names. */
  log(line: object): void;
}

interface Running {
  readonly attempt: Attempt;
  readonly kind: string;
  readonly child: ChildProcess;
  progress: JobProgress | null;
}

export class Supervisor {
  readonly #terms: SupervisorTerms;
  readonly #running = new Map<number, Running>();
  readonly #watchers = new Map<number, Set<() => void>>();
  readonly #timer: NodeJS.Timeout;
  #closed = false;
  #pumping: Promise<void> = Promise.resolve();

  constructor(terms: SupervisorTerms) {
    this.#terms = terms;
    this.#timer = setInterval(() => void this.#beat().catch(this.#complain), BEAT_MS);
  }

  /**
   * Takes up what a desk that was ended left running, and begins. One desk at a time works on a folder: whatever runs
   * in the table now runs nowhere.
   */
  async begin(): Promise<void> {
    const { queue, now } = this.#terms;
    for (const { id, attempt, kind } of await queue.unseen('9999'))
      await queue.lost({ id, attempt }, now(), kindEntry(kind)?.attempts ?? 1);
    this.wake();
  }

  /** There is something new in the queue. */
  wake(): void {
    this.#pumping = this.#pumping.then(() => this.#pump()).catch(this.#complain);
  }

  interrupt(job: number, how: 'softly' | 'now'): void {
    const running = this.#running.get(job);
    if (running === undefined) return this.#tell(job);
    if (how === 'softly') this.#say(running.child, { say: 'stop' });
    else running.child.kill('SIGKILL');
    this.#tell(job);
  }

  progressOf(job: number): JobProgress | null {
    return this.#running.get(job)?.progress ?? null;
  }

  watch(job: number, tell: () => void): () => void {
    const own = this.#watchers.get(job) ?? new Set();
    this.#watchers.set(job, own.add(tell));
    return () => {
      own.delete(tell);
      if (own.size === 0) this.#watchers.delete(job);
    };
  }

  /** Ends every process. What they were at is taken up by the next desk. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    await this.#pumping;
    const gone = [...this.#running.values()].map(
      ({ child }) =>
        new Promise<void>((done) => {
          if (child.exitCode !== null || child.signalCode !== null) done();
          else child.once('exit', () => done());
        }),
    );
    for (const { child } of this.#running.values()) child.kill('SIGKILL');
    await Promise.all(gone);
  }

  async #pump(): Promise<void> {
    for (const lane of ['quick', 'search'] as const) {
      const kinds = Object.entries<KindEntry>(JOB_KINDS)
        .filter(([, kind]) => kind.lane === lane)
        .map(([name]) => name);
      const busy = (): number =>
        [...this.#running.values()].filter(({ kind }) => kinds.some((name) => name === kind)).length;
      while (!this.#closed && busy() < this.#terms.room[lane]) {
        const row = await this.#terms.queue.take(kinds, this.#terms.now());
        if (row === undefined) break;
        this.#start(row);
      }
    }
  }

  #start({ id, attempt, kind, input }: JobRow): void {
    const child = fork(WORKER, [], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const running: Running = { attempt: { id, attempt }, kind, child, progress: null };
    this.#running.set(id, running);
    child.on('message', (message: FromWorker) => {
      if (message.say === 'progress') running.progress = message.progress;
      if (message.say === 'broken') this.#terms.log({ job: id, kind, broken: message.detail.en });
      this.#tell(id);
    });
    const ended = (): void => void this.#ended(running).catch(this.#complain);
    child.once('exit', ended);
    child.once('error', ended);
    this.#say(child, { say: 'begin', place: this.#terms.place, id, attempt, kind, input });
    this.#tell(id);
  }

  async #ended({ attempt, kind }: Running): Promise<void> {
    if (!this.#running.delete(attempt.id) || this.#closed) return;
    const { queue, now } = this.#terms;
    // Says nothing where the process wrote an ending.
    await queue.lost(attempt, now(), kindEntry(kind)?.attempts ?? 1);
    this.#tell(attempt.id);
    this.wake();
  }

  async #beat(): Promise<void> {
    for (const { attempt, child } of this.#running.values())
      if (
        !(await this.#terms.queue.beat(attempt, this.#terms.now())) &&
        child.exitCode === null &&
        this.#running.has(attempt.id)
      )
        // It may just have written its ending: a process that is done goes by itself.
        setTimeout(() => child.kill('SIGKILL'), BEAT_MS).unref();
  }

  #say(child: ChildProcess, message: ToWorker): void {
    if (child.connected) child.send(message, () => {});
  }

  #tell(job: number): void {
    for (const tell of this.#watchers.get(job) ?? []) tell();
  }

  readonly #complain = (error: unknown): void => {
    this.#terms.log({ supervisor: error instanceof Error ? error.message : String(error) });
  };
}
