/** Rows cut down to what their columns can add up to, against every point of small models. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, type Row, valueAt } from '../../solver/model.ts';
import { gcdTightened } from '../../solver/gcd-tightening.ts';
import { points } from './models.ts';

describe('gcdTightened rows', () => {
  it('are kept by the same points, with sides that some sum can reach', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ value: fc.constantFrom(-9, -6, 3, 6, 12), fixed: fc.boolean() }), {
          minLength: 1,
          maxLength: 5,
        }),
        fc.integer({ min: -20, max: 20 }),
        fc.nat(12),
        (terms, lower, width) => {
          const columns: Column[] = terms.map(({ fixed }) => ({
            lower: fixed ? 1 : 0,
            upper: fixed ? 1 : 2,
            integer: true,
          }));
          const row: Row = {
            columns: terms.map((_, j) => j),
            values: terms.map(({ value }) => value),
            lower,
            upper: lower + width,
          };
          const tight = gcdTightened(row, columns);
          expect(tight.lower).toBeGreaterThanOrEqual(row.lower);
          expect(tight.upper).toBeLessThanOrEqual(row.upper);
          for (const x of points(columns)) {
            const sum = valueAt({ constant: 0, ...row }, x);
            expect(sum >= tight.lower && sum <= tight.upper).toBe(sum >= row.lower && sum <= row.upper);
          }
        },
      ),
    );
  });
});
