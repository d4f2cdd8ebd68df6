/**
 * A tier that moves in large steps in most blocks and in small ones in a few (whole teachers here, tenths there) ends
 * with a gap below the large step that no price closes. What closes it is counting: a total needs the right remainder, the
 * blocks with large steps cannot give it, and what each other block must pay at the prices for another remainder is found
 * by asking it. The group relaxation of Gomory (1965), block by block. Once such a tier is held at its value, later tiers
 * pay for the same remainder.
 */
import type { Auction, Goal, Proof } from './auction.ts';
import type { Column, Objective, Row } from './model.ts';
import { restricted, valueAt } from './model.ts';
import { packModel } from './packed.ts';
import { stepOf } from './tier.ts';

/** More remainders than these are too many questions. */
const MOST_REMAINDERS = 12;

const modulo = (value: number, step: number): number => ((value % step) + step) % step;

/** What each remainder costs a block at least, above its least in a proof; Infinity: it cannot have it. */
type Costs = readonly number[];

/** The least costs at some prices, of the whole and of what is left to each block. */
export class Counted {
  readonly #step: number;
  readonly #proof: Proof;
  readonly #aside: Costs;
  readonly #paid: readonly Costs[];
  readonly #least: number;
  /** What each remainder of the total costs all blocks together. */
  readonly all: Costs;

  constructor(step: number, proof: Proof, aside: Costs, paid: readonly Costs[]) {
    this.#step = step;
    this.#proof = proof;
    this.#aside = aside;
    this.#paid = paid;
    this.#least = proof.least.reduce((a, b) => a + b, 0);
    this.all = this.#together(paid);
  }

  /** The least costs of each remainder of a sum. */
  #together(costs: readonly Costs[]): Costs {
    return costs.reduce((one, other) => {
      const sums = Array.from({ length: this.#step }, () => Infinity);
      one.forEach((a, r) => other.forEach((b, s) => (sums[(r + s) % this.#step] = Math.min(sums[(r + s) % this.#step]!, a + b))));
      return sums;
    }, this.#aside);
  }

  /** What is left of the proof at a value once all have paid for the remainder of `total`; below 0: there is no such point. */
  left(value: number, total: number): number {
    return this.#proof.most(value) - this.#least - this.all[modulo(total, this.#step)]!;
  }

  /** By how much each block's form may exceed its least wherever one of these values goes with its total. */
  room(points: readonly { readonly value: number; readonly total: number }[]): readonly number[] {
    return this.#paid.map((own, b) => {
      const free = own.map((cost) => (cost === Infinity ? Infinity : 0));
      const others = this.#together([...this.#paid.toSpliced(b, 1), free]);
      return Math.max(0, ...points.map(({ value, total }) => this.#proof.most(value) - this.#least - others[modulo(total, this.#step)]!));
    });
  }
}

export class Remainders {
  readonly step: number;
  readonly #auction: Auction;
  readonly #goals: readonly Objective[];
  readonly #aside: number;
  /** Per block the remainders it may still have; what its terms once excluded they exclude for good. */
  readonly #open: Set<number>[];

  private constructor(auction: Auction, goals: readonly Objective[], steps: readonly number[], step: number, aside: number) {
    this.step = step;
    this.#auction = auction;
    this.#goals = goals;
    this.#aside = aside;
    this.#open = goals.map((objective, b) => new Set(steps[b]! % step === 0 ? [modulo(valueAt(objective, auction.own(b)), step)] : Array.from({ length: step }, (_, r) => r)));
  }

  /** Undefined where the tier has no common step to speak of, or what stands beside the blocks may still move. */
  static of(auction: Auction, goal: Goal): Remainders | undefined {
    const { blocks, shared } = auction.parts;
    const whole = goal(auction.model.objectives);
    const beside = restricted(whole, shared);
    if (beside.columns.some((j) => auction.model.columns[j]!.lower !== auction.model.columns[j]!.upper)) return undefined;
    const goals = blocks.map(({ model }) => goal(model.objectives));
    const steps = goals.map((objective, b) => stepOf({ columns: blocks[b]!.model.columns, rows: [], objective }));
    const count = (step: number): number => steps.filter((own) => own === step).length;
    const step = [...new Set(steps)].toSorted((a, b) => count(b) - count(a))[0]!;
    if (step < 2 || step > MOST_REMAINDERS) return undefined;
    return new Remainders(auction, goals, steps, step, modulo(whole.constant + valueAt(beside, auction.best!.x), step));
  }

  /** Asks the blocks that have a choice what each remainder costs at the prices of a proof; their terms must hold its forms. Points found become proposals. */
  async cost(proof: Proof): Promise<Counted> {
    const paid = await Promise.all(this.#goals.map((objective, b) => (this.#open[b]!.size === 1 ? this.#only([...this.#open[b]!][0]!) : this.#asked(b, objective, proof))));
    return new Counted(this.step, proof, this.#only(this.#aside), paid);
  }

  #only(remainder: number): Costs {
    return Array.from({ length: this.step }, (_, r) => (r === remainder ? 0 : Infinity));
  }

  async #asked(b: number, objective: Objective, proof: Proof): Promise<Costs> {
    const { parts, terms, crew, proposals } = this.#auction;
    const { model } = parts.blocks[b]!;
    const { rows, bounds } = terms[b]!;
    const columns: Column[] = model.columns.map((column, j) => (bounds === undefined ? column : { ...column, lower: bounds.lower[j]!, upper: bounds.upper[j]! }));
    const range = objective.columns.reduce((sum, j, k) => sum + Math.abs(objective.values[k]!) * Math.max(Math.abs(columns[j]!.lower), Math.abs(columns[j]!.upper)), Math.abs(objective.constant));
    const most = Math.ceil(range / this.step) + 1;
    const times = columns.push({ lower: -most, upper: most, integer: true }) - 1;
    const found: Float64Array[] = [];
    const costs = await Promise.all(
      Array.from({ length: this.step }, async (_, remainder) => {
        if (!this.#open[b]!.has(remainder)) return Infinity;
        const side = remainder - objective.constant;
        const exactly: Row = { columns: [...objective.columns, times], values: [...objective.values, -this.step], lower: side, upper: side };
        const answer = await crew.ask({ model: packModel({ columns, rows: [...model.rows, ...rows, exactly], objectives: [] }) }, { kind: 'price', objective: proof.forms[b]!, start: null, open: proof.prices.scale / 8 });
        if (answer.kind === 'point') found[remainder] = Float64Array.from(answer.x.subarray(0, times));
        if (answer.kind === 'infeasible') this.#open[b]!.delete(remainder);
        return answer.kind === 'infeasible' ? Infinity : answer.kind === 'point' ? Math.max(0, answer.bound - proof.least[b]!) : 0;
      }),
    );
    // In the order of remainders, whichever thread was first.
    for (const own of found) if (own !== undefined) proposals.add(b, own);
    return costs;
  }
}
