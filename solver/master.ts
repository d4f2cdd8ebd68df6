/** The master: one proposal per block, all links, the holds (Dantzig and Wolfe 1960). */
import type { Decomposition } from './decompose.ts';
import type { Column, Model, Objective, Row } from './model.ts';
import { heldBy, type Hold, type Prices } from './prices.ts';
import type { Proposals } from './proposals.ts';

export interface Master {
  readonly model: Model;
  /** Position of the first column of each block's proposals; after the last, the shared columns in their order. */
  readonly first: readonly number[];
}

/** Rows: a choice per block, then the links, then the holds. Objectives: all tiers. */
export function masterOf(
  whole: Model,
  parts: Decomposition,
  proposals: Proposals,
  holds: readonly Hold[] = [],
): Master {
  const first: number[] = [];
  const columns: Column[] = [];
  parts.blocks.forEach((_, b) => {
    first.push(columns.length);
    for (let k = 0; k < proposals.of(b).length; k++) columns.push({ lower: 0, upper: 1, integer: true });
  });
  first.push(columns.length);
  const place = new Map(parts.shared.map((j, k) => [j, first.at(-1)! + k]));
  for (const j of parts.shared) columns.push(whole.columns[j]!);
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
    parts.blocks.forEach((_, b) => proposals.of(b).forEach((_proposal, k) => push(first[b]! + k, valueOf(b, k))));
    shared.columns.forEach((j, i) => place.has(j) && push(place.get(j)!, shared.values[i]!));
    return terms;
  };
  const rows: Row[] = parts.blocks.map((_, b) => {
    const own = proposals.of(b).map((_proposal, k) => first[b]! + k);
    return { columns: own, values: own.map(() => 1), lower: 1, upper: 1 };
  });
  parts.links.forEach(({ shared, row: { lower, upper } }, i) =>
    rows.push({ ...form((b, k) => proposals.of(b)[k]!.ties[i]!, shared), lower, upper }),
  );
  for (const hold of holds)
    rows.push({
      ...form((b, k) => heldBy(hold, b, proposals.of(b)[k]!.x), hold.shared),
      lower: -Infinity,
      upper: hold.room,
    });
  const objectives = whole.objectives.map((objective, t): Objective => ({
    name: objective.name,
    constant: objective.constant,
    ...form((b, k) => proposals.of(b)[k]!.tiers[t]!, objective),
  }));
  return { model: { columns, rows, objectives }, first };
}

/**
 * How far prices may leave those that proved most, as a share of each, and at least as a share of the highest link's.
 */
const BOX = 0.5;
const LEAST_BOX = 0.1;
/** The least width for a hold, in units of the goal per unit of the held tier: its price may begin at 0. */
const LEAST_HOLD_BOX = 0.01;

/**
 * The relaxed master whose multipliers stay near given ones (boxstep: Marsten, Hogan and Blankenship 1975): each priced
 * row may be broken at the price at the box's edge. `reach`: share of the box's full width.
 */
export function boxed(
  { columns, rows }: Pick<Model, 'columns' | 'rows'>,
  objective: Objective,
  blocks: number,
  near: Prices,
  reach: number,
): Pick<Model, 'columns' | 'rows'> & { readonly objective: Objective } {
  const all: Column[] = [...columns];
  const priced = [...rows];
  const cost = { columns: [...objective.columns], values: [...objective.values] };
  const prices = [...near.links, ...near.holds.map((price) => -price)].map((price) => price / near.scale);
  const highest = Math.max(...near.links.map((price) => Math.abs(price) / near.scale));
  prices.forEach((price, i) => {
    // Where no link has a price yet, nothing tells how far one may go.
    if (i < near.links.length && highest === 0) return;
    const room = reach * Math.max(BOX * Math.abs(price), i < near.links.length ? LEAST_BOX * highest : LEAST_HOLD_BOX);
    for (const side of [1, -1] as const) {
      const row = priced[blocks + i]!;
      const column = all.push({ lower: 0, upper: Infinity, integer: false }) - 1;
      priced[blocks + i] = { ...row, columns: [...row.columns, column], values: [...row.values, side] };
      cost.columns.push(column);
      cost.values.push(side * price + room);
    }
  });
  return { columns: all, rows: priced, objective: { ...objective, ...cost } };
}
