/** Plans a roster under a policy, and draws up everything that the page shows of the plan. */
import { z } from 'zod';
import { crossChecks } from '../../../domain/cross-checks.ts';
import { rosterDigest } from '../../../io/digest.ts';
import { instanceOf, problemOf, type Case } from '../../../planning/case.ts';
import { planBy } from '../../../planning/make-plan.ts';
import { PlanSearch } from '../../../planning/search.ts';
import type { Tx } from '../../../store/store.ts';
import { pinTerms } from '../../../verify/permits.ts';
import { caseOf } from '../../kept/case.ts';
import { PLANS } from '../../kept/plan.ts';
import { PlanResult } from '../../kept/plan-result.ts';
import { DeskProblem } from '../../problem.ts';
import { deskTexts } from '../../texts.ts';
import { clashView } from '../../views/clash.ts';
import { bothWords } from '../../words.ts';
import { jobKind } from '../kind.ts';
import { keepPlan } from '../keep-plan.ts';
import { searchTeller } from '../search-teller.ts';

export const planJob = jobKind({
  input: z.object({ plan: z.string(), workers: z.int().min(1) }),
  result: PlanResult,
  run: async (work, { plan: id, workers }): Promise<(tx: Tx) => Promise<PlanResult>> => {
    const { body } = await work.read((tx) => PLANS.get(tx, id, 1));
    const teller = searchTeller(work, body.seconds);
    teller.phase('reading');
    const given = await work.read((tx) => caseOf(tx, body));
    refuseUnfit(given);
    teller.modelling(given.policy.order);
    const outcome = await planBy(new PlanSearch(problemOf(given)), rosterDigest(given.roster), {
      backend: 'highs',
      seed: body.seed,
      timeLimit: body.seconds,
      gap: body.gap,
      workers,
      signal: work.signal,
      onProgress: teller.search,
    });
    teller.phase('writing');
    teller.end();
    if (outcome.kind === 'pins-clash') {
      const clash = clashView(outcome, instanceOf(given));
      return async () => ({ kind: 'clash', clash });
    }
    if (outcome.kind === 'none') return async () => ({ kind: 'none', reason: outcome.reason });
    return keepPlan(given, outcome.plan, outcome.ended);
  },
});

/** The roster was checked without the policy: what this policy's terms or this year make impossible is told now. */
function refuseUnfit({ roster, policy, from }: Case): void {
  const errors = crossChecks(roster, { from, terms: pinTerms(policy) }).filter(({ severity }) => severity === 'error');
  if (errors.length > 0)
    throw new DeskProblem(409, deskTexts['unfit']({ findings: errors.map(({ message }) => bothWords(message)) }));
}
