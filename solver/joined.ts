/** Some blocks of a split model as one model again, with rows for what they put together on links and holds. */
import type { Terms } from './auction.ts';
import type { Decomposition, Part } from './decompose.ts';
import type { Column, Derived, Model, Row } from './model.ts';
import type { Hold } from './prices.ts';

export class Joined {
  /** The blocks side by side, each under its terms, without objectives. */
  readonly model: Model;
  readonly #parts: Decomposition;
  readonly #chosen: readonly number[];
  readonly #offsets: readonly number[];

  constructor(parts: Decomposition, chosen: readonly number[], terms: readonly Terms[]) {
    const offsets: number[] = [];
    const columns: Column[] = [];
    const rows: Row[] = [];
    const derived: Derived[] = [];
    for (const b of chosen) {
      const offset = columns.length;
      const { model } = parts.blocks[b]!;
      const { rows: further, bounds } = terms[b]!;
      offsets.push(offset);
      model.columns.forEach((column, j) =>
        columns.push(bounds === undefined ? column : { ...column, lower: bounds.lower[j]!, upper: bounds.upper[j]! }),
      );
      for (const row of [...model.rows, ...further]) rows.push({ ...row, columns: row.columns.map((j) => j + offset) });
      for (const item of model.derived ?? [])
        derived.push({
          ...item,
          column: item.column + offset,
          form: { ...item.form, columns: item.form.columns.map((j) => j + offset) },
        });
    }
    this.model = { columns, rows, derived, objectives: [] };
    this.#parts = parts;
    this.#chosen = chosen;
    this.#offsets = offsets;
  }

  /** Forms of the single blocks as one. */
  sum(formOf: (b: number) => Part): Part {
    const forms = this.#chosen.map((b, i) => ({ form: formOf(b), offset: this.#offsets[i]! }));
    return {
      columns: forms.flatMap(({ form, offset }) => form.columns.map((j) => j + offset)),
      values: forms.flatMap(({ form }) => form.values),
    };
  }

  /** What the blocks together put on each link, between limits. */
  ties(limits: (i: number) => Pick<Row, 'lower' | 'upper'>): Row[] {
    return this.#parts.links.flatMap(({ parts }, i) => {
      const own = this.sum((b) => parts[b]!);
      return own.columns.length === 0 ? [] : [{ ...own, ...limits(i) }];
    });
  }

  /** What the blocks together put on each hold, up to a limit. */
  held(holds: readonly Hold[], most: (hold: Hold) => number): Row[] {
    return holds.flatMap((hold) => {
      const own = this.sum((b) => hold.forms[b]!);
      return own.columns.length === 0 ? [] : [{ ...own, lower: -Infinity, upper: most(hold) }];
    });
  }

  /** A point of the joined model, block by block. */
  apart(x: Float64Array): ReadonlyMap<number, Float64Array> {
    return new Map(
      this.#chosen.map((b, i) => [
        b,
        x.slice(this.#offsets[i]!, this.#offsets[i]! + this.#parts.blocks[b]!.columns.length),
      ]),
    );
  }
}
