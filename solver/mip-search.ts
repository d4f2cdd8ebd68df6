/**
 * One search of an engine, behind presolve. Every point that comes back is checked against the problem as it was; where
 * the engine does no better than a point in hand, that point and the bound known before stand.
 */
import type { Backend, Ending, Hooks, Outcome, Problem } from './backend.ts';
import { valueAt, violation } from './model.ts';
import type { SearchOptions } from './options.ts';
import { presolve, unpresolved } from './presolve.ts';

/** What a search came to; `bound`: proven, in floating point. */
export type Found =
  | { readonly kind: 'point'; readonly x: Float64Array; readonly bound: number; readonly ended: 'complete' | Ending }
  | { readonly kind: 'infeasible' }
  /** The limit came before any point was found. */
  | { readonly kind: 'none'; readonly reason: Ending }
  | Extract<Outcome, { kind: 'failed' }>;

/** When a search may end. */
export interface SearchGoal {
  /** A bound that is known before; absent: none. */
  readonly floor?: number;
  /** The gap that may stay open, in the objective's unit. */
  readonly open: number;
}

/**
 * Minimises the problem.
 *
 * @param start - A point of the problem to begin with, or null: then the answer may be that there is none.
 */
export function search(
  problem: Problem,
  backend: Backend,
  start: Float64Array | null,
  { floor = -Infinity, open }: SearchGoal,
  options: SearchOptions,
): Found {
  const keep = (ended: 'complete' | Ending): Found =>
    start !== null
      ? { kind: 'point', x: start, bound: floor, ended }
      : { kind: 'none', reason: ended === 'complete' ? 'time' : ended };
  if (options.stopped?.() === true) return keep('stopped');
  if (options.remaining() <= 0) return keep('time');
  const { objective } = problem;
  const presolved = options.plain === true ? unpresolved(problem) : presolve(problem);
  const hooks: Hooks = {
    ...(options.stopped === undefined ? {} : { stopped: options.stopped }),
    ...(options.onPoint === undefined ? {} : { onPoint: (z) => options.onPoint!(presolved.postsolve(z)) }),
  };
  const limits = {
    seconds: options.remaining(),
    absoluteGap: open,
    relativeGap: options.gap,
    seed: options.seed,
    ...(options.nodes === undefined ? {} : { nodes: options.nodes }),
  };
  const outcome = backend.solve(presolved.problem, limits, start === null ? null : presolved.forward(start), hooks);
  switch (outcome.kind) {
    case 'infeasible':
      // With a feasible start in hand this is an engine's mistake: keep the start, claim nothing.
      return start === null ? outcome : keep('complete');
    case 'unbounded':
      return { kind: 'failed', detail: `objective ${objective.name} is unbounded` };
    case 'failed':
      return start === null ? outcome : keep('complete');
    case 'none':
      return keep(outcome.reason);
    case 'optimal':
    case 'feasible': {
      const x = presolved.postsolve(outcome.x);
      const fault = violation(problem, x);
      if (fault !== undefined && start === null)
        return { kind: 'failed', detail: `${objective.name}: the engine's answer breaks the model: ${fault}` };
      // An engine that calls a worse point than the start optimal has proven nothing.
      if (fault !== undefined || (start !== null && valueAt(objective, x) > valueAt(objective, start)))
        return keep(outcome.kind === 'optimal' ? 'complete' : outcome.reason);
      return {
        kind: 'point',
        x,
        bound: Math.max(floor, outcome.bound),
        ended: outcome.kind === 'optimal' ? 'complete' : outcome.reason,
      };
    }
  }
}
