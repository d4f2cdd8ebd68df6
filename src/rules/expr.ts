/** Linear forms with integer coefficients, as rules write them. */
import { commonDivisor } from '../domain/rational.ts';
import type { Expr } from './rows.ts';

export const constant = (value: number): Expr => ({ constant: value, terms: new Map() });

export const ofColumn = (column: number, coefficient = 1): Expr => ({
  constant: 0,
  terms: new Map([[column, coefficient]]),
});

/** Σ of columns, each once. */
export const sumOf = (columns: Iterable<number>): Expr => {
  const terms = new Map<number, number>();
  for (const column of columns) terms.set(column, (terms.get(column) ?? 0) + 1);
  return { constant: 0, terms };
};

/** Σ factor · form. */
export function combine(...parts: readonly (readonly [factor: number, form: Expr])[]): Expr {
  let sum = 0;
  const terms = new Map<number, number>();
  for (const [factor, form] of parts) {
    sum += factor * form.constant;
    for (const [column, coefficient] of form.terms) {
      const value = (terms.get(column) ?? 0) + factor * coefficient;
      if (value === 0) terms.delete(column);
      else terms.set(column, value);
    }
  }
  return { constant: sum, terms };
}

/** The form as `unit` times a smaller one: whole teachers where nobody counts with a part. */
export function inUnits(form: Expr): readonly [unit: number, form: Expr] {
  const unit = commonDivisor([form.constant, ...form.terms.values()]);
  const terms = new Map([...form.terms].map(([column, coefficient]) => [column, coefficient / unit]));
  return [unit, { constant: form.constant / unit, terms }];
}

/** A form that is ≥ 0 at the same whole points: its coefficients have no common divisor. */
export function tightened(form: Expr): Expr {
  if (form.terms.size === 0) return form;
  const unit = commonDivisor(form.terms.values());
  const terms = new Map([...form.terms].map(([column, coefficient]) => [column, coefficient / unit]));
  return { constant: Math.floor(form.constant / unit), terms };
}
