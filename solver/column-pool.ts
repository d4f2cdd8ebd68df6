/**
 * The columns that each block gave: whole points of the block with their tiers and what they put on each linking row. The
 * restricted master chooses one per block (`restricted-master.ts`).
 */
import sum from 'lodash/sum.js';
import type { Decomposition } from './decompose.ts';
import { valueAt } from './model.ts';

/** A column of the master: a point of one block. */
export interface MasterColumn {
  readonly x: Float64Array;
  /** Value per tier, without the whole model's constants. */
  readonly tiers: readonly number[];
  /** Its activity in each linking row. */
  readonly linkingActivities: readonly number[];
}

/** All columns that are known, per block. */
export class ColumnPool {
  readonly #decomposition: Decomposition;
  readonly #lists: MasterColumn[][];
  readonly #known: Map<string, number>[];

  constructor(decomposition: Decomposition) {
    this.#decomposition = decomposition;
    this.#lists = decomposition.blocks.map(() => []);
    this.#known = decomposition.blocks.map(() => new Map());
  }

  of(block: number): readonly MasterColumn[] {
    return this.#lists[block]!;
  }

  get size(): number {
    return sum(this.#lists.map((list) => list.length));
  }

  /** Adds a point; one that is the same in every tier and linking row as a known one is no second column. */
  add(block: number, x: Float64Array): void {
    const made = this.#masterColumn(block, x);
    const key = keyOf(made);
    if (this.#known[block]!.has(key)) return;
    this.#known[block]!.set(key, this.#lists[block]!.push(made) - 1);
  }

  /** Forgets all columns but these. */
  keep(worth: (block: number, masterColumn: MasterColumn) => boolean): void {
    this.#lists.forEach((list, b) => {
      const left = list.filter((masterColumn) => worth(b, masterColumn));
      this.#lists[b] = left;
      this.#known[b] = new Map(left.map((masterColumn, k) => [keyOf(masterColumn), k]));
    });
  }

  /** Position of the column that is the same as this point in every tier and linking row. */
  find(block: number, x: Float64Array): number | undefined {
    return this.#known[block]!.get(keyOf(this.#masterColumn(block, x)));
  }

  #masterColumn(block: number, x: Float64Array): MasterColumn {
    const { model } = this.#decomposition.blocks[block]!;
    return {
      x,
      tiers: model.objectives.map((objective) => valueAt(objective, x)),
      linkingActivities: this.#decomposition.linkingRows.map(({ parts }) =>
        valueAt({ constant: 0, ...parts[block]! }, x),
      ),
    };
  }
}

const keyOf = ({ tiers, linkingActivities }: MasterColumn): string => `${tiers.join()}|${linkingActivities.join()}`;
