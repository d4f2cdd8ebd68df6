/** Reoptimises known plans in this thread: tiny cases are quick, threads are not. */
import type { Backend } from '../../solver/backend.ts';
import { Reoptimisation } from '../../solver/reoptimisation.ts';
import type { Reoptimiser } from '../../solver/reoptimiser.ts';

export function reoptimiserHere(backend: Backend): Reoptimiser {
  const known = new Map<object, Reoptimisation>();
  return {
    ready: Promise.resolve(),
    find: (solved, added, seconds) => {
      const reoptimisation = known.get(solved) ?? new Reoptimisation(solved, backend);
      known.set(solved, reoptimisation);
      return Promise.resolve(reoptimisation.solve(added, { seed: 1, gap: 0, remaining: () => seconds }));
    },
    close: () => Promise.resolve(),
  };
}
