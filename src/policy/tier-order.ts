/**
 * The order of the tiers of one case: the policy's own, with those that staying close to a published plan inserts.
 */
import type { Instance } from '../domain/instance.ts';
import type { TierName } from '../domain/words.ts';
import type { Policy } from './policy.ts';

/**
 * `kept`, `damage` and `added` stand right before `shortage`, but never before the law (`legal`, `timing`): a published
 * list is no reason to break it. What a change tore open is mended first, then new names are spared, and old gaps move
 * nobody. A list of wishes left nothing behind, and whoever is missing on it is no new name to be spared before the
 * schools have their teachers: there is no `damage` there, and `added` comes right before `disruption`.
 */
export function tierOrder(
  { order }: Pick<Policy, 'order'>,
  { published }: Pick<Instance, 'published'>,
): readonly TierName[] {
  if (published === null) return order;
  const kept = Math.max(order.indexOf('shortage'), order.indexOf('legal') + 1, order.indexOf('timing') + 1);
  if (published.left !== null) return [...order.slice(0, kept), 'kept', 'damage', 'added', ...order.slice(kept)];
  const withKept: readonly TierName[] = [...order.slice(0, kept), 'kept', ...order.slice(kept)];
  const added = Math.max(withKept.indexOf('disruption'), kept + 1);
  return [...withKept.slice(0, added), 'added', ...withKept.slice(added)];
}
