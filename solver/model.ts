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

export interface Model {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** In strict order: each is minimised with all earlier ones held at their values. */
  readonly objectives: readonly Objective[];
}

/** The exact value of a linear form at an integer point. */
export function valueAt(form: Pick<Objective, 'constant' | 'columns' | 'values'>, x: ArrayLike<number>): number {
  let sum = form.constant;
  for (let i = 0; i < form.columns.length; i++) sum += form.values[i]! * x[form.columns[i]!]!;
  return sum;
}

/** The first thing about `x` that the model does not allow, or undefined. Tolerance 0 for integer columns and rows of integers. */
export function violation(model: Pick<Model, 'columns' | 'rows'>, x: ArrayLike<number>, tolerance = 1e-6): string | undefined {
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
