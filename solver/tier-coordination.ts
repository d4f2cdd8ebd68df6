/**
 * One tier over blocks that linking rows tie: rounds of column generation with a Lagrangian bound each, primal
 * heuristics, and an enumeration of the columns that are still open.
 */
import sum from 'lodash/sum.js';
import { attainable, stepOf, trivialBound } from './attainable.ts';
import { eliminateColumns } from './column-elimination.ts';
import { type ColumnEnumeration, enumerateColumns } from './column-enumeration.ts';
import type { Coordinator } from './coordinator.ts';
import type { Executor } from './job.ts';
import { type LagrangianProof, relaxedMaster, solvePricing } from './lagrangian.ts';
import { type Model, type Objective, restricted } from './model.ts';
import type { SolveOptions } from './options.ts';
import type { DualValues, Goal, TierCutoff } from './pricing.ts';
import { mergeSolutions, roundFractional } from './primal-heuristics.ts';
import { weightedSum } from './weighted-sum.ts';

const ROUNDS = 12;
/** Times in which mixed blocks are asked again within a round. */
const TURNS = 2;
/** So many times its weight in the weighted sum a tier weighs against later ones for whole answers. */
const STRICT = 20;
/** Columns of a block that a merger looks at. */
const MERGED = 5;
/** A round that brings less than this share of the value is the last. */
const WORTH = 1e-4;

/** The work on one tier. */
export class TierCoordination {
  readonly #coordinator: Coordinator;
  readonly #t: number;
  readonly #cutoffs: readonly TierCutoff[];
  readonly #bounds: number[];
  readonly #options: SolveOptions;
  readonly #executor: Executor;
  readonly #goal: Goal;
  /** What mixed blocks are asked for: the tier and, at a smaller rate, the leading ones that come after it. */
  readonly #beyond: Goal;
  readonly #step: number;
  /** So many leading tiers are looked at in whole choices until the tier is done. */
  readonly #tiers: number;
  #enumeration: ColumnEnumeration | undefined;
  #proof: LagrangianProof | undefined;
  /** False once a mixture made whole was no better than the incumbent: further ones of this tier hardly are. */
  #mixing = true;
  /** What the blocks' cutoffs were last taken from. */
  #applied: { readonly proof: LagrangianProof; readonly value: number } | undefined;

  /**
   * @param model - The whole model as it was given.
   * @param t - Position of the tier.
   * @param cutoffs - Keep the earlier tiers at their values.
   * @param bounds - One per tier; that of this tier is raised as far as it is proven.
   */
  constructor(model: Model, coordinator: Coordinator, t: number, cutoffs: readonly TierCutoff[], bounds: number[]) {
    const { options, executor } = coordinator;
    this.#coordinator = coordinator;
    this.#t = t;
    this.#cutoffs = cutoffs;
    this.#bounds = bounds;
    this.#options = options;
    this.#executor = executor;
    this.#goal = (tiers: readonly Objective[]) => tiers[t]!;
    this.#beyond =
      t < options.weights.length
        ? (tiers) =>
            weightedSum(
              tiers,
              options.weights.map((weight, s) => (s < t ? 0 : s === t ? STRICT * weight : weight)),
            ).objective
        : this.#goal;
    this.#step = stepOf(model.objectives[t]!, model.columns);
    this.#tiers = Math.max(t + 1, options.weights.length);
  }

