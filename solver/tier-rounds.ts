/** One tier over blocks that links tie: rounds of prices and a bound, mixtures made whole, sets of blocks improved together. */
import type { Auction, Goal, Proof } from './auction.ts';
import { blended } from './blend.ts';
import type { Asker } from './job.ts';
import type { Model, Objective } from './model.ts';
import type { Hold, Prices } from './prices.ts';
import { attainable, stepOf } from './tier.ts';
import { type Counted, Remainders } from './remainders.ts';
import { allot, close, merge, relaxedTogether } from './together.ts';
import type { PoolOptions } from './whole.ts';

const ROUNDS = 12;
/** Times in which mixed blocks are asked again within a round. */
const TURNS = 2;
/** So many times what a tier weighs against later ones for the scout it weighs for whole answers. */
const STRICT = 20;
/** Remainders may still tell where a gap is at most so many steps wide. */
const COUNTED = 3;
/** Proposals of a block that a merger looks at. */
const MERGED = 5;
/** An earlier tier that is held at its proven value, and the remainders that lead there. */
export interface Exact {
  readonly remainders: Remainders;
  readonly total: number;
}

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
  readonly #tiers: number;
  readonly #exact: Exact | undefined;
  #remainders: Remainders | undefined;
  /** What its remainders cost at a proof's prices; of an earlier tier where `total` is given. */
  #counted: { readonly proof: Proof; readonly left: Counted; readonly total: number | undefined } | undefined;
  #proof: Proof | undefined;
  /** 1 after a merger that brought nothing. */
  #idle: 0 | 1 = 0;
  /** What the blocks' room was last taken from. */
  #spent: { readonly proof: Proof; readonly value: number } | undefined;

  /** `bounds[t]` is raised as far as it is proven; `holds` keep the earlier tiers at their values. */
  constructor(model: Model, auction: Auction, t: number, holds: readonly Hold[], exact: Exact | undefined, bounds: number[], options: PoolOptions, crew: Asker) {
    this.#auction = auction;
    this.#t = t;
    this.#holds = holds;
    this.#exact = exact;
    this.#bounds = bounds;
    this.#options = options;
    this.#crew = crew;
    this.#goal = (tiers: readonly Objective[]) => tiers[t]!;
    this.#beyond = t < options.scout.length ? (tiers) => blended(tiers, options.scout.map((weight, s) => (s < t ? 0 : s === t ? STRICT * weight : weight))).objective : this.#goal;
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
    const relaxed = this.#open && !this.#crew.over ? await relaxedTogether(this.#auction, this.#goal, this.#holds) : undefined;
    this.#options.trace?.(`${this.#auction.tier} begins at ${JSON.stringify(relaxed ?? near)}`);
    for (let round = 1; round <= ROUNDS && this.#open && !this.#crew.over; round++) {
      const before = { value: this.#value, bound: this.#proof?.bound ?? -Infinity };
      const guide = round === 1 && relaxed !== undefined && this.#holds.length > 0 ? relaxed : (await this.#auction.relaxedMaster(this.#goal, this.#holds, this.#proof?.prices ?? near, reach))?.prices;
      const proof = guide === undefined ? undefined : await this.#auction.prove(this.#goal, this.#holds, guide);
      if (proof === undefined) break;
      if (proof.bound > before.bound) this.#proof = proof;
      else reach /= 4;
      await this.#auction.pick(this.#tiers);
      if (this.#worthWork) await this.#work(round);
      this.#raise(this.#proof!.bound);
      this.#options.trace?.(`${this.#auction.tier} round ${round}: ${proof.bound.toFixed(2)} → ${this.#bounds[this.#t]} … ${this.#value}, ${this.#auction.size} proposals`);
      if (round > 1 && this.#idle !== 0 && this.#value === before.value && this.#proof!.bound - before.bound < WORTH * Math.abs(this.#value)) break;
    }
    if (this.#open && this.#proof !== undefined && !this.#crew.over) await this.#close();
  }

  /** What no price can close: a last look at all that is still free, as one. */
  async #close(): Promise<void> {
    await this.spend();
    await this.#count();
    if (!this.#open || this.#crew.over) return;
    // Beyond the leading tiers it found nothing on the counties looked at.
    if (this.#t < this.#options.scout.length) await this.#widely();
    await this.spend();
    const bound = await close(this.#auction, this.#goal, this.#holds);
    if (bound === undefined) return;
    await this.#auction.pick(this.#tiers);
    this.#raise(bound);
    this.#options.trace?.(`${this.#auction.tier} closed: ${bound.toFixed(2)} → ${this.#bounds[this.#t]} … ${this.#value}`);
  }

  /** One more merger, of more proposals. */
  async #widely(): Promise<void> {
    await merge(this.#auction, this.#beyond, this.#holds, this.#proof!.forms, 2 * MERGED);
    await this.#auction.pick(this.#tiers);
    this.#options.trace?.(`${this.#auction.tier} widely: ${this.#auction.best!.values.join(' ')}`);
  }

  /** What prices cannot close remainders may: those of this tier, or of an earlier one that is held exactly. */
  async #count(): Promise<void> {
    const proof = this.#proof!;
    if (this.#exact === undefined) this.#remainders = Remainders.of(this.#auction, this.#goal);
    const { remainders, total } = this.#exact ?? { remainders: this.#remainders, total: undefined };
    if (remainders === undefined || (total === undefined && this.#value - this.#bounds[this.#t]! >= COUNTED * remainders.step)) return;
    const counted = await remainders.cost(proof);
    await this.#auction.pick(this.#tiers);
    this.#options.trace?.(`${this.#auction.tier}: remainders cost ${counted.all.map((cost) => (cost / proof.prices.scale).toFixed(2)).join(' ')}`);
    this.#counted = { proof, left: counted, total };
    const points = this.#points(total);
    if (total === undefined) this.#raise(points.find((point) => counted.left(point.value, point.total) >= 0)?.value ?? this.#value);
    else this.#raise(this.#value - counted.left(this.#value, total) / proof.prices.scale);
    this.#options.trace?.(`${this.#auction.tier} counted: ${this.#bounds[this.#t]} … ${this.#value}`);
    await this.#spendCounted();
  }

  /** What may still be, with the total whose remainder it must have. */
  #points(total: number | undefined): { readonly value: number; readonly total: number }[] {
    const [least, value] = [this.#bounds[this.#t]!, this.#value];
    return total === undefined ? Array.from({ length: value - least + 1 }, (_, k) => ({ value: least + k, total: least + k })) : [{ value, total }];
  }

  async #spendCounted(): Promise<void> {
    const { proof, left, total } = this.#counted!;
    const room = left.room(this.#points(total));
    this.#spent = { proof, value: this.#value };
    this.#options.trace?.(`${this.#auction.tier}: single blocks may spend ${room.map((own) => (own / proof.prices.scale).toFixed(2)).join(' ')}`);
    await this.#auction.cut(proof.forms, proof.least, proof.least.map((bound, b) => bound + room[b]!));
  }

  /** The remainders of this tier, where they are known and it is proven. */
  get exact(): Exact | undefined {
    return this.#remainders === undefined || this.#bounds[this.#t] !== this.#value ? undefined : { remainders: this.#remainders, total: this.#value };
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
    for (let turn = 1; turn <= TURNS && this.#worthWork; turn++) {
      const known = this.#auction.size;
      const mixture = await this.#auction.relaxedMaster(this.#goal, this.#holds);
      if (mixture !== undefined) await allot(this.#auction, this.#beyond, this.#holds, mixture.answer.x);
      if (this.#auction.size === known) break;
      await this.#auction.pick(this.#tiers);
    }
    if (round === 1) await this.spend();
    if (!this.#worthWork) return;
    await this.#merge();
    this.#options.trace?.(`${this.#auction.tier} merged: ${this.#auction.best!.values.join(' ')}`);
  }

  /** Not again after a round in which it brought nothing. */
  async #merge(): Promise<void> {
    if (this.#idle === 1) return void (this.#idle = 0);
    const before = this.#value;
    await merge(this.#auction, this.#beyond, this.#holds, this.#proof!.forms, MERGED);
    await this.#auction.pick(this.#tiers);
    this.#idle = this.#value === before ? 1 : 0;
  }

  /** No block may exceed what the proof gives it by more than all of them have left together. */
  async spend(): Promise<void> {
    if (this.#proof === undefined || (this.#spent?.proof === this.#proof && this.#spent.value === this.#value)) return;
    if (this.#counted?.proof === this.#proof) return this.#spendCounted();
    this.#spent = { proof: this.#proof, value: this.#value };
    const { forms, least, prices } = this.#proof;
    const spare = this.#proof.most(this.#value) - least.reduce((a, b) => a + b, 0);
    this.#options.trace?.(`${this.#auction.tier}: each block may spend ${(spare / prices.scale).toFixed(2)}`);
    await this.#auction.cut(forms, least, least.map((bound) => bound + spare));
  }
}
