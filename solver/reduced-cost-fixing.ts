/**
 * Reduced-cost fixing (Dantzig, Fulkerson and Johnson 1954). Let L be the Lagrangian bound (`lagrangian-bound.ts`) and
 * d_j the reduced cost of a whole column that L takes at its lower bound. Every point in which the column is at least one
 * unit above costs at least L + d_j, so where L + d_j exceeds a known value v, no point as good as v has the column off
 * that bound; likewise at the upper bound. So fixing it loses no point of value v or less.
 */
import type { Backend, SimplexBasis, Problem } from './backend.ts';
import { type DualBound, lagrangianBound } from './lagrangian-bound.ts';
import type { Column } from './model.ts';
import type { SearchOptions } from './options.ts';

/** Room for rounding in sums of a few thousand doubles, as a share of what is summed and at least so much. */
const SAFE = { share: 1e-9, least: 1e-5 };

/** What rounding may have added to a bound. */
export const roomFor = (dual: DualBound): number => Math.max(SAFE.least, SAFE.share * dual.size);

/**
 * Columns that stay at one of their bounds in every point whose value is at most `value`:
 * moving one unit away would already cost more. Returns the fixed value per column.
 */
export function fixedByCost(problem: Problem, dual: DualBound, value: number): Map<number, number> {
  const room = value - dual.bound + roomFor(dual);
  const fixed = new Map<number, number>();
  if (!Number.isFinite(dual.bound)) return fixed;
  problem.columns.forEach((column, j) => {
    if (!column.integer || column.lower === column.upper) return;
    const d = dual.reducedCosts[j]!;
    if (d > room) fixed.set(j, column.lower);
    else if (-d > room) fixed.set(j, column.upper);
  });
  return fixed;
}

/** What a relaxation proves, and where the engine stood. */
export interface RelaxationBound extends DualBound {
  readonly basis?: SimplexBasis;
}

/** The multipliers of the relaxation and what they prove; undefined where the engine has none. */
export function relaxation(problem: Problem, backend: Backend, options: SearchOptions): RelaxationBound | undefined {
  const answer = options.plain === true ? undefined : backend.relax?.(problem, options.remaining());
  if (answer === undefined) return undefined;
  const { duals, basis } = answer;
  return { ...lagrangianBound(problem, duals), ...(basis === undefined ? {} : { basis }) };
}

/** Fixes every column that would make the value worse than `value` by leaving its bound. In place. */
export function fixColumns(columns: Column[], problem: Problem, dual: DualBound, value: number): void {
  for (const [j, at] of fixedByCost(problem, dual, value)) columns[j] = { ...columns[j]!, lower: at, upper: at };
}
