/**
 * A lower bound anybody can recompute: for any multipliers y of the rows, the Lagrangian
 * L(y) = Σ_i y_i · side_i + Σ_j min over [l_j, u_j] of (c_j − y·A_j) · x_j never exceeds the optimum (Geoffrion 1974).
 * Multipliers of the wrong sign are clipped, so a solver's tolerance cannot make the bound wrong. Where every column
 * has finite bounds this also tells which columns cannot leave their bound in any point at least as good as a known one
 * (reduced-cost fixing, Dantzig, Fulkerson and Johnson 1954).
 */
import type { Problem } from './backend.ts';

export interface DualBound {
  readonly bound: number;
  /** c_j − y·A_j. */
  readonly reduced: Float64Array;
  /** The sum of what the bound is made of, each without its sign: what rounding grows with. */
  readonly size: number;
}

/** The Lagrangian bound at the given row multipliers (positive pushes against the row's lower side). */
export function lagrangianBound(problem: Problem, duals: Float64Array): DualBound {
  const reduced = new Float64Array(problem.columns.length);
  problem.objective.columns.forEach((column, i) => (reduced[column] = problem.objective.values[i]!));
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
    for (let k = 0; k < row.columns.length; k++) reduced[row.columns[k]!]! -= y * row.values[k]!;
  }
  for (let j = 0; j < problem.columns.length; j++) {
    const d = reduced[j]!;
    if (d === 0) continue;
    add(d * (d > 0 ? problem.columns[j]!.lower : problem.columns[j]!.upper));
  }
  return { bound, reduced, size };
}

/** Room for rounding in sums of a few thousand doubles, as a share of what is summed and at least so much. */
const SAFE = { share: 1e-9, least: 1e-5 };

/**
 * Columns that stay at one of their bounds in every point whose value is at most `value`:
 * moving one unit away would already cost more. Returns the fixed value per column.
 */
export function fixedByCost(problem: Problem, dual: DualBound, value: number): Map<number, number> {
  const room = value - dual.bound + Math.max(SAFE.least, SAFE.share * dual.size);
  const fixed = new Map<number, number>();
  if (!Number.isFinite(dual.bound)) return fixed;
  problem.columns.forEach((column, j) => {
    if (!column.integer || column.lower === column.upper) return;
    const d = dual.reduced[j]!;
    if (d > room) fixed.set(j, column.lower);
    else if (-d > room) fixed.set(j, column.upper);
  });
  return fixed;
}
