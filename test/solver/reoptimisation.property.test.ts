/**
 * Neighbours of known plans against every point of small models: what is known of a plan never hides a better
 * neighbour.
 */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { type Model, valueAt, violation } from '../../solver/model.ts';
import { Reoptimisation } from '../../solver/reoptimisation.ts';
import { arbitraryModel, bestOf, points } from './models.ts';
import { draws } from '../support/draws.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

describe('a neighbour', () => {
  it('is the optimum under the demand, whether the known plan was proven, only found, or no start is given', () => {
    let [moved, stayed, none] = [0, 0, 0];
    fc.assert(
      fc.property(
        arbitraryModel,
        fc.nat(5),
        fc.nat(1),
        fc.nat(60),
        fc.boolean(),
        fc.nat(3),
        (model, at, value, pick, proven, leading) => {
          const best = bestOf(model)!;
          const feasible = [...points(model.columns)].filter((x) => violation(model, x) === undefined);
          // A plan that a limit left: any point, with the bounds that a search may have proven by then.
          const found = feasible[pick % feasible.length]!;
          const tiers = proven
            ? best.map((v) => ({ value: v, bound: v }))
            : model.objectives.map((objective, t) => ({
                value: valueAt(objective, found),
                bound: t === 0 ? best[0]! : -100,
              }));
          const column = at % model.columns.length;
          const known = {
            model,
            tiers,
            choices: model.columns.map((_, j) => ({ column: j, at: found[j]! > 0 ? 1 : 0 })),
            leading: Math.min(leading, model.objectives.length),
          };
          const reoptimisation = new Reoptimisation(known, highs);
          const demand = {
            bounds: [{ column, lower: value, upper: value, integer: true }],
            rows: [],
            start: pick % 2 === 0 ? found : null,
          };
          const demanded: Model = {
            ...model,
            columns: model.columns.map((old, j) =>
              j === column ? { lower: value, upper: value, integer: true } : old,
            ),
          };
          const expected = bestOf(demanded);
          // Asked twice: the second time from what was learnt the first time.
          for (const again of [false, true]) {
            const answer = reoptimisation.solve(demand, { seed: 1, gap: 0, remaining: () => 60 });
            const said =
              answer.kind === 'solved'
                ? { tiers: answer.tiers.map((tier) => [tier.value, tier.bound]), fault: violation(demanded, answer.x) }
                : answer.kind;
            expect([again, said]).toEqual([
              again,
              expected === undefined ? 'infeasible' : { tiers: expected.map((v) => [v, v]), fault: undefined },
            ]);
          }
          if (expected === undefined) none += 1;
          else if (expected.every((v, t) => v === best[t])) stayed += 1;
          else moved += 1;
        },
      ),
      { numRuns: draws(80), seed: 20270903 },
    );
    expect(Math.min(moved, stayed, none)).toBeGreaterThan(3);
  });

  it('says none, and claims nothing, when the time is up before anything is known', () => {
    const model: Model = {
      columns: [{ lower: 0, upper: 1, integer: true }],
      rows: [],
      objectives: [{ name: 'any', constant: 0, columns: [0], values: [1] }],
    };
    const reoptimisation = new Reoptimisation(
      { model, tiers: [{ value: 0, bound: 0 }], choices: [{ column: 0, at: 0 }], leading: 1 },
      highs,
    );
    expect(
      reoptimisation.solve(
        { bounds: [{ column: 0, lower: 1, upper: 1, integer: true }], rows: [], start: null },
        { seed: 1, gap: 0, remaining: () => 0 },
      ),
    ).toEqual({ kind: 'none', reason: 'time' });
  });
});
