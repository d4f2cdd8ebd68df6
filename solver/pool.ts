/**
 * Solves the blocks of a model in worker threads, so that the caller stays free to show progress and to be stopped.
 * What comes back never depends on the number of workers: blocks are independent and are put together in their order.
 */
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { type Block, impossible, split } from './decompose.ts';
import type { Solved, TierReport } from './lexicographic.ts';
import { type Model, valueAt, violation } from './model.ts';
import { trivialBound } from './tier.ts';

export interface PoolOptions {
  readonly backend: string;
  readonly seed: number;
  /** Relative gap at which a tier may be left. */
  readonly gap: number;
  /** Seconds for the whole model. */
  readonly seconds: number;
  readonly workers: number;
  /** Weights of the leading tiers for the scout (`lexicographic.ts`). */
  readonly scout: readonly number[];
  /** No merging, no relaxation, no narrowing: the baseline of benches. */
  readonly plain?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface Progress {
  readonly blocks: number;
  readonly done: number;
  readonly tier: string;
}

export interface Task {
  readonly model: Model;
  readonly start: Float64Array | null;
  readonly backend: string;
  readonly seed: number;
  readonly gap: number;
  readonly seconds: number;
  readonly scout: readonly number[];
  readonly plain: boolean;
  /** One Int32: not 0 once the solve should end. */
  readonly stop: SharedArrayBuffer;
  readonly port: unknown;
}

export type WorkerNote = { readonly kind: 'tier'; readonly report: TierReport; readonly x: Float64Array } | { readonly kind: 'point'; readonly x: Float64Array };

export interface WholeSolved {
  readonly x: Float64Array;
  readonly tiers: readonly TierReport[];
  readonly ended: 'complete' | 'time' | 'stopped';
}

export type WholeOutcome =
  | ({ readonly kind: 'solved' } & WholeSolved)
  | { readonly kind: 'infeasible' }
  | { readonly kind: 'none'; readonly reason: 'time' | 'stopped' }
  | { readonly kind: 'failed'; readonly detail: string };

/** How long a worker may take to notice that it should stop before it is ended the hard way. */
const GRACE_MS = 3000;

/** Minimises the model's objectives in strict order, block by block. `start` may be any point or null. */
export async function solveInPool(model: Model, start: Float64Array | null, options: PoolOptions): Promise<WholeOutcome> {
  if (impossible(model)) return { kind: 'infeasible' };
  const blocks = split(model);
  const stop = new SharedArrayBuffer(4);
  const flag = new Int32Array(stop);
  const hard = new AbortController();
  const pool = new Piscina({
    filename: new URL('./worker.ts', import.meta.url).href,
    maxThreads: Math.max(1, Math.min(options.workers, blocks.length)),
    minThreads: 1,
    recordTiming: false,
  });
  const halt = (reason: number, grace: number): void => {
    Atomics.store(flag, 0, reason);
    setTimeout(() => hard.abort(), grace).unref();
  };
  const onAbort = (): void => halt(1, GRACE_MS);
  if (options.signal?.aborted === true) onAbort();
  options.signal?.addEventListener('abort', onAbort);
  const deadline = setTimeout(() => halt(2, GRACE_MS), options.seconds * 1000);
  let done = 0;
  try {
    const order = blocks.map((_, b) => b).toSorted((a, b) => blocks[b]!.model.columns.length - blocks[a]!.model.columns.length || a - b);
    const solved: Solved[] = [];
    const began = performance.now();
    await Promise.all(
      order.map(async (b) => {
        const block = blocks[b]!;
        const blockStart = start === null ? null : Float64Array.from(block.columns, (j) => start[j]!);
        solved[b] = await runBlock(pool, block, blockStart, options, stop, hard.signal, (tier) => options.onProgress?.({ blocks: blocks.length, done, tier }), began);
        done += 1;
        options.onProgress?.({ blocks: blocks.length, done, tier: '' });
      }),
    );
    const whole = combine(model, blocks, solved);
    // Workers see one flag; only here is it known whether a person or the clock raised it.
    if (options.signal?.aborted === true) return whole;
    if (whole.kind === 'solved' && whole.ended === 'stopped') return { ...whole, ended: 'time' };
    return whole.kind === 'none' ? { ...whole, reason: 'time' } : whole;
  } finally {
    clearTimeout(deadline);
    options.signal?.removeEventListener('abort', onAbort);
    await pool.destroy();
  }
}

async function runBlock(
  pool: Piscina,
  block: Block,
  start: Float64Array | null,
  options: PoolOptions,
  stop: SharedArrayBuffer,
  hard: AbortSignal,
  onTier: (tier: string) => void,
  began: number,
): Promise<Solved> {
  const { port1, port2 } = new MessageChannel();
  let best = start !== null && violation(block.model, start) === undefined ? start : null;
  const tiers: TierReport[] = [];
  port1.on('message', (note: WorkerNote) => {
    best = note.x;
    if (note.kind === 'tier') {
      tiers.push(note.report);
      onTier(note.report.name);
    }
  });
  const seconds = options.seconds - (performance.now() - began) / 1000;
  const task: Task = { model: block.model, start, backend: options.backend, seed: options.seed, gap: options.gap, scout: options.scout, plain: options.plain ?? false, seconds, stop, port: port2 };
  try {
    const answer: Solved = await pool.run(task, { transferList: [port2], signal: hard });
    return answer;
  } catch (error) {
    if (!hard.aborted) return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
    const reason = options.signal?.aborted === true ? 'stopped' : 'time';
    return best === null ? { kind: 'none', reason } : { kind: 'solved', x: best, tiers, ended: reason };
  } finally {
    port1.close();
  }
}

/** Blocks side by side: values and bounds add up, as long as every earlier tier is proven in every block. */
function combine(model: Model, blocks: readonly Block[], solved: readonly Solved[]): WholeOutcome {
  for (const answer of solved) if (answer.kind !== 'solved') return answer;
  const x = new Float64Array(model.columns.length);
  let ended: WholeSolved['ended'] = 'complete';
  solved.forEach((answer, b) => {
    if (answer.kind !== 'solved') return;
    if (answer.ended !== 'complete') ended = answer.ended;
    blocks[b]!.columns.forEach((j, k) => (x[j] = answer.x[k]!));
  });
  const parts = solved.map((answer, b) => accountOf(blocks[b]!.model, answer));
  let open = false;
  const tiers = model.objectives.map((objective, t): TierReport => {
    const sum = (key: 'value' | 'bound' | 'least' | 'seconds'): number => parts.reduce((total, part) => total + part[t]![key], 0);
    const value = objective.constant + sum('value');
    // Once a tier is open somewhere, another block could pay in that tier for a better later one: claim the least only.
    const bound = objective.constant + sum(open && blocks.length > 1 ? 'least' : 'bound');
    if (bound < value) open = true;
    return { name: objective.name, value, bound, seconds: sum('seconds') };
  });
  return { kind: 'solved', x, tiers, ended };
}

/** Value, proven bound and least thinkable value per tier of one block. A bound holds only with all earlier tiers as reported. */
function accountOf(model: Model, answer: Solved): { value: number; bound: number; least: number; seconds: number }[] {
  if (answer.kind !== 'solved') return [];
  let asReported = true;
  return model.objectives.map((objective, t) => {
    const value = valueAt(objective, answer.x);
    const least = trivialBound(model.columns, objective);
    const report = answer.tiers[t];
    const bound = asReported && report !== undefined ? report.bound : least;
    asReported &&= report?.value === value;
    return { value, bound, least, seconds: report?.seconds ?? 0 };
  });
}
