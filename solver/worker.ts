/** Worker thread: answers one question about one model at a time (`job.ts`). Notes on the way go through the port. */
import type { MessagePort } from 'node:worker_threads';
import { answer } from './answer.ts';
import type { Backend } from './backend.ts';
import { BACKENDS } from './backends/index.ts';
import type { Answers, Job } from './job.ts';
import { ReoptimisationCache } from './reoptimisation-cache.ts';

/** Engines load once per thread. */
const loaded = new Map<string, Promise<Backend>>();
const cache = new ReoptimisationCache();

export default async function work(job: Job & { readonly port: MessagePort }): Promise<Answers[keyof Answers]> {
  const load = BACKENDS.get(job.backend);
  try {
    if (load === undefined) throw new Error(`no back end named ${job.backend}`);
    const backend = await (loaded.get(job.backend) ?? loaded.set(job.backend, load()).get(job.backend)!);
    const flag = new Int32Array(job.stop);
    const began = performance.now();
    return answer(job, job.question, {
      backend,
      options: {
        seed: job.seed,
        gap: job.gap,
        remaining: () => job.seconds - (performance.now() - began) / 1000,
        stopped: () => Atomics.load(flag, 0) !== 0,
      },
      tell: (note) => job.port.postMessage(note),
      cache,
    });
  } finally {
    job.port.close();
  }
}
