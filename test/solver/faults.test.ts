/** An engine that fails, or that has no answer: the one is told, the other is no proof of anything. */
import { describe, expect, it } from 'vitest';
import type { Backend, Outcome } from '../../solver/backend.ts';
import { checked } from '../../solver/checked.ts';
import { EngineFault } from '../../solver/engine-fault.ts';
import { elasticOptimum, irreducible } from '../../solver/iis.ts';
import type { Model } from '../../solver/model.ts';
import { Reoptimisation } from '../../solver/reoptimisation.ts';
import { ReoptimisationCache } from '../../solver/reoptimisation-cache.ts';
import { smallestIis } from '../../solver/smallest-iis.ts';

const OPTIONS = { seed: 1, gap: 0, remaining: () => 60 };
const NOTHING = { name: 'any', constant: 0, columns: [], values: [] };

/** Two demands, each with an elastic column, of which one may hold. */
const MODEL: Model = {
  columns: [
    { lower: 0, upper: 1, integer: true },
    { lower: 0, upper: 1, integer: true },
    { lower: 0, upper: 1, integer: true },
  ],
  rows: [
    { columns: [0, 1], values: [1, 1], lower: 1, upper: Infinity },
    { columns: [0, 2], values: [1, -1], lower: 0, upper: Infinity },
  ],
  objectives: [{ name: 'any', constant: 0, columns: [0], values: [1] }],
};
const ELASTIC = { model: MODEL, demands: [[0], [1]] };

const engine = (outcome: Outcome, fits: Backend['fits'] = () => true): Backend =>
  checked({ name: 'fake', can: { cancels: true, anySize: true }, fits, solve: () => outcome });

const FAULTS: readonly Outcome[] = [{ kind: 'failed', detail: 'broken' }, { kind: 'unbounded' }];
const LATE: Outcome = { kind: 'none', reason: 'time' };
const tooSmall = engine(LATE, () => ({ size: 3, limit: 1, of: 'columns' }));

describe('an infeasible subset', () => {
  it('is not concluded from an engine that fails', () => {
    for (const fault of FAULTS) {
      expect(() => elasticOptimum(ELASTIC, [0], NOTHING, engine(fault), OPTIONS)).toThrow(EngineFault);
      expect(() => irreducible(ELASTIC, [0, 1], [], engine(fault), OPTIONS)).toThrow(EngineFault);
      expect(() => smallestIis(MODEL, [0, 1], engine(fault), 1)).toThrow(EngineFault);
    }
  });

  it('is unknown where the time is over or the engine is too small for it', () => {
    for (const silent of [engine(LATE), tooSmall]) {
      expect(elasticOptimum(ELASTIC, [0], NOTHING, silent, OPTIONS)).toEqual({ kind: 'unknown' });
      expect(irreducible(ELASTIC, [0, 1], [], silent, OPTIONS)).toBeUndefined();
      // Undefined would say that all demands hold together.
      expect(() => smallestIis(MODEL, [0, 1], silent, 1)).toThrow(EngineFault);
    }
  });
});

describe('a reoptimisation', () => {
  const solved = { model: MODEL, tiers: [{ value: 0, bound: 0 }], choices: [{ column: 0, at: 0 }], leading: 1 };
  const added = { bounds: [{ column: 0, lower: 1, upper: 1, integer: true }], rows: [], start: null };

  it('has none where the time is over or the engine is too small, and tells a fault', () => {
    for (const silent of [engine(LATE), tooSmall])
      expect(new Reoptimisation(solved, silent).solve(added, OPTIONS)).toEqual({ kind: 'none', reason: 'time' });
    for (const fault of FAULTS)
      expect(() => new Reoptimisation(solved, engine(fault)).solve(added, OPTIONS)).toThrow(EngineFault);
  });

  it('is kept until others need the room: the least recently used goes first', () => {
    const cache = new ReoptimisationCache(2 * MODEL.columns.length);
    let made = 0;
    const get = (key: number): void =>
      void cache.get(key, () => {
        made += 1;
        return new Reoptimisation(solved, engine(LATE));
      });
    [1, 2, 1, 3, 1].forEach(get);
    expect([made, cache.size]).toEqual([3, 2]);
    get(2);
    expect([made, cache.size]).toEqual([4, 2]);
    // One that is larger than all the room is kept as long as it is the last.
    const small = new ReoptimisationCache(1);
    small.get(1, () => new Reoptimisation(solved, engine(LATE)));
    expect(small.size).toBe(1);
  });
});
