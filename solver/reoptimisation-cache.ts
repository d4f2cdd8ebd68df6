/**
 * What a thread keeps of models between `reoptimise` questions: the least recently used go first once all together have
 * more columns than the limit.
 */
import type { Reoptimisation } from './reoptimisation.ts';

/** A county of fifty groups has some 80,000 columns; with the bounds of its stages about 100 MB. */
const MOST_COLUMNS = 200_000;

/** Reoptimisations by key. */
export class ReoptimisationCache {
  /** In the order of their last use. */
  readonly #kept = new Map<number, Reoptimisation>();
  readonly #most: number;

  /** @param most - Columns of all models together, but for the one in use. */
  constructor(most: number = MOST_COLUMNS) {
    this.#most = most;
  }

  /** How many models are kept. */
  get size(): number {
    return this.#kept.size;
  }

  /** What is kept under the key, or else what is made now. */
  get(key: number, make: () => Reoptimisation): Reoptimisation {
    const found = this.#kept.get(key) ?? make();
    this.#kept.delete(key);
    this.#kept.set(key, found);
    let columns = 0;
    for (const { size } of this.#kept.values()) columns += size;
    for (const [oldest, { size }] of this.#kept) {
      if (columns <= this.#most || oldest === key) break;
      this.#kept.delete(oldest);
      columns -= size;
    }
    return found;
  }
}
