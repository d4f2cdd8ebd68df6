/** Whole posts allotted by need. */

/** One school's part: how much it needs, and what it has already. All whole numbers, 0 or more. */
export interface Claim {
  readonly need: number;
  readonly held: number;
}

/**
 * Allots `total` whole posts to the claims, in their order; the parts add up to `total` exactly.
 *
 * By largest remainder: each claim gets the whole part of total · need / Σ need, and the posts left over go one by one
 * to the largest remainders (of equal ones to the larger need, then to the earlier claim). No claim gets less than it
 * holds: one whose share by need would be smaller keeps what it holds, and the rest is allotted anew among the others.
 * Where the total does not even cover what is held, it is allotted by what is held instead of by need, so that nobody
 * gets more than that.
 *
 * @returns null where nothing is needed at all: then there is no measure to allot by
 */
export function allotByNeed(total: number, claims: readonly Claim[]): readonly number[] | null {
  const held = claims.reduce((sum, claim) => sum + claim.held, 0);
  if (claims.every(({ need }) => need === 0)) return null;
  if (held > total)
    return byRemainder(
      total,
      claims.map((claim) => claim.held),
    );
  const kept = new Set<number>();
  for (;;) {
    const left = claims.reduce((sum, claim, i) => sum - (kept.has(i) ? claim.held : 0), total);
    const weights = claims.map(({ need }, i) => (kept.has(i) ? 0 : need));
    const needed = weights.reduce((sum, weight) => sum + weight, 0);
    // Compared across, so that no share is rounded: left · need / needed < held.
    const short = claims.flatMap((claim, i) => (!kept.has(i) && left * claim.need < claim.held * needed ? [i] : []));
    if (short.length === 0) return byRemainder(left, weights).map((part, i) => (kept.has(i) ? claims[i]!.held : part));
    for (const i of short) kept.add(i);
  }
}

/** Largest remainder; where all weights are 0 nothing is left to allot. */
function byRemainder(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  if (sum === 0) return weights.map(() => 0);
  const parts = weights.map((weight) => Math.floor((total * weight) / sum));
  const over = total - parts.reduce((all, part) => all + part, 0);
  const first = weights
    .map((weight, i) => ({ i, weight, remainder: (total * weight) % sum }))
    .toSorted((a, b) => b.remainder - a.remainder || b.weight - a.weight || a.i - b.i)
    .slice(0, over);
  for (const { i } of first) parts[i]! += 1;
  return parts;
}
