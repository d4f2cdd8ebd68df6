/**
 * A mixed-integer linear model as plain frozen data: columns, rows and named integer objectives, all to be
 * minimised. The kit knows no teachers. Coefficients are integers, so that every value can be recomputed exactly.
 */
export interface Column {
  readonly lower: number;
  /** Infinity where there is no upper bound. */
  readonly upper: number;
  readonly integer: boolean;
}

/** lower ≤ Σ values[i] · x[columns[i]] ≤ upper; columns strictly ascending. */
export interface Row {
  readonly columns: readonly number[];
  readonly values: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

/** constant + Σ values[i] · x[columns[i]], minimised. */
export interface Objective {
  readonly name: string;
  readonly constant: number;
  readonly columns: readonly number[];
  readonly values: readonly number[];
}

/**
 * How a column's value follows from columns before it: the form itself (`sum`), ⌈form / scale⌉ but not below 0
 * (`excess`), or 1 where the form is above 0 (`flag`).
 */
export interface Derived {
  readonly column: number;
  readonly form: Pick<Objective, 'constant' | 'columns' | 'values'>;
  readonly as: 'sum' | 'excess' | 'flag';
  readonly scale: number;
}

/** Columns, rows and objectives in strict order. */
export interface Model {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** In an order in which each rests on earlier ones only. Engines may leave such columns looser than they need be. */
  readonly derived?: readonly Derived[];
  /**
   * Which columns belong together, by number; −1: a column that speaks of several. Rows across these borders are what
   * `decompose` takes for linking rows between blocks. Absent: nothing is known, and only rows decide.
   */
  readonly owners?: ArrayLike<number>;
  /** In strict order: each is minimised with all earlier ones held at their values. */
  readonly objectives: readonly Objective[];
}

/** The exact value of a linear form at an integer point. */
export function valueAt(form: Pick<Objective, 'constant' | 'columns' | 'values'>, x: ArrayLike<number>): number {
  let sum = form.constant;
  for (let i = 0; i < form.columns.length; i++) sum += form.values[i]! * x[form.columns[i]!]!;
  return sum;
}

/**
 * A row that keeps a form of whole values from `lower` to `upper`: half a unit beyond, where no value is, so that no
 * engine's rounding decides.
 */
export const between = (
  form: Pick<Objective, 'constant' | 'columns' | 'values'>,
  lower: number,
  upper: number,
): Row => ({
  columns: form.columns,
  values: form.values,
  lower: lower - form.constant - 0.5,
  upper: upper - form.constant + 0.5,
});

/** The form is at most `value`. */
export const atMost = (form: Pick<Objective, 'constant' | 'columns' | 'values'>, value: number): Row => ({
  columns: form.columns,
  values: form.values,
  lower: -Infinity,
  upper: value - form.constant,
});

/** The terms of a form over some columns only, without its constant. */
export function restricted<F extends Pick<Objective, 'columns' | 'values'>>(
  form: F,
  only: readonly number[],
): F & { readonly constant: 0 } {
  const keep = new Set(only);
  const at = form.columns.flatMap((j, k) => (keep.has(j) ? [k] : []));
  return { ...form, constant: 0, columns: at.map((k) => form.columns[k]!), values: at.map((k) => form.values[k]!) };
}

/** The value of a derived column, from the value of its form and its scale. */
export const DERIVED_VALUE: Readonly<Record<Derived['as'], (value: number, scale: number) => number>> = {
  sum: (value) => value,
  excess: (value, scale) => Math.max(0, Math.ceil(value / scale)),
  flag: (value) => (value > 0 ? 1 : 0),
};

/** The point with every derived column at the value that follows from the others. */
export function complete({ derived = [] }: Pick<Model, 'derived'>, x: ArrayLike<number>): Float64Array {
  const point = Float64Array.from(x);
  for (const { column, form, as, scale } of derived) point[column] = DERIVED_VALUE[as](valueAt(form, point), scale);
  return point;
}

/** The first thing about `x` that the model does not allow, or undefined. Whole columns must be whole. */
export function violation(
  model: Pick<Model, 'columns' | 'rows'>,
  x: ArrayLike<number>,
  tolerance = 1e-6,
): string | undefined {
  for (let j = 0; j < model.columns.length; j++) {
    const column = model.columns[j]!;
    const value = x[j]!;
    if (!(value >= column.lower - tolerance && value <= column.upper + tolerance)) return `column ${j} = ${value}`;
    if (column.integer && !Number.isInteger(value)) return `column ${j} = ${value} is not whole`;
  }
  for (let i = 0; i < model.rows.length; i++) {
    const row = model.rows[i]!;
    const value = valueAt({ constant: 0, columns: row.columns, values: row.values }, x);
    if (!(value >= row.lower - tolerance && value <= row.upper + tolerance)) return `row ${i} = ${value}`;
  }
  return undefined;
}

/** Better in strict order: less in the first tier in which they differ. */
export function isBefore(a: readonly number[], b: readonly number[]): boolean {
  const t = a.findIndex((value, i) => value !== b[i]);
  return t !== -1 && a[t]! < b[t]!;
}
