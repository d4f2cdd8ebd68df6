/**
 * What dual values leave open, closed by column enumeration (Baldacci, Christofides and Mingozzi 2008). At the dual
 * values of a Lagrangian proof the pricing objectives of the blocks add up to at most `blockTotal(upTo)` in every point
 * whose tier is at most `upTo`, and each is at least its block's bound. So no block exceeds its bound by more than the gap
 * that all of them have together: few of its points do, told apart by what they put on linking rows and tiers, and every
 * point worth a look is made of such columns or of columns that these dominate. Instead of what it dominates a column may
 * always be taken: no priced linking row, no held tier and not this one gets worse by it, and so, dual values having the
 * sign of their side, no pricing objective either. So the best choice among them is the optimum.
 */
import sum from 'lodash/sum.js';
import { attainable, stepOf } from './attainable.ts';
import { ColumnPool } from './column-pool.ts';
import type { Coordinator } from './coordinator.ts';
import type { LinkingRow } from './decompose.ts';
import type { LagrangianProof } from './lagrangian.ts';
import { violation } from './model.ts';
import { anywhere, type Criterion, type Region } from './nondominated.ts';
import { packModel } from './packed.ts';
import type { TierCutoff } from './pricing.ts';
import { type RestrictedMaster, restrictedMaster } from './restricted-master.ts';

/** So many columns per block, on average, and the limit is too far from the best for enumerating them. */
const MOST_COLUMNS = 40;

/** All columns that a point with tier `t` at most `upTo` under the cutoffs may be made of. */
export interface ColumnEnumeration {
  readonly coordinator: Coordinator;
  /** Position of the tier. */
  readonly t: number;
  readonly cutoffs: readonly TierCutoff[];
  readonly proof: LagrangianProof;
  readonly upTo: number;
  /** By block, the same tiers and linking activities only once. */
  readonly columns: ColumnPool;
  /** With the linking rows that have had a dual value. */
  readonly master: RestrictedMaster;
}

/**
 * Enumerates the columns of tier `t` up to `upTo`, and the least value of the tier as far as that tells it. What is found
 * joins the pool of the coordinator. Undefined: too much to enumerate.
 */
export async function enumerateColumns(
  coordinator: Coordinator,
  t: number,
  cutoffs: readonly TierCutoff[],
  proof: LagrangianProof,
  upTo: number,
): Promise<{ readonly enumeration: ColumnEnumeration; readonly bound: number } | undefined> {
  for (;;) {
    const columns = await columnsUpTo(coordinator, t, cutoffs, proof, upTo);
    if (columns === undefined) return undefined;
    const { model, decomposition, pricedRows } = coordinator;
    const linkingRows = decomposition.linkingRows.map((row, i) => (pricedRows.has(i) ? row : endless(row)));
    const master = restrictedMaster(model, { ...decomposition, linkingRows }, columns, cutoffs);
    const enumeration = { coordinator, t, cutoffs, proof, upTo, columns, master };
    const found = await bestChoice(enumeration);
    if (found === undefined) return undefined;
    // A linking row that nobody pays for may be broken by what is best without it: then it counts as well.
    if (found.broken.length === 0) return { enumeration, bound: found.bound };
    found.broken.forEach((i) => pricedRows.add(i));
  }
}

