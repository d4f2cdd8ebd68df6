/** Random small models with a point drawn first, and their optima by looking at every point. */
import * as fc from 'fast-check';
import type { Column, Model, Objective, Row } from '../../solver/model.ts';
import { valueAt, violation } from '../../solver/model.ts';

const coefficient = fc.integer({ min: -3, max: 3 });

/** 3 to 6 integer columns 0 … 1 or 0 … 3, a few rows that a hidden point keeps, one to three objectives. */
export const arbitraryModel: fc.Arbitrary<Model> = fc
  .record({
    uppers: fc.array(fc.constantFrom(1, 1, 1, 3), { minLength: 3, maxLength: 6 }),
    seed: fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }),
  })
  .chain(({ uppers, seed }) => {
    const hidden = uppers.map((upper, j) => seed[j]! % (upper + 1));
    const form = fc.array(coefficient, { minLength: uppers.length, maxLength: uppers.length });
    const row = fc
      .record({ values: form, slack: fc.nat(2), equal: fc.boolean() })
      .map(({ values, slack, equal }): Row => {
        const used = values.flatMap((value, j) => (value === 0 ? [] : [j]));
        const at = values.reduce((sum, value, j) => sum + value * hidden[j]!, 0);
        return {
          columns: used,
          values: used.map((j) => values[j]!),
          lower: equal ? at - slack : -Infinity,
          upper: at + slack,
        };
      });
    const objective = form.map((values, ...rest): Objective => ({
      name: `tier ${rest.length}`,
      constant: 0,
      columns: values.map((_, j) => j),
      values,
    }));
    return fc
      .record({
        rows: fc.array(row, { maxLength: 4 }),
        objectives: fc.array(objective, { minLength: 1, maxLength: 3 }),
      })
      .map(({ rows, objectives }) => ({
        columns: uppers.map((upper): Column => ({ lower: 0, upper, integer: true })),
        rows: rows.filter(({ columns }) => columns.length > 0),
        objectives,
      }));
  });

/** Choices "at most one of these" of which several are alike, with shared rows: what merging is for. */
export const arbitraryChoices: fc.Arbitrary<Model> = fc
  .record({
    kinds: fc.array(
      fc.record({
        copies: fc.integer({ min: 1, max: 3 }),
        costs: fc.array(fc.integer({ min: -4, max: 4 }), { minLength: 1, maxLength: 2 }),
        uses: fc.array(fc.nat(1), { minLength: 2, maxLength: 2 }),
      }),
      { minLength: 1, maxLength: 2 },
    ),
    limits: fc.array(fc.nat(3), { minLength: 2, maxLength: 2 }),
  })
  .map(({ kinds, limits }) => {
    const columns: Column[] = [];
    const rows: Row[] = [];
    const shared = limits.map(() => ({ columns: [] as number[], values: [] as number[] }));
    const cost: number[] = [];
    for (const { copies, costs, uses } of kinds) {
      for (let copy = 0; copy < copies; copy++) {
        const own = costs.map((value) => {
          const column = columns.push({ lower: 0, upper: 1, integer: true }) - 1;
          cost[column] = value;
          uses.forEach((use, i) => {
            if (use === 0) return;
            shared[i]!.columns.push(column);
            shared[i]!.values.push(use);
          });
          return column;
        });
        rows.push({ columns: own, values: own.map(() => 1), lower: -Infinity, upper: 1 });
      }
    }
    shared.forEach((row, i) => rows.push({ ...row, lower: -Infinity, upper: limits[i]! }));
    return {
      columns,
      rows: rows.filter((row) => row.columns.length > 0),
      objectives: [{ name: 'cost', constant: 3, columns: cost.map((_, j) => j), values: cost }],
    };
  });

export function* points(columns: readonly Column[]): Generator<Float64Array> {
  const x = Float64Array.from(columns, (column) => column.lower);
  for (;;) {
    yield Float64Array.from(x);
    let j = 0;
    while (j < columns.length && x[j] === columns[j]!.upper) x[j] = columns[j++]!.lower;
    if (j === columns.length) return;
    x[j]! += 1;
  }
}

/** Values of all objectives at the lexicographic optimum; undefined where no point keeps the rows. */
export function bestOf(model: Model): number[] | undefined {
  let best: number[] | undefined;
  for (const x of points(model.columns)) {
    if (violation(model, x) !== undefined) continue;
    const values = model.objectives.map((objective) => valueAt(objective, x));
    const at = best === undefined ? 0 : values.findIndex((value, i) => value !== best![i]);
    if (best === undefined || (at >= 0 && values[at]! < best[at]!)) best = values;
  }
  return best;
}
