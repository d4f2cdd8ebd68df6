/**
 * Nothing that an engine says is taken on trust, whichever it is. Nonsense never reaches it, a throw becomes an ending,
 * a point counts only if it is whole and keeps every row, and no bound is better than the point that it is about.
 */
import type { Backend, Hooks, Limits, Outcome, Problem } from './backend.ts';
import { crossed, malformed } from './malformed.ts';
import { valueAt, violation } from './model.ts';

/** The engine, held to its word. */
export function checked(engine: Backend): Backend {
  return { ...engine, solve: (problem, limits, start, hooks) => solve(engine, problem, limits, start, hooks) };
}

function solve(engine: Backend, problem: Problem, limits: Limits, start: Float64Array | null, hooks: Hooks): Outcome {
  const nonsense = malformed(problem);
  if (nonsense !== undefined) return { kind: 'failed', detail: `no model: ${nonsense}` };
  if (crossed(problem)) return { kind: 'infeasible' };
  const fit = engine.fits(problem);
  if (fit !== true)
    return {
      kind: 'failed',
      detail: `${fit.size} ${fit.of}, more than the ${fit.limit} that ${engine.name} solves`,
      refused: true,
    };
  const { onPoint } = hooks;
  const keeping: Hooks =
    onPoint === undefined
      ? hooks
      : { ...hooks, onPoint: (x) => (violation(problem, x) === undefined ? onPoint(x) : undefined) };
  let outcome: Outcome;
  try {
    outcome = engine.solve(problem, limits, start, keeping);
  } catch (error) {
    return { kind: 'failed', detail: error instanceof Error ? error.message.slice(0, 300) : String(error) };
  }
  if (outcome.kind !== 'optimal' && outcome.kind !== 'feasible') return outcome;
  const fault = violation(problem, outcome.x);
  if (fault !== undefined) return { kind: 'failed', detail: `the answer of ${engine.name} breaks the model: ${fault}` };
  const value = valueAt(problem.objective, outcome.x);
  return { ...outcome, bound: Number.isNaN(outcome.bound) ? -Infinity : Math.min(outcome.bound, value) };
}
