/** A relaxation that stays loaded: bounds change in place, and each answer begins at the basis of the one before. */
import type { LoadedAnswer, LoadedRelaxation, Problem } from '../backend.ts';
import { EngineFault } from '../engine-fault.ts';
import { boundOf, type HighsEngine, toHighs } from './highs-model.ts';
import { runToVerdict } from './highs-status.ts';

/** Dual simplex: after a change of bounds the last basis is still dual feasible, and its value only rises. */
const DUAL_SIMPLEX = 1;
/** What HiGHS takes for no bound of the objective. */
const NO_CUTOFF = 1e30;

/**
 * Lends a loaded relaxation and frees its memory afterwards.
 *
 * @param remaining - Seconds that an answer may take.
 * @throws EngineFault where HiGHS ends with a fault.
 */
export function withRelaxation<T>(
  highs: HighsEngine,
  problem: Problem,
  remaining: () => number,
  use: (relaxation: LoadedRelaxation) => T,
): T {
  return highs.withModel(toHighs(highs, problem, false), (model) => {
    model.options.set({ output_flag: false, presolve: 'off', simplex_strategy: DUAL_SIMPLEX });
    return use({
      solve(cutoff = Infinity): LoadedAnswer {
        // The clock of a loaded model runs on from run to run.
        const time_limit = model.getRunTime() + Math.max(0.01, remaining());
        model.options.set({ objective_bound: Math.min(cutoff, NO_CUTOFF), time_limit });
        const { verdict, detail } = runToVerdict(highs, model);
        if (verdict === 'fault') throw new EngineFault(detail);
        if (verdict === 'infeasible') return { kind: 'infeasible', duals: model.getDualRay()?.values };
        const { colValue, rowDual } = model.getSolution();
        return { kind: verdict === 'optimal' ? 'optimal' : 'other', x: colValue, duals: rowDual };
      },
      setBounds: (j, lower, upper) => void model.changeColBounds(j, boundOf(highs, lower), boundOf(highs, upper)),
    });
  });
}
