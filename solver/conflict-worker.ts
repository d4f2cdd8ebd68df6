/** Worker thread: one question about demands that may not hold together (`conflict.ts`). */
import type { Backend } from './backend.ts';
import { BACKENDS } from './backends/index.ts';
import { type Demanded, irreducible, type Least, least, type Needed } from './conflict.ts';
import type { Objective } from './model.ts';

export type ConflictQuestion =
  | { readonly kind: 'irreducible'; readonly among: readonly number[]; readonly held: readonly number[] }
  | { readonly kind: 'least'; readonly held: readonly number[]; readonly objective: Objective };

export interface ConflictTask {
  readonly demanded: Demanded;
  readonly question: ConflictQuestion;
  readonly backend: string;
  readonly seed: number;
  readonly seconds: number;
}

const loaded = new Map<string, Promise<Backend>>();

export default async function answer({
  demanded,
  question,
  backend: name,
  seed,
  seconds,
}: ConflictTask): Promise<readonly Needed[] | 'holds' | undefined | Least> {
  const began = performance.now();
  const backend = await (loaded.get(name) ?? loaded.set(name, BACKENDS.get(name)!()).get(name)!);
  const options = { seed, remaining: () => seconds - (performance.now() - began) / 1000 };
  return question.kind === 'irreducible'
    ? irreducible(demanded, question.among, question.held, backend, options)
    : least(demanded, question.held, question.objective, backend, options);
}
