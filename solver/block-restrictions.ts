/**
 * What is left to look at of each block: rows and bounds that hold in every point still worth a look, and disjuncts, of
 * which every such point lies in one. Every restriction follows from a proven bound; none loses a best point.
 */
import { trivialBound } from './attainable.ts';
import { type Bounds, boundsOf, withBounds } from './bounds.ts';
import type { ColumnPool } from './column-pool.ts';
import { type Block, longestFirst } from './decompose.ts';
import type { Executor } from './job.ts';
import { between, type Column, type Objective, type Row, valueAt } from './model.ts';
import type { PackedModel } from './packed.ts';

/** What a block is asked under, beside its own rows. */
export interface BlockRestriction {
  readonly rows: readonly Row[];
  readonly bounds?: Bounds;
}

/** A part of a block's points (disjunctive programming: Balas 1979): what they keep beside the block's restriction. */
export interface Disjunct {
  readonly rows: readonly Row[];
  /** Tiers in which all its points are alike, by position, with their value in the block. */
  readonly alike: ReadonlyMap<number, number>;
}

/** Lower bounds of one form per block, and of the same form in each disjunct that was asked. */
export interface BlockBounds {
  readonly forms: readonly Objective[];
  readonly blockBounds: readonly number[];
  readonly disjunctBounds: ReadonlyMap<Disjunct, number>;
}

/** Columns of a block as it is now restricted. */
export const restrictedColumns = (block: Block, { bounds }: BlockRestriction): readonly Column[] =>
  withBounds(block.model.columns, bounds);

/** The restrictions of all blocks, from one tier to the next. */
export class BlockRestrictions {
  /** Per block. */
  readonly of: BlockRestriction[];
  /** Per block: every point still worth a look is in one of these. */
  readonly disjuncts: (readonly Disjunct[])[];
  readonly #blocks: readonly Block[];
  readonly #packed: readonly PackedModel[];
  readonly #executor: Executor;

  constructor(blocks: readonly Block[], packed: readonly PackedModel[], executor: Executor) {
    this.of = blocks.map(() => ({ rows: [] }));
    this.disjuncts = blocks.map(() => [{ rows: [], alike: new Map() }]);
    this.#blocks = blocks;
    this.#packed = packed;
    this.#executor = executor;
  }

  /** How many disjuncts all blocks have. */
  get size(): number {
    return this.disjuncts.flat().length;
  }

  /** What the points of a disjunct keep. */
  within(b: number, disjunct: Disjunct): BlockRestriction {
    const { rows, ...rest } = this.of[b]!;
    return { rows: [...rows, ...disjunct.rows], ...rest };
  }

  /**
   * Something of every disjunct of every block, the largest blocks first; by block and disjunct, whichever thread was
   * first.
   */
  async inDisjuncts<T>(work: (b: number, disjunct: Disjunct) => Promise<T>): Promise<readonly (readonly T[])[]> {
    const all = this.disjuncts.map((): T[] => []);
    await Promise.all(
      longestFirst(this.#blocks).flatMap((b) =>
        this.disjuncts[b]!.map(async (disjunct, c) => (all[b]![c] = await work(b, disjunct))),
      ),
    );
    return all;
  }

  /**
   * Objective cutoffs: from now on no block's form may exceed `most[b]`, which is a row and the bounds that follow from
   * it. Disjuncts that are proven to exceed it go, and so do columns of the pool.
   *
   * @param totals - Bounds are to be as close as can be.
   */
  async applyCutoffs(
    { forms, blockBounds, disjunctBounds }: BlockBounds,
    most: readonly number[],
    columnPool: ColumnPool,
    totals: boolean,
  ): Promise<void> {
    this.disjuncts.forEach(
      (own, b) =>
        (this.disjuncts[b] = own.filter((disjunct) => (disjunctBounds.get(disjunct) ?? -Infinity) <= most[b]!)),
    );
    columnPool.keep((b, { x }) => valueAt(forms[b]!, x) <= most[b]!);
    await Promise.all(
      longestFirst(this.#blocks).map(async (b) => {
        const form = forms[b]!;
        if (form.columns.length === 0) return;
        const restriction = this.of[b]!;
        const upper = Math.floor(most[b]!);
        const bounds = await this.#executor.run(
          { model: this.#packed[b]!, ...restriction },
          { kind: 'tightenBounds', objective: form, value: upper, totals },
        );
        this.of[b] = { rows: [...restriction.rows, between(form, blockBounds[b]!, upper)], bounds };
      }),
    );
  }

  /**
   * From now on every column of a block that costs something in a tier stays where it costs least: the tier is at its
   * trivial bound, so no column can be anywhere else.
   */
  fixTier(tier: number, columnPool: ColumnPool): void {
    columnPool.keep((b, { tiers }) => {
      const { columns, objectives } = this.#blocks[b]!.model;
      return tiers[tier] === trivialBound(columns, objectives[tier]!);
    });
    this.#blocks.forEach((block, b) => {
      const bounds = boundsOf(restrictedColumns(block, this.of[b]!));
      const { columns, values } = block.model.objectives[tier]!;
      columns.forEach((j, k) => {
        if (values[k] === 0) return;
        const { lower, upper } = block.model.columns[j]!;
        bounds.lower[j] = bounds.upper[j] = values[k]! > 0 ? lower : upper;
      });
      this.of[b] = { rows: this.of[b]!.rows, bounds };
    });
  }
}
