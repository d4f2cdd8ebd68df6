/** Weights of the leading tiers: minimising their sum first mostly finds what the strict order finds, but sooner. */
import type { Instance } from '../domain/instance.ts';
import type { TierName } from '../domain/words.ts';
import type { Policy } from '../policy/policy.ts';
import { tierOrder } from '../policy/tier-order.ts';

/**
 * Rough exchange rates between the tiers up to disruption, high enough that the point of the weighted sum is nearly always best
 * in strict order too: whatever one tier can gain costs the later ones less. They never decide a result, only its speed.
 */
const WEIGHT: Readonly<Record<TierName, number>> = {
  legal: 20_000,
  timing: 5_000,
  kept: 10_000,
  damage: 0,
  shortage: 200,
  soft: 2_000,
  added: 500,
  disruption: 1,
  preference: 0,
  claims: 0,
};

/** Those of a re-planning, where names come before what is short at all. */
const REPLAN_WEIGHT: Readonly<Record<TierName, number>> = {
  ...WEIGHT,
  legal: 200_000,
  timing: 50_000,
  kept: 60_000,
  damage: 1_500,
  added: 8_000,
};

/** The weights of the leading tiers of a policy in the sum that is minimised first (`solver/lexicographic.ts`). */
export function leadingWeights(
  policy: Policy,
  instance: Pick<Instance, 'published'> = { published: null },
): readonly number[] {
  const order = tierOrder(policy, instance);
  const weight = order.includes('damage') ? REPLAN_WEIGHT : WEIGHT;
  const leading = order.findIndex((tier) => weight[tier] === 0);
  return order.slice(0, leading === -1 ? undefined : leading).map((tier) => weight[tier]);
}
