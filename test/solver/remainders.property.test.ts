/** What remainders prove of tied blocks, against every point of the whole model. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { Auction, type Goal } from '../../solver/auction.ts';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { decompose } from '../../solver/decompose.ts';
import { type Column, type Model, type Objective, type Row, valueAt, violation } from '../../solver/model.ts';
import { packModel } from '../../solver/packed.ts';
import { Remainders } from '../../solver/remainders.ts';
import { tightened } from '../../solver/tighten.ts';
import { here } from '../support/here.ts';
import { points } from './models.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

const goal: Goal = (tiers) => tiers[0]!;

const OWNERS = 3;
const SIZE = 4;

/** Three owners with four choices each under one budget that holds; the first owner's gains move in ones, the others' in fours. */
const arbitrarySteps: fc.Arbitrary<{ readonly model: Model; readonly price: number }> = fc
  .record({
    gains: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: OWNERS * SIZE, maxLength: OWNERS * SIZE }),
    costs: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: OWNERS * SIZE, maxLength: OWNERS * SIZE }),
    limit: fc.integer({ min: 4, max: 16 }),
    price: fc.integer({ min: 0, max: 24 }),
  })
  .map(({ gains, costs, limit, price }) => {
    const columns: Column[] = gains.map(() => ({ lower: 0, upper: 1, integer: true }));
    const all = columns.map((_, j) => j);
    const rows: Row[] = Array.from({ length: OWNERS }, (_, b) => ({ columns: [0, 1, 2, 3].map((k) => b * SIZE + k), values: [1, 1, 1, 1], lower: 0, upper: 3 }));
    rows.push({ columns: all, values: costs, lower: -Infinity, upper: limit });
    const objectives: Objective[] = [{ name: 'shortage', constant: 40, columns: all, values: gains.map((gain, j) => (j < SIZE ? -gain : -4 * gain)) }];
    return { model: { columns, rows, owners: all.map((j) => Math.floor(j / SIZE)), objectives }, price };
  });

describe('remainders', () => {
  it('exclude no total and no block that any point has, and some that prices alone allow', async () => {
    const seen = { runs: 0, excluded: 0, narrower: 0 };
    await fc.assert(
      fc.asyncProperty(arbitrarySteps, async ({ model, price }) => {
        const parts = decompose(model);
        const auction = new Auction(model, parts, parts.blocks.map((block) => packModel(block.model)), { backend: 'highs', seed: 1, gap: 0, seconds: 60, workers: 1, scout: [] }, here(highs));
        auction.take(new Float64Array(model.columns.length));
        const proof = (await auction.prove(goal, [], { scale: 4, links: parts.links.map(() => -price), holds: [] }))!;
        const remainders = Remainders.of(auction, goal);
        if (remainders === undefined) return;
        const counted = await remainders.cost(proof);
        const least = proof.least.reduce((a, b) => a + b, 0);
        const all = [...points(model.columns)].filter((x) => violation(model, x) === undefined).map((x) => ({ x, value: valueAt(model.objectives[0]!, x) }));
        const worst = Math.max(...all.map(({ value }) => value));
        const room = counted.room(Array.from({ length: worst + 100 }, (_, k) => ({ value: k - 99, total: k - 99 })));
        for (const { x, value } of all) {
          expect(counted.left(value, value)).toBeGreaterThanOrEqual(-1e-6);
          parts.blocks.forEach(({ columns }, b) => expect(valueAt(proof.forms[b]!, columns.map((j) => x[j]!)) - proof.least[b]!).toBeLessThanOrEqual(room[b]! + 1e-6));
        }
        const best = Math.min(...all.map(({ value }) => value));
        seen.runs += 1;
        for (let total = best - 8; total < best; total++) if (counted.left(total, total) < 0 && proof.most(total) >= least) seen.excluded += 1;
        if (room.some((own) => own < proof.most(worst) - least - 1e-6)) seen.narrower += 1;
      }),
      { numRuns: 60 },
    );
    expect(seen.runs).toBeGreaterThan(20);
    expect(seen.excluded).toBeGreaterThan(seen.runs / 4);
    expect(seen.narrower).toBeGreaterThan(0);
  }, 60_000);
});

describe('tightened rows', () => {
  it('are kept by the same points, with sides that some sum can reach', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ value: fc.constantFrom(-9, -6, 3, 6, 12), fixed: fc.boolean() }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: -20, max: 20 }),
        fc.nat(12),
        (terms, lower, width) => {
          const columns: Column[] = terms.map(({ fixed }) => ({ lower: fixed ? 1 : 0, upper: fixed ? 1 : 2, integer: true }));
          const row: Row = { columns: terms.map((_, j) => j), values: terms.map(({ value }) => value), lower, upper: lower + width };
          const tight = tightened(row, columns);
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
