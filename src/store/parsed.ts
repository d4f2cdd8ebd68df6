/** What texts of the store were parsed to, so that a roster that many questions are asked about is parsed once. */

/** Characters of all texts together whose values are kept: some counties of 10,000 teachers. */
const MOST = 64 * 1024 * 1024;

interface Kept<T> {
  readonly value: T;
  readonly size: number;
}

/**
 * Values by the digest of their text, in this process; what was asked for least lately goes first. They are handed to
 * many, so they are frozen through and through.
 */
export class ParsedTexts<T> {
  readonly #kept = new Map<string, Kept<T>>();
  readonly #parse: (text: string) => T;
  readonly #most: number;
  #size = 0;

  /** `most`: characters of all texts together; one text is kept however long it is. */
  constructor(parse: (text: string) => T, most: number = MOST) {
    this.#parse = parse;
    this.#most = most;
  }

  /** The value of the text of a digest; `text` is asked for only where it is not known yet. */
  async of(digest: string, text: () => Promise<string>): Promise<T> {
    const known = this.#kept.get(digest);
    if (known !== undefined) {
      this.#kept.delete(digest);
      this.#kept.set(digest, known);
      return known.value;
    }
    const found = await text();
    // Whoever asked at the same time may have been quicker.
    const meanwhile = this.#kept.get(digest);
    if (meanwhile !== undefined) return meanwhile.value;
    const value = deepFrozen(this.#parse(found));
    this.#kept.set(digest, { value, size: found.length });
    this.#size += found.length;
    this.#makeRoom();
    return value;
  }

  #makeRoom(): void {
    for (const [digest, { size }] of this.#kept) {
      if (this.#size <= this.#most || this.#kept.size === 1) return;
      this.#kept.delete(digest);
      this.#size -= size;
    }
  }
}

function deepFrozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFrozen(inner);
  }
  return value;
}
