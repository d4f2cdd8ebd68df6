/** Which plan a file beside plan.json speaks of. */
import { createHash } from 'node:crypto';
import { planBytes, type Plan } from '../domain/plan.ts';

/** The digest of plan.json's bytes: what `sha256sum plan.json` prints. */
export const planDigest = (plan: Plan): string =>
  `sha256:${createHash('sha256').update(planBytes(plan)).digest('hex')}`;
