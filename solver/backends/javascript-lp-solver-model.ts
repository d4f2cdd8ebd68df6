/**
 * A problem of the kit in the words of javascript-lp-solver, and the way back.
 *
 * Its variables are never below 0 and have no bounds of their own. So each free column becomes y = x − lower, or y =
 * upper − x where only the upper bound is finite, or the difference of two variables where none is; columns that are
 * fixed leave the model; upper bounds are rows, unless a row of the problem says as much already. Names are x0, x1, …
 * and r0, r1, …, because a variable named `result`, `feasible` or `bounded` would collide with the answer. Constraints
 * cutoff `min`, `max` or `equal` and nothing else: what is misspelt there is silently no constraint at all.
 */
import type { Problem } from '../backend.ts';
import { type Row, valueAt } from '../model.ts';

interface Side {
  min?: number;
  max?: number;
  equal?: number;
}

export interface Tableau {
  readonly constraints: Record<string, Side>;
  readonly variables: Record<string, Record<string, number>>;
  readonly ints: Record<string, 1>;
  /** False where a row without free columns does not cutoff. */
  readonly possible: boolean;
  /** What the objective is worth where every variable is 0. */
  readonly constant: number;
  /** The point of the problem, from the values of the variables by name; absent ones are 0. */
  point(valueOf: (name: string) => number): Float64Array;
}

export const COST = 'cost';

/** x = base + Σ sign · variable. */
interface Substitute {
  readonly base: number;
  readonly terms: readonly { readonly name: string; readonly sign: number }[];
  /** Upper bound of the only variable; Infinity where there is none or there are two. */
  readonly width: number;
}

export function toTableau(problem: Problem): Tableau {
  const cost = new Map(problem.objective.columns.map((column, k) => [column, problem.objective.values[k]!]));
  const substitutes = problem.columns.map(({ lower, upper }, j): Substitute => {
    if (lower === upper) return { base: lower, terms: [], width: 0 };
    const down = Number.isFinite(upper) && ((cost.get(j) ?? 0) < 0 || lower === -Infinity);
    if (down) return { base: upper, terms: [{ name: `x${j}`, sign: -1 }], width: upper - lower };
    if (Number.isFinite(lower)) return { base: lower, terms: [{ name: `x${j}`, sign: 1 }], width: upper - lower };
    return {
      base: 0,
      terms: [
        { name: `x${j}`, sign: 1 },
        { name: `n${j}`, sign: -1 },
      ],
      width: Infinity,
    };
  });
  const constraints: Record<string, Side> = {};
  const variables: Record<string, Record<string, number>> = {};
  const ints: Record<string, 1> = {};
  substitutes.forEach(({ terms }, j) =>
    terms.forEach(({ name }) => {
      variables[name] = {};
      if (problem.columns[j]!.integer) ints[name] = 1;
    }),
  );
  const put = (key: string, column: number, value: number): void =>
    substitutes[column]!.terms.forEach(({ name, sign }) => {
      const own = variables[name]!;
      own[key] = (own[key] ?? 0) + sign * value;
    });
  problem.objective.columns.forEach((column, k) => put(COST, column, problem.objective.values[k]!));
  let possible = true;
  const bounded = new Set<number>();
  problem.rows.forEach((row, i) => {
    const base = row.columns.reduce((sum, column, k) => sum + row.values[k]! * substitutes[column]!.base, 0);
    const lower = row.lower - base;
    const upper = row.upper - base;
    const free = row.columns.some((column, k) => substitutes[column]!.terms.length > 0 && row.values[k] !== 0);
    if (!free) {
      if (lower > NEAR || upper < -NEAR) possible = false;
      return;
    }
    const side: Side =
      lower === upper
        ? { equal: lower }
        : { ...(Number.isFinite(lower) ? { min: lower } : {}), ...(Number.isFinite(upper) ? { max: upper } : {}) };
    if (Object.keys(side).length === 0) return;
    constraints[`r${i}`] = side;
    row.columns.forEach((column, k) => put(`r${i}`, column, row.values[k]!));
    impliedBounds(row, upper, substitutes).forEach((column) => bounded.add(column));
  });
  substitutes.forEach(({ terms, width }, j) => {
    if (terms.length !== 1 || width === Infinity || bounded.has(j)) return;
    constraints[`u${j}`] = { max: width };
    variables[`x${j}`]![`u${j}`] = 1;
  });
  return {
    constraints,
    variables,
    ints,
    possible,
    constant: valueAt(
      problem.objective,
      substitutes.map(({ base }) => base),
    ),
    point: (valueOf) =>
      Float64Array.from(substitutes, ({ base, terms }) =>
        terms.reduce((sum, { name, sign }) => sum + sign * valueOf(name), base),
      ),
  };
}

/** Slack for a sum of constants that should be exact. */
const NEAR = 1e-9;

/**
 * Columns whose upper bound follows from a row of non-negative terms: each such row spares a row of the dense tableau.
 */
function impliedBounds(row: Row, upper: number, substitutes: readonly Substitute[]): readonly number[] {
  const terms = row.columns
    .flatMap((column, k) => substitutes[column]!.terms.map(({ sign }) => ({ column, value: sign * row.values[k]! })))
    .filter(({ value }) => value !== 0);
  return terms.every(({ value }) => value > 0)
    ? terms.flatMap(({ column, value }) => (upper / value <= substitutes[column]!.width ? [column] : []))
    : [];
}
