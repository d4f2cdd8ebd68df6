/** Worker thread: one block, tier after tier. Notes on the way go through the port. */
import type { MessagePort } from 'node:worker_threads';
import type { Backend } from './backend.ts';
import { BACKENDS } from './backends/index.ts';
import { lexicographic, type Solved } from './lexicographic.ts';
import type { Task, WorkerNote } from './pool.ts';

/** Engines load once per thread. */
const loaded = new Map<string, Promise<Backend>>();

export default async function solveBlock(task: Task & { readonly port: MessagePort }): Promise<Solved> {
  const load = BACKENDS.get(task.backend);
  if (load === undefined) return { kind: 'failed', detail: `no back end named ${task.backend}` };
  const backend = await (loaded.get(task.backend) ?? loaded.set(task.backend, load()).get(task.backend)!);
  const flag = new Int32Array(task.stop);
  const began = performance.now();
  const post = (note: WorkerNote): void => task.port.postMessage(note);
  try {
    return lexicographic(task.model, backend, task.start, {
      seed: task.seed,
      gap: task.gap,
      scout: task.scout,
      plain: task.plain,
      remaining: () => task.seconds - (performance.now() - began) / 1000,
      stopped: () => Atomics.load(flag, 0) !== 0,
      onPoint: (x) => post({ kind: 'point', x }),
      onTier: (report, x) => post({ kind: 'tier', report, x }),
    });
  } finally {
    task.port.close();
  }
}
