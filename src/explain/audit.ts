/**
 * The rank-reversal audit: every pair in which somebody with the weaker claim to be spared was spared and somebody with
 * the stronger claim was sent, although the former could take over the posting as it stands. Each has a reason, or is
 * an alarm: taking over would be lawful and better, so that the plan was not the best.
 */
import sum from 'lodash/sum.js';
import type { TierName } from '../domain/words.ts';
import type { Case } from '../planning/case.ts';
import type { TierVector } from '../planning/compare.ts';
import type { Ground } from './exchange.ts';
import { groundsOf, type KnownPlan } from './grounds.ts';
import { pairs, swapOf, type SwapPair, type Swap } from './swaps.ts';

export interface Audit {
  /** Pairs of somebody sent and somebody spared that were looked at, reversed or not. */
  readonly looked: number;
  /** Reversed pairs with the reason, in the order of the postings; those for which there was time. */
  readonly reversals: readonly Swap[];
  /** Reversed pairs that were not recomputed when the time was over. */
  readonly unchecked: number;
  /** Those of them in which the swap is lawful and better. */
  readonly alarms: readonly Swap[];
  /**
   * How many reversals each reason accounts for, protections by rule id and tiers by name; a swap that breaks several
   * protections counts under each.
   */
  readonly reasons: {
    readonly rules: ReadonlyMap<string, number>;
    readonly tiers: ReadonlyMap<TierName, number>;
    readonly sharing: number;
  };
}

/** Every group of the case; `remaining`: seconds that are left. */
export const auditOf = (given: Case, known: KnownPlan, remaining: () => number): Audit =>
  joined(groundsOf(given, known).map(({ ground, tiers }) => rankAudit(ground, tiers, remaining)));

/**
 * `tiers`: the values of the plan that `ground` holds. The widest reversals are recomputed first, while there is time.
 */
export function rankAudit(ground: Ground, tiers: TierVector, remaining: () => number = () => Infinity): Audit {
  const all = pairs(ground);
  const reversed = all.filter(({ claims }) => claims.spared < claims.sent);
  const checked = new Map<SwapPair, Swap>();
  for (const pair of reversed.toSorted((a, b) => widthOf(b) - widthOf(a)))
    if (remaining() > 0) checked.set(pair, swapOf(ground, tiers, pair));
  const reversals = reversed.flatMap((pair) => checked.get(pair) ?? []);
  return {
    looked: all.length,
    reversals,
    unchecked: reversed.length - reversals.length,
    alarms: reversals.filter(isAlarm),
    reasons: reasonsOf(reversals),
  };
}

const widthOf = ({ claims }: SwapPair): number => claims.sent - claims.spared;

function joined(audits: readonly Audit[]): Audit {
  const reversals = audits.flatMap((audit) => audit.reversals);
  const total = (of: (audit: Audit) => number): number => sum(audits.map(of));
  return {
    looked: total(({ looked }) => looked),
    reversals,
    unchecked: total(({ unchecked }) => unchecked),
    alarms: reversals.filter(isAlarm),
    reasons: reasonsOf(reversals),
  };
}

function reasonsOf(reversals: readonly Swap[]): Audit['reasons'] {
  const rules = new Map<string, number>();
  const tiers = new Map<TierName, number>();
  let sharing = 0;
  for (const { outcome } of reversals) {
    if (outcome.kind === 'unlawful') {
      for (const { spec } of outcome.rules) rules.set(spec.id, (rules.get(spec.id) ?? 0) + 1);
      if (outcome.rules.length === 0) sharing += 1;
    } else if (outcome.tier !== null && outcome.change > 0) tiers.set(outcome.tier, (tiers.get(outcome.tier) ?? 0) + 1);
  }
  return { rules, tiers, sharing };
}

/** Equal in every tier cannot be: the claims differ. */
export const isAlarm = ({ outcome }: Swap): boolean => outcome.kind === 'lawful' && outcome.change < 0;
