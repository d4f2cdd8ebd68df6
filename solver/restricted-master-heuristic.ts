/**
 * The restricted master in whole numbers: the best choice of one column per block among those known so far (restricted
 * master heuristic; Joncour et al. 2010). It finds points and proves nothing.
 */
import type { ColumnPool } from './column-pool.ts';
import type { Decomposition } from './decompose.ts';
import type { Executor } from './job.ts';
import type { Model } from './model.ts';
import { packModel } from './packed.ts';
import { type RestrictedMaster, restrictedMaster } from './restricted-master.ts';

/** What the master is made of. */
interface Parts {
  readonly model: Model;
  readonly decomposition: Decomposition;
  readonly columnPool: ColumnPool;
}

/**
 * A point of the whole model, best in its first `tiers` tiers among the choices; undefined where none was found.
 *
 * @param incumbent - A whole point to begin with.
 * @param weights - Of the leading tiers (`lexicographic.ts`).
 */
export async function restrictedMasterHeuristic(
  { model: whole, decomposition, columnPool }: Parts,
  incumbent: Float64Array | undefined,
  tiers: number,
  weights: readonly number[],
  executor: Executor,
): Promise<Float64Array | undefined> {
  const master = restrictedMaster(whole, decomposition, columnPool);
  const { model, first } = master;
  const start = incumbent === undefined ? null : asChoice(decomposition, columnPool, master, incumbent);
  const answer = await executor.run(
    { model: packModel({ ...model, objectives: model.objectives.slice(0, tiers) }) },
    { kind: 'lexicographic', start, from: 0, weights: weights.slice(0, tiers), plain: false },
  );
  if (answer.kind !== 'solved') return undefined;
  const x = new Float64Array(whole.columns.length);
  decomposition.blocks.forEach(({ columns }, b) => {
    const chosen = columnPool.of(b).findIndex((_, k) => answer.x[first[b]! + k] === 1);
    columns.forEach((j, i) => (x[j] = columnPool.of(b)[chosen]!.x[i]!));
  });
  decomposition.shared.forEach((j, i) => (x[j] = answer.x[first.at(-1)! + i]!));
  return x;
}

/** A point of the whole model as a choice, where its parts are columns of the pool. */
function asChoice(
  decomposition: Decomposition,
  columnPool: ColumnPool,
  { model, first }: RestrictedMaster,
  x: Float64Array,
): Float64Array | null {
  const z = new Float64Array(model.columns.length);
  for (const [b, { columns }] of decomposition.blocks.entries()) {
    const known = columnPool.find(
      b,
      Float64Array.from(columns, (j) => x[j]!),
    );
    if (known === undefined) return null;
    z[first[b]! + known] = 1;
  }
  decomposition.shared.forEach((j, i) => (z[first.at(-1)! + i] = x[j]!));
  return z;
}
