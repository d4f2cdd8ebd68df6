/** Takes a finished plan that an answer enclosed as a plan of the desk: verified like any other, then drawn up. */
import { z } from 'zod';
import { rosterDigest } from '../../../io/digest.ts';
import { instanceOf } from '../../../planning/case.ts';
import { blob } from '../../../store/blobs.ts';
import { verify } from '../../../verify/verify.ts';
import { caseOf } from '../../kept/case.ts';
import { PLANS } from '../../kept/plan.ts';
import { PlanResult } from '../../kept/plan-result.ts';
import { DeskProblem } from '../../problem.ts';
import { deskTexts } from '../../texts.ts';
import { jobKind } from '../kind.ts';
import { keepPlan } from '../keep-plan.ts';

export const adoptJob = jobKind({
  /** `text`: digest of plan.json. */
  input: z.object({ plan: z.string(), text: z.string() }),
  result: PlanResult,
  run: async (work, { plan: id, text }) => {
    const { given, json } = await work.read(async (tx) => ({
      given: await caseOf(tx, (await PLANS.get(tx, id, 1)).body),
      json: JSON.parse(await blob(tx, text)) as unknown,
    }));
    const verdict = verify(instanceOf(given), given.policy, rosterDigest(given.roster), json);
    if (!verdict.ok) throw new DeskProblem(409, deskTexts['plan-refused']({ what: id }));
    return keepPlan(given, verdict.plan, verdict.plan.proof.status === 'optimal' ? 'complete' : 'time');
  },
});
