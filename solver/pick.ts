/** The master in whole numbers: the best choice of one proposal per block. */
import type { Decomposition } from './decompose.ts';
import type { Asker } from './job.ts';
import { type Master, masterOf } from './master.ts';
import type { Model } from './model.ts';
import { packModel } from './packed.ts';
import type { Proposals } from './proposals.ts';

/** A point of the whole model, best in its first `tiers` tiers among the choices; undefined where none was found. */
export async function pick(
  whole: Model,
  parts: Decomposition,
  proposals: Proposals,
  best: Float64Array | undefined,
  tiers: number,
  scout: readonly number[],
  crew: Asker,
): Promise<Float64Array | undefined> {
  const master = masterOf(whole, parts, proposals);
  const { model, first } = master;
  const start = best === undefined ? null : asChoice(parts, proposals, master, best);
  const answer = await crew.ask(
    { model: packModel({ ...model, objectives: model.objectives.slice(0, tiers) }) },
    { kind: 'tiers', start, from: 0, scout: scout.slice(0, tiers), plain: false },
  );
  if (answer.kind !== 'solved') return undefined;
  const x = new Float64Array(whole.columns.length);
  parts.blocks.forEach(({ columns }, b) => {
    const chosen = proposals.of(b).findIndex((_, k) => answer.x[first[b]! + k] === 1);
    columns.forEach((j, i) => (x[j] = proposals.of(b)[chosen]!.x[i]!));
  });
  parts.shared.forEach((j, i) => (x[j] = answer.x[first.at(-1)! + i]!));
  return x;
}

/** A point of the whole model as a choice, where its parts are proposals. */
function asChoice(
  parts: Decomposition,
  proposals: Proposals,
  { model, first }: Master,
  x: Float64Array,
): Float64Array | null {
  const z = new Float64Array(model.columns.length);
  for (const [b, { columns }] of parts.blocks.entries()) {
    const known = proposals.find(
      b,
      Float64Array.from(columns, (j) => x[j]!),
    );
    if (known === undefined) return null;
    z[first[b]! + known] = 1;
  }
  parts.shared.forEach((j, i) => (z[first.at(-1)! + i] = x[j]!));
  return z;
}
