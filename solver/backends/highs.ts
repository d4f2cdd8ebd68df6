/** HiGHS in WebAssembly: the engine that does the heavy solving. The only importer of `highs`. */
import loadHighs, { type Highs } from 'highs';
import type { Backend, Hooks, Limits, LinearAnswer, Outcome, Problem } from '../backend.ts';
import { toHighs } from './highs-model.ts';
import { shave } from './highs-shave.ts';

/** Loads the engine (about 60 ms): once per thread. Solves are synchronous, so they belong in worker threads. */
export async function loadHighsBackend(): Promise<Backend> {
  const highs = await loadHighs();
  return {
    name: 'highs',
    can: { cancels: true, anySize: true },
    fits: () => true,
    solve: (problem, limits, start, hooks) => solve(highs, problem, limits, start, hooks),
    relax: (problem, seconds) => relax(highs, problem, seconds),
    shave: (problem, columns, hooks) => shave(highs, problem, columns, hooks),
  };
}

const COMMON = { output_flag: false } as const;

function solve(highs: Highs, problem: Problem, limits: Limits, start: Float64Array | null, hooks: Hooks): Outcome {
  if (problem.columns.length === 0) return solveWithoutColumns(problem);
  return highs.withModel(toHighs(highs, problem, true), (model): Outcome => {
    model.options.set({
      ...COMMON,
      time_limit: Math.max(0.01, limits.seconds),
      mip_abs_gap: limits.absoluteGap,
      mip_rel_gap: limits.relativeGap,
      mip_feasibility_tolerance: 1e-7,
      primal_feasibility_tolerance: 1e-8,
      random_seed: limits.seed,
      ...(limits.nodes === undefined ? {} : { mip_max_nodes: limits.nodes }),
    });
    if (start !== null) model.setSolution({ colValue: start });
    let stopped = false;
    const { mipInterrupt, mipImprovingSolution } = highs.constants.callbackType;
    model.run({
      [mipInterrupt]: (event) => {
        if (hooks.stopped?.() === true) {
          stopped = true;
          event.interrupt();
        }
      },
      [mipImprovingSolution]: (event) => {
        const point = event.data.mip_solution;
        if (point !== undefined) hooks.onPoint?.(rounded(problem, point));
      },
    });
    const status = model.getModelStatus();
    const known = highs.constants.modelStatus;
    const isMip = problem.columns.some((column) => column.integer);
    const bound = isMip ? Number(model.info.get('mip_dual_bound')) : model.getObjectiveValue();
    const hasPoint = Number(model.info.get('primal_solution_status')) === 2;
    const point = (): Float64Array => rounded(problem, model.getSolution().colValue);
    const reason = stopped || status === known.interrupted ? 'stopped' : 'time';
    if (status === known.optimal) return { kind: 'optimal', x: point(), bound };
    if (status === known.infeasible) return { kind: 'infeasible' };
    if (status === known.unbounded) return { kind: 'unbounded' };
    // Every column of our models is bounded below by the objective or by itself; where presolve cannot tell, ask again
    // without it.
    if (status === known.unboundedOrInfeasible) return withoutPresolve(highs, problem, limits);
    if (
      status === known.empty ||
      status === known.modelError ||
      status === known.solveError ||
      status === known.loadError
    ) {
      return { kind: 'failed', detail: `HiGHS ended with status ${status}` };
    }
    return hasPoint ? { kind: 'feasible', x: point(), bound, reason } : { kind: 'none', bound, reason };
  });
}

function withoutPresolve(highs: Highs, problem: Problem, limits: Limits): Outcome {
  return highs.withModel(toHighs(highs, problem, true), (model): Outcome => {
    model.options.set({
      ...COMMON,
      presolve: 'off',
      time_limit: Math.max(0.01, limits.seconds),
      random_seed: limits.seed,
    });
    model.run();
    const status = model.getModelStatus();
    const known = highs.constants.modelStatus;
    if (status === known.infeasible) return { kind: 'infeasible' };
    return status === known.timeLimit ? { kind: 'none', bound: -Infinity, reason: 'time' } : { kind: 'unbounded' };
  });
}

/** HiGHS calls a model without columns "empty" and does not look at its rows. */
function solveWithoutColumns(problem: Problem): Outcome {
  const holds = problem.rows.every((row) => row.lower <= 0 && row.upper >= 0);
  return holds
    ? { kind: 'optimal', x: new Float64Array(0), bound: problem.objective.constant }
    : { kind: 'infeasible' };
}

function relax(highs: Highs, problem: Problem, seconds: number): LinearAnswer | undefined {
  if (problem.columns.length === 0) return undefined;
  try {
    return highs.withModel(toHighs(highs, problem, false), (model) => {
      model.options.set({ ...COMMON, time_limit: Math.max(0.01, seconds) });
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return undefined;
      const { colValue, rowDual } = model.getSolution();
      return { value: model.getObjectiveValue(), x: colValue, duals: rowDual };
    });
  } catch {
    return undefined;
  }
}

/** HiGHS answers 13.999999 for a true 14: integer columns are rounded here and checked by the caller. */
function rounded(problem: Problem, x: Float64Array): Float64Array {
  return Float64Array.from(x, (value, j) => (problem.columns[j]!.integer ? Math.round(value) : value));
}
