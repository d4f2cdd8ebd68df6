/**
 * The order of the tiers of one case: the policy's own, with the two that staying close to a published plan inserts.
 */
import type { Instance } from '../domain/instance.ts';
import type { TierName } from '../domain/words.ts';
import type { Policy } from './policy.ts';

/**
 * `kept` stands right before `shortage`, but never before the law (`legal`, `timing`): a published list is no reason to
 * break it. `added` stands right before `disruption`, but never before `kept`: who was published comes first.
 */
export function tierOrder(
  { order }: Pick<Policy, 'order'>,
  { published }: Pick<Instance, 'published'>,
): readonly TierName[] {
  if (published === null) return order;
  const kept = Math.max(order.indexOf('shortage'), order.indexOf('legal') + 1, order.indexOf('timing') + 1);
  const withKept: readonly TierName[] = [...order.slice(0, kept), 'kept', ...order.slice(kept)];
  const added = Math.max(withKept.indexOf('disruption'), kept + 1);
  return [...withKept.slice(0, added), 'added', ...withKept.slice(added)];
}
