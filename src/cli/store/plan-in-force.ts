/** The plan in force beside the roster as it is now: what questions about the next change are asked of. */
import { basisOf } from '../../jobs/basis.ts';
import { Plan } from '../../domain/plan.ts';
import type { Case } from '../../planning/case.ts';
import { planId, parsedPlan, publishedPlan } from '../../store/plans.ts';
import type { Tx } from '../../store/store.ts';
import { currentVersion } from '../../store/versions.ts';
import { EXIT, Refusal } from '../exit.ts';
import { texts } from './texts.ts';

export interface PlanInForce {
  readonly id: string;
  readonly digest: string;
  readonly plan: Plan;
  /** Of the newest version, without the published plan. */
  readonly given: Case;
  readonly seed: number;
}

export async function planInForce(tx: Tx): Promise<PlanInForce> {
  const [row, version] = [await publishedPlan(tx), await currentVersion(tx)];
  if (row === undefined || version === undefined) throw new Refusal(EXIT.usage, texts['no-plan-yet']());
  const { roster, policy, from } = await basisOf(tx, version);
  return {
    id: planId(row),
    digest: row.digest,
    plan: await parsedPlan(tx, row),
    given: { roster, policy, from },
    seed: version.seed,
  };
}
