/**
 * Collects columns and rows. Every column but the choices themselves is derived: it knows how its value follows from
 * columns made before it, so that any set of postings can be completed to a whole point of the model.
 */
import {
  type Column,
  complete,
  type Derived,
  DERIVED_VALUE,
  type Model,
  type Objective,
  type Row,
} from '../../solver/model.ts';
import { commonDivisor } from '../domain/rational.ts';
import type { Expr, Levels } from '../rules/rows.ts';
import { combine, constant, ofColumn } from '../rules/expr.ts';

/** The owner of what speaks of several. */
const SHARED = -1;

/** What counts at all, by column; most forms are made in that order. */
function inColumnOrder(terms: Expr['terms']): readonly (readonly [number, number])[] {
  const kept = [...terms].filter(([, coefficient]) => coefficient !== 0);
  return kept.every(([j], i) => i === 0 || kept[i - 1]![0] < j) ? kept : kept.toSorted((a, b) => a[0] - b[0]);
}

/** The same for the same terms in any order; a county names tens of thousands of forms, and texts of them are slow. */
function hashOf(terms: Expr['terms']): number {
  let hash = terms.size;
  for (const [column, coefficient] of terms) {
    const spread = Math.imul(column + 1, 0x9e3779b1);
    hash = (hash + Math.imul(spread ^ (spread >>> 15), 0x85ebca6b + 2 * coefficient)) | 0;
  }
  return hash;
}

function areSame(a: Expr['terms'], b: Expr['terms']): boolean {
  if (a.size !== b.size) return false;
  for (const [column, coefficient] of a) if (b.get(column) !== coefficient) return false;
  return true;
}

export class ModelBuilder {
  readonly #columns: { lower: number; upper: number }[] = [];
  readonly #owners: number[] = [];
  readonly #rows: Row[] = [];
  readonly #derived: Derived[] = [];
  /** Columns that are not 0 where only decisions made already are taken. */
  readonly #settled = new Map<number, number>();
  /** Sums that have a column, by the hash of their terms. */
  readonly #sums = new Map<number, { readonly terms: Expr['terms']; readonly pure: Expr }[]>();

  /** A decision of an owner: 0 or 1; `made`: it is 1 already. */
  choice(owner: number, made = false): number {
    const column = this.count(owner, 1);
    if (made) {
      this.#columns[column] = { lower: 1, upper: 1 };
      this.#settled.set(column, 1);
    }
    return column;
  }

