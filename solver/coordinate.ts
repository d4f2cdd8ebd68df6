/**
 * Lagrangian coordination of blocks that few linking rows tie (Geoffrion 1974; Dantzig and Wolfe 1960). A weighted sum of
 * the leading tiers is priced first, as it is minimised first within one block; then tier after tier
 * (`tier-coordination.ts`). What a proof leaves open is little, and no block may exceed its bound by more than all of it:
 * that row, and the bounds that follow from it, make what comes later as quick as in a single block.
 *
 * Every value is recomputed from a point of the whole model; every bound holds whatever the dual values were.
 */
import { Aborted } from './aborted.ts';
import { trivialBound } from './attainable.ts';
import { Coordinator, type DecomposedModel } from './coordinator.ts';
import type { Executor } from './job.ts';
import { type LagrangianProof, relaxationDuals, relaxedMaster, solvePricing } from './lagrangian.ts';
import { type Model, restricted } from './model.ts';
import type { SolveOptions } from './options.ts';
import type { WholeOutcome } from './outcome.ts';
import type { DualValues, Goal, TierCutoff } from './pricing.ts';
import { TierCoordination } from './tier-coordination.ts';
import { weightedSum } from './weighted-sum.ts';

/** Rounds of pricing for the weighted sum. */
const INITIAL_ROUNDS = 3;

/**
 * Up to so many columns blocks whose linking rows do bind are quicker as one: four groups under a tight budget 22 s, by
 * dual values 47 s.
 */
const JOINT_IF_TIED = 6000;

/** Other ways to solve the same model. */
export interface Fallbacks {
  /** The blocks without their linking rows: enough where no dual value is needed. */
  alone(): Promise<WholeOutcome>;
  /** All in one: for linking rows that cannot give way, where the columns of the blocks never fit together. */
  joint(): Promise<WholeOutcome>;
}

/** What is known of each tier of the whole model so far. */
interface Ledger {
  readonly bounds: number[];
  /** What each tier was at when its work ended: bounds of later ones rest on it. */
  readonly left: number[];
  readonly seconds: number[];
}

/**
 * Minimises the tiers of blocks that linking rows tie, in strict order.
 *
 * @param start - Any point of the whole model's columns, or null.
 */
export async function coordinate(
  decomposed: DecomposedModel,
  start: Float64Array | null,
  options: SolveOptions,
  executor: Executor,
  fallbacks: Fallbacks,
): Promise<WholeOutcome> {
  const { model, decomposition } = decomposed;
  const coordinator = new Coordinator(decomposed, options, executor);
  const ledger: Ledger = {
    bounds: model.objectives.map((objective) => trivialBound(model.columns, objective)),
    left: [],
    seconds: model.objectives.map(() => 0),
  };
  if (start !== null) coordinator.addColumnsOf(start);
  try {
    const weighted: Goal = (tiers) => weightedSum(tiers, options.weights).objective;
    const guess = await relaxationDuals(coordinator, weighted);
    if (guess === undefined || guess.linkingRows.every((dual) => dual === 0)) {
      const free = await fallbacks.alone();
      if (free.kind === 'solved' && coordinator.isFree(free)) return free;
      if (free.kind !== 'solved')
        return coordinator.incumbent === undefined ? free : account(model, coordinator, ledger);
      coordinator.addColumnsOf(free.x);
    }
    if (model.columns.length <= (options.jointUpTo ?? JOINT_IF_TIED)) {
      const whole = await fallbacks.joint();
      // What the blocks came to by themselves may keep every row: better than nothing.
      return whole.kind === 'none' && coordinator.incumbent !== undefined ? account(model, coordinator, ledger) : whole;
    }
    const began = performance.now();
    const initial = await initialDuals(
      coordinator,
      weighted,
      guess ?? { scale: 1, linkingRows: decomposition.linkingRows.map(() => 0), cutoffs: [] },
    );
    if (initial === undefined) return { kind: 'infeasible' };
    if (coordinator.incumbent === undefined) return fallbacks.joint();
    ledger.seconds[0] = (performance.now() - began) / 1000;
    await tierByTier(decomposed, coordinator, initial, ledger);
    return account(model, coordinator, ledger);
  } catch (error) {
    if (!(error instanceof Aborted)) throw error;
    return coordinator.incumbent === undefined
      ? { kind: 'none', reason: executor.reason }
      : account(model, coordinator, ledger);
  }
}

