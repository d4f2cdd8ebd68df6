/** Linear forms over the columns of a model, as objectives and as rows. */
import type { Objective, Row } from '../../solver/model.ts';
import { combine } from '../rules/expr.ts';
import type { Expr } from '../rules/rows.ts';

export { atMost, type Objective, type Row } from '../../solver/model.ts';

/** The form as something to minimise. */
export function objectiveOf(name: string, { constant, terms }: Expr): Objective {
  const sorted = [...terms].filter(([, value]) => value !== 0).toSorted((a, b) => a[0] - b[0]);
  return { name, constant, columns: sorted.map(([column]) => column), values: sorted.map(([, value]) => value) };
}

/** Back from an objective. */
export const exprOf = ({ constant, columns, values }: Objective): Expr => ({
  constant,
  terms: new Map(columns.map((column, i) => [column, values[i]!])),
});

/** The sum of two objectives under a name of its own. */
export const sumOfTwo = (name: string, a: Objective, b: Objective): Objective =>
  objectiveOf(name, combine([1, exprOf(a)], [1, exprOf(b)]));

/** One of these columns is chosen. */
export const oneOf = (columns: readonly number[]): Row => ({
  columns,
  values: columns.map(() => 1),
  lower: 1,
  upper: 1,
});
