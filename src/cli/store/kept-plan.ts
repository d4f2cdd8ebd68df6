/** A plan of the store, judged anew against the roster, the policy and the published plan that it was made from. */
import { keptPolicy } from '../../jobs/basis.ts';
import { Plan } from '../../domain/plan.ts';
import type { Case } from '../../planning/case.ts';
import type { VerifiedPlan } from '../../verify/verify.ts';
import { blob } from '../../store/blobs.ts';
import { draftPlan, planById, planText, publishedPlan } from '../../store/plans.ts';
import type { PlanRow, VersionRow } from '../../store/schema.ts';
import type { Tx } from '../../store/store.ts';
import { rosterOf, versionOf } from '../../store/versions.ts';
import { EXIT, Refusal } from '../exit.ts';
import { judgePlan } from '../../asking/judge-plan.ts';
import { texts } from './texts.ts';

export interface KeptPlan {
  readonly row: PlanRow;
  readonly version: VersionRow;
  readonly given: Case;
  readonly plan: VerifiedPlan;
  /** The bytes of the plan.json that it re-plans; null for a first plan. */
  readonly published: string | null;
}

/**
 * The plan that was named; where none was, the one in force, else the draft. Undefined where there is none to choose.
 */
export const chosen = async (tx: Tx, id: string | undefined): Promise<PlanRow | undefined> => {
  if (id === undefined) return (await publishedPlan(tx)) ?? (await draftPlan(tx));
  const row = await planById(tx, id);
  if (row === undefined) throw new Refusal(EXIT.usage, texts['no-plan-yet']());
  return row;
};

/** Throws where the verifier of this version of the program refuses what an earlier one had accepted. */
export async function keptPlan(tx: Tx, row: PlanRow): Promise<KeptPlan> {
  const version = await versionOf(tx, row.version);
  const planJson: unknown = JSON.parse(await planText(tx, row));
  const { inputs } = Plan.parse(planJson);
  const published = inputs.published === undefined ? null : await blob(tx, inputs.published.plan);
  const judged = judgePlan(
    { roster: await rosterOf(tx, row), policy: await keptPolicy(tx, version) },
    planJson,
    published === null ? null : Plan.parse(JSON.parse(published)),
  );
  if (!judged.ok)
    throw new Refusal(
      EXIT.refusedPlan,
      texts['plan-refused']({ findings: judged.findings.length, first: judged.findings[0]! }),
    );
  return { row, version, given: judged.given, plan: judged.plan, published };
}
