/**
 * The rounds between blocks and master: prices one way, proposals the other, and the best whole point that came of
 * them.
 */
import sum from 'lodash/sum.js';
import { type Decomposition, longestFirst } from './decompose.ts';
import type { Asker, Bounds } from './job.ts';
import type { LinearAnswer } from './backend.ts';
import { boxed, masterOf } from './master.ts';
import {
  between,
  complete,
  isBefore,
  type Model,
  type Objective,
  restricted,
  type Row,
  valueAt,
  violation,
} from './model.ts';
import { type PackedModel, packModel } from './packed.ts';
import { besideBlocks, type Hold, pricedObjective, type Prices, pricesOf } from './prices.ts';
import { pick } from './pick.ts';
import { tightened } from './tighten.ts';
import { Proposals } from './proposals.ts';
import { trivialBound, wholeBound } from './tier.ts';
import type { PoolOptions, WholeSolved } from './whole.ts';

/** What is minimised, picked or put together from the tiers of a model. */
export type Goal = (tiers: readonly Objective[]) => Objective;

/** What prices proved: the bound of the goal, and of each block's priced objective. */
export interface Proof {
  readonly prices: Prices;
  readonly forms: readonly Objective[];
  readonly least: readonly number[];
  /** The same of each cell that was asked. */
  readonly leastIn: ReadonlyMap<Cell, number>;
  /** In the goal's own unit. */
  readonly bound: number;
  /** Σ of the blocks' priced objectives is at most this wherever the goal is at most `value`. */
  most(value: number): number;
}

export interface Incumbent {
  readonly x: Float64Array;
  readonly values: readonly number[];
}

/** What each block is asked under, beside its own rows. */
export interface Terms {
  readonly rows: readonly Row[];
  readonly bounds?: Bounds;
}

/** A part of a block: what its points keep beside the block's terms. */
export interface Cell {
  readonly rows: readonly Row[];
  /** Tiers in which all its points are alike, by position, with their value in the block. */
  readonly alike: ReadonlyMap<number, number>;
}

export class Auction {
  model: Model;
  /** Its links are tightened as columns beside the blocks settle. */
  parts: Decomposition;
  readonly packed: readonly PackedModel[];
  /** The links as the whole model has them. */
  readonly #across: ReadonlySet<Row>;
  readonly options: PoolOptions;
  readonly crew: Asker;
  readonly proposals: Proposals;
  /** What is at work, for who watches. */
  tier = '';
  /** Per block: rows and bounds that hold in every point still worth a look. */
  readonly terms: Terms[];
  /** Per block: every point still worth a look is in one of these. */
  readonly cells: (readonly Cell[])[];
  /**
   * Links that have had a price, by position: who lists points must tell them apart by these. No proof rests on any
   * other link, so that leaving the others out of a listing undercuts neither a bound nor a tier that is held.
   */
  readonly scarce = new Set<number>();
  #best: Incumbent | undefined;
  #round = 0;

  constructor(model: Model, parts: Decomposition, packed: readonly PackedModel[], options: PoolOptions, crew: Asker) {
    this.model = model;
    this.parts = parts;
    this.packed = packed;
    this.#across = new Set(parts.links.map(({ row }) => row));
    this.options = options;
    this.crew = crew;
    this.proposals = new Proposals(parts);
    this.terms = parts.blocks.map(() => ({ rows: [] }));
    this.cells = parts.blocks.map(() => [{ rows: [], alike: new Map() }]);
    this.#tighten();
  }

