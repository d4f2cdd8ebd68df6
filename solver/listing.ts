/**
 * What prices leave open, settled by listing. At the prices of a proof a block may exceed its least by no more than the
 * gap: few of its points do, told by what they put on links and tiers, and every better plan is made of such points or
 * of points that these dominate. So the best choice among them is the optimum (column enumeration: Baldacci,
 * Christofides and Mingozzi 2008). What no best choice takes is left out of all later tiers.
 */
import sum from 'lodash/sum.js';
import type { Auction, Cell, Goal, Proof } from './auction.ts';
import type { Link } from './decompose.ts';
import { type Master, masterOf } from './master.ts';
import { between, type Objective, type Row, valueAt, violation } from './model.ts';
import { anywhere, type Region, type Side } from './nondominated.ts';
import { packModel } from './packed.ts';
import type { Hold } from './prices.ts';
import { Proposals } from './proposals.ts';
import { attainable, stepOf, wholeBound } from './tier.ts';

/** So many points per block, on average, and the limit is too far from the best for listing them. */
const MOST_POINTS = 40;

export class Listing {
  readonly #auction: Auction;
  readonly #goal: Goal;
  /** Position of the tier that the goal is. */
  readonly #t: number;
  readonly #holds: readonly Hold[];
  readonly #proof: Proof;
  /** The value of the tier up to which everything is listed. */
  readonly upTo: number;
  /** Points by block, the same tiers and links only once. */
  readonly #listed: Proposals;
  readonly #master: Master;

