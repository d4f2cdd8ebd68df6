/**
 * One tier over blocks that links tie: rounds of prices and a bound, mixtures made whole, and a listing of what is
 * still open.
 */
import sum from 'lodash/sum.js';
import type { Auction, Goal, Proof } from './auction.ts';
import { blended } from './blend.ts';
import type { Asker } from './job.ts';
import { type Model, type Objective, restricted } from './model.ts';
import { Listing } from './listing.ts';
import type { Hold, Prices } from './prices.ts';
import { attainable, stepOf, trivialBound } from './tier.ts';
import { allot, merge } from './together.ts';
import type { PoolOptions } from './whole.ts';

const ROUNDS = 12;
/** Times in which mixed blocks are asked again within a round. */
const TURNS = 2;
/** So many times what a tier weighs against later ones for the scout it weighs for whole answers. */
const STRICT = 20;
/** Proposals of a block that a merger looks at. */
const MERGED = 5;
/** A round that brings less than this share of the value is the last. */
const WORTH = 1e-4;

export class TierRounds {
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
  /** So many leading tiers are looked at in whole choices until the tier is done. */
  readonly #tiers: number;
  #listing: Listing | undefined;
  #proof: Proof | undefined;
  /** False once a mixture made whole was no better than what was known: further ones of this tier hardly are. */
  #mixing = true;
  /** What the blocks' room was last taken from. */
  #spent: { readonly proof: Proof; readonly value: number } | undefined;

  /** `bounds[t]` is raised as far as it is proven; `holds` keep the earlier tiers at their values. */
  constructor(
    model: Model,
    auction: Auction,
    t: number,
    holds: readonly Hold[],
    bounds: number[],
    options: PoolOptions,
    crew: Asker,
  ) {
    this.#auction = auction;
    this.#t = t;
    this.#holds = holds;
    this.#bounds = bounds;
    this.#options = options;
    this.#crew = crew;
    this.#goal = (tiers: readonly Objective[]) => tiers[t]!;
    this.#beyond =
      t < options.scout.length
        ? (tiers) =>
            blended(
              tiers,
              options.scout.map((weight, s) => (s < t ? 0 : s === t ? STRICT * weight : weight)),
            ).objective
        : this.#goal;
    this.#step = stepOf({ columns: model.columns, rows: [], objective: model.objectives[t]! });
    this.#tiers = Math.max(t + 1, options.scout.length);
  }

