/** Worker thread: the smallest clash of one model (`clash.ts`). */
import { BACKENDS } from './backends/index.ts';
import { smallestClash } from './clash.ts';
import type { Model } from './model.ts';

export interface ClashTask {
  readonly model: Pick<Model, 'columns' | 'rows'>;
  readonly slacks: readonly number[];
  readonly backend: string;
  readonly seed: number;
}

export default async function findClash({ model, slacks, backend, seed }: ClashTask): Promise<number[] | undefined> {
  return smallestClash(model, slacks, await BACKENDS.get(backend)!(), seed);
}
