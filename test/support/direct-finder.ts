/** Questions about demands that clash, answered in this thread. */
import { BACKENDS } from '../../solver/backends/index.ts';
import { elasticOptimum, irreducible } from '../../solver/iis.ts';
import type { IisFinder } from '../../solver/iis-finder.ts';

export async function directFinder(): Promise<IisFinder> {
  const highs = await BACKENDS.get('highs')!();
  const options = { seed: 1, remaining: () => 60 };
  return {
    irreducible: (elastic, among, held) => Promise.resolve(irreducible(elastic, among, held, highs, options)),
    optimum: (elastic, held, objective) => Promise.resolve(elasticOptimum(elastic, held, objective, highs, options)),
    remaining: () => 60,
    close: () => Promise.resolve(),
  };
}
