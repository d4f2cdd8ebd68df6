/** Irreducible infeasible subsets against every point of small random models: infeasible together, feasible without any one member. */
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { elasticOptimum, type ElasticModel, irreducible } from '../../solver/iis.ts';
import { iisFinder } from '../../solver/iis-finder.ts';
import { violation, type Column, type Row } from '../../solver/model.ts';
import { draws } from '../support/draws.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

/** Choices are binary; each demand owns one amount column: its row may be missed by so much. */
interface Small extends ElasticModel {
  readonly choices: number;
  /** Per demand: coefficients over the choices, and the least sum. */
  readonly asks: readonly { readonly values: readonly number[]; readonly least: number }[];
}

const small: fc.Arbitrary<Small> = fc.integer({ min: 2, max: 5 }).chain((choices) =>
  fc
    .record({
      most: fc.integer({ min: 1, max: choices }),
      asks: fc.array(
        fc.record({
          values: fc.array(fc.integer({ min: -2, max: 2 }), { minLength: choices, maxLength: choices }),
          least: fc.integer({ min: -1, max: 3 }),
        }),
        { minLength: 1, maxLength: 6 },
      ),
    })
    .map(({ most, asks }) => {
      const binaries = Array.from({ length: choices }, (): Column => ({ lower: 0, upper: 1, integer: true }));
      const amounts = asks.map((): Column => ({ lower: 0, upper: 20, integer: true }));
      const all = binaries.map((_, j) => j);
      const rows: Row[] = [
        { columns: all, values: all.map(() => 1), lower: -Infinity, upper: most },
        ...asks.map(({ values, least: bound }, i): Row => {
          const used = all.filter((j) => values[j] !== 0);
          return {
            columns: [...used, choices + i],
            values: [...used.map((j) => values[j]!), 1],
            lower: bound,
            upper: Infinity,
          };
        }),
      ];
      return {
        model: { columns: [...binaries, ...amounts], rows },
        demands: asks.map((_, i) => [choices + i]),
        choices,
        asks,
      };
    }),
);

/** Every choice that keeps the rows: how much each demand is missed by. */
function misses({ model, choices, asks }: Small): number[][] {
  const found: number[][] = [];
  for (let bits = 0; bits < 2 ** choices; bits++) {
    const x = Array.from({ length: choices }, (_, j) => (bits >> j) & 1);
    if (x.reduce((sum, value) => sum + value, 0) > model.rows[0]!.upper) continue;
    found.push(
      asks.map(({ values, least: bound }) =>
        Math.max(0, bound - values.reduce((sum, value, j) => sum + value * x[j]!, 0)),
      ),
    );
  }
  return found;
}

const options = { seed: 1, remaining: () => 60 };

it('is infeasible together and feasible without any one member, whatever stands first', () => {
  let clashes = 0;
  fc.assert(
    fc.property(small, fc.boolean(), fc.boolean(), (one, backwards, holding) => {
      const all = one.demands.map((_, i) => i);
      const held = holding ? all.slice(0, 1) : [];
      const among = all.slice(held.length);
      const points = misses(one);
      const canHold = (set: readonly number[]): boolean => points.some((missed) => set.every((i) => missed[i] === 0));
      const found = irreducible(one, backwards ? among.toReversed() : among, held, highs, options);
      expect(found === 'feasible').toBe(canHold(all));
      if (!Array.isArray(found)) return;
      clashes += 1;
      const members = [...held, ...found.map(({ demand }) => demand)];
      expect(canHold(members)).toBe(false);
      for (const { demand, without } of found) {
        const others = members.filter((i) => i !== demand);
        expect(canHold(others)).toBe(true);
        expect(violation(one.model, without)).toBe(undefined);
        expect(others.flatMap((i) => one.demands[i]!).every((j) => without[j] === 0)).toBe(true);
      }
    }),
    { numRuns: draws(60), seed: 6 },
  );
  expect(clashes).toBeGreaterThan(8);
});

it('finds the least amount by which one demand gives way while others hold', () => {
  fc.assert(
    fc.property(small, fc.nat(), (one, pick) => {
      const given = pick % one.demands.length;
      const held = one.demands.map((_, i) => i).filter((i) => i !== given && i % 2 === 0);
      const objective = { name: 'give way', constant: 0, columns: one.demands[given]!, values: [1] };
      const answer = elasticOptimum(one, held, objective, highs, options);
      const amounts = misses(one)
        .filter((missed) => held.every((i) => missed[i] === 0))
        .map((missed) => missed[given]!);
      expect(answer.kind === 'point' ? answer.x[one.demands[given]![0]!] : answer.kind).toBe(
        amounts.length === 0 ? 'infeasible' : Math.min(...amounts),
      );
    }),
    { numRuns: draws(40), seed: 7 },
  );
});

it('answers in a worker thread, and says nothing once the time is up', async () => {
  const [one] = fc.sample(
    small.filter((model) => misses(model).every((missed) => missed.some((by) => by > 0))),
    { numRuns: 1, seed: 8 },
  );
  const all = one!.demands.map((_, i) => i);
  const finder = iisFinder({ backend: 'highs', seed: 1, seconds: 30, workers: 1 });
  expect(await finder.irreducible(one!, all, [])).toEqual(irreducible(one!, all, [], highs, options));
  await finder.close();
  const late = iisFinder({ backend: 'highs', seed: 1, seconds: 0, workers: 1 });
  expect(await late.irreducible(one!, all, [])).toBe(undefined);
  await late.close();
});
