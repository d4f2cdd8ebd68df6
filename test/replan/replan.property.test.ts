/** The whole re-planning, group by group or together, against every plan there is. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rosterDigest } from '../../src/io/digest.ts';
import { instanceOf } from '../../src/planning/case.ts';
import { makePlan } from '../../src/planning/make-plan.ts';
import { replan, type PlanDraft } from '../../src/replan/index.ts';
import { verify } from '../../src/verify/verify.ts';
import { tierOrder } from '../../src/policy/tier-order.ts';
import { planDigest } from '../../src/report/plan-digest.ts';
import { arbitraryReplan, type ReplanCase } from '../support/arbitrary-replan.ts';
import { bruteForce } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';
import { Y } from '../support/tiny.ts';

const OPTIONS = { backend: 'highs', seed: 1, timeLimit: 3000, gap: 0, workers: 1 };

/** Undefined where nothing could be published, or no plan is left. */
async function drafted({ before, ...given }: ReplanCase): Promise<PlanDraft | undefined> {
  const first = await makePlan(before.instance, before.policy, rosterDigest(before.roster), OPTIONS);
  if (first.kind !== 'plan') return undefined;
  const today = `${given.published.begun + 1}-05-01`;
  const draft = await replan(
    {
      given: { roster: given.roster, policy: given.policy, from: given.from },
      before: { roster: before.roster, plan: first.plan },
      publishedDigest: planDigest(first.plan),
      changes: [],
      today,
      digestOf: rosterDigest,
    },
    OPTIONS,
  );
  return draft.kind === 'draft' ? draft : undefined;
}

describe('re-planning a county', () => {
  it('is the best of all plans, proven, whether a group was searched alone or not', async () => {
    const seen = { groups: 0, county: 0, nothing: 0, moved: 0 };
    await fc.assert(
      fc.asyncProperty(arbitraryReplan(fc.constantFrom(Y - 1, Y - 1, Y)), async (given) => {
        const draft = await drafted(given);
        fc.pre(draft !== undefined);
        const { given: planned, plan, scope } = draft;
        const instance = instanceOf(planned);
        const best = bruteForce(instance, planned.policy);
        const expected = best === 'pins-clash' ? best : best.tiers;
        expect(plan.proof.tiers.map(({ value }) => value)).toEqual(expected);
        expect(plan.proof.tiers.map(({ tier }) => tier)).toEqual(tierOrder(planned.policy, instance));
        expect(plan.proof.status).toBe('optimal');
        expect(
          verify(instance, planned.policy, rosterDigest(planned.roster), JSON.parse(JSON.stringify(plan))).ok,
        ).toBe(true);
        // Names that moved are told, each once.
        const told = draft.causes.map(({ change }) => change.kind);
        const value = (tier: string): number => plan.proof.tiers.find((one) => one.tier === tier)!.value;
        expect(told.filter((kind) => kind === 'added')).toHaveLength(value('added'));
        expect(draft.unaffected.kept).toBe(draft.unaffected.published);
        seen[scope.kind] += 1;
        if (scope.groups.length === 0) seen.nothing += 1;
        if (draft.differs) seen.moved += 1;
      }),
      { numRuns: draws(8), seed: 1, maxSkipsPerRun: 20 },
    );
    expect(Object.entries(seen).filter(([, count]) => count === 0)).toEqual([]);
  }, 900_000);
});
