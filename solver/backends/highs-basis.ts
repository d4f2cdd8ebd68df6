/** Where the simplex method begins: at the basis of an answer in hand. */
import type { Model } from 'highs';
import type { SimplexBasis, Problem } from '../backend.ts';
import type { HighsEngine } from './highs-model.ts';

/**
 * Starts the simplex method at a basis. A row that the basis does not know yet is basic: its slack is then what it is at
 * that point, which is within its sides where the point keeps it. A basis of another size is left out.
 */
export function beginAt(highs: HighsEngine, model: Model, { columns, rows }: SimplexBasis, problem: Problem): void {
  if (columns.length !== problem.columns.length || rows.length > problem.rows.length) return;
  const rowStatus = new Int32Array(problem.rows.length).fill(highs.constants.basisStatus.basic);
  rowStatus.set(rows);
  model.setBasis({ colStatus: columns, rowStatus });
}
