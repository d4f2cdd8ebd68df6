/**
 * Splits a model into blocks that share no row. The lexicographic optimum of independent blocks is the blocks' optima
 * side by side, and their bounds add up. Where few rows tie blocks together that would fall apart without them, these
 * rows can be left out and kept aside as linking rows (`coordinate.ts`).
 */
import type { Column, Derived, Model, Objective, Row } from './model.ts';

/** A part of a model that shares no row with the others, but for linking rows. */
export interface Block {
  readonly model: Model;
  /** Position of each of the block's columns in the whole model. */
  readonly columns: readonly number[];
}

/** A linear form over a block's own columns. */
export interface Part {
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/**
 * A row across blocks: row.lower ≤ Σ over blocks of parts[b] + shared ≤ row.upper; `row` and `shared` over columns of
 * the whole model.
 */
export interface LinkingRow {
  readonly row: Row;
  readonly parts: readonly Part[];
  readonly shared: Part;
}

/** A model as blocks and what ties them. */
export interface Decomposition {
  readonly blocks: readonly Block[];
  readonly linkingRows: readonly LinkingRow[];
  /** Columns of the whole model that belong to no block: what linking rows may give way by, totals over blocks. */
  readonly shared: readonly number[];
}

/** More rows than this are no loose tie: such a model is taken as it is. */
const MAX_LINKING_ROWS = 40;

/** Components of an owner with fewer columns are put together: each block costs a round trip. */
const SMALL = 60;

/** Blocks by all rows, without linking rows. Rows without columns belong to no block (`hasInfeasibleEmptyRow`). */
export const split = (model: Model): readonly Block[] =>
  partition(
    model,
    (row) => row.columns.length === 0,
    () => true,
  ).blocks;

/**
 * Blocks by the rows within one owner's columns, and the rows across as linking rows; without these where they are too many or
 * none.
 */
export function decompose(model: Model): Decomposition {
  const { owners } = model;
  if (owners === undefined) return { blocks: split(model), linkingRows: [], shared: [] };
  const within = (columns: readonly number[]): boolean =>
    owners[columns[0]!]! >= 0 && columns.every((j) => owners[j] === owners[columns[0]!]);
  const across = model.rows.filter((row) => row.columns.length > 0 && !within(row.columns)).length;
  if (across === 0 || across > MAX_LINKING_ROWS) return { blocks: split(model), linkingRows: [], shared: [] };
  return partition(
    model,
    (row) => row.columns.length === 0 || !within(row.columns),
    (j) => owners[j]! >= 0,
  );
}

function partition(model: Model, leftOut: (row: Row) => boolean, owned: (column: number) => boolean): Decomposition {
  const parent = Int32Array.from(model.columns, (_, j) => j);
  const find = (j: number): number => {
    let root = j;
    while (parent[root] !== root) root = parent[root]!;
    for (let next = j; next !== root;) {
      const up = parent[next]!;
      parent[next] = root;
      next = up;
    }
    return root;
  };
  const across = new Set(model.rows.filter(leftOut));
  for (const row of model.rows) {
    if (across.has(row)) continue;
    for (let k = 1; k < row.columns.length; k++) parent[find(row.columns[k]!)] = find(row.columns[0]!);
  }
  const derivedHere = (model.derived ?? []).filter(({ column }) => owned(column));
  for (const { column, form } of derivedHere) for (const j of form.columns) parent[find(j)] = find(column);
  if (across.size > 0 && model.owners !== undefined) uniteSmall(model.owners, owned, parent, find);
  const members = new Map<number, number[]>();
  const blockOf = new Int32Array(model.columns.length).fill(-1);
  const position = new Int32Array(model.columns.length);
  const shared: number[] = [];
  model.columns.forEach((_, j) => {
    if (!owned(j)) return void shared.push(j);
    const root = find(j);
    const list = members.get(root) ?? [];
    if (list.length === 0) members.set(root, list);
    position[j] = list.length;
    list.push(j);
  });
  const lists = [...members.values()];
  lists.forEach((list, b) => list.forEach((j) => (blockOf[j] = b)));
  const partsOf = (columns: readonly number[], values: readonly number[]): { parts: Part[]; shared: Part } => {
    const parts = lists.map(() => ({ columns: [] as number[], values: [] as number[] }));
    const rest = { columns: [] as number[], values: [] as number[] };
    columns.forEach((j, k) => {
      const own = blockOf[j] === -1;
      const part = own ? rest : parts[blockOf[j]!]!;
      part.columns.push(own ? j : position[j]!);
      part.values.push(values[k]!);
    });
    return { parts, shared: rest };
  };
  const columns = lists.map((list): Column[] => list.map((j) => model.columns[j]!));
  const rows = lists.map((): Row[] => []);
  for (const row of model.rows) {
    if (!across.has(row))
      rows[blockOf[row.columns[0]!]!]!.push({ ...row, columns: row.columns.map((j) => position[j]!) });
  }
  const derived = lists.map((): Derived[] => []);
  for (const item of derivedHere) {
    const { form, column } = item;
    derived[blockOf[column]!]!.push({
      ...item,
      column: position[column]!,
      form: { ...form, columns: form.columns.map((j) => position[j]!) },
    });
  }
  const objectives = lists.map((): Objective[] => []);
  for (const { name, columns: all, values } of model.objectives) {
    partsOf(all, values).parts.forEach((part, b) => objectives[b]!.push({ name, constant: 0, ...part }));
  }
  return {
    blocks: lists.map((list, b) => ({
      model: { columns: columns[b]!, rows: rows[b]!, derived: derived[b]!, objectives: objectives[b]! },
      columns: list,
    })),
    linkingRows: [...across]
      .filter((row) => row.columns.length > 0)
      .map((row) => ({ row, ...partsOf(row.columns, row.values) })),
    shared,
  };
}

function uniteSmall(
  owners: ArrayLike<number>,
  owned: (column: number) => boolean,
  parent: Int32Array,
  find: (j: number) => number,
): void {
  const sizes = new Map<number, number>();
  for (let j = 0; j < parent.length; j++) sizes.set(find(j), (sizes.get(find(j)) ?? 0) + 1);
  const first = new Map<number, number>();
  for (const [root, size] of sizes) {
    if (size >= SMALL || !owned(root)) continue;
    const owner = owners[root]!;
    const known = first.get(owner);
    if (known === undefined) first.set(owner, root);
    else parent[root] = known;
  }
}

/** Positions of the blocks, those with most columns first. */
export const longestFirst = (blocks: readonly Block[]): readonly number[] =>
  blocks
    .map((_, b) => b)
    .toSorted((a, b) => blocks[b]!.model.columns.length - blocks[a]!.model.columns.length || a - b);

/** True where a row without columns cannot hold. */
export const hasInfeasibleEmptyRow = (model: Model): boolean =>
  model.rows.some((row) => row.columns.length === 0 && (row.lower > 0 || row.upper < 0));
