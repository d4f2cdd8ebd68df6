/**
 * What an answer of a loaded relaxation proves, recomputed from its multipliers (`lagrangian-bound.ts`). An answer of
 * "infeasible" proves that there is no point where its ray does (Farkas 1902): without costs every point is worth 0, so a
 * Lagrangian bound above 0 leaves no point within the bounds.
 */
import type { LoadedAnswer, Problem } from './backend.ts';
import { type DualBound, lagrangianBound } from './lagrangian-bound.ts';

const NO_COST = { name: '', constant: 0, columns: [], values: [] };
/** So far above 0, as a share of what is summed, that rounding cannot have brought it there. */
const ABOVE = 1e-6;

/** The least value under the problem's bounds; Infinity: no point. Undefined where the engine proves nothing. */
export function provenBy(problem: Problem, { kind, duals }: LoadedAnswer): DualBound | undefined {
  if (duals === undefined) return undefined;
  if (kind !== 'infeasible') return lagrangianBound(problem, duals);
  // The sign of a ray is the engine's own affair.
  for (const ray of [duals, duals.map((y) => -y)]) {
    const dual = lagrangianBound({ ...problem, objective: NO_COST }, ray);
    if (dual.bound > ABOVE * Math.max(1, dual.size)) return { ...dual, bound: Infinity };
  }
  return undefined;
}
