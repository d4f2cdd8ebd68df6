/**
 * What is kept of one case of a sweep: tiers with their bounds, numbers, and the plan by which looser neighbours help
 * stricter ones.
 */
import { z } from 'zod';
import { Posting, SharedTeaching, TierValue } from '../../domain/plan.ts';

export const RUN_FORMAT = 'lungang-sweep-run/1';

const BarePosting = Posting.omit({ purpose: true, clauses: true });

export const RunRecord = z.discriminatedUnion('kind', [
  z.strictObject({
    format: z.literal(RUN_FORMAT),
    key: z.string(),
    kind: z.literal('plan'),
    /** `neighbour`: the best plan of a looser case holds here and is as good; nothing was searched. */
    by: z.enum(['search', 'neighbour']),
    outcome: z.enum(['compliant', 'relaxed']),
    status: z.enum(['optimal', 'feasible']),
    tiers: z.array(TierValue),
    /** By the names of `measures.ts`. */
    measures: z.record(z.string(), z.number().nullable()),
    /** Decides the cases that lean on it; nobody is told these names. */
    postings: z.array(BarePosting),
    sharedTeaching: z.array(SharedTeaching),
  }),
  z.strictObject({
    format: z.literal(RUN_FORMAT),
    key: z.string(),
    kind: z.enum(['pins-clash', 'none']),
    by: z.enum(['search', 'neighbour']),
  }),
]);
export type RunRecord = z.infer<typeof RunRecord>;
export type PlanRecord = Extract<RunRecord, { kind: 'plan' }>;