  private constructor(
    auction: Auction,
    t: number,
    holds: readonly Hold[],
    proof: Proof,
    upTo: number,
    listed: Proposals,
  ) {
    this.#auction = auction;
    this.#t = t;
    this.#goal = (tiers) => tiers[t]!;
    this.#holds = holds;
    this.#proof = proof;
    this.upTo = upTo;
    this.#listed = listed;
    this.#master = masterOf(
      auction.model,
      { ...auction.parts, links: auction.parts.links.map((link, i) => (auction.scarce.has(i) ? link : endless(link))) },
      listed,
      holds,
    );
  }

  /**
   * Everything with tier `t` at most `upTo` under the holds, and the least value of the tier as far as that tells it.
   * Points found become proposals. Undefined: too much to list.
   */
  static async of(
    auction: Auction,
    t: number,
    holds: readonly Hold[],
    proof: Proof,
    upTo: number,
  ): Promise<{ readonly listing: Listing; readonly bound: number } | undefined> {
    for (;;) {
      const listing = await Listing.#made(auction, t, holds, proof, upTo);
      if (listing === undefined) return undefined;
      const found = await listing.#best();
      if (found === undefined) return undefined;
      // A link that nobody pays for may be broken by what is best without it: then it counts as well.
      if (found.broken.length === 0) return { listing, bound: found.bound };
      found.broken.forEach((i) => auction.scarce.add(i));
    }
  }

  static async #made(
    auction: Auction,
    t: number,
    holds: readonly Hold[],
    proof: Proof,
    upTo: number,
  ): Promise<Listing | undefined> {
    const spare = proof.most(upTo) - sum(proof.least);
    const held = holds.map(({ tier }) => tier);
    const most = (auction.options.listed ?? MOST_POINTS) * auction.parts.blocks.length;
    let count = 0;
    const offers = await auction.inBlocks(async (b, cell) => {
      const { model } = auction.parts.blocks[b]!;
      const sides: Side[] = [
        ...used(auction, b),
        ...held.filter((tier) => !cell.alike.has(tier)).map((tier) => model.objectives[tier]!),
        model.objectives[t]!,
      ];
      const subject = { model: auction.packed[b]!, ...auction.within(b, cell) };
      const question = {
        kind: 'list' as const,
        objective: proof.forms[b]!,
        sides,
        most: Math.floor(proof.least[b]! + spare),
        open: proof.prices.scale / 8,
      };
      // Regions become questions of their own, so that a block with many points keeps no thread waiting.
      const all = async (among: readonly Region[]): Promise<readonly Float64Array[]> => {
        if (count > most) return [];
        const { points, left, complete } = await auction.crew.ask(subject, { ...question, among });
        count += complete ? points.length : Infinity;
        const beyond = await Promise.all(left.map((region) => all([region])));
        return [...points, ...beyond.flat()];
      };
      return all([anywhere(sides)]);
    });
    auction.options.trace?.(`${auction.tier}: ${count} points in ${auction.cells.flat().length} cells`);
    // Whoever stopped first where there are too many is chance: what was found until then is forgotten.
    if (count > most) return undefined;
    const listed = new Proposals(auction.parts);
    offers.forEach((own, b) =>
      own.forEach((points) => points.forEach((x) => [auction.proposals, listed].forEach((list) => list.add(b, x)))),
    );
    return new Listing(auction, t, holds, proof, upTo, listed);
  }

  /** A bound of the tier, at most the first value beyond what is listed, and the links that a better choice breaks. */
  async #best(): Promise<{ readonly bound: number; readonly broken: readonly number[] } | undefined> {
    const { model, first } = this.#master;
    const { columns, rows, objectives } = model;
    const { links } = this.#auction.parts;
    const step = stepOf({
      columns: this.#auction.model.columns,
      rows: [],
      objective: this.#auction.model.objectives[this.#t]!,
    });
    const answer = await this.#auction.crew.ask(
      { model: packModel({ columns, rows, objectives: [] }) },
      { kind: 'price', objective: objectives[this.#t]!, start: null, open: step / 2 },
    );
    const known = this.#auction.best!.values[this.#t]!;
    // The first value that the tier can have beyond what is listed, as far as a better one than the known is asked for.
    const beyond = this.upTo >= known ? known : known - Math.floor((known - this.upTo - 1) / step) * step;
    // Up to the known value the known point itself is a choice: "none" can only be a mistake then.
    if (answer.kind === 'infeasible' && this.upTo < known) return { bound: beyond, broken: [] };
    if (answer.kind !== 'point') return undefined;
    const whole = masterOf(this.#auction.model, this.#auction.parts, this.#listed);
    const broken = links.flatMap((_, i) =>
      violation({ columns: [], rows: [whole.model.rows[first.length - 1 + i]!] }, answer.x) === undefined ? [] : [i],
    );
    const bound = attainable(answer.bound, beyond, step);
    return { bound, broken: bound >= beyond ? [] : broken };
  }

  /**
   * Leaves each block only what a best choice may take, the tier being at `value`, its least, which the listing
   * reaches: cells by what its points are in the tiers so far, each with what it may cost at the prices beside the
   * cheapest others.
   */
  async restrict(value: number): Promise<void> {
    const { parts, crew } = this.#auction;
    const { model, first } = this.#master;
    const tiers = [...this.#holds.map(({ tier }) => tier), this.#t];
    const whole = this.#goal(this.#auction.model.objectives);
    const most = this.#proof.most(value);
    const costs = parts.blocks.map((_, b) => this.#listed.of(b).map(({ x }) => valueAt(this.#proof.forms[b]!, x)));
    const atBest: Row = { ...model.objectives[this.#t]!, lower: -Infinity, upper: value - whole.constant };
    const packed = packModel({ columns: model.columns, rows: [...model.rows, atBest], objectives: [] });
    const left: (Cell & { readonly most: number })[][] = [];
    await Promise.all(
      parts.blocks.map(async (_, b) => {
        const known = this.#listed.of(b);
        const kinds = Map.groupBy(
          known.map((__, k) => k),
          (k) => tiers.map((tier) => known[k]!.tiers[tier]!).join(),
        );
        const others: Objective = { name: 'others', constant: 0, ...spread(costs, first, b) };
        const cells = await Promise.all(
          [...kinds.values()].map(async (kind): Promise<(Cell & { readonly most: number }) | undefined> => {
            const one: Row = { columns: kind.map((k) => first[b]! + k), values: kind.map(() => 1), lower: 1, upper: 1 };
            const dearest = most - Math.min(...kind.map((k) => costs[b]![k]!));
            const bounds = await crew.ask(
              { model: packed, rows: [one] },
              { kind: 'narrow', objective: others, value: dearest, totals: false },
            );
            const answer = await crew.ask(
              { model: packed, rows: [one, between(others, -Infinity, dearest)], bounds },
              { kind: 'price', objective: others, start: null, open: this.#proof.prices.scale / 8 },
            );
            if (answer.kind === 'infeasible') return undefined;
            const cheapest =
              answer.kind === 'point' ? wholeBound(answer.bound) : sum(this.#proof.least) - this.#proof.least[b]!;
            return this.#cell(b, known[kind[0]!]!.tiers, tiers, Math.floor(most - cheapest));
          }),
        );
        left[b] = cells.filter((cell) => cell !== undefined);
      }),
    );
    this.#auction.options.trace?.(`${this.#auction.tier}: ${left.map((own) => own.length).join(' ')} cells left`);
    // The best point itself must be left; where rounding says otherwise nothing is restricted.
    const best = parts.blocks.map(({ model: { objectives } }, b) =>
      tiers.map((tier) => valueAt(objectives[tier]!, this.#auction.own(b))),
    );
    if (left.some((own, b) => own.every(({ alike }) => tiers.some((tier, k) => alike.get(tier) !== best[b]![k]))))
      return;
    left.forEach((own, b) => {
      const { objectives } = parts.blocks[b]!.model;
      const { rows, ...rest } = this.#auction.terms[b]!;
      this.#auction.cells[b] = own;
      this.#auction.terms[b] = {
        rows: [
          ...rows,
          ...tiers.flatMap((tier) =>
            spanned(
              objectives[tier]!,
              own.map(({ alike }) => alike.get(tier)!),
            ),
          ),
        ],
        ...rest,
      };
    });
    await this.#auction.cut(
      this.#proof,
      left.map((own) => Math.max(...own.map(({ most: dearest }) => dearest))),
      true,
    );
    this.#auction.options.trace?.(
      `${this.#auction.tier} restricted: ${this.#auction.cells.map((own) => own.length).join(' ')} cells`,
    );
  }

  #cell(b: number, at: readonly number[], tiers: readonly number[], most: number): Cell & { readonly most: number } {
    const { objectives } = this.#auction.parts.blocks[b]!.model;
    const alike = new Map(tiers.map((tier) => [tier, at[tier]!]));
    const rows = tiers.flatMap((tier) => spanned(objectives[tier]!, [at[tier]!]));
    const form = this.#proof.forms[b]!;
    return { most, alike, rows: [...rows, between(form, -Infinity, most)].filter(({ columns }) => columns.length > 0) };
  }
}

/** What a block puts on scarce links, turned so that less is better for the others. */
const used = ({ parts, scarce }: Auction, b: number): Side[] =>
  parts.links.flatMap(({ parts: own, row }, i) => {
    const { columns, values } = own[b]!;
    const less = { columns, values };
    const more = { columns, values: values.map((value) => -value) };
    return !scarce.has(i) ? [] : [...(row.upper < Infinity ? [less] : []), ...(row.lower > -Infinity ? [more] : [])];
  });

const endless = (link: Link): Link => ({ ...link, row: { ...link.row, lower: -Infinity, upper: Infinity } });

/** A cost per choice, over the master's columns, of all blocks but one. */
function spread(costs: readonly (readonly number[])[], first: readonly number[], but: number): Side {
  const terms = costs.flatMap((own, b) => (b === but ? [] : own.map((cost, k) => [first[b]! + k, cost] as const)));
  return { columns: terms.map(([column]) => column), values: terms.map(([, value]) => value) };
}

/** A row that keeps a form within what these values span. */
const spanned = (form: Objective, values: readonly number[]): Row[] =>
  form.columns.length === 0 ? [] : [between(form, Math.min(...values), Math.max(...values))];
