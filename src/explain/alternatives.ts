/**
 * Who else could be sent for a posting, or against a shortage that the plan leaves open: the next-best persons with
 * what each would cost. All are tried by a single exchange, judged exactly; for the best of them the whole plan is
 * searched anew, which mostly finds a cheaper way around them.
 */
import type { BarePosting } from '../domain/plan.ts';
import type { Instance } from '../domain/instance.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import { inTierOrder, type TierVector } from '../planning/compare.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import { provenOf } from '../planning/answer.ts';
import { insertions, openings, replacements, successors, type Ground } from './exchange.ts';
import { Resolver, type Resolved, type WishTerms } from './resolve.ts';
import type { Wish } from './wish.ts';

/** What somebody else is wanted for. */
export type Need =
  | { readonly kind: 'posting'; readonly posting: BarePosting }
  | { readonly kind: 'shortage'; readonly school: string; readonly subject: string; readonly year: number };

export interface Alternative {
  readonly posting: BarePosting;
  /** Who would stay in return, where one exchange is not enough to add the posting. */
  readonly instead: string | null;
  /** Of the plan in hand with only this exchange. */
  readonly exchanged: TierVector;
  /** The best plan with this person; null where it was not searched for. */
  readonly searched: Resolved | null;
}

export interface Alternatives {
  readonly need: Need;
  /** Persons whose posting there would be valid by itself. */
  readonly candidates: number;
  /** Those whom a single exchange brings in lawfully, the best first. */
  readonly best: readonly Alternative[];
}

/** So many persons are listed, and for so many the plan is searched anew. */
export interface HowMany {
  readonly listed: number;
  readonly searched: number;
}

/** The teacher's posting in the plan as a need; undefined where there is none. */
export const postingNeed = (plan: VerifiedPlan, teacher: string): Need | undefined => {
  const posting = provenOf(plan).postings.find((one) => one.teacher === teacher);
  return posting === undefined ? undefined : { kind: 'posting', posting };
};

export async function alternatives(
  given: Case,
  plan: Parameters<typeof provenOf>[0],
  need: Need,
  { listed, searched }: HowMany,
  terms: WishTerms,
): Promise<Alternatives> {
  const known = provenOf(plan);
  const ground: Ground = { instance: instanceOf(given), policy: given.policy, ...known };
  const found = need.kind === 'posting' ? forPosting(ground, need.posting) : forShortage(ground, need);
  const resolver = new Resolver(given, known, terms);
  const best: Alternative[] = [];
  try {
    for (const [i, { plan: exchanged, ...one }] of found.ways.slice(0, listed).entries()) {
      const { teacher, to, start } = one.posting;
      const wish: Wish = {
        kind: 'goes',
        teacher,
        to,
        start,
        ...(need.kind === 'posting' ? { without: need.posting.teacher } : {}),
      };
      best.push({
        ...one,
        exchanged: exchanged.tiers,
        searched: i < searched ? await resolver.find(wish, exchanged.postings) : null,
      });
    }
  } finally {
    await resolver.close();
  }
  // What was searched for may turn the order around.
  const worth = ({ exchanged, searched: result }: Alternative): TierVector =>
    result?.kind === 'plan' ? result.tiers : exchanged;
  return { need, candidates: found.candidates, best: best.toSorted((a, b) => inTierOrder(worth(a), worth(b))) };
}

interface Ways {
  readonly candidates: number;
  readonly ways: readonly {
    readonly posting: BarePosting;
    readonly instead: string | null;
    readonly plan: { readonly postings: readonly BarePosting[]; readonly tiers: TierVector };
  }[];
}

function forPosting(ground: Ground, posting: BarePosting): Ways {
  const all = replacements(ground, posting).flatMap(({ by, plan }) =>
    by === null ? [] : [{ posting: by, instead: posting.teacher, plan }],
  );
  return { candidates: successors(ground, posting).length, ways: all };
}

function forShortage(ground: Ground, { school, subject, year }: Extract<Need, { kind: 'shortage' }>): Ways {
  const posted = new Set(ground.postings.map(({ teacher }) => teacher));
  const open = subjectStaff(ground.instance, subject).filter((id) => !posted.has(id));
  const possible = open
    .map((id) =>
      openings(ground, id, { to: school }).filter(({ start, years }) => start <= year && year < start + years),
    )
    .filter((own) => own.length > 0);
  const ways = possible
    .flatMap((own) => insertions(ground, own).slice(0, 1))
    .map(({ by, instead, plan }) => ({ posting: by, instead: instead?.teacher ?? null, plan }));
  return { candidates: possible.length, ways: ways.toSorted((a, b) => inTierOrder(a.plan.tiers, b.plan.tiers)) };
}

const subjectStaff = (instance: Instance, subject: string): readonly string[] =>
  [...instance.persons.values()].filter(({ row, tenths }) => row.subject === subject && tenths > 0).map(({ id }) => id);
