/**
 * Exact reductions of a problem, with the way back.
 *
 * 1. Columns that are fixed leave the problem.
 * 2. Interchangeable choices are merged. A choice is a row Σ x ≤ 1 over binaries ("this teacher starts at most one
 *    posting"). Two choices are interchangeable when their columns agree, one by one, in cost, bounds and every other
 *    row. n such choices become one row Σ z ≤ n over integer columns 0 … n. Any point of the merged problem can be
 *    dealt out to the n choices, because each unit of each z fits each of them alike, and Σ z ≤ n leaves one unit
 *    apiece; any point of the old problem adds up to a point of the merged one. Hence both have the same optimum.
 */
import sum from 'lodash/sum.js';
import type { Problem } from './backend.ts';
import type { Column, Row } from './model.ts';

/** A reduced problem, with the way there and back. */
export interface Presolved {
  readonly problem: Problem;
  /** A point of the old problem, as a point of the presolved one. */
  forward(x: Float64Array): Float64Array;
  /** A point of the presolved problem, as a point of the old one: units are dealt out in column order. */
  postsolve(z: Float64Array): Float64Array;
}

/** The problem as it is. */
export const unpresolved = (problem: Problem): Presolved => ({ problem, forward: (x) => x, postsolve: (z) => z });

/** Reduces a problem exactly: its optimum, and whether it has a point, stay as they are. */
export function presolve(problem: Problem): Presolved {
  const merge = findInterchangeable(problem);
  // lead[j] = the column that stands for j: itself, or its twin in the first choice of its class.
  const lead = Int32Array.from(problem.columns, (_, j) => j);
  const twins = new Map<number, number[]>();
  const dropped = new Set<number>();
  const multiple = new Map<number, number>();
  for (const { rows, columns } of merge) {
    multiple.set(rows[0]!, rows.length);
    rows.slice(1).forEach((row) => dropped.add(row));
    columns[0]!.forEach((leader, position) => {
      const all = columns.map((list) => list[position]!);
      all.forEach((column) => (lead[column] = leader));
      twins.set(leader, all);
    });
  }
  const kept: number[] = [];
  const index = new Int32Array(problem.columns.length).fill(-1);
  problem.columns.forEach((column, j) => {
    if (lead[j] === j && column.lower !== column.upper) {
      index[j] = kept.length;
      kept.push(j);
    }
  });
  const columns = kept.map((j): Column => {
    const column = problem.columns[j]!;
    const size = twins.get(j)?.length ?? 1;
    return size === 1 ? column : { ...column, upper: column.upper * size };
  });
  const rows = problem.rows.flatMap((row, i) =>
    dropped.has(i) ? [] : shrink(row, problem.columns, lead, index, multiple.get(i) ?? 1),
  );
  return {
    problem: { columns, rows, objective: shrinkObjective(problem, lead, index) },
    forward: (x) => Float64Array.from(kept, (j) => sum((twins.get(j) ?? [j]).map((column) => x[column]!))),
    postsolve: (z) => {
      const x = Float64Array.from(problem.columns, (column) => (column.lower === column.upper ? column.lower : 0));
      kept.forEach((j, k) => {
        if (!twins.has(j)) x[j] = z[k]!;
      });
      for (const { columns: choices } of merge) {
        let next = 0;
        choices[0]!.forEach((leader, position) => {
          const units = index[leader] === -1 ? 0 : z[index[leader]!]!;
          for (let unit = 0; unit < units; unit++) x[choices[next++]![position]!] = 1;
        });
      }
      return x;
    },
  };
}

/** Rows without their fixed columns; a leader's coefficient stands for all its twins, so only leaders are kept. */
function shrink(row: Row, all: readonly Column[], lead: Int32Array, index: Int32Array, multiple: number): Row[] {
  const columns: number[] = [];
  const values: number[] = [];
  let constant = 0;
  row.columns.forEach((j, k) => {
    const column = all[j]!;
    if (column.lower === column.upper) constant += row.values[k]! * column.lower;
    else if (lead[j] === j) {
      columns.push(index[j]!);
      values.push(row.values[k]!);
    }
  });
  const lower = row.lower * multiple - constant;
  const upper = row.upper * multiple - constant;
  if (columns.length === 0 && lower <= 0 && upper >= 0) return [];
  return [{ columns, values, lower, upper }];
}

function shrinkObjective(problem: Problem, lead: Int32Array, index: Int32Array): Problem['objective'] {
  const { objective } = problem;
  const columns: number[] = [];
  const values: number[] = [];
  let constant = objective.constant;
  objective.columns.forEach((j, k) => {
    const column = problem.columns[j]!;
    if (column.lower === column.upper) constant += objective.values[k]! * column.lower;
    else if (lead[j] === j) {
      columns.push(index[j]!);
      values.push(objective.values[k]!);
    }
  });
  return { name: objective.name, constant, columns, values };
}

interface Class {
  /** Rows that are interchangeable choices. */
  readonly rows: readonly number[];
  /** Their free columns, in matching order. */
  readonly columns: readonly (readonly number[])[];
}

function findInterchangeable(problem: Problem): Class[] {
  const cost = new Float64Array(problem.columns.length);
  problem.objective.columns.forEach((column, i) => (cost[column] = problem.objective.values[i]!));
  const entries: string[][] = problem.columns.map(() => []);
  problem.rows.forEach((row, i) => row.columns.forEach((column, k) => entries[column]!.push(`${i}:${row.values[k]}`)));
  const classes = new Map<string, { rows: number[]; columns: number[][] }>();
  problem.rows.forEach((row, i) => {
    if (row.upper !== 1 || row.lower > 0 || row.values.some((value) => value !== 1)) return;
    const free = row.columns.filter((j) => problem.columns[j]!.upper !== problem.columns[j]!.lower);
    if (free.length === 0 || row.columns.some((j) => !isBinary(problem.columns[j]!))) return;
    if (row.columns.some((j) => problem.columns[j]!.lower === 1)) return;
    const keyed = free.map((j) => ({
      j,
      key: `${cost[j]}|${entries[j]!.filter((entry) => entry !== `${i}:1`).join(',')}`,
    }));
    keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.j - b.j));
    const key = keyed.map((item) => item.key).join(';');
    const found = classes.get(key) ?? { rows: [], columns: [] };
    found.rows.push(i);
    found.columns.push(keyed.map((item) => item.j));
    classes.set(key, found);
  });
  // A column may stand in two choices; only classes that share no column with one already taken are merged.
  const taken = new Set<number>();
  return [...classes.values()].filter(({ rows, columns }) => {
    const all = columns.flat();
    if (rows.length < 2 || new Set(all).size !== all.length || all.some((j) => taken.has(j))) return false;
    all.forEach((j) => taken.add(j));
    return true;
  });
}

const isBinary = (column: Column): boolean => column.integer && column.lower >= 0 && column.upper <= 1;
