/** Limits of rows in steps that their columns can take. */
import { gcd } from './gcd.ts';
import type { Column, Row } from './model.ts';

/**
 * The row with its sides moved to the next multiple of the common divisor of what is still free in it: whole columns in
 * steps of 7,200 and 9,600 cannot use the last 1,440 of a limit. The same points keep it; what it costs in a
 * relaxation, or at a dual value, is more.
 */
export function gcdTightened(row: Row, columns: readonly Column[]): Row {
  let constant = 0;
  let step = 0;
  for (let k = 0; k < row.columns.length; k++) {
    const { lower, upper, integer } = columns[row.columns[k]!]!;
    const value = row.values[k]!;
    if (lower === upper) constant += value * lower;
    else if (integer) step = gcd(Math.abs(value), step);
    else return row;
  }
  if (step <= 1) return row;
  return {
    ...row,
    lower: Math.ceil((row.lower - constant) / step) * step + constant,
    upper: Math.floor((row.upper - constant) / step) * step + constant,
  };
}