  get #value(): number {
    return this.#auction.best!.values[this.#t]!;
  }

  /** True where the best point may still be more than the allowed gap above the optimum. */
  get #open(): boolean {
    return this.#value - this.#bounds[this.#t]! > this.#options.gap * Math.abs(this.#value);
  }

  /** What the tier would come to at least, as far as proposals tell, if nothing tied the blocks. */
  get #leastKnown(): number {
    const { model, parts, proposals } = this.#auction;
    const whole = model.objectives[this.#t]!;
    const own = parts.blocks.map((_, b) => Math.min(...proposals.of(b).map(({ tiers }) => tiers[this.#t]!)));
    return whole.constant + sum(own) + trivialBound(model.columns, restricted(whole, parts.shared));
  }

  /** `near`: prices to begin around. */
  async run(near?: Prices): Promise<void> {
    if (this.#open && this.#leastKnown >= this.#value && !this.#crew.over) await this.#unpriced();
    let reach = 1;
    let idle = 0;
    for (let round = 1; round <= ROUNDS && this.#open && !this.#crew.over; round++) {
      const guide = (await this.#auction.relaxedMaster(this.#goal, this.#holds, this.#proof?.prices ?? near, reach))
        ?.prices;
      if (guide === undefined) break;
      if (round === 1) this.#options.trace?.(`${this.#auction.tier} begins at ${JSON.stringify(guide)}`);
      const before = { value: this.#value, bound: this.#proof?.bound ?? -Infinity };
      const proof = await this.#auction.prove(this.#goal, this.#holds, guide);
      if (proof === undefined) break;
      if (this.#proof === undefined || proof.bound > before.bound) this.#proof = proof;
      else reach /= 4;
      await this.#auction.pick(this.#tiers);
      await this.#work(round);
      this.#raise(this.#proof!.bound);
      this.#options.trace?.(
        `${this.#auction.tier} round ${round}: ${proof.bound.toFixed(2)} → ${this.#bounds[this.#t]} … ${this.#value}, ${this.#auction.size} proposals`,
      );
      // Prices that prove as much as those before are as good as any; a step too far is tried again nearer by.
      const worth = WORTH * Math.abs(this.#value);
      idle = this.#value === before.value && this.#proof!.bound - before.bound < worth ? idle + 1 : 0;
      if (idle === 2 || (idle === 1 && proof.bound > before.bound - worth)) break;
    }
    if (this.#open && this.#proof !== undefined && !this.#crew.over) await this.#list();
  }

  /**
   * What the links do not touch needs no prices: the least of every block alone, added up. Not where proposals tell
   * that this is less.
   */
  async #unpriced(): Promise<void> {
    const { links } = this.#auction.parts;
    const proof = await this.#auction.prove(this.#goal, this.#holds, {
      scale: 1,
      links: links.map(() => 0),
      holds: this.#holds.map(() => 0),
    });
    await this.#auction.pick(this.#tiers);
    if (proof !== undefined) this.#raise(proof.bound);
    if (!this.#open) this.#proof = proof;
    this.#options.trace?.(`${this.#auction.tier} without prices: ${this.#bounds[this.#t]} … ${this.#value}`);
  }

  /**
   * What no price can close: all that is left within the gap, point by point; within half of it where that is too much.
   */
  async #list(): Promise<void> {
    await this.#spend(true);
    const proof = this.#proof!;
    const least = this.#bounds[this.#t]!;
    for (
      let upTo = this.#value;
      upTo > least && this.#listing === undefined && !this.#crew.over;
      upTo = least + Math.floor((upTo - least) / 2)
    ) {
      const listed = await Listing.of(this.#auction, this.#t, this.#holds, proof, upTo);
      if (listed === undefined) continue;
      this.#listing = listed.listing;
      await this.#auction.pick(this.#tiers);
      this.#raise(listed.bound);
      this.#options.trace?.(`${this.#auction.tier} listed up to ${upTo}: ${this.#bounds[this.#t]} … ${this.#value}`);
    }
  }

  /** What later tiers may still look at. */
  async leave(): Promise<void> {
    const values = this.#auction.best!.values;
    const exact = [...this.#holds.map(({ tier }) => tier), this.#t].every(
      (tier) => this.#bounds[tier] === values[tier],
    );
    if (this.#listing !== undefined && this.#listing.upTo >= this.#value && exact)
      await this.#listing.restrict(this.#value);
    else await this.#spend(false);
  }

  #raise(bound: number): void {
    this.#bounds[this.#t] = Math.max(this.#bounds[this.#t]!, attainable(bound, this.#value, this.#step));
    this.#auction.tell(0, { value: this.#value, bound: this.#bounds[this.#t]! });
  }

  get #worthWork(): boolean {
    return this.#proof!.bound <= this.#value - this.#step;
  }

  get #worthMixing(): boolean {
    return this.#mixing && this.#worthWork;
  }

  /** Better whole points: from what the master mixes, and once from all proposals merged. */
  async #work(round: number): Promise<void> {
    for (let turn = 1; turn <= TURNS && this.#worthMixing; turn++) {
      const before = this.#value;
      const mixture = await this.#auction.relaxedMaster(this.#goal, this.#holds);
      if (mixture !== undefined) await allot(this.#auction, this.#beyond, this.#holds, mixture.answer.x);
      await this.#auction.pick(this.#tiers);
      this.#mixing = this.#value < before;
    }
    if (round > 1 || !this.#worthWork) return;
    await merge(this.#auction, this.#beyond, this.#holds, this.#proof!.forms, MERGED);
    await this.#auction.pick(this.#tiers);
    this.#options.trace?.(`${this.#auction.tier} merged: ${this.#auction.best!.values.join(' ')}`);
  }

  /** No block may exceed what the proof gives it by more than all of them have left together. */
  async #spend(totals: boolean): Promise<void> {
    if (this.#proof === undefined || (this.#spent?.proof === this.#proof && this.#spent.value === this.#value)) return;
    this.#spent = { proof: this.#proof, value: this.#value };
    const { least, prices } = this.#proof;
    const spare = this.#proof.most(this.#value) - sum(least);
    await this.#auction.cut(
      this.#proof,
      least.map((bound) => bound + spare),
      totals,
    );
    this.#options.trace?.(
      `${this.#auction.tier}: each block may spend ${(spare / prices.scale).toFixed(2)}, ${this.#auction.cells.flat().length} cells, ${this.#auction.size} proposals`,
    );
  }
}
