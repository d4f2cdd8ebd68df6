/**
 * Two plans of one policy side by side: tier by tier, and posting by posting. Pure; knows nothing of how they were
 * found.
 */
import type { BarePosting } from '../domain/plan.ts';
import { byCodePoint } from '../domain/roster.ts';
import type { TierName } from '../domain/words.ts';

/** Values of tiers in the policy's order. */
export type TierVector = readonly { readonly tier: TierName; readonly value: number }[];

export interface TierChange {
  readonly tier: TierName;
  readonly before: number;
  readonly after: number;
}

export type PostingChange =
  | { readonly kind: 'added'; readonly after: BarePosting }
  | { readonly kind: 'dropped'; readonly before: BarePosting }
  /** The same teacher, but to another school, at another time, for another length or as something else. */
  | { readonly kind: 'altered'; readonly before: BarePosting; readonly after: BarePosting };

export interface Comparison {
  /** Every tier, in the policy's order. */
  readonly tiers: readonly TierChange[];
  /** The first tier in which the plans differ: it decides which one is better; null where all are equal. */
  readonly decidedBy: TierChange | null;
  /** By start, then teacher. */
  readonly postings: readonly PostingChange[];
}

export interface Compared {
  readonly postings: readonly BarePosting[];
  readonly tiers: TierVector;
}

/** What changes from one plan to the other. Both vectors must name the same tiers in the same order. */
export function comparePlans(before: Compared, after: Compared): Comparison {
  const tiers = before.tiers.map(({ tier, value }, i): TierChange => ({
    tier,
    before: value,
    after: after.tiers[i]!.value,
  }));
  return { tiers, decidedBy: firstDifference(tiers), postings: postingChanges(before.postings, after.postings) };
}

const firstDifference = (tiers: readonly TierChange[]): TierChange | null =>
  tiers.find(({ before, after }) => before !== after) ?? null;

/** Below 0: `a` is the better one; 0: equal in every tier. */
export function inTierOrder(a: TierVector, b: TierVector): number {
  const at = a.findIndex(({ value }, i) => value !== b[i]!.value);
  return at < 0 ? 0 : a[at]!.value - b[at]!.value;
}

/** Postings of one plan that the other has not, teacher by teacher. */
export function postingChanges(
  before: readonly BarePosting[],
  after: readonly BarePosting[],
): readonly PostingChange[] {
  const [old, fresh] = [byTeacher(before), byTeacher(after)];
  const changes = [...new Set([...old.keys(), ...fresh.keys()])].flatMap((teacher): PostingChange[] => {
    const [was, is] = [old.get(teacher), fresh.get(teacher)];
    if (was === undefined) return [{ kind: 'added', after: is! }];
    if (is === undefined) return [{ kind: 'dropped', before: was }];
    return isSame(was, is) ? [] : [{ kind: 'altered', before: was, after: is }];
  });
  return changes.toSorted(
    (a, b) => postingOf(a).start - postingOf(b).start || byCodePoint(postingOf(a).teacher, postingOf(b).teacher),
  );
}

const byTeacher = (postings: readonly BarePosting[]): ReadonlyMap<string, BarePosting> =>
  new Map(postings.map((posting) => [posting.teacher, posting]));
const postingOf = (change: PostingChange): BarePosting => (change.kind === 'added' ? change.after : change.before);

export const isSame = (a: BarePosting, b: BarePosting): boolean =>
  a.teacher === b.teacher &&
  a.from === b.from &&
  a.to === b.to &&
  a.start === b.start &&
  a.years === b.years &&
  a.kind === b.kind;
