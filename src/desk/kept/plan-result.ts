/** What the job of a plan leaves. */
import { z } from 'zod';
import { ClashView } from '../views/clash.ts';
import { BothWords } from '../words.ts';

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
