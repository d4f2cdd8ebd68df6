/** A plan at the desk: what it was asked from. What came of it stands at its job. */
import { z } from 'zod';
import { Records } from './records.ts';

const Pinned = z.object({ id: z.string(), version: z.int() });

export const DeskPlan = z.object({
  name: z.string(),
  roster: Pinned,
  /** `id`: of a pack (version 0), or of a policy of one's own. */
  policy: Pinned,
  from: z.int(),
  seconds: z.number(),
  gap: z.number(),
  seed: z.int(),
  /**
   * Digest of the roster, where it is another than that of the version: a way out that changes decisions entered by
   * hand. Absent: the version's.
   */
  changedRoster: z.string().optional(),
});
export type DeskPlan = z.infer<typeof DeskPlan>;

export const PLANS = new Records('plan', DeskPlan);

export const planWork = (id: string): string => `plans/${id}`;
