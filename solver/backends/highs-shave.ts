/**
 * Bound tightening over the relaxation (Gleixner, Berthold, Müller and Weltge, "Three enhancements for
 * optimization-based bound tightening", 2017): each column is minimised and maximised in turn over one linear program
 * that stays loaded. A direction is left out when some earlier answer already reached the column's bound.
 */
import type { Highs } from 'highs';
import type { Hooks, Problem } from '../backend.ts';
import { lagrangianBound } from '../bound.ts';
import type { Column } from '../model.ts';
import { toHighs } from './highs-model.ts';

/** Primal simplex: after a change of the objective the last basis is still feasible. */
const PRIMAL_SIMPLEX = 4;
const NEAR = 1e-6;

export function shave(
  highs: Highs,
  problem: Problem,
  wanted: readonly number[],
  hooks: Pick<Hooks, 'stopped'>,
): Map<number, { lower: number; upper: number }> {
  const columns: Column[] = [...problem.columns];
  const found = new Map<number, { lower: number; upper: number }>();
  const none = { name: '', constant: 0, columns: [], values: [] };
  try {
    highs.withModel(toHighs(highs, { ...problem, objective: none }, false), (model) => {
      model.options.set({ output_flag: false, simplex_strategy: PRIMAL_SIMPLEX, presolve: 'off' });
      let seen: Float64Array | undefined;
      const least = new Float64Array(columns.length).fill(Infinity);
      const most = new Float64Array(columns.length).fill(-Infinity);
      for (const j of wanted) {
        for (const side of [1, -1] as const) {
          const column = columns[j]!;
          if (column.lower === column.upper || hooks.stopped?.() === true) continue;
          if (side === 1 ? least[j]! <= column.lower + NEAR : most[j]! >= column.upper - NEAR) continue;
          model.changeColCost(j, side);
          model.run();
          const ended = model.getModelStatus() === highs.constants.modelStatus.optimal;
          if (ended) {
            const solution = model.getSolution();
            seen = solution.colValue;
            for (const k of wanted) {
              least[k] = Math.min(least[k]!, seen[k]!);
              most[k] = Math.max(most[k]!, seen[k]!);
            }
            const { bound } = lagrangianBound(
              { columns, rows: problem.rows, objective: { ...none, columns: [j], values: [side] } },
              solution.rowDual,
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
  } catch {
    // An engine that fails here costs time only: what was found so far stands.
  }
  return found;
}
