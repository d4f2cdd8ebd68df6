/** A problem of the kit in the arrays of HiGHS. */
import type { Highs, Model, ModelData } from 'highs';
import type { Problem } from '../backend.ts';

/** What the back end uses of HiGHS. */
export interface HighsEngine extends Pick<Highs, 'constants' | 'errors' | 'infinity'> {
  /** Loads a model, uses it and frees its memory. */
  withModel<T>(data: ModelData, use: (model: Model) => T): T;
}

/** `whole`: with integrality; else the relaxation. */
export function toHighs(highs: HighsEngine, problem: Problem, whole: boolean): ModelData {
  const numCols = problem.columns.length;
  const numRows = problem.rows.length;
  const cost = new Float64Array(numCols);
  problem.objective.columns.forEach((column, i) => (cost[column] = problem.objective.values[i]!));
  const starts = new Int32Array(numRows + 1);
  problem.rows.forEach((row, i) => (starts[i + 1] = starts[i]! + row.columns.length));
  const indices = new Int32Array(starts[numRows]!);
  const values = new Float64Array(starts[numRows]!);
  problem.rows.forEach((row, i) => {
    indices.set(row.columns, starts[i]!);
    values.set(row.values, starts[i]!);
  });
  const bound = (value: number): number => boundOf(highs, value);
  return {
    numCols,
    numRows,
    offset: problem.objective.constant,
    colCost: cost,
    colLower: Float64Array.from(problem.columns, (column) => bound(column.lower)),
    colUpper: Float64Array.from(problem.columns, (column) => bound(column.upper)),
    rowLower: Float64Array.from(problem.rows, (row) => bound(row.lower)),
    rowUpper: Float64Array.from(problem.rows, (row) => bound(row.upper)),
    matrix: { format: 'csr', numRows, numCols, starts, indices, values },
    ...(whole ? { integrality: Int32Array.from(problem.columns, (column) => (column.integer ? 1 : 0)) } : {}),
  };
}

/** A bound as HiGHS writes it. */
export const boundOf = (highs: Pick<HighsEngine, 'infinity'>, value: number): number =>
  Number.isFinite(value) ? value : Math.sign(value) * highs.infinity;
