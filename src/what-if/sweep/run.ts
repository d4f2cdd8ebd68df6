/**
 * Runs the cases of a sweep in threads: looser cases before those that lean on them, each once. Whoever keeps the
 * results (`RunStore`) is asked first and told at once, so that a sweep that was killed goes on where it ended.
 */
import { Piscina } from 'piscina';
import { keysOf, type SweepTerms } from './key.ts';
import type { Sweep } from './load.ts';
import type { RunRecord } from './run-record.ts';
import type { CellJob } from './worker.ts';

export interface RunStore {
  /** Null where nothing whole is kept under the key. */
  read(key: string): RunRecord | null;
  /** After it the record outlasts any ending of the program. */
  write(record: RunRecord): void;
}

export interface SweepRun {
  /** As the cells of the sweep; null: not done. */
  readonly records: readonly (RunRecord | null)[];
  readonly counts: RunCounts;
}

interface RunCounts {
  readonly total: number;
  /** By earlier runs, by a search of this one, by what a neighbour has shown. */
  readonly kept: number;
  readonly searched: number;
  readonly settled: number;
}

export interface SweepRunOptions {
  /** The sweep file, which the threads read for themselves. */
  readonly file: string;
  readonly terms: SweepTerms;
  readonly workers: number;
  readonly signal?: AbortSignal;
  readonly onDone?: (counts: RunCounts) => void;
}

/** Throws what a thread threw; results told before that are kept. */
export async function runSweep(
  sweep: Sweep,
  store: RunStore,
  { file, terms, workers, signal, onDone }: SweepRunOptions,
): Promise<SweepRun> {
  const keys = keysOf(sweep, terms);
  const stop = new SharedArrayBuffer(4);
  const halt = (): void => void Atomics.store(new Int32Array(stop), 0, 1);
  if (signal?.aborted === true) halt();
  signal?.addEventListener('abort', halt);
  const counts = { total: new Set(keys).size, kept: 0, searched: 0, settled: 0 };
  const pool = new Piscina({
    filename: new URL('./worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: Math.max(1, workers),
    recordTiming: false,
  });
  const found = new Map<string, Promise<RunRecord | null>>();
  const recordOf = (cell: number): Promise<RunRecord | null> => {
    const key = keys[cell]!;
    const known = found.get(key) ?? settle(cell, key);
    found.set(key, known);
    return known;
  };
  const settle = async (cell: number, key: string): Promise<RunRecord | null> => {
    const before = store.read(key);
    if (before !== null) {
      counts.kept += 1;
      return before;
    }
    const looser: RunRecord[] = [];
    for (const other of sweep.cells[cell]!.looser) {
      const record = await recordOf(other);
      if (record === null) return null;
      looser.push(record);
    }
    if (signal?.aborted === true) return null;
    const job: CellJob = { file, cell, key, looser, terms, stop };
    const record: RunRecord | null = await pool.run(job);
    if (record !== null) {
      store.write(record);
      if (record.by === 'search') counts.searched += 1;
      else counts.settled += 1;
      onDone?.({ ...counts });
    }
    return record;
  };
  try {
    return { records: await Promise.all(sweep.cells.map((_, cell) => recordOf(cell))), counts };
  } finally {
    signal?.removeEventListener('abort', halt);
    halt();
    await pool.destroy();
  }
}
