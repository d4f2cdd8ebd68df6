/** What it would mean for somebody who stays to take over a posting as it stands: every such pair, judged exactly. */
import type { BarePosting } from '../domain/plan.ts';
import type { TierName } from '../domain/words.ts';
import type { AppliedRule } from '../policy/policy.ts';
import { judge } from '../verify/appraise.ts';
import type { TierVector } from '../planning/compare.ts';
import { claimOf, tierValues } from '../verify/objective.ts';
import { validity } from '../verify/validity.ts';
import { successors, type Ground } from './exchange.ts';

interface Claims {
  readonly sent: number;
  readonly spared: number;
}

/** Who is sent, who is spared and could be sent instead. */
export interface SwapPair {
  readonly posting: BarePosting;
  readonly by: BarePosting;
  /** Claims to be spared in the year of the posting, in points: the higher the stronger. */
  readonly claims: Claims;
}

export interface Swap extends SwapPair {
  readonly outcome:
    /** Not lawful: the protections that would break; empty where shared teaching would no longer be valid. */
    | { readonly kind: 'unlawful'; readonly rules: readonly AppliedRule[] }
    /** The first tier that differs; null where the plans are equal in every tier. */
    | { readonly kind: 'lawful'; readonly tier: TierName | null; readonly change: number };
}

/**
 * Exchange postings with everybody who is on no posting and could take them over, in the order of the postings, then by
 * id.
 */
export function pairs(ground: Ground): readonly SwapPair[] {
  const { weights } = ground.policy;
  const claim = ({ teacher, start }: BarePosting): number =>
    claimOf(ground.instance.persons.get(teacher)!, start, weights);
  return ground.postings
    .filter(({ kind }) => kind === 'exchange')
    .flatMap((posting) =>
      successors(ground, posting).map((by): SwapPair => ({
        posting,
        by,
        claims: { sent: claim(posting), spared: claim(by) },
      })),
    );
}

/** `tiers`: the values of the plan in hand. */
export function swapOf(ground: Ground, tiers: TierVector, pair: SwapPair): Swap {
  const { instance, policy, sharedTeaching } = ground;
  const postings = ground.postings.map((posting) => (posting === pair.posting ? pair.by : posting));
  // Each posting is valid by itself; together only shared teaching can stop being so.
  if (sharedTeaching.length > 0 && validity(instance, policy, postings, sharedTeaching).findings.length > 0)
    return { ...pair, outcome: { kind: 'unlawful', rules: [] } };
  const { facts, measured, isBroken } = judge(instance, policy, postings, sharedTeaching);
  if (isBroken) {
    const broken = measured.filter(
      ({ rule, measures }) =>
        rule.spec.nature === 'protection' && rule.enforce.kind === 'must' && measures.some(({ by }) => by > 0),
    );
    return { ...pair, outcome: { kind: 'unlawful', rules: broken.map(({ rule }) => rule) } };
  }
  const values = tierValues(facts, measured);
  const first = tiers.find(({ tier, value }) => values[tier] !== value);
  return {
    ...pair,
    outcome: {
      kind: 'lawful',
      tier: first?.tier ?? null,
      change: first === undefined ? 0 : values[first.tier] - first.value,
    },
  };
}
