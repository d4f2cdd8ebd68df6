/**
 * The gravest doubts looked at again by planning the group anew, as far as the time goes: what would then be the best
 * plan, and whom would it move. Who could not be sent any more is asked of the case as it is, with this teacher
 * staying, because the proofs of the plan go on holding there and an answer takes a second; the answer must be lawful
 * under the changed roster too. Everything else needs the changed case, of which nothing is proven.
 */
import { appraise } from '../verify/appraise.ts';
import type { Infeasible, Proven } from '../planning/answer.ts';
import { instanceOf, withTeacher, type Case } from '../planning/case.ts';
import { comparePlans, type Comparison, type TierVector } from '../planning/compare.ts';
import type { Reoptimiser } from '../planning/threads.ts';
import type { Doubt, Doubts } from './doubts.ts';
import { judged } from './exchange.ts';
import { groundsOf, type GroupGround, type KnownPlan } from './grounds.ts';
import { Resolver, type Resolved, type WishTerms } from './resolve.ts';
import type { Wish } from './wish.ts';

type Searched =
  /**
   * The best plan found against the plan in hand; `proven`: there is none better, numbers asked for being as they are.
   */
  { readonly kind: 'plan'; readonly proven: boolean; readonly comparison: Comparison } | Infeasible;

/** `searched` null: sorted by exchanges of two people only. */
export type SearchedDoubt = Doubt & { readonly searched: Searched | null };

export interface SearchedDoubts extends Omit<Doubts, 'found'> {
  readonly found: readonly SearchedDoubt[];
}

/** Answers about one group, with what is learnt of its plan kept from one to the next. */
interface Asking {
  readonly own: GroupGround;
  readonly plan: Proven;
  readonly resolver: Resolver;
}

export interface DoubtTerms extends WishTerms {
  /** Who searches, where it is not a thread of its own. */
  readonly finder?: Reoptimiser;
}

/**
 * In the order of gravity, one search after the other, while `remaining` gives seconds. `known`: with what is proven of
 * it.
 */
export async function searchDoubts(
  given: Case,
  known: Proven,
  { found, ...rest }: Doubts,
  terms: DoubtTerms,
  remaining: () => number,
): Promise<SearchedDoubts> {
  const asking = new Map<GroupGround, Asking>();
  const grounds = groundsOf(given, known);
  const answers: SearchedDoubt[] = [];
  try {
    for (const doubt of found) {
      const seconds = Math.min(terms.seconds, remaining());
      const own = grounds.find(
        ({ ground: { instance } }) =>
          instance.persons.get(doubt.teacher)?.home.group.id ===
          instanceOf(given).persons.get(doubt.teacher)!.home.group.id,
      );
      answers.push({
        ...doubt,
        searched:
          seconds < LEAST || own === undefined || !isOpen(doubt)
            ? null
            : await searchOne(askingOf(asking, own, grounds.length > 1 ? null : known, { ...terms, seconds }), doubt, {
                ...terms,
                seconds,
              }),
      });
    }
  } finally {
    for (const { resolver } of asking.values()) await resolver.close();
  }
  return { ...rest, found: answers };
}

/** Seconds below which no search is worth beginning. */
const LEAST = 1;

/** Where all else is equal the exchange has told everything. */
const isOpen = ({ effect }: Doubt): boolean => effect.kind !== 'turn' || effect.tier !== null;

/**
 * `whole`: the plan with its proofs, where the group is the whole case; of a part nothing is proven but that 0 is the
 * least.
 */
function askingOf(asking: Map<GroupGround, Asking>, own: GroupGround, whole: Proven | null, terms: DoubtTerms): Asking {
  const before = asking.get(own);
  if (before !== undefined) return before;
  const plan = whole ?? unproven(own, own.tiers);
  const fresh: Asking = { own, plan, resolver: new Resolver(own.given, plan, terms, terms.finder) };
  asking.set(own, fresh);
  return fresh;
}

const unproven = ({ postings, sharedTeaching }: KnownPlan, tiers: TierVector): Proven => ({
  postings,
  sharedTeaching,
  tiers: tiers.map((tier) => ({ ...tier, bound: 0 })),
});

/** Null where the time was over, or what was found does not hold under the changed roster. */
async function searchOne(
  { own, plan, resolver }: Asking,
  { teacher, posting, cells, effect }: Doubt,
  terms: DoubtTerms,
): Promise<Searched | null> {
  const changed = withTeacher(own.given, teacher, cells);
  if (effect.kind === 'falls' && cells.subject === undefined) {
    const result = await resolver.find({ kind: 'stays', teacher }, plan.postings);
    if (
      result.kind === 'plan' &&
      appraise(instanceOf(changed), changed.policy, result.postings, result.sharedTeaching).findings.length > 0
    )
      return null;
    return told(plan, result);
  }
  const now = judged({ ...own.ground, instance: instanceOf(changed) }, own.postings);
  if (now === null) return null;
  const known = unproven(own, now.tiers);
  const wish: Wish = posting === null ? { kind: 'goes', teacher } : { kind: 'stays', teacher };
  const fresh = new Resolver(changed, known, terms, terms.finder);
  try {
    return told(known, await fresh.find(wish, known.postings));
  } finally {
    await fresh.close();
  }
}

function told(before: Proven, result: Resolved): Searched | null {
  if (result.kind === 'none') return null;
  if (result.kind === 'infeasible') return result;
  return {
    kind: 'plan',
    proven: result.tiers.every(({ value, bound }) => value === bound),
    comparison: comparePlans(before, result),
  };
}
