/** Level columns: a function of a count as a linear form, at every whole point, with one way to complete each choice. */
import { describe, expect, it } from 'vitest';
import { valueAt, type Model } from '../../solver/model.ts';
import { ModelBuilder } from '../../src/model/builder.ts';
import { combine, constant, sumOf } from '../../src/rules/expr.ts';

const CHOICES = 4;

/** All whole points between the bounds that keep the rows. */
function pointsOf({ columns, rows }: Model): number[][] {
  let points: number[][] = [[]];
  for (const { lower, upper } of columns)
    points = points.flatMap((x) => Array.from({ length: upper - lower + 1 }, (_, i) => [...x, lower + i]));
  return points.filter((x) =>
    rows.every((row) => {
      const value = row.columns.reduce((sum, j, i) => sum + row.values[i]! * x[j]!, 0);
      return value >= row.lower && value <= row.upper;
    }),
  );
}

/** Straight from 2 on, kinked below. */
const CURVES = [
  (n: number) => Math.max(0, 2 - n),
  (n: number) => Math.max(0, n - 2),
  (n: number) => (n < 2 ? 7 * n * n : 28 + 3 * (n - 2)),
];

describe.each([2, 3, CHOICES, Infinity])('levels told up to %i', (straightFrom) => {
  it.each([0, 1])('of a count that begins at %i', (begins) => {
    const builder = new ModelBuilder();
    const choices = Array.from({ length: CHOICES }, () => builder.choice(0));
    const count = combine([1, sumOf(choices)], [1, constant(begins)]);
    const levels = builder.levels(count, straightFrom);
    const { model } = builder.finish(CURVES.map((curve, i) => ({ name: String(i), form: levels(curve) })));
    const points = pointsOf(model);
    expect(points).toHaveLength(2 ** CHOICES);
    for (const x of points) {
      const n = begins + x.slice(0, CHOICES).reduce((sum, one) => sum + one, 0);
      expect(model.objectives.map((form) => valueAt(form, x))).toEqual(CURVES.map((curve) => curve(n)));
    }
  });
});
