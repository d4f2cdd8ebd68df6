/**
 * Keys made of several parts. Ids and subjects come from somebody's file and may hold any sign, so parts are never put
 * side by side with a sign between them: `S|A` + `B` and `S` + `A|B` must stay two keys.
 */
import { seenText } from '../messages/safe-text.ts';

/** One part of a key: an id, a word, a year; null where there is none. */
export type KeyPart = string | number | null;

/** At least two: one part needs no more than a plain map. */
export type KeyParts = readonly [KeyPart, KeyPart, ...KeyPart[]];

/** A text that no other list of parts has: for keys that are made now and then, and for lists of keys. */
export const compositeKey = (...parts: readonly KeyPart[]): string => JSON.stringify(parts);

/** Values under several keys at once, as nested maps: a look puts no text together, which counts where it is hot. */
export class DeepMap<K extends KeyParts, V> {
  readonly #root = new Map<KeyPart, unknown>();

  /** The value under the keys; undefined where there is none. */
  get(...keys: K): V | undefined {
    let found: unknown = this.#root;
    for (const key of keys) {
      if (found === undefined) return undefined;
      found = (found as Map<KeyPart, unknown>).get(key);
    }
    return found as V | undefined;
  }

  /** Puts a value under the keys in place of what was there. */
  set(keys: K, value: V): void {
    let map = this.#root;
    for (const key of keys.slice(0, -1)) {
      let next = map.get(key) as Map<KeyPart, unknown> | undefined;
      if (next === undefined) map.set(key, (next = new Map<KeyPart, unknown>()));
      map = next;
    }
    map.set(keys.at(-1)!, value);
  }

  /** The value under the keys; where there is none it is made and kept. */
  ensure(keys: K, make: () => V): V {
    const found = this.get(...keys);
    if (found !== undefined) return found;
    const made = make();
    this.set(keys, made);
    return made;
  }
}

/**
 * What ids, names and headings are compared by wherever somebody's cell is looked up: half width, without blanks and
 * signs that nobody sees, in lower case.
 */
export const looseKey = (text: string): string =>
  seenText(text).normalize('NFKC').replaceAll(/\s+/gu, '').toLowerCase();