  get #value(): number {
    return this.#coordinator.incumbent!.values[this.#t]!;
  }

  /** True where the best point may still be more than the allowed gap above the optimum. */
  get #open(): boolean {
    return this.#value - this.#bounds[this.#t]! > this.#options.gap * Math.abs(this.#value);
  }

  /** What the tier would come to at least, as far as columns tell, if nothing tied the blocks. */
  get #leastKnown(): number {
    const { model, decomposition, columnPool } = this.#coordinator;
    const whole = model.objectives[this.#t]!;
    const own = decomposition.blocks.map((_, b) => Math.min(...columnPool.of(b).map(({ tiers }) => tiers[this.#t]!)));
    return whole.constant + sum(own) + trivialBound(model.columns, restricted(whole, decomposition.shared));
  }

  /** Brings the tier as near to its optimum as can be. `near`: dual values to begin around. */
  async run(near?: DualValues): Promise<void> {
    if (this.#open && this.#leastKnown >= this.#value && !this.#executor.over) await this.#unpriced();
    let reach = 1;
    let idle = 0;
    for (let round = 1; round <= ROUNDS && this.#open && !this.#executor.over; round++) {
      const guide = (
        await relaxedMaster(this.#coordinator, this.#goal, this.#cutoffs, this.#proof?.dualValues ?? near, reach)
      )?.dualValues;
      if (guide === undefined) break;
      if (round === 1) this.#options.trace?.(`${this.#coordinator.tier} begins at ${JSON.stringify(guide)}`);
      const before = { value: this.#value, bound: this.#proof?.bound ?? -Infinity };
      const proof = await solvePricing(this.#coordinator, this.#goal, this.#cutoffs, guide);
      if (proof === undefined) break;
      if (this.#proof === undefined || proof.bound > before.bound) this.#proof = proof;
      else reach /= 4;
      await this.#coordinator.solveMaster(this.#tiers);
      await this.#work(round);
      this.#raise(this.#proof!.bound);
      this.#options.trace?.(
        `${this.#coordinator.tier} round ${round}: ${proof.bound.toFixed(2)} → ${this.#bounds[this.#t]} … ${this.#value}, ${this.#coordinator.columnPool.size} columns`,
      );
      // Dual values that prove as much as those before are as good as any; a step too far is tried again nearer by.
      const worth = WORTH * Math.abs(this.#value);
      idle = this.#value === before.value && this.#proof!.bound - before.bound < worth ? idle + 1 : 0;
      if (idle === 2 || (idle === 1 && proof.bound > before.bound - worth)) break;
    }
    if (this.#open && this.#proof !== undefined && !this.#executor.over) await this.#enumerate();
  }

  /**
   * What the linking rows do not touch needs no dual values: the least of every block alone, added up. Not where columns
   * tell that this is less.
   */
  async #unpriced(): Promise<void> {
    const { linkingRows } = this.#coordinator.decomposition;
    const proof = await solvePricing(this.#coordinator, this.#goal, this.#cutoffs, {
      scale: 1,
      linkingRows: linkingRows.map(() => 0),
      cutoffs: this.#cutoffs.map(() => 0),
    });
    await this.#coordinator.solveMaster(this.#tiers);
    if (proof !== undefined) this.#raise(proof.bound);
    if (!this.#open) this.#proof = proof;
    this.#options.trace?.(`${this.#coordinator.tier} without dual values: ${this.#bounds[this.#t]} … ${this.#value}`);
  }

  /**
   * What no dual values can close: all columns that are left within the gap; within half of it where that is too much.
   */
  async #enumerate(): Promise<void> {
    await this.#applyCutoffs(true);
    const proof = this.#proof!;
    const least = this.#bounds[this.#t]!;
    for (
      let upTo = this.#value;
      upTo > least && this.#enumeration === undefined && !this.#executor.over;
      upTo = least + Math.floor((upTo - least) / 2)
    ) {
      const enumerated = await enumerateColumns(this.#coordinator, this.#t, this.#cutoffs, proof, upTo);
      if (enumerated === undefined) continue;
      this.#enumeration = enumerated.enumeration;
      await this.#coordinator.solveMaster(this.#tiers);
      this.#raise(enumerated.bound);
      this.#options.trace?.(
        `${this.#coordinator.tier} enumerated up to ${upTo}: ${this.#bounds[this.#t]} … ${this.#value}`,
      );
    }
  }

  /** Leaves later tiers only what they may still look at. */
  async restrictLater(): Promise<void> {
    const values = this.#coordinator.incumbent!.values;
    const exact = [...this.#cutoffs.map(({ tier }) => tier), this.#t].every(
      (tier) => this.#bounds[tier] === values[tier],
    );
    if (this.#enumeration !== undefined && this.#enumeration.upTo >= this.#value && exact)
      await eliminateColumns(this.#enumeration, this.#value);
    else await this.#applyCutoffs(false);
  }

  #raise(bound: number): void {
    this.#bounds[this.#t] = Math.max(this.#bounds[this.#t]!, attainable(bound, this.#value, this.#step));
    this.#coordinator.tell(0, { value: this.#value, bound: this.#bounds[this.#t]! });
  }

  get #worthWork(): boolean {
    return this.#proof!.bound <= this.#value - this.#step;
  }

  get #worthMixing(): boolean {
    return this.#mixing && this.#worthWork;
  }

  /** Better whole points: from what the relaxed master mixes, and once from known columns merged. */
  async #work(round: number): Promise<void> {
    for (let turn = 1; turn <= TURNS && this.#worthMixing; turn++) {
      const before = this.#value;
      const mixture = await relaxedMaster(this.#coordinator, this.#goal, this.#cutoffs);
      if (mixture !== undefined)
        await roundFractional(this.#coordinator, this.#beyond, this.#cutoffs, mixture.answer.x);
      await this.#coordinator.solveMaster(this.#tiers);
      this.#mixing = this.#value < before;
    }
    if (round > 1 || !this.#worthWork) return;
    await mergeSolutions(this.#coordinator, this.#beyond, this.#cutoffs, this.#proof!.forms, MERGED);
    await this.#coordinator.solveMaster(this.#tiers);
    this.#options.trace?.(`${this.#coordinator.tier} merged: ${this.#coordinator.incumbent!.values.join(' ')}`);
  }

  /**
   * No block may exceed its bound by more than what all of them have left together: their pricing objectives add up to at
   * most `blockTotal`, and the others are at least at their bounds.
   */
  async #applyCutoffs(totals: boolean): Promise<void> {
    const proof = this.#proof;
    if (proof === undefined || (this.#applied?.proof === proof && this.#applied.value === this.#value)) return;
    this.#applied = { proof, value: this.#value };
    const { blockBounds, dualValues } = proof;
    const { restrictions, columnPool } = this.#coordinator;
    const spare = proof.blockTotal(this.#value) - sum(blockBounds);
    const most = blockBounds.map((bound) => bound + spare);
    await restrictions.applyCutoffs(proof, most, columnPool, totals);
    this.#options.trace?.(
      `${this.#coordinator.tier}: each block may exceed its bound by ${(spare / dualValues.scale).toFixed(2)}, ${restrictions.size} disjuncts, ${this.#coordinator.columnPool.size} columns`,
    );
  }
}
