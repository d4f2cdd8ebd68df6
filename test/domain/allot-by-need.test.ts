import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allotByNeed, type Claim } from '../../src/domain/allot-by-need.ts';
import { draws } from '../support/draws.ts';

const claims = (...pairs: readonly (readonly [need: number, held: number])[]): Claim[] =>
  pairs.map(([need, held]) => ({ need, held }));

type Kind = 'needless' | 'scarce' | 'kept' | 'proportional';

const sumOf = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

function kindOf(total: number, drawn: readonly Claim[]): Kind {
  const need = sumOf(drawn.map((claim) => claim.need));
  if (need === 0) return 'needless';
  if (sumOf(drawn.map(({ held }) => held)) > total) return 'scarce';
  return drawn.some((claim) => total * claim.need < claim.held * need) ? 'kept' : 'proportional';
}

/** The claims whose part is not as it should be. */
function wrong(kind: Kind, total: number, drawn: readonly Claim[], parts: readonly number[]): readonly Claim[] {
  const need = sumOf(drawn.map((claim) => claim.need));
  return drawn.filter((claim, i) => {
    const part = parts[i] ?? 0;
    if (kind === 'needless') return part !== 0;
    if (kind === 'scarce') return part > claim.held;
    return part < claim.held || (kind === 'proportional' && Math.abs(part * need - total * claim.need) >= need);
  });
}

describe('posts allotted by need', () => {
  it('in proportion, what is left over by the largest remainders', () => {
    // 10 · 5/11, 4/11, 2/11 = 4.545…, 3.636…, 1.818…: 4 + 3 + 1, the two left go to the third and the second.
    expect(allotByNeed(10, claims([5, 0], [4, 0], [2, 0]))).toEqual([4, 4, 2]);
    expect(allotByNeed(12, claims([30, 1], [20, 4], [10, 2]))).toEqual([6, 4, 2]);
  });

  it('of equal remainders to the larger need, then to the earlier', () => {
    // 2 · 3/4 = 1.5 and 2 · 1/4 = 0.5.
    expect(allotByNeed(2, claims([10, 0], [30, 0]))).toEqual([0, 2]);
    expect(allotByNeed(1, claims([7, 0], [7, 0]))).toEqual([1, 0]);
  });

  it('never less than what is held where the total allows it: the others share the rest anew', () => {
    // By need 21 · 18/48, 18/48, 12/48 = 7.875, 7.875, 5.25; the first holds 10 and the third 6, so that 5 are left.
    expect(allotByNeed(21, claims([180, 10], [180, 4], [120, 6]))).toEqual([10, 5, 6]);
    // A school without need keeps its two; of the eight left the others get 5.33 and 2.67.
    expect(allotByNeed(10, claims([20, 0], [10, 0], [0, 2]))).toEqual([5, 3, 2]);
    // Keeping one leaves less for the next: 9 · 1/3 = 3 would do, but of the 4 that are left it would get 2.
    expect(allotByNeed(9, claims([10, 5], [10, 3], [10, 0]))).toEqual([5, 3, 1]);
  });

  it('by what is held where the total does not cover it', () => {
    expect(allotByNeed(6, claims([90, 3], [0, 6]))).toEqual([2, 4]);
  });

  it('not at all without any need', () => {
    expect(allotByNeed(6, claims([0, 3], [0, 1]))).toBeNull();
    expect(allotByNeed(0, claims([3, 0], [1, 0]))).toEqual([0, 0]);
  });

  it('adds up to the total, keeps what is held, and is within one post of the share where nothing is kept', () => {
    const met = { needless: 0, scarce: 0, kept: 0, proportional: 0 };
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 400 }),
        fc.array(fc.record({ need: fc.integer({ min: 0, max: 300 }), held: fc.integer({ min: 0, max: 60 }) }), {
          minLength: 1,
          maxLength: 8,
        }),
        (total, drawn) => {
          const kind = kindOf(total, drawn);
          met[kind] += 1;
          const parts = allotByNeed(total, drawn);
          const sum = parts?.reduce((all, part) => all + part, 0) ?? null;
          expect([kind, sum, wrong(kind, total, drawn, parts ?? [])]).toEqual([
            kind,
            kind === 'needless' ? null : total,
            [],
          ]);
        },
      ),
      { numRuns: draws(500), seed: 17 },
    );
    expect(met.scarce).toBeGreaterThan(50);
    expect(met.kept).toBeGreaterThan(50);
    expect(met.proportional).toBeGreaterThan(50);
  });
});