async function columnsUpTo(
  coordinator: Coordinator,
  t: number,
  cutoffs: readonly TierCutoff[],
  proof: LagrangianProof,
  upTo: number,
): Promise<ColumnPool | undefined> {
  const { decomposition, packed, restrictions, executor, options } = coordinator;
  const spare = proof.blockTotal(upTo) - sum(proof.blockBounds);
  const held = cutoffs.map(({ tier }) => tier);
  const most = (options.mostEnumerated ?? MOST_COLUMNS) * decomposition.blocks.length;
  let count = 0;
  const found = await restrictions.inDisjuncts(async (b, disjunct) => {
    const { model } = decomposition.blocks[b]!;
    const criteria: Criterion[] = [
      ...linkingCriteria(coordinator, b),
      ...held.filter((tier) => !disjunct.alike.has(tier)).map((tier) => model.objectives[tier]!),
      model.objectives[t]!,
    ];
    const subject = { model: packed[b]!, ...restrictions.within(b, disjunct) };
    const question = {
      kind: 'enumerate' as const,
      objective: proof.forms[b]!,
      criteria,
      most: Math.floor(proof.blockBounds[b]! + spare),
      open: proof.dualValues.scale / 8,
    };
    // Regions become questions of their own, so that a block with many columns keeps no thread waiting.
    const all = async (among: readonly Region[]): Promise<readonly Float64Array[]> => {
      if (count > most) return [];
      const { points, left, complete } = await executor.run(subject, { ...question, among });
      count += complete ? points.length : Infinity;
      const beyond = await Promise.all(left.map((region) => all([region])));
      return [...points, ...beyond.flat()];
    };
    return all([anywhere(criteria)]);
  });
  options.trace?.(`${coordinator.tier}: ${count} columns in ${restrictions.size} disjuncts`);
  // Whoever stopped first where there are too many is chance: what was found until then is forgotten.
  if (count > most) return undefined;
  const enumerated = new ColumnPool(decomposition);
  found.forEach((own, b) =>
    own.forEach((points) =>
      points.forEach((x) => [coordinator.columnPool, enumerated].forEach((pool) => pool.add(b, x))),
    ),
  );
  return enumerated;
}

/**
 * A bound of the tier, at most the first value beyond what is enumerated, and the linking rows that a better choice
 * breaks.
 */
async function bestChoice({
  coordinator,
  t,
  upTo,
  columns: enumerated,
  master,
}: ColumnEnumeration): Promise<{ readonly bound: number; readonly broken: readonly number[] } | undefined> {
  const { columns, rows, objectives } = master.model;
  const { model, decomposition, executor } = coordinator;
  const step = stepOf(model.objectives[t]!, model.columns);
  const answer = await executor.run(
    { model: packModel({ columns, rows, objectives: [] }) },
    { kind: 'minimise', objective: objectives[t]!, start: null, open: step / 2 },
  );
  const known = coordinator.incumbent!.values[t]!;
  // The first value that the tier can have beyond what is enumerated, as far as one better than the known is asked for.
  const beyond = upTo >= known ? known : known - Math.floor((known - upTo - 1) / step) * step;
  // Up to the known value the known point itself is a choice: "none" can only be a mistake then.
  if (answer.kind === 'infeasible' && upTo < known) return { bound: beyond, broken: [] };
  if (answer.kind === 'failed') coordinator.options.trace?.(`${coordinator.tier} enumerated: ${answer.detail}`);
  if (answer.kind !== 'point') return undefined;
  const whole = restrictedMaster(model, decomposition, enumerated);
  const broken = decomposition.linkingRows.flatMap((_, i) =>
    violation({ columns: [], rows: [whole.model.rows[decomposition.blocks.length + i]!] }, answer.x) === undefined
      ? []
      : [i],
  );
  const bound = attainable(answer.bound, beyond, step);
  return { bound, broken: bound >= beyond ? [] : broken };
}

/** What a block puts on priced linking rows, turned so that less is better for the others. */
const linkingCriteria = ({ decomposition, pricedRows }: Coordinator, b: number): Criterion[] =>
  decomposition.linkingRows.flatMap(({ parts: own, row }, i) => {
    const { columns, values } = own[b]!;
    const less = { columns, values };
    const more = { columns, values: values.map((value) => -value) };
    return !pricedRows.has(i)
      ? []
      : [...(row.upper < Infinity ? [less] : []), ...(row.lower > -Infinity ? [more] : [])];
  });

const endless = (linkingRow: LinkingRow): LinkingRow => ({
  ...linkingRow,
  row: { ...linkingRow.row, lower: -Infinity, upper: Infinity },
});
