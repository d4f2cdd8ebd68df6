/** Questions about demands that clash, answered in this thread. */
import { BACKENDS } from '../../solver/backends/index.ts';
import { irreducible, least } from '../../solver/conflict.ts';
import type { ConflictFinder } from '../../solver/conflict-pool.ts';

export async function directFinder(): Promise<ConflictFinder> {
  const highs = await BACKENDS.get('highs')!();
  const options = { seed: 1, remaining: () => 60 };
  return {
    irreducible: (demanded, among, held) => Promise.resolve(irreducible(demanded, among, held, highs, options)),
    least: (demanded, held, objective) => Promise.resolve(least(demanded, held, objective, highs, options)),
    remaining: () => 60,
    close: () => Promise.resolve(),
  };
}
