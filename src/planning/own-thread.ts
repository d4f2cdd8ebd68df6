/** Answers the questions of a search in the thread that asks: one engine that stays warm from case to case. */
import { answer } from '../../solver/answer.ts';
import type { Backend } from '../../solver/backend.ts';
import type { Executor } from '../../solver/job.ts';
import { engineOf } from './engines.ts';

const loaded = new Map<string, Promise<Backend>>();

function warm(name: string): Promise<Backend> {
  const engine = loaded.get(name) ?? engineOf(name);
  loaded.set(name, engine);
  return engine;
}

export interface OwnThreadTerms {
  readonly backend: string;
  readonly seed: number;
  readonly gap: number;
  /** For everything that is asked. */
  readonly seconds: number;
  /** One Int32: not 0 once the work should end. Absent: nobody stops it. */
  readonly stop?: SharedArrayBuffer;
}

/** An executor for one plan; its time runs from now. */
export function ownThread({ backend, seed, gap, seconds, stop }: OwnThreadTerms): Executor {
  const began = performance.now();
  const flag = new Int32Array(stop ?? new SharedArrayBuffer(4));
  const stopped = (): boolean => Atomics.load(flag, 0) !== 0;
  const remaining = (): number => seconds - (performance.now() - began) / 1000;
  return {
    run: async (subject, question, onNote) =>
      answer(subject, question, {
        backend: await warm(backend),
        options: { seed, gap, remaining, stopped },
        ...(onNote === undefined ? {} : { tell: onNote }),
      }),
    get over() {
      return stopped() || remaining() <= 0;
    },
    get reason() {
      return stopped() ? 'stopped' : 'time';
    },
  };
}
