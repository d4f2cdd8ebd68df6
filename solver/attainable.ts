/**
 * What is known of an objective's optimum without any search, and bounds in floating point rounded up to values that the
 * objective can attain: it has whole coefficients over whole columns.
 */
import { gcd } from './gcd.ts';
import type { Column, Objective } from './model.ts';

/**
 * constant + each column at its cheapest bound: at most the value of any point within the bounds, because every term is
 * least there by itself.
 */
export function trivialBound(columns: readonly Column[], objective: Objective): number {
  let bound = objective.constant;
  objective.columns.forEach((column, i) => {
    const value = objective.values[i]!;
    if (value !== 0) bound += value * (value > 0 ? columns[column]!.lower : columns[column]!.upper);
  });
  return bound;
}

/**
 * The step in which an objective moves over free columns: any two of its values differ by a multiple of the greatest
 * common divisor of their costs. At least 1.
 */
export function stepOf(objective: Pick<Objective, 'columns' | 'values'>, columns: readonly Column[]): number {
  let step = 0;
  for (let i = 0; i < objective.columns.length; i++) {
    const column = columns[objective.columns[i]!]!;
    if (column.lower !== column.upper) step = gcd(Math.abs(objective.values[i]!), step);
  }
  return Math.max(1, step);
}

/**
 * The least whole value at or above a floating-point bound: forms with whole coefficients have no other. An engine's
 * rounding grows with the number.
 */
export const wholeBound = (bound: number): number => Math.ceil(bound - 1e-6 - 1e-9 * Math.abs(bound));

/**
 * The least value at or above a floating-point bound that the objective can attain, `value` being one that it attains.
 * The slack covers an engine's rounding (HiGHS gave 15613.00000008 for a true 15614 on a goal that moves in steps of 2)
 * and stays below a quarter of a step, or nothing above a million could ever be proven.
 */
export function attainable(bound: number, value: number, step: number): number {
  if (!Number.isFinite(bound)) return bound;
  const slack = Math.min(step / 4, 1e-6 * Math.max(1, Math.abs(bound)) + 1e-6);
  return Math.min(value, value + Math.ceil((bound - slack - value) / step) * step);
}
