/**
 * The rank-reversal audit: every pair in which somebody with the weaker claim to be spared was spared and somebody with
 * the stronger claim was sent, although the former could take over the posting as it stands. Each has a reason, or is an
 * alarm: taking over would be lawful and better, so that the plan was not the best.
 */
import type { TierName } from '../../domain/words.ts';
import type { TierVector } from '../compare.ts';
import type { Ground } from './exchange.ts';
import { pairs, swapOf, type Swap } from './swaps.ts';

export interface Audit {
  /** Pairs of somebody sent and somebody spared that were looked at, reversed or not. */
  readonly looked: number;
  /** Reversed pairs with the reason, in the order of the postings. */
  readonly reversals: readonly Swap[];
  /** Those of them in which the swap is lawful and better. */
  readonly alarms: readonly Swap[];
  /** How many reversals each reason accounts for, protections by rule id and tiers by name; a swap that breaks several protections counts under each. */
  readonly reasons: { readonly rules: ReadonlyMap<string, number>; readonly tiers: ReadonlyMap<TierName, number>; readonly sharing: number };
}

/** `tiers`: the values of the plan that `ground` holds. */
export function rankAudit(ground: Ground, tiers: TierVector): Audit {
  const all = pairs(ground);
  const reversals = all.filter(({ claims }) => claims.spared < claims.sent).map((pair) => swapOf(ground, tiers, pair));
  const rules = new Map<string, number>();
  const byTier = new Map<TierName, number>();
  let sharing = 0;
  for (const { outcome } of reversals) {
    if (outcome.kind === 'unlawful') {
      for (const { spec } of outcome.rules) rules.set(spec.id, (rules.get(spec.id) ?? 0) + 1);
      if (outcome.rules.length === 0) sharing += 1;
    } else if (outcome.tier !== null && outcome.change > 0) byTier.set(outcome.tier, (byTier.get(outcome.tier) ?? 0) + 1);
  }
  return { looked: all.length, reversals, alarms: reversals.filter(isAlarm), reasons: { rules, tiers: byTier, sharing } };
}

/** Equal in every tier cannot be: the claims differ. */
export const isAlarm = ({ outcome }: Swap): boolean => outcome.kind === 'lawful' && outcome.change < 0;
