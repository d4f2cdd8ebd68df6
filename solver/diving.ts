/**
 * Diving: totals are rounded in the relaxation, widest first, each to the side that costs less. Where they are whole the
 * relaxation is nearly whole itself, so a few of them lead near a good point (Berthold, "Primal heuristics for mixed
 * integer programs", 2006). Nothing is concluded from it.
 */
import type { LoadedAnswer, LoadedRelaxation, Problem } from './backend.ts';
import { type Column, valueAt } from './model.ts';
import { totalsOf, widthOf } from './totals.ts';

/** So many totals are rounded at most, and of those only that are at least such a share of the widest. */
const DIVE = { steps: 12, share: 0.1 };
/** The other side is tried where this one costs more than such a share. */
const DEAR = 1e-4;
const NEAR = 1e-6;

type Optimal = Extract<LoadedAnswer, { kind: 'optimal' }>;

/** Where a dive ended. */
export interface DiveEnd {
  readonly columns: readonly Column[];
  readonly answer: Optimal;
}

/**
 * Dives from the root's answer; undefined where both sides of a total have no point. The relaxation keeps the bounds
 * that were tried last.
 */
export function dive(problem: Problem, root: Optimal, relaxation: LoadedRelaxation): DiveEnd | undefined {
  const columns = [...problem.columns];
  const totals = totalsOf(columns);
  const least = DIVE.share * Math.max(0, ...totals.slice(0, 1).map((j) => widthOf(columns[j]!)));
  const wide = totals.filter((j) => widthOf(columns[j]!) >= least);
  const cost = (answer: LoadedAnswer): number =>
    answer.kind === 'optimal' ? valueAt(problem.objective, answer.x) : Infinity;
  let answer = root;
  for (let step = 0; step < DIVE.steps; step++) {
    const j = wide.find((k) => Math.abs(answer.x[k]! - Math.round(answer.x[k]!)) > NEAR);
    if (j === undefined) break;
    const before = cost(answer);
    let best: { readonly held: Column; readonly answer: LoadedAnswer } | undefined;
    for (const held of sidesOf(columns[j]!, answer.x[j]!)) {
      relaxation.setBounds(j, held.lower, held.upper);
      const next = relaxation.solve();
      if (best === undefined || cost(next) < cost(best.answer)) best = { held, answer: next };
      if (cost(next) - before < DEAR * Math.abs(before)) break;
    }
    if (best?.answer.kind !== 'optimal') return undefined;
    columns[j] = best.held;
    relaxation.setBounds(j, best.held.lower, best.held.upper);
    ({ answer } = best as { readonly answer: Optimal });
  }
  return { columns, answer };
}

/** Below and above a value between two whole numbers, the nearer first. */
function sidesOf(column: Column, at: number): readonly [Column, Column] {
  const down = { ...column, upper: Math.floor(at) };
  const up = { ...column, lower: Math.ceil(at) };
  return at - Math.floor(at) >= 0.5 ? [up, down] : [down, up];
}
