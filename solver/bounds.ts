/** Bounds of all columns in two arrays, and columns with them: what crosses threads where bounds were tightened. */
import type { Column } from './model.ts';

/** Per column. */
export interface Bounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** The bounds that these columns have, in arrays of their own. */
export const boundsOf = (columns: readonly Column[]): Bounds => ({
  lower: Float64Array.from(columns, ({ lower }) => lower),
  upper: Float64Array.from(columns, ({ upper }) => upper),
});

/** The columns with these bounds instead of their own; the very same columns where there are none. */
export const withBounds = (columns: readonly Column[], bounds: Bounds | undefined): readonly Column[] =>
  bounds === undefined
    ? columns
    : columns.map((column, j): Column => ({ ...column, lower: bounds.lower[j]!, upper: bounds.upper[j]! }));