/** Columns around the right dual values, and the dual values that proved most; undefined where a block has no point. */
async function initialDuals(coordinator: Coordinator, goal: Goal, guess: DualValues): Promise<DualValues | undefined> {
  const { options } = coordinator;
  let best: LagrangianProof | undefined;
  let dualValues: DualValues | undefined = guess;
  for (let round = 1; round <= INITIAL_ROUNDS && dualValues !== undefined; round++) {
    const proof: LagrangianProof | undefined = await solvePricing(coordinator, goal, [], dualValues);
    if (proof === undefined) return undefined;
    if (best === undefined || proof.bound > best.bound) best = proof;
    dualValues = (await relaxedMaster(coordinator, goal, [], best.dualValues))?.dualValues;
    options.trace?.(`weighted sum ${round}: bound ${proof.bound.toFixed(1)}, ${coordinator.columnPool.size} columns`);
  }
  await coordinator.solveMaster(options.weights.length || 1);
  return best?.dualValues ?? guess;
}

async function tierByTier(
  { model, decomposition }: DecomposedModel,
  coordinator: Coordinator,
  initial: DualValues,
  { bounds, left, seconds }: Ledger,
): Promise<void> {
  const { options, executor } = coordinator;
  const cutoffs: TierCutoff[] = [];
  /** Weights of the tiers that have a cutoff, as in the weighted sum; undefined beyond the leading tiers. */
  const weights: (number | undefined)[] = [];
  const all = model.objectives.length;
  for (const [t, whole] of model.objectives.entries()) {
    const began = performance.now();
    coordinator.tier = whole.name;
    const rounds = new TierCoordination(model, coordinator, t, [...cutoffs], bounds);
    const weight = options.weights[t];
    // The dual values of the weighted sum, in the unit of this tier.
    const near =
      weight === undefined
        ? undefined
        : {
            scale: initial.scale * weight,
            linkingRows: initial.linkingRows,
            cutoffs: weights.map((held) => initial.scale * (held ?? 0)),
          };
    await rounds.run(near);
    left[t] = coordinator.incumbent!.values[t]!;
    if (t < all - 1 && !executor.over) {
      const value = coordinator.incumbent!.values[t]!;
      coordinator.tightenShared(t, value);
      if (value === trivialBound(model.columns, whole)) coordinator.restrictions.fixTier(t, coordinator.columnPool);
      else {
        weights.push(weight);
        cutoffs.push({
          tier: t,
          forms: decomposition.blocks.map((block) => block.model.objectives[t]!),
          shared: restricted(whole, decomposition.shared),
          get rhs() {
            return coordinator.incumbent!.values[t]! - whole.constant;
          },
        });
        await rounds.restrictLater();
      }
      if (t === options.weights.length - 1) {
        await coordinator.improveBlocks(t + 1);
        await coordinator.solveMaster(all);
      }
    }
    seconds[t]! += (performance.now() - began) / 1000;
    if (executor.over) return;
  }
}

/**
 * Bounds that hold with the earlier tiers at their values. Where work on a later tier came upon less in an earlier one
 * that was still open, the later tiers' bounds were proven for another value of it: of these only the least thinkable
 * is claimed.
 *
 * @param least - The least thinkable value of each tier.
 * @param left - What each tier was at when its work ended.
 */
export function claimedBounds(
  values: readonly number[],
  bounds: readonly number[],
  least: readonly number[],
  left: readonly number[],
): readonly number[] {
  const moved = left.findIndex((value, t) => value !== values[t]);
  return values.map((value, t) => Math.min(value, moved !== -1 && t > moved ? least[t]! : bounds[t]!));
}

/** The incumbent with its values recomputed. */
function account(model: Model, coordinator: Coordinator, { bounds, left, seconds }: Ledger): WholeOutcome {
  const { executor } = coordinator;
  const { x, values } = coordinator.incumbent!;
  const least = model.objectives.map((objective) => trivialBound(model.columns, objective));
  const proven = claimedBounds(values, bounds, least, left);
  const tiers = model.objectives.map(({ name }, t) => ({
    name,
    value: values[t]!,
    bound: proven[t]!,
    seconds: seconds[t]!,
  }));
  return { kind: 'solved', x, tiers, ended: executor.over ? executor.reason : 'complete' };
}
