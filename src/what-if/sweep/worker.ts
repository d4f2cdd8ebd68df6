/** Worker thread of a sweep: one case after another, with inputs and engine that stay in memory. */
import { loadSweep, type Sweep } from './load.ts';
import { keysOf, seedOf, type SweepTerms } from './key.ts';
import { ownThread } from '../../planning/own-thread.ts';
import type { RunRecord } from './run-record.ts';
import { solveCell } from './solve-cell.ts';

export interface CellJob {
  /** The sweep file. */
  readonly file: string;
  /** Which of its cases, and under which key it is to be kept. */
  readonly cell: number;
  readonly key: string;
  readonly looser: readonly RunRecord[];
  readonly terms: SweepTerms;
  readonly stop: SharedArrayBuffer;
}

interface Loaded {
  readonly sweep: Sweep;
  readonly keys: readonly string[];
}

const loaded = new Map<string, Promise<Loaded>>();

async function load(file: string, terms: SweepTerms): Promise<Loaded> {
  const { sweep } = await loadSweep(file);
  if (sweep === null) throw new Error('the inputs of the sweep changed while it ran');
  return { sweep, keys: keysOf(sweep, terms) };
}

/** Null: stopped. */
export default async function work({ file, cell, key, looser, terms, stop }: CellJob): Promise<RunRecord | null> {
  const id = JSON.stringify([file, terms]);
  const read = loaded.get(id) ?? load(file, terms);
  loaded.set(id, read);
  const { sweep, keys } = await read;
  if (keys[cell] !== key) throw new Error('the inputs of the sweep changed while it ran');
  const given = sweep.cells[cell]!;
  const own = { ...terms, seed: seedOf(given, terms) };
  return solveCell({ key, ...given }, looser, {
    ...own,
    executor: ownThread({ ...own, seconds: terms.timeLimit, stop }),
  });
}
