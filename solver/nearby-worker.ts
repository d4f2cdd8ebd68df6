/** Worker thread: keeps what is known of models between demands. */
import type { Backend } from './backend.ts';
import { BACKENDS } from './backends/index.ts';
import { type Demand, type Known, type Neighbour, Vicinity } from './nearby.ts';

export interface NearbyTask {
  /** Equal for equal `known`: the thread narrows its columns once. */
  readonly key: number;
  readonly known: Known | null;
  readonly demand: Demand;
  readonly backend: string;
  readonly seed: number;
  readonly seconds: number;
}

/** The name of the back end that will be asked for: it is loaded before the first question. */
export type Greeting = string;

const vicinities = new Map<number, Vicinity>();
const engines = new Map<string, Promise<Backend>>();

function engine(name: string): Promise<Backend> {
  const loading = engines.get(name) ?? BACKENDS.get(name)!();
  engines.set(name, loading);
  return loading;
}

export default async function nearby(task: NearbyTask | Greeting): Promise<Neighbour | null> {
  if (typeof task === 'string') {
    await engine(task);
    return null;
  }
  const { key, known, demand, backend, seed, seconds } = task;
  if (known !== null) vicinities.set(key, new Vicinity(known, await engine(backend)));
  const began = performance.now();
  return vicinities
    .get(key)!
    .solve(demand, { seed, gap: 0, remaining: () => seconds - (performance.now() - began) / 1000 });
}
