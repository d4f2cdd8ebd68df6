/** What the job of a plan leaves. */
import { z } from 'zod';
import type { Tx } from '../../store/store.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import { ClashView } from '../views/schemas.ts';
import { BothWords } from '../words.ts';
import { PLANS, planWork } from './plan.ts';
import { resultAbout } from './results.ts';

/** Digests of a view's text, by view and language. */
const Digests = z.record(z.string(), z.object({ 'zh-CN': z.string(), en: z.string() }));

export const PlanResult = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('plan'),
    outcome: z.enum(['compliant', 'relaxed']),
    /** `complete`: to the end; else what ended the search. */
    ended: z.string(),
    postings: z.int(),
    relaxations: z.int(),
    /** Digest of the text of plan.json. */
    plan: z.string(),
    views: Digests,
    /** Rules of the roster that decisions entered by hand override. */
    overridden: z.array(BothWords),
  }),
  /** Decisions entered by hand that cannot hold together. */
  z.object({ kind: z.literal('clash'), clash: ClashView }),
  /** The search ended before any plan was found. */
  z.object({ kind: z.literal('none'), reason: z.string() }),
]);
export type PlanResult = z.infer<typeof PlanResult>;

/** What came of a plan that is done. Throws a DeskProblem (409) while it is not, or where no plan was found. */
export async function planResult(tx: Tx, id: string): Promise<Extract<PlanResult, { kind: 'plan' }>> {
  await PLANS.get(tx, id);
  const result = await resultAbout(tx, planWork(id), PlanResult);
  if (result?.kind !== 'plan') throw new DeskProblem(409, deskTexts['not-ready']({ what: id }));
  return result;
}
