/**
 * Splits a model into blocks that share no row. The lexicographic optimum of independent blocks is the blocks' optima
 * side by side, and their bounds add up.
 */
import type { Column, Derived, Model, Objective, Row } from './model.ts';

export interface Block {
  readonly model: Model;
  /** Position of each of the block's columns in the whole model. */
  readonly columns: readonly number[];
}

/**
 * Blocks in the order of their first column. Objective constants stay with the whole model; rows without columns belong
 * to no block (`impossible`).
 */
export function split(model: Model): readonly Block[] {
  const parent = Int32Array.from(model.columns, (_, j) => j);
  const find = (j: number): number => {
    let root = j;
    while (parent[root] !== root) root = parent[root]!;
    for (let next = j; next !== root; ) {
      const up = parent[next]!;
      parent[next] = root;
      next = up;
    }
    return root;
  };
  for (const row of model.rows) {
    for (let k = 1; k < row.columns.length; k++) parent[find(row.columns[k]!)] = find(row.columns[0]!);
  }
  for (const { column, form } of model.derived ?? []) for (const j of form.columns) parent[find(j)] = find(column);
  const members = new Map<number, number[]>();
  const blockOf = new Int32Array(model.columns.length);
  const position = new Int32Array(model.columns.length);
  model.columns.forEach((_, j) => {
    const root = find(j);
    const list = members.get(root) ?? [];
    if (list.length === 0) members.set(root, list);
    position[j] = list.length;
    list.push(j);
  });
  const lists = [...members.values()];
  lists.forEach((list, b) => list.forEach((j) => (blockOf[j] = b)));
  const columns = lists.map((list): Column[] => list.map((j) => model.columns[j]!));
  const rows = lists.map((): Row[] => []);
  for (const row of model.rows) {
    if (row.columns.length > 0) rows[blockOf[row.columns[0]!]!]!.push({ ...row, columns: row.columns.map((j) => position[j]!) });
  }
  const derived = lists.map((): Derived[] => []);
  for (const item of model.derived ?? []) {
    const { form, column } = item;
    derived[blockOf[column]!]!.push({ ...item, column: position[column]!, form: { ...form, columns: form.columns.map((j) => position[j]!) } });
  }
  const objectives = lists.map((): Objective[] => []);
  for (const objective of model.objectives) {
    const parts = lists.map(() => ({ columns: [] as number[], values: [] as number[] }));
    objective.columns.forEach((j, k) => {
      const part = parts[blockOf[j]!]!;
      part.columns.push(position[j]!);
      part.values.push(objective.values[k]!);
    });
    parts.forEach((part, b) => objectives[b]!.push({ name: objective.name, constant: 0, ...part }));
  }
  return lists.map((list, b) => ({ model: { columns: columns[b]!, rows: rows[b]!, derived: derived[b]!, objectives: objectives[b]! }, columns: list }));
}

/** True where a row without columns cannot hold. */
export const impossible = (model: Model): boolean => model.rows.some((row) => row.columns.length === 0 && (row.lower > 0 || row.upper < 0));
