/** One tier over blocks that links tie: rounds of prices and a bound, mixtures made whole, sets of blocks improved together. */
import type { Auction, Goal, Proof } from './auction.ts';
import { blended } from './blend.ts';
import type { Decomposition } from './decompose.ts';
import type { Asker } from './job.ts';
import type { Model, Objective } from './model.ts';
import type { Hold, Prices } from './prices.ts';
import { attainable, stepOf } from './tier.ts';
import { allot, close, improve } from './together.ts';
import type { PoolOptions } from './whole.ts';

const ROUNDS = 12;
/** Times in which mixed blocks are asked again within a round. */
const TURNS = 2;
/** So many blocks are improved together. */
const TOGETHER = 4;
/** A round that brings less than this share of the value is the last. */
const WORTH = 1e-4;

export class TierRounds {
  readonly #parts: Decomposition;
  readonly #auction: Auction;
  readonly #t: number;
  readonly #holds: readonly Hold[];
  readonly #bounds: number[];
  readonly #options: PoolOptions;
  readonly #crew: Asker;
  readonly #goal: Goal;
  /** What mixed blocks are asked for: the tier and, at a smaller rate, the leading ones that come after it. */
  readonly #beyond: Goal;
  readonly #step: number;
  readonly #tiers: number;
  #proof: Proof | undefined;
  /** What the blocks' room was last taken from. */
  #spent: { readonly proof: Proof; readonly value: number } | undefined;

  /** `bounds[t]` is raised as far as it is proven; `holds` keep the earlier tiers at their values. */
  constructor(model: Model, parts: Decomposition, auction: Auction, t: number, holds: readonly Hold[], bounds: number[], options: PoolOptions, crew: Asker) {
    this.#parts = parts;
    this.#auction = auction;
    this.#t = t;
    this.#holds = holds;
    this.#bounds = bounds;
    this.#options = options;
    this.#crew = crew;
    this.#goal = (tiers: readonly Objective[]) => tiers[t]!;
    this.#beyond = t < options.scout.length ? (tiers) => blended(tiers, options.scout.map((weight, s) => (s < t ? 0 : weight))).objective : this.#goal;
    this.#step = stepOf({ columns: model.columns, rows: [], objective: model.objectives[t]! });
    this.#tiers = model.objectives.length;
  }

  get #value(): number {
    return this.#auction.best!.values[this.#t]!;
  }

  /** True where the best point may still be more than the allowed gap above the optimum. */
  get #open(): boolean {
    return this.#value - this.#bounds[this.#t]! > this.#options.gap * Math.abs(this.#value);
  }

  /** `near`: prices to begin around. */
  async run(near?: Prices): Promise<void> {
    let reach = 1;
    for (let round = 1; round <= ROUNDS && this.#open && !this.#crew.over; round++) {
      const before = { value: this.#value, bound: this.#proof?.bound ?? -Infinity };
      const guide = await this.#auction.relaxedMaster(this.#goal, this.#holds, this.#proof?.prices ?? near, reach);
      const proof = guide === undefined ? undefined : await this.#auction.prove(this.#goal, this.#holds, guide.prices);
      if (proof === undefined) break;
      if (proof.bound > before.bound) this.#proof = proof;
      else reach /= 4;
      await this.#auction.pick(this.#tiers);
      if (this.#worthWork) await this.#work(round);
      this.#raise(this.#proof!.bound);
      this.#options.trace?.(`${this.#auction.tier} round ${round}: ${proof.bound.toFixed(2)} → ${this.#bounds[this.#t]} … ${this.#value}, ${this.#auction.size} proposals`);
      if (round > 1 && this.#value === before.value && this.#proof!.bound - before.bound < WORTH * Math.abs(this.#value)) break;
    }
    if (this.#open && this.#proof !== undefined && !this.#crew.over) await this.#close();
  }

  /** What no price can close: a last look at all that is still free, as one. */
  async #close(): Promise<void> {
    await this.spend();
    const bound = await close(this.#auction, this.#goal, this.#holds);
    if (bound === undefined) return;
    await this.#auction.pick(this.#tiers);
    this.#raise(bound);
    this.#options.trace?.(`${this.#auction.tier} closed: ${bound.toFixed(2)} → ${this.#bounds[this.#t]} … ${this.#value}`);
  }

  #raise(bound: number): void {
    this.#bounds[this.#t] = Math.max(this.#bounds[this.#t]!, attainable(bound, this.#value, this.#step));
    this.#auction.tell(0, { value: this.#value, bound: this.#bounds[this.#t]! });
  }

  get #worthWork(): boolean {
    return this.#proof!.bound <= this.#value - this.#step;
  }

  /** Better whole points: from what the master mixes, and from sets of blocks. */
  async #work(round: number): Promise<void> {
    let mixed: readonly number[] = [];
    for (let turn = 1; turn <= TURNS && this.#worthWork; turn++) {
      const known = this.#auction.size;
      const mixture = await this.#auction.relaxedMaster(this.#goal, this.#holds);
      mixed = mixture === undefined ? [] : await allot(this.#auction, this.#beyond, this.#holds, mixture.answer.x);
      if (this.#auction.size === known) break;
      await this.#auction.pick(this.#tiers);
    }
    if (round === 1) await this.spend();
    if (!this.#worthWork) return;
    // Without an earlier proof blocks are still wide open, and sets of them slow.
    const sets = this.#holds.length > 0 ? neighbourhoods(this.#parts.blocks.length, round) : [];
    await improve(this.#auction, this.#beyond, this.#holds, mixed.length > 1 ? [mixed.slice(0, 2 * TOGETHER), ...sets] : sets);
    await this.#auction.pick(this.#tiers);
  }

  /** No block may exceed what the proof gives it by more than all of them have left together. */
  async spend(): Promise<void> {
    if (this.#proof === undefined || (this.#spent?.proof === this.#proof && this.#spent.value === this.#value)) return;
    this.#spent = { proof: this.#proof, value: this.#value };
    const { forms, least, prices } = this.#proof;
    const spare = this.#proof.most(this.#value) - least.reduce((a, b) => a + b, 0);
    this.#options.trace?.(`${this.#auction.tier}: each block may spend ${(spare / prices.scale).toFixed(2)}`);
    await this.#auction.cut(forms, least.map((bound) => bound + spare));
  }
}

/** All blocks in sets of a few, other ones in every round. */
function neighbourhoods(blocks: number, round: number): number[][] {
  const stride = 1 + ((round - 1) % Math.max(1, Math.floor(blocks / TOGETHER)));
  const order = Array.from({ length: blocks }, (_, b) => b).toSorted((a, b) => ((a * stride) % blocks) - ((b * stride) % blocks) || a - b);
  const sets: number[][] = [];
  for (let i = 0; i < blocks; i += TOGETHER) sets.push(order.slice(i, i + TOGETHER));
  return sets;
}
