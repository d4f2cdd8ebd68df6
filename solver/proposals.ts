/**
 * What each block proposes: whole points of the block with their tiers and what they put on each link. A small master
 * picks one proposal per block (`master.ts`).
 */
import sumBy from 'lodash/sumBy.js';
import type { Decomposition } from './decompose.ts';
import { valueAt } from './model.ts';

export interface Proposal {
  readonly x: Float64Array;
  /** Value per tier, without the whole model's constants. */
  readonly tiers: readonly number[];
  /** What it puts on each link. */
  readonly ties: readonly number[];
}

export class Proposals {
  readonly #parts: Decomposition;
  readonly #lists: Proposal[][];
  readonly #known: Map<string, number>[];

  constructor(parts: Decomposition) {
    this.#parts = parts;
    this.#lists = parts.blocks.map(() => []);
    this.#known = parts.blocks.map(() => new Map());
  }

  of(block: number): readonly Proposal[] {
    return this.#lists[block]!;
  }

  get size(): number {
    return sumBy(this.#lists, (list) => list.length);
  }

  /** A proposal that is the same in every tier and on every link is no second one. */
  add(block: number, x: Float64Array): void {
    const made = this.#proposal(block, x);
    const key = keyOf(made);
    if (this.#known[block]!.has(key)) return;
    this.#known[block]!.set(key, this.#lists[block]!.push(made) - 1);
  }

  /** Forgets all proposals but these. */
  keep(worth: (block: number, proposal: Proposal) => boolean): void {
    this.#lists.forEach((list, b) => {
      const left = list.filter((proposal) => worth(b, proposal));
      this.#lists[b] = left;
      this.#known[b] = new Map(left.map((proposal, k) => [keyOf(proposal), k]));
    });
  }

  /** Position of the proposal that is the same as this point in every tier and on every link. */
  find(block: number, x: Float64Array): number | undefined {
    return this.#known[block]!.get(keyOf(this.#proposal(block, x)));
  }

  #proposal(block: number, x: Float64Array): Proposal {
    const { model } = this.#parts.blocks[block]!;
    return {
      x,
      tiers: model.objectives.map((objective) => valueAt(objective, x)),
      ties: this.#parts.links.map(({ parts }) => valueAt({ constant: 0, ...parts[block]! }, x)),
    };
  }
}

const keyOf = ({ tiers, ties }: Proposal): string => `${tiers.join()}|${ties.join()}`;
