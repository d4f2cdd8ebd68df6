/**
 * The planner against every plan there is, on tiny cases; and against a plan hidden in the case before it was planned.
 */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKENDS } from '../../solver/backends/index.ts';
import type { Backend } from '../../solver/backend.ts';
import { lexicographic, type Solved } from '../../solver/lexicographic.ts';
import { violation } from '../../solver/model.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { formulate } from '../../src/model/index.ts';
import { arbitraryTinyCase, type TinyCase } from '../support/arbitrary-tiny.ts';
import { bruteForce } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

const WEIGHT = [20_000, 5_000, 200, 2_000, 1];

function solve(
  { instance, policy }: TinyCase,
  weights: readonly number[],
): { solved: Solved; tiers: number[] | 'infeasible' } {
  const formulation = formulate(instance, policy);
  const solved = lexicographic(formulation.model, highs, null, { seed: 1, gap: 0, remaining: () => 60, weights });
  if (solved.kind === 'infeasible') return { solved, tiers: 'infeasible' };
  if (solved.kind !== 'solved') throw new Error(JSON.stringify(solved));
  const { tiers, findings } = appraise(instance, policy, formulation.read(solved.x));
  expect(findings).toEqual([]);
  return { solved, tiers: policy.order.map((tier) => tiers[tier]) };
}

describe('the planner', () => {
  it('finds the best of all plans, proves it, and says so where there is none', () => {
    let compared = 0;
    let impossible = 0;
    fc.assert(
      fc.property(arbitraryTinyCase, fc.boolean(), (tiny, weighted) => {
        const { solved, tiers } = solve(tiny, weighted ? WEIGHT : []);
        const best = bruteForce(tiny.instance, tiny.policy);
        const expected = best === 'pins-clash' ? 'infeasible' : best.tiers;
        if (best === 'pins-clash') impossible += 1;
        else compared += 1;
        expect(tiers).toEqual(expected);
        expect(solved.kind === 'solved' ? solved.tiers.map(({ bound }) => bound) : solved.kind).toEqual(expected);
      }),
      // A fixed seed, because the counts below are asserted.
      { numRuns: draws(100), seed: 20270901 },
    );
    expect(compared).toBeGreaterThanOrEqual(60);
    expect(impossible).toBeGreaterThan(0);
  });

  it('never calls impossible, and never does worse than, what a hidden lawful plan can do', () => {
    let hidden = 0;
    fc.assert(
      fc.property(arbitraryTinyCase, fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 }), (tiny, picks) => {
        const formulation = formulate(tiny.instance, tiny.policy);
        const own = [...Map.groupBy(formulation.moves, (move) => move.person.id).values()];
        const chosen = own.flatMap((moves, i) => moves.slice(picks[i % 8]! % (2 * moves.length)).slice(0, 1));
        const x = formulation.point(chosen);
        fc.pre(violation(formulation.model, x) === undefined && chosen.length > 0);
        hidden += 1;
        const there = appraise(tiny.instance, tiny.policy, formulation.read(x)).tiers;
        const { tiers } = solve(tiny, WEIGHT);
        const first = tiny.policy.order.findIndex((tier, t) => tiers[t] !== there[tier]);
        expect(tiers).not.toBe('infeasible');
        expect(first === -1 || Number(tiers[first]) < there[tiny.policy.order[first]!]).toBe(true);
      }),
      { numRuns: draws(50), maxSkipsPerRun: 200, seed: 20270902 },
    );
    expect(hidden).toBeGreaterThanOrEqual(draws(50));
  });
});
