/** Totals: whole columns with more than two values. What the relaxation leaves open mostly hangs on the widest. */
import type { Column } from './model.ts';

/** How many steps a whole column can make; 0 for one that is not whole. */
export const widthOf = ({ integer, lower, upper }: Column): number => (integer ? upper - lower : 0);

/** The totals, widest first. */
export const totalsOf = (columns: readonly Column[]): number[] =>
  columns
    .map((column, j) => ({ j, width: widthOf(column) }))
    .filter(({ width }) => width >= 2)
    .toSorted((a, b) => b.width - a.width || a.j - b.j)
    .map(({ j }) => j);

/** How many columns may still differ. */
export const freeOf = (columns: readonly Column[]): number =>
  columns.filter(({ lower, upper }) => lower !== upper).length;
