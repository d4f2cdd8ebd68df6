/** A plan that is there, read back and verified once more: nothing that the verifier refuses is shown or asked about. */
import { rosterDigest } from '../../io/digest.ts';
import { instanceOf, type Case } from '../../planning/case.ts';
import { blob } from '../../store/blobs.ts';
import type { Tx } from '../../store/store.ts';
import { verify, type VerifiedPlan } from '../../verify/verify.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { caseOf } from './case.ts';
import { PLANS, type DeskPlan } from './plan.ts';
import { planResult } from './plan-result.ts';

export interface FinishedPlan {
  readonly record: DeskPlan;
  readonly given: Case;
  readonly plan: VerifiedPlan;
}

/** Takes a second or two for a county: for the process of a job. */
export async function finishedPlan(tx: Tx, id: string): Promise<FinishedPlan> {
  const result = await planResult(tx, id);
  const { body: record } = await PLANS.get(tx, id, 1);
  const given = await caseOf(tx, record);
  const verdict = verify(
    instanceOf(given),
    given.policy,
    rosterDigest(given.roster),
    JSON.parse(await blob(tx, result.plan)),
  );
  if (!verdict.ok) throw new DeskProblem(409, deskTexts['plan-refused']({ what: id }));
  return { record, given, plan: verdict.plan };
}
