/**
 * Optimization-based bound tightening (OBBT) over the relaxation (Gleixner, Berthold, Müller and Weltge, "Three
 * enhancements for optimization-based bound tightening", Journal of Global Optimization 67, 2017): each column is
 * minimised and maximised in turn over one linear program that stays loaded. A direction is left out when some earlier
 * answer already reached the column's bound.
 *
 * The bound of a direction is the Lagrangian one at the engine's dual values (`lagrangian-bound.ts`), rounded up to a
 * whole number: no point of the rows is beyond it, whatever the engine made of it.
 */
import type { SimplexBasis, Hooks, Problem } from '../backend.ts';
import { EngineFault } from '../engine-fault.ts';
import { lagrangianBound } from '../lagrangian-bound.ts';
import type { Column } from '../model.ts';
import { beginAt } from './highs-basis.ts';
import { type HighsEngine, toHighs } from './highs-model.ts';
import { runToVerdict } from './highs-status.ts';

/** Primal simplex: after a change of the objective the last basis is still feasible. */
const PRIMAL_SIMPLEX = 4;
const NEAR = 1e-6;

/**
 * Tighter bounds of the wanted columns that hold for every point of the rows; columns without any are left out.
 *
 * @param basis - Of a relaxation of the same columns and the first of the rows. What the basis says wrongly costs time only.
 * @throws EngineFault where HiGHS ends with a fault. A direction that comes to no optimum tells nothing.
 */
export function tightenBounds(
  highs: HighsEngine,
  problem: Problem,
  wanted: readonly number[],
  hooks: Pick<Hooks, 'stopped'>,
  basis?: SimplexBasis,
): Map<number, { lower: number; upper: number }> {
  const columns: Column[] = [...problem.columns];
  const found = new Map<number, { lower: number; upper: number }>();
  const none = { name: '', constant: 0, columns: [], values: [] };
  highs.withModel(toHighs(highs, { ...problem, objective: none }, false), (model) => {
    model.options.set({ output_flag: false, simplex_strategy: PRIMAL_SIMPLEX, presolve: 'off' });
    if (basis !== undefined) beginAt(highs, model, basis, problem);
    const least = new Float64Array(columns.length).fill(Infinity);
    const most = new Float64Array(columns.length).fill(-Infinity);
    for (const j of wanted) {
      for (const side of [1, -1] as const) {
        const column = columns[j]!;
        if (column.lower === column.upper || hooks.stopped?.() === true) continue;
        if (side === 1 ? least[j]! <= column.lower + NEAR : most[j]! >= column.upper - NEAR) continue;
        model.changeColCost(j, side);
        const { verdict, detail } = runToVerdict(highs, model);
        if (verdict === 'fault') throw new EngineFault(detail);
        if (verdict === 'optimal') {
          const { colValue, rowDual } = model.getSolution();
          for (const k of wanted) {
            least[k] = Math.min(least[k]!, colValue[k]!);
            most[k] = Math.max(most[k]!, colValue[k]!);
          }
          const { bound } = lagrangianBound(
            { columns, rows: problem.rows, objective: { ...none, columns: [j], values: [side] } },
            rowDual,
          );
          const next =
            side === 1
              ? { ...column, lower: Math.max(column.lower, Math.ceil(bound - NEAR)) }
              : { ...column, upper: Math.min(column.upper, Math.floor(-bound + NEAR)) };
          if (next.lower <= next.upper && (next.lower !== column.lower || next.upper !== column.upper)) {
            columns[j] = next;
            found.set(j, { lower: next.lower, upper: next.upper });
            model.changeColBounds(j, next.lower, next.upper);
          }
        }
        model.changeColCost(j, 0);
      }
    }
  });
  return found;
}
