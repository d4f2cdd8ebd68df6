/**
 * Lagrangian coordination of blocks: dual values of the linking rows one way, columns of the blocks the other. For any
 * dual values the least of every block's pricing objective, added up with what stands beside the blocks, is a lower bound
 * of the whole (weak duality, Geoffrion 1974; `pricing.ts`), and the points that attain it are columns for the restricted
 * master (Dantzig and Wolfe 1960), whose relaxation gives the next dual values. The dual values may be anything; that no
 * point of a block costs less than its bound is believed of the engine, with room for its rounding (`wholeBound`).
 */
import sum from 'lodash/sum.js';
import { trivialBound, wholeBound } from './attainable.ts';
import type { LinearAnswer } from './backend.ts';
import { type BlockBounds, type BlockRestriction, type Disjunct, restrictedColumns } from './block-restrictions.ts';
import type { Coordinator } from './coordinator.ts';
import type { Found } from './mip-search.ts';
import { type Objective, valueAt, violation } from './model.ts';
import { packModel } from './packed.ts';
import {
  type DualValues,
  dualValuesOf,
  type Goal,
  pricingConstant,
  pricingObjective,
  type TierCutoff,
} from './pricing.ts';
import { boxstep, restrictedMaster } from './restricted-master.ts';

/** What dual values proved: the Lagrangian bound of the goal, and the bound of each block's pricing objective. */
export interface LagrangianProof extends BlockBounds {
  readonly dualValues: DualValues;
  /** In the goal's own unit. */
  readonly bound: number;
  /** Σ of the blocks' pricing objectives is at most this wherever the goal is at most `value`. */
  blockTotal(value: number): number;
}

/** Dual values of the linking rows from the relaxation of the whole model; undefined where the engine has none. */
export async function relaxationDuals(
  { model, decomposition, executor, otherRows }: Coordinator,
  goal: Goal,
): Promise<DualValues | undefined> {
  const rows = [...otherRows, ...decomposition.linkingRows.map(({ row }) => row)];
  const answer = await executor.run(
    { model: packModel({ ...model, rows, objectives: [] }) },
    { kind: 'relax', objective: goal(model.objectives) },
  );
  return answer === undefined ? undefined : dualValuesOf(decomposition, answer.duals.slice(otherRows.length), []);
}

/**
 * The relaxed restricted master over the columns known so far.
 *
 * @param near - The dual values stay close to these (boxstep).
 * @param reach - Share of the box's full width.
 */
export async function relaxedMaster(
  { model: whole, decomposition, columnPool, executor }: Coordinator,
  goal: Goal,
  cutoffs: readonly TierCutoff[],
  near?: DualValues,
  reach = 1,
): Promise<{ readonly answer: LinearAnswer; readonly dualValues: DualValues } | undefined> {
  const { model } = restrictedMaster(whole, decomposition, columnPool, cutoffs);
  const objective = goal(model.objectives);
  const blocks = decomposition.blocks.length;
  const problem = near === undefined ? { ...model, objective } : boxstep(model, objective, blocks, near, reach);
  const answer = await executor.run(
    { model: packModel({ columns: problem.columns, rows: problem.rows, objectives: [] }) },
    { kind: 'relax', objective: problem.objective },
  );
  if (answer === undefined) return undefined;
  const beyond = blocks + decomposition.linkingRows.length;
  const dualValues = dualValuesOf(
    decomposition,
    answer.duals.slice(blocks, beyond),
    answer.duals.slice(beyond).map((dual) => -dual),
  );
  return { answer, dualValues };
}

/**
 * Solves the pricing problem of every block at these dual values; their points become columns of the pool. Undefined
 * where a block has no point at all.
 */
export async function solvePricing(
  coordinator: Coordinator,
  goal: Goal,
  cutoffs: readonly TierCutoff[],
  dualValues: DualValues,
): Promise<LagrangianProof | undefined> {
  const { model, decomposition, packed, restrictions, executor } = coordinator;
  const forms = decomposition.blocks.map((block, b) =>
    pricingObjective(decomposition, b, goal(block.model.objectives), cutoffs, dualValues),
  );
  coordinator.beginRound(dualValues);
  let done = 0;
  const answers = await restrictions.inDisjuncts(async (b, disjunct) => {
    const objective = forms[b]!;
    const restriction = restrictions.within(b, disjunct);
    const start = bestColumn(coordinator, b, objective, restriction);
    const answer = await executor.run(
      { model: packed[b]!, ...restriction },
      { kind: 'minimise', objective, start, open: dualValues.scale / 8 },
    );
    if (disjunct === restrictions.disjuncts[b]!.at(-1)) coordinator.tell((done += 1));
    return answer;
  });
  const disjunctBounds = new Map<Disjunct, number>();
  const blockBounds = answers.map((own, b) => {
    own.forEach((answer, c) => {
      if (answer.kind === 'point') coordinator.columnPool.add(b, answer.x);
      if (answer.kind === 'failed') coordinator.options.trace?.(`pricing of block ${b} failed: ${answer.detail}`);
      const least = trivialBound(decomposition.blocks[b]!.model.columns, forms[b]!);
      disjunctBounds.set(restrictions.disjuncts[b]![c]!, boundOf(answer, least));
    });
    const known = restrictions.disjuncts[b]!.map((disjunct) => disjunctBounds.get(disjunct)!);
    restrictions.disjuncts[b] = restrictions.disjuncts[b]!.filter((_, c) => known[c]! < Infinity);
    return Math.min(...known);
  });
  if (blockBounds.includes(Infinity)) return undefined;
  const beside = pricingConstant(model, decomposition, goal(model.objectives), cutoffs, dualValues);
  return {
    dualValues,
    forms,
    blockBounds,
    disjunctBounds,
    bound: (sum(blockBounds) + beside) / dualValues.scale,
    blockTotal: (value) => dualValues.scale * value - beside,
  };
}

/** A lower bound of what was minimised: infinite where there is no point, the least thinkable where there is no answer. */
function boundOf(answer: Found, least: number): number {
  switch (answer.kind) {
    case 'point':
      return wholeBound(answer.bound);
    case 'infeasible':
      return Infinity;
    case 'none':
    case 'failed':
      return least;
  }
}

/** The column of the pool with the least of the objective among those that keep the restriction. */
function bestColumn(
  { decomposition, columnPool }: Coordinator,
  b: number,
  objective: Objective,
  restriction: BlockRestriction,
): Float64Array | null {
  // Columns of the pool keep the block's own bounds: only tighter ones are asked for.
  const columns = restriction.bounds === undefined ? [] : restrictedColumns(decomposition.blocks[b]!, restriction);
  return columnPool
    .of(b)
    .filter(({ x }) => violation({ columns, rows: restriction.rows }, x) === undefined)
    .reduce<Float64Array | null>(
      (best, { x }) => (best === null || valueAt(objective, x) < valueAt(objective, best) ? x : best),
      null,
    );
}
