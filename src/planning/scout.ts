/** The scout's weights: a blend of the leading tiers that mostly finds what the strict order finds, but sooner. */
import type { Instance } from '../domain/instance.ts';
import type { TierName } from '../domain/words.ts';
import type { Policy } from '../policy/policy.ts';
import { tierOrder } from '../policy/tier-order.ts';

/**
 * Rough exchange rates between the tiers up to disruption, high enough that the scout's point is nearly always best in
 * strict order too: whatever one tier can gain costs the later ones less. They never decide a result, only its speed.
 */
const SCOUT: Readonly<Record<TierName, number>> = {
  legal: 20_000,
  timing: 5_000,
  kept: 10_000,
  shortage: 200,
  soft: 2_000,
  added: 500,
  disruption: 1,
  preference: 0,
  claims: 0,
};

/** The scout's weights for the leading tiers of a policy (`solver/lexicographic.ts`). */
export function scoutWeights(
  policy: Policy,
  instance: Pick<Instance, 'published'> = { published: null },
): readonly number[] {
  const order = tierOrder(policy, instance);
  const leading = order.findIndex((tier) => SCOUT[tier] === 0);
  return order.slice(0, leading === -1 ? undefined : leading).map((tier) => SCOUT[tier]);
}
