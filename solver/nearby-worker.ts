/** Worker thread: keeps what is known of models between demands. */
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

const vicinities = new Map<number, Vicinity>();

export default async function nearby({ key, known, demand, backend, seed, seconds }: NearbyTask): Promise<Neighbour> {
  if (known !== null) vicinities.set(key, new Vicinity(known, await BACKENDS.get(backend)!()));
  const began = performance.now();
  return vicinities.get(key)!.solve(demand, { seed, gap: 0, remaining: () => seconds - (performance.now() - began) / 1000 });
}