  #tighten(): void {
    this.parts = {
      ...this.parts,
      links: this.parts.links.map((link) => ({ ...link, row: tightened(link.row, this.model.columns) })),
    };
  }

  get best(): Incumbent | undefined {
    return this.#best;
  }

  get size(): number {
    return this.proposals.size;
  }

  /** The block's part of the best point. */
  own(b: number): Float64Array {
    return this.#ownOf(b, this.#best!.x);
  }

  #ownOf(b: number, x: Float64Array): Float64Array {
    return Float64Array.from(this.parts.blocks[b]!.columns, (j) => x[j]!);
  }

  /** Proposals from a whole point that keeps the blocks' rows, whatever it does to the links. */
  take(x: Float64Array): void {
    const point = complete(this.model, x);
    this.parts.blocks.forEach((block, b) => {
      const own = this.#ownOf(b, point);
      if (violation(block.model, own) === undefined) this.proposals.add(b, own);
    });
    this.#keep(point);
  }

  #keep(x: Float64Array): void {
    const point = complete(this.model, x);
    if (violation(this.model, point) !== undefined) return;
    const values = this.model.objectives.map((objective) => valueAt(objective, point));
    if (this.#best === undefined || isBefore(values, this.#best.values)) this.#best = { x: point, values };
  }

  /**
   * True where the blocks' own optimum keeps the links and costs nothing beside them that it need not: nothing can be
   * better.
   */
  isFree({ x }: WholeSolved): boolean {
    if (violation(this.model, x) !== undefined) return false;
    return this.model.objectives.every((objective) => {
      const aside = restricted(objective, this.parts.shared);
      return valueAt(aside, x) === trivialBound(this.model.columns, aside);
    });
  }

  /** Prices of the links from the relaxation of the whole; undefined where the engine has none. */
  async relaxedPrices(goal: Goal): Promise<Prices | undefined> {
    const rows = [
      ...this.model.rows.filter((row) => !this.#across.has(row)),
      ...this.parts.links.map(({ row }) => row),
    ];
    const answer = await this.crew.ask(
      { model: packModel({ ...this.model, rows, objectives: [] }) },
      { kind: 'relax', objective: goal(this.model.objectives) },
    );
    return answer === undefined
      ? undefined
      : pricesOf(this.parts, answer.duals.slice(rows.length - this.parts.links.length), []);
  }

  /** The relaxed master over the proposals known so far; with `near`, its multipliers stay close to those. */
  async relaxedMaster(
    goal: Goal,
    holds: readonly Hold[],
    near?: Prices,
    reach = 1,
  ): Promise<{ readonly answer: LinearAnswer; readonly prices: Prices } | undefined> {
    const { model } = masterOf(this.model, this.parts, this.proposals, holds);
    const objective = goal(model.objectives);
    const problem =
      near === undefined ? { ...model, objective } : boxed(model, objective, this.parts.blocks.length, near, reach);
    const answer = await this.crew.ask(
      { model: packModel({ columns: problem.columns, rows: problem.rows, objectives: [] }) },
      { kind: 'relax', objective: problem.objective },
    );
    if (answer === undefined) return undefined;
    const [blocks, links] = [this.parts.blocks.length, this.parts.links.length];
    const prices = pricesOf(
      this.parts,
      answer.duals.slice(blocks, blocks + links),
      answer.duals.slice(blocks + links).map((dual) => -dual),
    );
    return { answer, prices };
  }

  /** Asks every block what it would do at these prices. Undefined where a block has no point at all. */
  async prove(goal: Goal, holds: readonly Hold[], prices: Prices): Promise<Proof | undefined> {
    const forms = this.parts.blocks.map(({ model }, b) =>
      pricedObjective(this.parts, b, goal(model.objectives), holds, prices),
    );
    prices.links.forEach((price, i) => price !== 0 && this.scarce.add(i));
    let done = 0;
    this.#round += 1;
    const answers = await this.inBlocks(async (b, cell) => {
      const objective = forms[b]!;
      const terms = this.within(b, cell);
      const answer = await this.crew.ask(
        { model: this.packed[b]!, ...terms },
        { kind: 'price', objective, start: this.#bestOf(b, objective, terms), open: prices.scale / 8 },
      );
      if (cell === this.cells[b]!.at(-1)) this.tell((done += 1));
      return answer;
    });
    const leastIn = new Map<Cell, number>();
    const least = answers.map((own, b) => {
      const { columns } = this.parts.blocks[b]!.model;
      own.forEach((answer, c) => {
        if (answer.kind === 'point') this.proposals.add(b, answer.x);
        leastIn.set(
          this.cells[b]![c]!,
          answer.kind === 'point'
            ? wholeBound(answer.bound)
            : answer.kind === 'infeasible'
              ? Infinity
              : trivialBound(columns, forms[b]!),
        );
      });
      const known = this.cells[b]!.map((cell) => leastIn.get(cell)!);
      this.cells[b] = this.cells[b]!.filter((_, c) => known[c]! < Infinity);
      return Math.min(...known);
    });
    if (least.includes(Infinity)) return undefined;
    const beside = besideBlocks(this.model, this.parts, goal(this.model.objectives), holds, prices);
    return {
      prices,
      forms,
      least,
      leastIn,
      bound: (sum(least) + beside) / prices.scale,
      most: (value) => prices.scale * value - beside,
    };
  }

  /**
   * Something of every cell of every block, the largest blocks first; by block and cell, whichever thread was first.
   */
  async inBlocks<T>(work: (b: number, cell: Cell) => Promise<T>): Promise<readonly (readonly T[])[]> {
    const all = this.cells.map((): T[] => []);
    await Promise.all(
      longestFirst(this.parts.blocks).flatMap((b) =>
        this.cells[b]!.map(async (cell, c) => (all[b]![c] = await work(b, cell))),
      ),
    );
    return all;
  }

  /** What the points of a cell keep. */
  within(b: number, cell: Cell): Terms {
    const { rows, ...rest } = this.terms[b]!;
    return { rows: [...rows, ...cell.rows], ...rest };
  }

  /** Progress: so many blocks have answered; with a bound once there is one for the tier at work. */
  tell(done: number, known?: { readonly value: number; readonly bound: number }): void {
    this.options.onProgress?.({
      blocks: this.parts.blocks.length,
      done,
      tier: this.tier,
      inHand: this.#best !== undefined,
      round: this.#round,
      ...known,
    });
  }

  #bestOf(b: number, objective: Objective, { rows, bounds }: Terms): Float64Array | null {
    const { columns } = this.parts.blocks[b]!.model;
    const narrowed =
      bounds === undefined
        ? []
        : columns.map((column, j) => ({ ...column, lower: bounds.lower[j]!, upper: bounds.upper[j]! }));
    const fits = this.proposals.of(b).filter(({ x }) => violation({ columns: narrowed, rows }, x) === undefined);
    return fits.reduce<Float64Array | null>(
      (best, { x }) => (best === null || valueAt(objective, x) < valueAt(objective, best) ? x : best),
      null,
    );
  }

  /** Each block's tiers from `from` on, while it keeps what it has in the best point: earlier tiers and links. */
  async finish(from: number): Promise<void> {
    const found = new Map<number, Float64Array>();
    await Promise.all(
      longestFirst(this.parts.blocks).map(async (b) => {
        const own = this.own(b);
        const { model } = this.parts.blocks[b]!;
        const kept = model.objectives
          .slice(0, from)
          .map((objective): Row => ({ ...objective, lower: -Infinity, upper: valueAt(objective, own) }));
        const ties = this.parts.links.map(({ row, parts }): Row => {
          const at = valueAt({ constant: 0, ...parts[b]! }, own);
          return {
            ...parts[b]!,
            lower: row.lower === -Infinity ? -Infinity : at,
            upper: row.upper === Infinity ? Infinity : at,
          };
        });
        const { rows, ...rest } = this.terms[b]!;
        const all = [...rows, ...kept, ...ties].filter(({ columns }) => columns.length > 0);
        const answer = await this.crew.ask(
          { model: this.packed[b]!, rows: all, ...rest },
          { kind: 'tiers', start: own, from, scout: [], plain: false },
        );
        if (answer.kind === 'solved') found.set(b, answer.x);
      }),
    );
    const x = Float64Array.from(this.#best!.x);
    this.parts.blocks.forEach(({ columns }, b) => {
      const own = found.get(b);
      if (own === undefined) return;
      this.proposals.add(b, own);
      columns.forEach((j, k) => (x[j] = own[k]!));
    });
    this.#keep(x);
  }

  /**
   * From now on no block's form may exceed `most[b]`: a row and the bounds that follow from it. It is at least
   * `least[b]` anyway, and `leastIn` a cell, where that is known. `totals`: bounds are to be as close as can be.
   */
  async cut(
    { forms, least, leastIn }: Pick<Proof, 'forms' | 'least' | 'leastIn'>,
    most: readonly number[],
    totals: boolean,
  ): Promise<void> {
    this.cells.forEach(
      (own, b) => (this.cells[b] = own.filter((cell) => (leastIn.get(cell) ?? -Infinity) <= most[b]!)),
    );
    this.proposals.keep((b, { x }) => valueAt(forms[b]!, x) <= most[b]!);
    await Promise.all(
      longestFirst(this.parts.blocks).map(async (b) => {
        const form = forms[b]!;
        if (form.columns.length === 0) return;
        const { rows, bounds } = this.terms[b]!;
        const upper = Math.floor(most[b]!);
        const narrowed = await this.crew.ask(
          { model: this.packed[b]!, rows, ...(bounds === undefined ? {} : { bounds }) },
          { kind: 'narrow', objective: form, value: upper, totals },
        );
        this.terms[b] = { rows: [...rows, between(form, least[b]!, upper)], bounds: narrowed };
      }),
    );
  }

  /** From now on every column of a block that costs something in a tier stays where it costs least. */
  settle(tier: number): void {
    this.proposals.keep(
      (b, { tiers }) =>
        tiers[tier] ===
        trivialBound(this.parts.blocks[b]!.model.columns, this.parts.blocks[b]!.model.objectives[tier]!),
    );
    this.parts.blocks.forEach(({ model }, b) => {
      const { rows, bounds } = this.terms[b]!;
      const lower = bounds?.lower.slice() ?? Float64Array.from(model.columns, (column) => column.lower);
      const upper = bounds?.upper.slice() ?? Float64Array.from(model.columns, (column) => column.upper);
      const { columns, values } = model.objectives[tier]!;
      columns.forEach((j, k) => {
        if (values[k] === 0) return;
        const at = values[k]! > 0 ? model.columns[j]!.lower : model.columns[j]!.upper;
        lower[j] = at;
        upper[j] = at;
      });
      this.terms[b] = { rows, bounds: { lower, upper } };
    });
  }

  /**
   * From now on no column beside the blocks costs more in a tier than what its value leaves beyond the least thinkable.
   */
  limit(tier: number, value: number): void {
    const whole = this.model.objectives[tier]!;
    const room = value - trivialBound(this.model.columns, whole);
    const { columns: own, values } = restricted(whole, this.parts.shared);
    const columns = [...this.model.columns];
    own.forEach((j, k) => {
      if (values[k] === 0) return;
      const { lower, upper } = columns[j]!;
      const steps = Math.floor(room / Math.abs(values[k]!));
      columns[j] = {
        ...columns[j]!,
        ...(values[k]! > 0 ? { upper: Math.min(upper, lower + steps) } : { lower: Math.max(lower, upper - steps) }),
      };
    });
    this.model = { ...this.model, columns };
    this.#tighten();
  }

  /** The best choice of proposals in the first `tiers` tiers. */
  async pick(tiers: number): Promise<void> {
    const x = await pick(this.model, this.parts, this.proposals, this.#best?.x, tiers, this.options.scout, this.crew);
    if (x !== undefined) this.#keep(x);
  }
}
