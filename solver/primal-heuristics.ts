/**
 * Primal heuristics over several blocks as one: fractional choices of the relaxed master made whole, and known columns
 * merged. They find points and prove nothing.
 */
import sum from 'lodash/sum.js';
import { AggregatedBlocks } from './aggregated-blocks.ts';
import { type BlockRestriction, restrictedColumns } from './block-restrictions.ts';
import { boundsOf } from './bounds.ts';
import type { MasterColumn } from './column-pool.ts';
import type { Coordinator } from './coordinator.ts';
import type { Part } from './decompose.ts';
import { type Objective, restricted, type Row, valueAt, violation } from './model.ts';
import { packModel } from './packed.ts';
import { cutoffActivity, type Goal, type TierCutoff } from './pricing.ts';

/** Room for rounding in a mixture's sums. */
const NEAR = 1e-6;
/** More blocks than this are no small model any more. */
const MOST_MIXED = 8;
/** So many free columns a merger can look at as one, and so many branches deep. */
const MOST_MERGED = 12_000;
const MERGING_NODES = 300;
/** Branches that are worth a better whole choice. */
const NODES = 200;

/**
 * Where the relaxed master mixes columns of a block, these blocks together are asked for the best whole points within
 * the activity of their mixtures in linking rows and cutoffs; all others keep what the master chose. A basic solution
 * mixes in no more blocks than there are linking rows and cutoffs.
 *
 * @param x - A solution of the relaxed master.
 */
export async function roundFractional(
  coordinator: Coordinator,
  goal: Goal,
  cutoffs: readonly TierCutoff[],
  x: Float64Array,
): Promise<void> {
  let column = 0;
  const shares = coordinator.decomposition.blocks.map((_, b) =>
    coordinator.columnPool
      .of(b)
      .map((masterColumn) => ({ masterColumn, share: x[column++]! }))
      .filter(({ share }) => share > 1e-6),
  );
  const mixed = shares.flatMap((own, b) => (own.length > 1 ? [b] : []));
  if (mixed.length === 0 || mixed.length > MOST_MIXED) return;
  const mean = (valueOf: (masterColumn: MasterColumn, b: number) => number): number =>
    sum(mixed.map((b) => sum(shares[b]!.map(({ masterColumn, share }) => share * valueOf(masterColumn, b)))));
  const aggregated = new AggregatedBlocks(coordinator.decomposition, mixed, coordinator.restrictions.of);
  const linking = aggregated.linkingRows((i) => {
    const { lower, upper } = coordinator.decomposition.linkingRows[i]!.row;
    const at = mean(({ linkingActivities: own }) => own[i]!);
    return {
      lower: lower === -Infinity ? lower : Math.ceil(at - NEAR),
      upper: upper === Infinity ? upper : Math.floor(at + NEAR),
    };
  });
  const held = aggregated.cutoffRows(cutoffs, (cutoff) =>
    Math.floor(mean(({ x: own }, b) => cutoffActivity(cutoff, b, own)) + NEAR),
  );
  const answer = await solveAggregated(coordinator, aggregated, goal, [...linking, ...held]);
  for (const [b, own] of answer) coordinator.columnPool.add(b, own);
}

/**
 * All blocks as one, each where its columns differ: what the incumbent and the `most` best columns at the dual values
 * agree on stays as it is (solution merging; Rothberg 2007). What it finds joins the pool.
 *
 * @param forms - The blocks' pricing objectives.
 */
export async function mergeSolutions(
  coordinator: Coordinator,
  goal: Goal,
  cutoffs: readonly TierCutoff[],
  forms: readonly Objective[],
  most: number,
): Promise<void> {
  const restrictions = coordinator.decomposition.blocks.map((block, b): BlockRestriction => {
    const restriction = coordinator.restrictions.of[b]!;
    const own = coordinator.incumbentOf(b);
    const order = coordinator.columnPool
      .of(b)
      .map(({ x }) => ({ x, cost: valueAt(forms[b]!, x) }))
      .toSorted((one, other) => one.cost - other.cost);
    const chosen = order.slice(0, most).map(({ x }) => x);
    const bounds = boundsOf(restrictedColumns(block, restriction));
    own.forEach((at, j) => {
      if (chosen.every((x) => x[j] === at)) bounds.lower[j] = bounds.upper[j] = at;
    });
    return { rows: restriction.rows, bounds };
  });
  await asOne(coordinator, goal, cutoffs, restrictions);
}

/** Looks at all blocks together, what stands beside them as in the incumbent; not where too many columns are free. */
async function asOne(
  coordinator: Coordinator,
  goal: Goal,
  cutoffs: readonly TierCutoff[],
  restrictions: readonly BlockRestriction[],
): Promise<void> {
  const aggregated = new AggregatedBlocks(
    coordinator.decomposition,
    coordinator.decomposition.blocks.map((_, b) => b),
    restrictions,
  );
  const free = aggregated.model.columns.filter(({ lower, upper }) => lower !== upper).length;
  coordinator.options.trace?.(`${coordinator.tier}: ${free} columns still free`);
  if (free > MOST_MERGED) return;
  const x = coordinator.incumbent!.x;
  const aside = (form: Part): number => valueAt(restricted(form, coordinator.decomposition.shared), x);
  const linking = aggregated.linkingRows((i) => {
    const { row } = coordinator.decomposition.linkingRows[i]!;
    return { lower: row.lower - aside(row), upper: row.upper - aside(row) };
  });
  const held = aggregated.cutoffRows(cutoffs, (cutoff) => cutoff.rhs - aside(cutoff.shared));
  const start = Float64Array.from(coordinator.decomposition.blocks.flatMap((_, b) => [...coordinator.incumbentOf(b)]));
  const objective = {
    name: 'merged',
    constant: 0,
    ...aggregated.sum((b) => goal(coordinator.decomposition.blocks[b]!.model.objectives)),
  };
  const known =
    violation({ columns: aggregated.model.columns, rows: [...aggregated.model.rows, ...linking, ...held] }, start) ===
    undefined
      ? start
      : null;
  const answer = await coordinator.executor.run(
    { model: packModel(aggregated.model), rows: [...linking, ...held] },
    { kind: 'minimise', objective, start: known, open: 0.5, nodes: MERGING_NODES },
  );
  if (answer.kind !== 'point') return;
  for (const [b, own] of aggregated.disaggregate(answer.x)) coordinator.columnPool.add(b, own);
  coordinator.options.trace?.(
    `${coordinator.tier} as one: ${known === null ? 'no start' : valueAt(objective, known)} → ${valueAt(objective, answer.x)}, bound ${answer.bound}`,
  );
}

async function solveAggregated(
  coordinator: Coordinator,
  aggregated: AggregatedBlocks,
  goal: Goal,
  rows: readonly Row[],
): Promise<ReadonlyMap<number, Float64Array>> {
  const objective = {
    name: 'aggregated',
    constant: 0,
    ...aggregated.sum((b) => goal(coordinator.decomposition.blocks[b]!.model.objectives)),
  };
  const answer = await coordinator.executor.run(
    { model: packModel(aggregated.model), rows },
    { kind: 'minimise', objective, start: null, open: 0.5, nodes: NODES },
  );
  return answer.kind === 'point' ? aggregated.disaggregate(answer.x) : new Map();
}