  /** The value of a form where only decisions that are made already are taken; 0 where there are none at all. */
  settled(form: Expr): number {
    if (this.#settled.size === 0) return 0;
    let value = form.constant;
    for (const [column, coefficient] of form.terms) value += coefficient * (this.#settled.get(column) ?? 0);
    return value;
  }

  /** A decision: 0 … most. */
  count(owner: number, most: number): number {
    this.#owners.push(owner);
    return this.#columns.push({ lower: 0, upper: most }) - 1;
  }

  #derive(lower: number, upper: number, as: Derived['as'], form: Expr, scale = 1): number {
    const terms = [...form.terms];
    const owner = this.#owners[terms[0]?.[0] ?? -1];
    const column = this.#columns.push({ lower, upper }) - 1;
    const settled = DERIVED_VALUE[as](this.settled(form), scale);
    if (settled !== 0) this.#settled.set(column, settled);
    this.#owners.push(owner !== undefined && terms.every(([j]) => this.#owners[j] === owner) ? owner : SHARED);
    this.#derived.push({
      column,
      form: { constant: form.constant, columns: terms.map(([j]) => j), values: terms.map(([, value]) => value) },
      as,
      scale,
    });
    return column;
  }

  /**
   * A column that equals the form, so that rows which share the form stay short; the same form gives the same column.
   */
  named(form: Expr): Expr {
    if (form.terms.size < 2) return form;
    const alike = this.#sums.get(hashOf(form.terms)) ?? [];
    let pure = alike.find(({ terms }) => areSame(terms, form.terms))?.pure;
    if (pure === undefined) {
      const body: Expr = { constant: 0, terms: form.terms };
      const [lower, upper] = this.range(body);
      const column = this.#derive(lower, upper, 'sum', body);
      // The row `body − column = 0`, as `row` would write it: most rows of a county are of this kind.
      if (lower < upper) {
        const terms = inColumnOrder(body.terms);
        this.#rows.push({
          columns: [...terms.map(([j]) => j), column],
          values: [...terms.map(([, coefficient]) => coefficient), -1],
          lower: 0,
          upper: 0,
        });
      }
      pure = ofColumn(column);
      this.#sums.set(hashOf(form.terms), [...alike, { terms: form.terms, pure }]);
    }
    return { constant: form.constant, terms: pure.terms };
  }

  /** A column of its own for a form, a constant one included. */
  asColumn(form: Expr): number {
    const [first] = form.terms;
    if (form.terms.size === 1 && form.constant === 0 && first![1] === 1) return first![0];
    const [lower, upper] = this.range(form);
    const column = this.#derive(lower, upper, 'sum', form);
    this.row(combine([1, form], [-1, ofColumn(column)]), 0, 0);
    return column;
  }

  /** max(0, ⌈form / scale⌉) as a column that is to be minimised, or the form itself where it is settled. */
  excess(form: Expr, scale = 1): Expr {
    const [lower, upper] = this.range(form);
    if (upper <= 0) return constant(0);
    if (lower >= 0 && scale === 1) return form;
    const column = this.#derive(0, Math.ceil(upper / scale), 'excess', form, scale);
    this.row(combine([1, form], [-scale, ofColumn(column)]), -Infinity, 0);
    return ofColumn(column);
  }

  /**
   * A count told level by level, so that functions of it are linear forms: one column for each level up to
   * `straightFrom`, 1 where the count reaches it, and one column for what is beyond, where every function asked for must
   * go on with the slope of its next step. The hull of the points (count, function) is then described exactly.
   */
  levels(count: Expr, straightFrom: number): Levels {
    const [least, most] = this.range(count);
    const last = Math.min(most, Math.max(least, straightFrom));
    const reached: { readonly level: number; readonly flag: Expr }[] = [];
    for (let level = least + 1; level <= last; level++) {
      const form = combine([1, count], [1, constant(1 - level)]);
      reached.push({ level, flag: ofColumn(this.#derive(0, 1, 'flag', form)) });
    }
    const past = combine([1, count], [-1, constant(last)]);
    const beyond =
      reached.length === 0 || most === last
        ? combine([most - last === 0 ? 0 : 1, past])
        : ofColumn(this.#derive(0, most - last, 'excess', past));
    if (reached.length > 0) {
      const told = reached.map(({ flag }) => [-1, flag] as const);
      this.row(combine([1, count], [-1, constant(least)], ...told, [-1, beyond]), 0, 0);
      for (const [i, { flag }] of reached.entries())
        if (i > 0) this.row(combine([1, reached[i - 1]!.flag], [-1, flag]), 0, Infinity);
      this.row(combine([most - last, reached.at(-1)!.flag], [-1, beyond]), 0, Infinity);
    }
    return (valueAt) =>
      combine(
        [1, constant(valueAt(least))],
        ...reached.map(({ level, flag }) => [valueAt(level) - valueAt(level - 1), flag] as const),
        [valueAt(last + 1) - valueAt(last), beyond],
      );
  }

  /** 1 where a count is above 0, else 0. */
  flag(count: Expr): Expr {
    const [least, most] = this.range(count);
    if (most <= 0) return constant(0);
    if (least > 0) return constant(1);
    if (most === 1) return count;
    const column = this.#derive(0, 1, 'flag', count);
    this.row(combine([1, count], [-1, ofColumn(column)]), 0, Infinity);
    this.row(combine([most, ofColumn(column)], [-1, count]), 0, Infinity);
    return ofColumn(column);
  }

  /** Least and greatest value of a form over the columns' bounds. */
  range(form: Expr): [number, number] {
    let lower = form.constant;
    let upper = form.constant;
    for (const [j, coefficient] of form.terms) {
      const column = this.#columns[j]!;
      lower += coefficient * (coefficient > 0 ? column.lower : column.upper);
      upper += coefficient * (coefficient > 0 ? column.upper : column.lower);
    }
    return [lower, upper];
  }

  /**
   * lower ≤ form ≤ upper. All coefficients are whole, so sides are divided by the common divisor and rounded inwards.
   */
  row(form: Expr, lower: number, upper: number): void {
    const [least, most] = this.range(form);
    if (least >= lower && most <= upper) return;
    const terms = inColumnOrder(form.terms);
    const divisor = commonDivisor(terms.map(([, coefficient]) => coefficient));
    const low = Math.ceil((lower - form.constant) / divisor);
    const high = Math.floor((upper - form.constant) / divisor);
    const [first] = terms;
    if (terms.length === 1 && first !== undefined)
      this.#tighten(first[0], first[1] > 0 ? low : -high, first[1] > 0 ? high : -low);
    else if (
      lower === -Infinity &&
      high === 0 &&
      terms.every(([j, coefficient]) => coefficient > 0 && this.#columns[j]!.lower === 0)
    ) {
      for (const [j] of terms) this.#tighten(j, -Infinity, 0);
    } else
      this.#rows.push({
        columns: terms.map(([j]) => j),
        values: terms.map(([, coefficient]) => coefficient / divisor),
        lower: low,
        upper: high,
      });
  }

  #tighten(j: number, lower: number, upper: number): void {
    const column = this.#columns[j]!;
    const [low, high] = [Math.max(column.lower, lower), Math.min(column.upper, upper)];
    if (low <= high) this.#columns[j] = { lower: low, upper: high };
    // Bounds that cross are kept as a row that nobody can meet: the engine then answers "infeasible".
    else this.#rows.push({ columns: [j], values: [1], lower, upper });
  }

  /** The model and the way to complete chosen columns to a whole point. */
  finish(objectives: readonly { readonly name: string; readonly form: Expr }[]): {
    model: Model;
    complete: (chosen: Iterable<number>) => Float64Array;
  } {
    const columns: Column[] = this.#columns.map((column) => ({ ...column, integer: true }));
    const made = objectives.map(({ name, form }): Objective => {
      const terms = [...form.terms].filter(([, value]) => value !== 0).toSorted((a, b) => a[0] - b[0]);
      return { name, constant: form.constant, columns: terms.map(([j]) => j), values: terms.map(([, value]) => value) };
    });
    const model: Model = {
      columns,
      rows: this.#rows,
      derived: this.#derived,
      owners: Int32Array.from(this.#owners),
      objectives: made,
    };
    return {
      model,
      complete: (chosen) => {
        const x = new Float64Array(columns.length);
        for (const column of chosen) x[column] = 1;
        return complete(model, x);
      },
    };
  }
}
