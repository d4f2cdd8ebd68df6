/** Searches that end early: whatever stops them, the plan is verified and claims no more than was proven. */
import { beforeAll, describe, expect, it } from 'vitest';
import { deriveInstance, type Instance } from '../../src/domain/instance.ts';
import { makePlan, type PlanOptions } from '../../src/planning/make-plan.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { sampleRoster } from '../../src/sample/index.ts';

let policy: Policy;
let instance: Instance;
let best: readonly number[];
const OPTIONS: PlanOptions = { backend: 'highs', seed: 1, timeLimit: 120, gap: 0, workers: 1 };

const plan = async (
  options: Partial<PlanOptions>,
): Promise<Extract<Awaited<ReturnType<typeof makePlan>>, { kind: 'plan' }>> => {
  const outcome = await makePlan(instance, policy, 'sha256:test', { ...OPTIONS, ...options });
  if (outcome.kind !== 'plan') throw new Error(outcome.kind);
  return outcome;
};

beforeAll(async () => {
  policy = (await loadPolicy('suzhou-2024')).policy!;
  instance = deriveInstance({ ...sampleRoster({ preset: 'small', seed: 1, policy }), pins: [] }, 2027);
  best = (await plan({})).plan.proof.tiers.map(({ value }) => value);
});

/** Bounds hold with the earlier tiers at the values shown: the first open tier's bound must not pass the optimum. */
function firstOpen(tiers: readonly { value: number; bound: number }[]): { bound: number; optimum: number } {
  const t = tiers.findIndex(({ value, bound }) => bound < value);
  return t === -1 ? { bound: 0, optimum: 0 } : { bound: tiers[t]!.bound, optimum: best[t]! };
}

describe('a search that ends early', () => {
  it.each([0.01, 0.2, 0.5, 0.9])('with a gap of %s keeps values and bounds apart', async (gap) => {
    const { tiers } = (await plan({ gap })).plan.proof;
    const { bound, optimum } = firstOpen(tiers);
    expect(bound).toBeLessThanOrEqual(optimum);
    expect(tiers.every((tier) => tier.bound <= tier.value)).toBe(true);
  });

  it.each([0.05, 0.3, 1])('at a limit of %s s writes what it has', async (timeLimit) => {
    const { tiers } = (await plan({ timeLimit })).plan.proof;
    const { bound, optimum } = firstOpen(tiers);
    expect(bound).toBeLessThanOrEqual(optimum);
  });

  it('stopped by a person says so, and has a plan', async () => {
    const { ended } = await plan({ signal: AbortSignal.timeout(1) });
    expect(ended).toBe('stopped');
  });
});
