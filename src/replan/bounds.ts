/**
 * What is proven of a plan of which some groups were searched and all others keep their published postings. No group
 * ties another here, so values and gaps add up. A group that keeps everything is proven by the published plan's own
 * proof: it moves no name, which nothing can beat; and whatever keeps all its postings could have been published in its
 * place, so that none of its other tiers can be better than they are.
 */
import type { TierValue } from '../domain/plan.ts';

/** `rest`: tiers of the published plan, in its order; undefined where no group kept its postings unsearched. */
export function replanBoundsOf(
  values: readonly Omit<TierValue, 'bound'>[],
  searched: readonly TierValue[],
  rest: readonly TierValue[] | undefined,
): readonly number[] {
  const kept = rest === undefined ? null : provenGaps(rest);
  let proven = true;
  return values.map(({ tier, value }, t) => {
    const { value: found, bound } = searched[t]!;
    // Nothing is torn open where nothing changed.
    const still = tier === 'kept' || tier === 'damage' || tier === 'added';
    const beside = kept === null || still ? 0 : kept.get(tier);
    const least = proven && beside !== undefined ? Math.max(0, value - (found - bound) - beside) : 0;
    if (least < value) proven = false;
    return least;
  });
}

/** The gap of each tier up to the first that is not closed; behind it nothing is known. */
function provenGaps(tiers: readonly TierValue[]): ReadonlyMap<string, number> {
  const open = tiers.findIndex(({ value, bound }) => bound < value);
  return new Map(
    tiers.slice(0, open === -1 ? undefined : open + 1).map(({ tier, value, bound }) => [tier, value - bound]),
  );
}
