/**
 * Looks for clashes in a worker thread, so that the caller stays free to be stopped; ends with the time or the signal.
 */
import { Piscina } from 'piscina';
import type { ClashTask } from './clash-worker.ts';
import type { Model } from './model.ts';

export interface ClashFinder {
  /**
   * Positions of a smallest clash; undefined where all hold together. Rejects once the time is up or the signal is
   * raised.
   */
  find(model: Pick<Model, 'columns' | 'rows'>, slacks: readonly number[]): Promise<readonly number[] | undefined>;
  close(): Promise<void>;
}

export function clashFinder(options: {
  readonly backend: string;
  readonly seed: number;
  readonly seconds: number;
  readonly signal?: AbortSignal;
}): ClashFinder {
  const pool = new Piscina({
    filename: new URL('./clash-worker.ts', import.meta.url).href,
    minThreads: 1,
    maxThreads: 1,
    recordTiming: false,
  });
  const clock = AbortSignal.timeout(Math.max(1, Math.ceil(options.seconds * 1000)));
  const signal = options.signal === undefined ? clock : AbortSignal.any([clock, options.signal]);
  return {
    find: ({ columns, rows }, slacks) =>
      pool.run({ model: { columns, rows }, slacks, backend: options.backend, seed: options.seed } satisfies ClashTask, {
        signal,
      }),
    close: () => pool.destroy(),
  };
}
