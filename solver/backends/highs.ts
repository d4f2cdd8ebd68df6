/** HiGHS in WebAssembly: the engine that does the heavy solving. The only importer of `highs`. */
import loadHighs from 'highs';
import type { Backend, Hooks, Limits, LinearAnswer, Outcome, Problem } from '../backend.ts';
import { EngineFault } from '../engine-fault.ts';
import { type HighsEngine, toHighs } from './highs-model.ts';
import { tightenBounds } from './highs-obbt.ts';
import { withRelaxation } from './highs-relaxation.ts';
import { runToVerdict } from './highs-status.ts';

/** Loads the engine (about 60 ms): once per thread. Solves are synchronous, so they belong in worker threads. */
export const loadHighsBackend = async (): Promise<Backend> => highsBackend(await loadHighs());

/** The back end over a HiGHS that is loaded. */
export const highsBackend = (highs: HighsEngine): Backend => ({
  name: 'highs',
  can: { cancels: true, anySize: true },
  fits: () => true,
  solve: (problem, limits, start, hooks) => solve(highs, problem, limits, start, hooks),
  relax: (problem, seconds) => relax(highs, problem, seconds),
  tightenBounds: (problem, columns, hooks, basis) => tightenBounds(highs, problem, columns, hooks, basis),
  withRelaxation: (problem, remaining, use) => withRelaxation(highs, problem, remaining, use),
});

const COMMON = { output_flag: false } as const;

function solve(
  highs: HighsEngine,
  problem: Problem,
  limits: Limits,
  start: Float64Array | null,
  hooks: Hooks,
): Outcome {
  if (problem.columns.length === 0) return solveWithoutColumns(problem);
  const options = {
    mip_abs_gap: limits.absoluteGap,
    mip_rel_gap: limits.relativeGap,
    mip_feasibility_tolerance: 1e-7,
    primal_feasibility_tolerance: 1e-8,
    ...(limits.nodes === undefined ? {} : { mip_max_nodes: limits.nodes }),
  };
  const outcome = solveOnce(highs, problem, { limits, options, start, hooks });
  return outcome === 'undecided' ? decided(highs, problem, limits, hooks) : outcome;
}

/**
 * HiGHS says "infeasible or unbounded": it is unbounded if any point keeps the rows at all. Every column of our models is
 * bounded below by the objective or by itself, so there it means that presolve cannot tell why there is no point.
 */
function decided(highs: HighsEngine, problem: Problem, limits: Limits, hooks: Hooks): Outcome {
  const free = { ...problem, objective: { name: 'any', constant: 0, columns: [], values: [] } };
  const outcome = solveOnce(highs, free, { limits, options: { presolve: 'off' }, start: null, hooks });
  if (outcome === 'undecided' || outcome.kind === 'unbounded')
    return { kind: 'failed', detail: 'HiGHS calls a model without costs unbounded' };
  return outcome.kind === 'optimal' || outcome.kind === 'feasible' ? { kind: 'unbounded' } : outcome;
}

/** How one run of the engine goes. */
interface Run {
  readonly limits: Limits;
  /** Options of HiGHS beside those that every run has. */
  readonly options: Readonly<Record<string, string | number>>;
  readonly start: Float64Array | null;
  readonly hooks: Hooks;
}

function solveOnce(
  highs: HighsEngine,
  problem: Problem,
  { limits, options, start, hooks }: Run,
): Outcome | 'undecided' {
  return highs.withModel(toHighs(highs, problem, true), (model): Outcome | 'undecided' => {
    model.options.set({
      ...COMMON,
      time_limit: Math.max(0.01, limits.seconds),
      random_seed: limits.seed,
      ...options,
    });
    if (start !== null) model.setSolution({ colValue: start });
    let stopped = false;
    const { mipInterrupt, mipImprovingSolution } = highs.constants.callbackType;
    const { verdict, detail } = runToVerdict(highs, model, {
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
    const point = (): Float64Array => rounded(problem, model.getSolution().colValue);
    const isMip = problem.columns.some((column) => column.integer);
    const bound = (): number => (isMip ? Number(model.info.get('mip_dual_bound')) : model.getObjectiveValue());
    const hasPoint = (): boolean => Number(model.info.get('primal_solution_status')) === 2;
    switch (verdict) {
      case 'optimal':
        return { kind: 'optimal', x: point(), bound: bound() };
      case 'infeasible':
      case 'unbounded':
        return { kind: verdict };
      case 'undecided':
        return 'undecided';
      case 'limit':
      case 'stopped': {
        const reason = stopped || verdict === 'stopped' ? 'stopped' : 'time';
        return hasPoint() ? { kind: 'feasible', x: point(), bound: bound(), reason } : { kind: 'none', reason };
      }
      case 'gaveUp':
        // A point in hand is worth something; it is checked like any other. Nothing is concluded from there being none.
        return hasPoint()
          ? { kind: 'feasible', x: point(), bound: bound(), reason: 'time' }
          : { kind: 'failed', detail };
      case 'fault':
        return { kind: 'failed', detail };
    }
  });
}

/** HiGHS calls a model without columns "empty" and does not look at its rows. */
function solveWithoutColumns(problem: Problem): Outcome {
  const holds = problem.rows.every((row) => row.lower <= 0 && row.upper >= 0);
  return holds
    ? { kind: 'optimal', x: new Float64Array(0), bound: problem.objective.constant }
    : { kind: 'infeasible' };
}

function relax(highs: HighsEngine, problem: Problem, seconds: number): LinearAnswer | undefined {
  if (problem.columns.length === 0) return undefined;
  return highs.withModel(toHighs(highs, problem, false), (model) => {
    model.options.set({ ...COMMON, time_limit: Math.max(0.01, seconds) });
    const { verdict, detail } = runToVerdict(highs, model);
    if (verdict === 'fault') throw new EngineFault(detail);
    if (verdict !== 'optimal') return undefined;
    const { colValue, rowDual } = model.getSolution();
    const { colStatus, rowStatus } = model.getBasis();
    const basis = { columns: colStatus, rows: rowStatus };
    return { value: model.getObjectiveValue(), x: colValue, duals: rowDual, basis };
  });
}

/** HiGHS answers 13.999999 for a true 14: integer columns are rounded here and checked by the caller. */
function rounded(problem: Problem, x: Float64Array): Float64Array {
  return Float64Array.from(x, (value, j) => (problem.columns[j]!.integer ? Math.round(value) : value));
}
