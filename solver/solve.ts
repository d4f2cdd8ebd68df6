/**
 * Solves the blocks of a model in worker threads, so that the caller stays free to show progress and to be stopped.
 * What comes back never depends on the number of workers: blocks are independent and are put together in their order.
 */
import sum from 'lodash/sum.js';
import { Aborted } from './aborted.ts';
import { trivialBound } from './attainable.ts';
import { coordinate } from './coordinate.ts';
import type { DecomposedModel } from './coordinator.ts';
import { decompose, type Decomposition, hasInfeasibleEmptyRow, longestFirst, split } from './decompose.ts';
import type { Executor } from './job.ts';
import type { Solved } from './lexicographic.ts';
import { complete, type Model, restricted, valueAt, violation } from './model.ts';
import type { SolveOptions } from './options.ts';
import type { WholeOutcome, WholeSolved } from './outcome.ts';
import { type PackedModel, packModel } from './packed.ts';
import type { TierReport } from './tier-report.ts';
import { WorkerPool } from './worker-pool.ts';

export type { SolveOptions } from './options.ts';
export type { Progress, WholeOutcome } from './outcome.ts';

/** Below so many columns a model that is tied together is quicker as it is (groups of 250 teachers have some 1,500). */
const JOINT = 4000;

/** Minimises the model's objectives in strict order, block by block. `start` may be any point or null. */
export async function solveInPool(
  model: Model,
  start: Float64Array | null,
  options: SolveOptions,
): Promise<WholeOutcome> {
  const pool = new WorkerPool(options);
  try {
    return await solveWith(pool, model, start, options);
  } finally {
    await pool.close();
  }
}

/** The same with somebody else to ask. */
export async function solveWith(
  executor: Executor,
  model: Model,
  start: Float64Array | null,
  options: SolveOptions,
): Promise<WholeOutcome> {
  if (hasInfeasibleEmptyRow(model)) return { kind: 'infeasible' };
  const take = (decomposition: Decomposition, packed: readonly PackedModel[]): Promise<WholeOutcome> =>
    independently({ model, decomposition, packed }, start, options, executor);
  const joint = (): Promise<WholeOutcome> => {
    const decomposition = { blocks: split(model), linkingRows: [], shared: [] };
    return take(decomposition, packedBlocks(decomposition));
  };
  if (options.plain === true || model.columns.length <= (options.jointUpTo ?? JOINT)) return joint();
  const decomposition = decompose(model);
  const packed = packedBlocks(decomposition);
  return decomposition.linkingRows.length === 0
    ? take(decomposition, packed)
    : coordinate({ model, decomposition, packed }, start, options, executor, {
        alone: () => take(decomposition, packed),
        joint,
      });
}

const packedBlocks = ({ blocks }: Decomposition): PackedModel[] => blocks.map((block) => packModel(block.model));

/** Each block by itself, the largest first. */
async function independently(
  { model, decomposition, packed }: DecomposedModel,
  start: Float64Array | null,
  options: SolveOptions,
  executor: Executor,
): Promise<WholeOutcome> {
  const { blocks } = decomposition;
  const solved: Solved[] = [];
  let done = 0;
  /** Blocks that have a point, so that the whole has one once all do. */
  const inHand = new Set<number>();
  const report = (tier: string): void =>
    options.onProgress?.({ blocks: blocks.length, done, tier, inHand: inHand.size === blocks.length });
  await Promise.all(
    longestFirst(blocks).map(async (b) => {
      const own = start === null ? null : Float64Array.from(blocks[b]!.columns, (j) => start[j]!);
      const watch = { onPoint: () => void inHand.add(b), onTier: report };
      solved[b] = await tiersOf({ packed: packed[b]!, model: blocks[b]!.model }, own, options, executor, watch);
      done += 1;
      report('');
    }),
  );
  const whole = combine(model, decomposition, solved);
  // Workers see one flag; only the executor knows whether a person or the clock raised it.
  if (whole.kind === 'solved') return whole.ended === 'complete' ? whole : { ...whole, ended: executor.reason };
  return whole.kind === 'none' ? { ...whole, reason: executor.reason } : whole;
}

/**
 * All tiers of one model; the best point told on the way stands in for an answer that never came. `onPoint`: once there
 * is one.
 */
async function tiersOf(
  { packed, model }: { readonly packed: PackedModel; readonly model: Model },
  start: Float64Array | null,
  options: SolveOptions,
  executor: Executor,
  { onPoint, onTier }: { readonly onPoint: () => void; readonly onTier: (tier: string) => void },
): Promise<Solved> {
  let best = start !== null && violation(model, start) === undefined ? start : null;
  if (best !== null) onPoint();
  const tiers: TierReport[] = [];
  try {
    return await executor.run(
      { model: packed },
      { kind: 'lexicographic', start, from: 0, weights: options.weights, plain: options.plain ?? false },
      (note) => {
        best = note.x;
        onPoint();
        if (note.kind === 'tier') {
          tiers.push(note.report);
          onTier(note.report.name);
        }
      },
    );
  } catch (error) {
    if (!(error instanceof Aborted))
      return { kind: 'failed', detail: error instanceof Error ? error.message : String(error) };
    return best === null
      ? { kind: 'none', reason: executor.reason }
      : { kind: 'solved', x: best, tiers, ended: executor.reason };
  }
}

/** Blocks side by side: values and bounds add up, as long as every earlier tier is proven in every block. */
function combine(model: Model, { blocks, shared }: Decomposition, solved: readonly Solved[]): WholeOutcome {
  for (const answer of solved) if (answer.kind !== 'solved') return answer;
  const x = new Float64Array(model.columns.length);
  let ended: WholeSolved['ended'] = 'complete';
  solved.forEach((answer, b) => {
    if (answer.kind !== 'solved') return;
    if (answer.ended !== 'complete') ended = answer.ended;
    blocks[b]!.columns.forEach((j, k) => (x[j] = answer.x[k]!));
  });
  // Columns that belong to no block follow from the blocks; they cost no less than at their cheapest bounds.
  const point = complete(model, x);
  const aside = model.objectives.map((objective) => restricted(objective, shared));
  const parts = solved.map((answer, b) => accountOf(blocks[b]!.model, answer));
  let open = false;
  const tiers = model.objectives.map((objective, t): TierReport => {
    const total = (key: 'value' | 'bound' | 'least' | 'seconds'): number => sum(parts.map((part) => part[t]![key]));
    const value = objective.constant + total('value') + valueAt(aside[t]!, point);
    // Once a tier is open somewhere, another block could pay in that tier for a better later one: claim the least only.
    const bound =
      objective.constant +
      total(open && blocks.length > 1 ? 'least' : 'bound') +
      trivialBound(model.columns, aside[t]!);
    if (bound < value) open = true;
    return { name: objective.name, value, bound, seconds: total('seconds') };
  });
  return { kind: 'solved', x: point, tiers, ended };
}

/**
 * Value, proven bound and least thinkable value per tier of one block. A bound holds only with all earlier tiers as
 * reported.
 */
function accountOf(model: Model, answer: Solved): { value: number; bound: number; least: number; seconds: number }[] {
  if (answer.kind !== 'solved') return [];
  let asReported = true;
  return model.objectives.map((objective, t) => {
    const value = valueAt(objective, answer.x);
    const least = trivialBound(model.columns, objective);
    const report = answer.tiers[t];
    const bound = asReported && report !== undefined ? report.bound : least;
    asReported &&= report?.value === value;
    return { value, bound, least, seconds: report?.seconds ?? 0 };
  });
}
