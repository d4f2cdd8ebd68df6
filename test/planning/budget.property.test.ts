/**
 * One purse for several groups: what the whole road plans for a county under a budget that binds is what one joint
 * model of all groups finds, and, where the county is small enough to look at every plan, the best of them.
 */
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { decompose } from '../../solver/decompose.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { solveWith } from '../../solver/solve.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { planFacts } from '../../src/verify/facts.ts';
import { formulate } from '../../src/model/index.ts';
import { makePlan } from '../../src/planning/make-plan.ts';
import { leadingWeights } from '../../src/planning/leading-weights.ts';
import { arbitraryCounty, withBudgets } from '../support/arbitrary-county.ts';
import type { TinyCase } from '../support/arbitrary-tiny.ts';
import { bruteForce, candidates, searchSize } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';
import { here } from '../support/here.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

/** More sets of postings than this are too many to look at. */
const MOST_PLANS = 2000;

interface Joint {
  readonly tiers: number[];
  readonly postings: readonly BarePosting[];
}

/** All groups in one model, tier after tier. */
function joint({ instance, policy }: TinyCase): Joint | null {
  const formulation = formulate(instance, policy);
  const solved = lexicographic(formulation.model, highs, null, {
    seed: 1,
    gap: 0,
    remaining: () => 60,
    weights: leadingWeights(policy),
  });
  if (solved.kind === 'infeasible') return null;
  if (solved.kind !== 'solved') throw new Error(solved.kind);
  const postings = formulation.read(solved.x);
  const { tiers } = appraise(instance, policy, postings, formulation.readSharing(solved.x, postings));
  return { tiers: policy.order.map((tier) => tiers[tier]), postings };
}

async function planned({ instance, policy }: TinyCase): Promise<{ values: number[]; bounds: number[] } | string> {
  const outcome = await makePlan(instance, policy, 'sha256:county', {
    backend: 'highs',
    seed: 1,
    timeLimit: 60,
    gap: 0,
    workers: 1,
  });
  if (outcome.kind !== 'plan') return outcome.kind;
  const { tiers } = outcome.plan.proof;
  return { values: tiers.map(({ value }) => value), bounds: tiers.map(({ bound }) => bound) };
}

/** Groups whose people the plan pays for. */
const payingGroups = ({ instance }: TinyCase, { postings }: Joint): number =>
  new Set(postings.map(({ from }) => instance.sites.get(from)!.group.id)).size;

it('plans a county under one budget as one joint model would', { timeout: 600_000 }, async () => {
  const seen = { relaxed: 0, kept: 0, small: 0 };
  await fc.assert(
    fc.asyncProperty(
      arbitraryCounty,
      fc.array(fc.constantFrom(null, 20, 60, 80, 95), { minLength: 3, maxLength: 3 }),
      async (open, percents) => {
        const free = joint(open);
        fc.pre(free !== null && payingGroups(open, free) > 1);
        const facts = planFacts(open.instance, open.policy, free.postings).forRule({ kinds: null });
        // What the county would spend if it could, less a part.
        const county = withBudgets(
          open,
          percents.map((percent, i) =>
            percent === null ? null : Math.floor((facts.allowanceCost(open.from + i) * percent) / 100),
          ),
        );
        const best = joint(county);
        fc.pre(best !== null && best.tiers.some((value, t) => value !== free.tiers[t]));
        expect(await planned(county)).toEqual({ values: best.tiers, bounds: best.tiers });
        seen[best.tiers[0] === 0 ? 'kept' : 'relaxed'] += 1;
        if (searchSize(candidates(county.instance, county.policy)) > MOST_PLANS) return;
        seen.small += 1;
        expect(bruteForce(county.instance, county.policy)).toMatchObject({ tiers: best.tiers });
      },
    ),
    // A fixed seed, because the counts below are asserted.
    { numRuns: draws(12), seed: 20270901, maxSkipsPerRun: 100 },
  );
  expect(seen.relaxed).toBeGreaterThan(1);
  expect(seen.kept).toBeGreaterThan(1);
  expect(seen.small).toBeGreaterThanOrEqual(4);
});

/** Group by group, with dual values of the budget, as large counties are planned. */
async function priced({
  instance,
  policy,
}: TinyCase): Promise<{ values: number[]; bounds: number[]; broken: number; linkingRows: number }> {
  const formulation = formulate(instance, policy);
  const solved = await solveWith(here(highs), formulation.model, formulation.point([]), {
    backend: 'highs',
    seed: 1,
    gap: 0,
    seconds: 60,
    workers: 1,
    weights: leadingWeights(policy),
    jointUpTo: 0,
  });
  if (solved.kind !== 'solved') throw new Error(solved.kind);
  const postings = formulation.read(solved.x);
  const { tiers, broken } = appraise(instance, policy, postings, formulation.readSharing(solved.x, postings));
  return {
    values: policy.order.map((tier) => tiers[tier]),
    bounds: solved.tiers.map(({ bound }) => bound),
    broken: broken.length,
    linkingRows: decompose(formulation.model).linkingRows.length,
  };
}

it(
  'plans it with dual values of the budget, and says truly how far from the best that may be',
  { timeout: 600_000 },
  async () => {
    const seen = { tied: 0, best: 0, proven: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryCounty, fc.constantFrom(40, 60, 80), async (open, percent) => {
        const free = joint(open);
        fc.pre(free !== null && payingGroups(open, free) > 1);
        const facts = planFacts(open.instance, open.policy, free.postings).forRule({ kinds: null });
        const county = withBudgets(
          open,
          [0, 1, 2].map((i) => Math.floor((facts.allowanceCost(open.from + i) * percent) / 100)),
        );
        const best = joint(county);
        fc.pre(best !== null);
        const { values, bounds, broken, linkingRows } = await priced(county);
        const differs = values.findIndex((value, t) => value !== best.tiers[t]);
        const comparable = differs === -1 ? values.length : differs + 1;
        expect({
          broken,
          above: bounds.slice(0, comparable).filter((bound, t) => bound > best.tiers[t]!).length,
        }).toEqual({ broken: 0, above: 0 });
        expect(differs === -1 || values[differs]! > best.tiers[differs]!).toBe(true);
        seen.tied += linkingRows > 0 ? 1 : 0;
        seen.best += differs === -1 ? 1 : 0;
        seen.proven += values.every((value, t) => value === bounds[t]) ? 1 : 0;
      }),
      { numRuns: draws(14), seed: 20271121, maxSkipsPerRun: 100 },
    );
    expect(seen.tied).toBeGreaterThan(10);
    expect(seen.best).toBeGreaterThan(6);
    expect(seen.proven).toBeGreaterThan(3);
  },
);
