/**
 * Probing of totals around a point in hand (Savelsbergh, "Preprocessing and probing techniques for mixed integer
 * programming problems", 1994): what would a step away from it cost at least? The relaxation answers with the column held
 * beyond the step. Where the bound of its answer (`loaded-bound.ts`) is above the point's value, every point as good as
 * the one in hand is on this side of the step.
 *
 * Each question changes one pair of bounds, so the dual simplex method goes on from the basis before, and ends as soon
 * as it is above the value.
 */
import type { LoadedRelaxation, Problem } from './backend.ts';
import type { DualBound } from './lagrangian-bound.ts';
import { provenBy } from './loaded-bound.ts';
import { type Column, valueAt } from './model.ts';
import type { SearchOptions } from './options.ts';
import { roomFor } from './reduced-cost-fixing.ts';
import { totalsOf } from './totals.ts';

/** Where of the first so many questions hardly one is answered, the others mostly are not either. */
const TRIAL = { questions: 16, answers: 4 };
/** Ends the engine a little above the value, so that what it proves is above it in spite of its tolerances. */
const BEYOND = { share: 1e-6, least: 0.01 };

/**
 * Tightens `problem.columns` in place, to bounds that hold in every point whose objective is at most that of `x`.
 *
 * @param x - A point of the problem.
 * @param relaxation - The problem's, with the bounds of `problem.columns`; it follows them.
 * @param most - So many totals are looked at, widest first.
 * @returns What the relaxation proves with the new bounds; undefined where the totals may move so freely that probing
 *   was given up.
 */
export function probeTotals(
  problem: Problem & { readonly columns: Column[] },
  x: Float64Array,
  relaxation: LoadedRelaxation,
  most: number,
  options: SearchOptions,
): DualBound | undefined {
  const { columns, objective } = problem;
  const value = valueAt(objective, x);
  const cutoff = value + Math.max(BEYOND.least, BEYOND.share * Math.abs(value));
  let questions = 0;
  let answers = 0;
  const outOfReach = (j: number, held: Column): boolean => {
    relaxation.setBounds(j, held.lower, held.upper);
    const dual = provenBy({ ...problem, columns: columns.with(j, held) }, relaxation.solve(cutoff));
    const out = dual !== undefined && dual.bound > value + roomFor(dual);
    questions += 1;
    if (out) answers += 1;
    return out;
  };
  for (const j of totalsOf(columns).slice(0, most)) {
    if (questions >= TRIAL.questions && answers < TRIAL.answers) return undefined;
    if (options.stopped?.() === true || options.remaining() <= 0) break;
    const at = x[j]!;
    const { lower, upper } = columns[j]!;
    if (at > lower && outOfReach(j, { ...columns[j]!, upper: at - 1 })) columns[j] = { ...columns[j]!, lower: at };
    if (at < upper && outOfReach(j, { ...columns[j]!, lower: at + 1 })) columns[j] = { ...columns[j]!, upper: at };
    relaxation.setBounds(j, columns[j]!.lower, columns[j]!.upper);
  }
  return provenBy(problem, relaxation.solve());
}
