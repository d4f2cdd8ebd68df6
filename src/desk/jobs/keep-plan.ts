/** Draws up everything that the page shows of a plan, and keeps it with the plan. */
import { planBytes } from '../../domain/plan.ts';
import type { SearchEnd } from '../../planning/answer.ts';
import { instanceOf, type Case } from '../../planning/case.ts';
import type { ReportContext } from '../../report/context.ts';
import { putBlob } from '../../store/blobs.ts';
import type { Tx } from '../../store/store.ts';
import { overrides } from '../../verify/overrides.ts';
import type { VerifiedPlan } from '../../verify/verify.ts';
import type { PlanResult } from '../kept/plan-result.ts';
import { PLAN_VIEWS } from '../views/index.ts';
import type { PlanViewName } from '../views/names.ts';
import { bothWords } from '../words.ts';

type Made = Extract<PlanResult, { kind: 'plan' }>;

/** Draws now; what comes back writes, in the transaction that ends the job. */
export function keepPlan(given: Case, plan: VerifiedPlan, ended: SearchEnd): (tx: Tx) => Promise<Made> {
  const context: ReportContext = { plan, instance: instanceOf(given), policy: given.policy };
  const drawn = Object.entries(PLAN_VIEWS).map(
    ([name, draw]) => [name as PlanViewName, draw(context, 'zh-CN'), draw(context, 'en')] as const,
  );
  const overridden = overrides(context.instance, given.policy, plan.postings).map(bothWords);
  return async (tx) => {
    const views: Made['views'] = {};
    for (const [name, chinese, english] of drawn)
      views[name] = {
        'zh-CN': await putBlob(tx, JSON.stringify(chinese)),
        en: await putBlob(tx, JSON.stringify(english)),
      };
    return {
      kind: 'plan',
      outcome: plan.outcome,
      ended,
      postings: plan.postings.length,
      relaxations: plan.relaxations.length,
      plan: await putBlob(tx, planBytes(plan)),
      views,
      overridden,
    };
  };
}
