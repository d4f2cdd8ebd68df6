/**
 * The restricted master: a convex choice among the known columns of each block, all linking rows, and the cutoffs of
 * earlier tiers (Dantzig and Wolfe 1960; Desaulniers, Desrosiers and Solomon 2005).
 */
import type { ColumnPool } from './column-pool.ts';
import type { Decomposition } from './decompose.ts';
import type { Column, Model, Objective, Row } from './model.ts';
import { cutoffActivity, type DualValues, type TierCutoff } from './pricing.ts';

/** The restricted master as a model. */
export interface RestrictedMaster {
  readonly model: Model;
  /** Position of the first column of each block; after the last, the shared columns in their order. */
  readonly first: readonly number[];
}

/** Rows: a choice per block (convexity), then the linking rows, then the cutoffs. Objectives: all tiers. */
export function restrictedMaster(
  whole: Model,
  decomposition: Decomposition,
  columnPool: ColumnPool,
  cutoffs: readonly TierCutoff[] = [],
): RestrictedMaster {
  const first: number[] = [];
  const columns: Column[] = [];
  decomposition.blocks.forEach((_, b) => {
    first.push(columns.length);
    for (let k = 0; k < columnPool.of(b).length; k++) columns.push({ lower: 0, upper: 1, integer: true });
  });
  first.push(columns.length);
  const place = new Map(decomposition.shared.map((j, k) => [j, first.at(-1)! + k]));
  for (const j of decomposition.shared) columns.push(whole.columns[j]!);
  const form = (
    valueOf: (b: number, k: number) => number,
    shared: Pick<Row, 'columns' | 'values'>,
  ): { columns: number[]; values: number[] } => {
    const terms = { columns: [] as number[], values: [] as number[] };
    const push = (column: number, value: number): void => {
      if (value === 0) return;
      terms.columns.push(column);
      terms.values.push(value);
    };
    decomposition.blocks.forEach((_, b) =>
      columnPool.of(b).forEach((_masterColumn, k) => push(first[b]! + k, valueOf(b, k))),
    );
    shared.columns.forEach((j, i) => place.has(j) && push(place.get(j)!, shared.values[i]!));
    return terms;
  };
  const rows: Row[] = decomposition.blocks.map((_, b) => {
    const own = columnPool.of(b).map((_masterColumn, k) => first[b]! + k);
    return { columns: own, values: own.map(() => 1), lower: 1, upper: 1 };
  });
  decomposition.linkingRows.forEach(({ shared, row: { lower, upper } }, i) =>
    rows.push({ ...form((b, k) => columnPool.of(b)[k]!.linkingActivities[i]!, shared), lower, upper }),
  );
  for (const cutoff of cutoffs)
    rows.push({
      ...form((b, k) => cutoffActivity(cutoff, b, columnPool.of(b)[k]!.x), cutoff.shared),
      lower: -Infinity,
      upper: cutoff.rhs,
    });
  const objectives = whole.objectives.map((objective, t): Objective => ({
    name: objective.name,
    constant: objective.constant,
    ...form((b, k) => columnPool.of(b)[k]!.tiers[t]!, objective),
  }));
  return { model: { columns, rows, objectives }, first };
}

/**
 * How far dual values may leave those that proved most, as a share of each, and at least as a share of the highest one of
 * a linking row.
 */
const BOX = 0.5;
const LEAST_BOX = 0.1;
/** The least width for a cutoff, in units of the goal per unit of its tier: its dual value may begin at 0. */
const LEAST_CUTOFF_BOX = 0.01;

/**
 * The relaxed master whose dual values stay near given ones (boxstep: Marsten, Hogan and Blankenship 1975): each linking
 * row and cutoff may be broken at the dual value at the box's edge.
 *
 * @param reach - Share of the box's full width.
 */
export function boxstep(
  { columns, rows }: Pick<Model, 'columns' | 'rows'>,
  objective: Objective,
  blocks: number,
  near: DualValues,
  reach: number,
): Pick<Model, 'columns' | 'rows'> & { readonly objective: Objective } {
  const all: Column[] = [...columns];
  const elastic = [...rows];
  const cost = { columns: [...objective.columns], values: [...objective.values] };
  const duals = [...near.linkingRows, ...near.cutoffs.map((dual) => -dual)].map((dual) => dual / near.scale);
  const highest = Math.max(...near.linkingRows.map((dual) => Math.abs(dual) / near.scale));
  duals.forEach((dual, i) => {
    // Where no linking row has a dual value yet, nothing tells how far one may go.
    if (i < near.linkingRows.length && highest === 0) return;
    const room =
      reach * Math.max(BOX * Math.abs(dual), i < near.linkingRows.length ? LEAST_BOX * highest : LEAST_CUTOFF_BOX);
    for (const side of [1, -1] as const) {
      const row = elastic[blocks + i]!;
      const column = all.push({ lower: 0, upper: Infinity, integer: false }) - 1;
      elastic[blocks + i] = { ...row, columns: [...row.columns, column], values: [...row.values, side] };
      cost.columns.push(column);
      cost.values.push(side * dual + room);
    }
  });
  return { columns: all, rows: elastic, objective: { ...objective, ...cost } };
}
