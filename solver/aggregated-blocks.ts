/** Some blocks of a decomposed model as one model again, with rows for their common activity in linking rows and cutoffs. */
import { type BlockRestriction, restrictedColumns } from './block-restrictions.ts';
import type { Decomposition, Part } from './decompose.ts';
import type { Column, Derived, Model, Row } from './model.ts';
import type { TierCutoff } from './pricing.ts';

/** Some blocks side by side. */
export class AggregatedBlocks {
  /** The blocks side by side, each under its restrictions, without objectives. */
  readonly model: Model;
  readonly #decomposition: Decomposition;
  readonly #chosen: readonly number[];
  readonly #offsets: readonly number[];

  constructor(decomposition: Decomposition, chosen: readonly number[], restrictions: readonly BlockRestriction[]) {
    const offsets: number[] = [];
    const columns: Column[] = [];
    const rows: Row[] = [];
    const derived: Derived[] = [];
    for (const b of chosen) {
      const offset = columns.length;
      const block = decomposition.blocks[b]!;
      const { model } = block;
      offsets.push(offset);
      restrictedColumns(block, restrictions[b]!).forEach((column) => columns.push(column));
      for (const row of [...model.rows, ...restrictions[b]!.rows])
        rows.push({ ...row, columns: row.columns.map((j) => j + offset) });
      for (const item of model.derived ?? [])
        derived.push({
          ...item,
          column: item.column + offset,
          form: { ...item.form, columns: item.form.columns.map((j) => j + offset) },
        });
    }
    this.model = { columns, rows, derived, objectives: [] };
    this.#decomposition = decomposition;
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

  /** The activity of the blocks together in each linking row, between limits. */
  linkingRows(limits: (i: number) => Pick<Row, 'lower' | 'upper'>): Row[] {
    return this.#decomposition.linkingRows.flatMap(({ parts }, i) => {
      const own = this.sum((b) => parts[b]!);
      return own.columns.length === 0 ? [] : [{ ...own, ...limits(i) }];
    });
  }

  /** The activity of the blocks together in each cutoff, up to a limit. */
  cutoffRows(cutoffs: readonly TierCutoff[], most: (cutoff: TierCutoff) => number): Row[] {
    return cutoffs.flatMap((cutoff) => {
      const own = this.sum((b) => cutoff.forms[b]!);
      return own.columns.length === 0 ? [] : [{ ...own, lower: -Infinity, upper: most(cutoff) }];
    });
  }

  /** A point of the aggregated model, block by block. */
  disaggregate(x: Float64Array): ReadonlyMap<number, Float64Array> {
    return new Map(
      this.#chosen.map((b, i) => [
        b,
        x.slice(this.#offsets[i]!, this.#offsets[i]! + this.#decomposition.blocks[b]!.columns.length),
      ]),
    );
  }
}
