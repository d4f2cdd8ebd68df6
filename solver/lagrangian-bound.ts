/**
 * A lower bound anybody can recompute. Weak duality (Geoffrion 1974): for any multipliers y of the rows,
 * L(y) = Σ_i y_i · side_i + Σ_j min over [l_j, u_j] of (c_j − y·A_j) · x_j never exceeds the optimum. Proof: for every
 * point x of the problem c·x = y·Ax + (c − y·A)·x; y_i · (Ax)_i ≥ y_i · side_i, where side_i is the row's lower side for
 * y_i > 0 and its upper side for y_i < 0, and each term of the second sum is at least its minimum within the bounds.
 * Multipliers of the wrong sign are clipped to 0, so a solver's tolerance cannot make the bound wrong.
 */
import type { Problem } from './backend.ts';

/** A bound with what it was made of. */
export interface DualBound {
  readonly bound: number;
  /** c_j − y·A_j. */
  readonly reducedCosts: Float64Array;
  /** The sum of what the bound is made of, each without its sign: what rounding grows with. */
  readonly size: number;
}

/** The Lagrangian bound at the given row multipliers (positive pushes against the row's lower side). */
export function lagrangianBound(problem: Problem, duals: Float64Array): DualBound {
  const reducedCosts = new Float64Array(problem.columns.length);
  problem.objective.columns.forEach((column, i) => (reducedCosts[column] = problem.objective.values[i]!));
  let bound = problem.objective.constant;
  let size = Math.abs(bound);
  const add = (term: number): void => {
    bound += term;
    size += Math.abs(term);
  };
  for (let i = 0; i < problem.rows.length; i++) {
    const row = problem.rows[i]!;
    let y = duals[i]!;
    if (!Number.isFinite(y) || (y > 0 && row.lower === -Infinity) || (y < 0 && row.upper === Infinity)) y = 0;
    if (y === 0) continue;
    add(y * (y > 0 ? row.lower : row.upper));
    for (let k = 0; k < row.columns.length; k++) reducedCosts[row.columns[k]!]! -= y * row.values[k]!;
  }
  for (let j = 0; j < problem.columns.length; j++) {
    const d = reducedCosts[j]!;
    if (d === 0) continue;
    add(d * (d > 0 ? problem.columns[j]!.lower : problem.columns[j]!.upper));
  }
  return { bound, reducedCosts, size };
}
