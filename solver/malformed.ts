/**
 * What makes a problem nonsense rather than hard. Engines answer such input with anything from an abort to "unbounded".
 */
import type { Problem } from './backend.ts';
import type { Row } from './model.ts';

type Form = Pick<Row, 'columns' | 'values'>;

/**
 * The first thing that is no model at all (a coefficient that is no number, a column that does not exist), or
 * undefined.
 */
export function malformed({ columns, rows, objective }: Problem): string | undefined {
  for (const [j, { lower, upper }] of columns.entries())
    if (!isRange(lower, upper)) return `column ${j}: bounds ${lower} … ${upper}`;
  for (const [i, row] of rows.entries()) {
    if (!isRange(row.lower, row.upper)) return `row ${i}: sides ${row.lower} … ${row.upper}`;
    const fault = faultOf(row, columns.length);
    if (fault !== undefined) return `row ${i}: ${fault}`;
  }
  const fault = Number.isFinite(objective.constant)
    ? faultOf(objective, columns.length)
    : `constant ${objective.constant}`;
  return fault === undefined ? undefined : `objective ${objective.name}: ${fault}`;
}

/** −∞ and ∞ stand for "no limit" on their own side only. */
const isRange = (lower: number, upper: number): boolean =>
  !Number.isNaN(lower) && !Number.isNaN(upper) && lower < Infinity && upper > -Infinity;

function faultOf({ columns, values }: Form, count: number): string | undefined {
  if (columns.length !== values.length) return `${columns.length} columns, ${values.length} coefficients`;
  for (let k = 0; k < columns.length; k++) {
    const column = columns[k]!;
    if (!Number.isInteger(column) || column < 0 || column >= count) return `no column ${column}`;
    if (k > 0 && column <= columns[k - 1]!) return `column ${column} out of order`;
    if (!Number.isFinite(values[k]!)) return `coefficient ${values[k]} of column ${column}`;
  }
  return undefined;
}

/** True where some column or row has nothing between its two sides. */
export const crossed = ({ columns, rows }: Pick<Problem, 'columns' | 'rows'>): boolean =>
  columns.some(({ lower, upper }) => lower > upper) || rows.some(({ lower, upper }) => lower > upper);
