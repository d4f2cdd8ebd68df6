/**
 * The plan group by group, as ground for exchanges: people of one group take over postings of that group, so that a
 * county need not be judged as a whole for each of them. An exchange at the same host moves no money; where a posting
 * is added the county's budget is not looked at here.
 */
import type { BarePosting, SharedTeaching } from '../domain/plan.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import type { TierVector } from '../planning/compare.ts';
import { judged, type Ground } from './exchange.ts';
import { partOf } from './part.ts';

/** A lawful plan of a case. */
export interface KnownPlan {
  readonly postings: readonly BarePosting[];
  readonly sharedTeaching: readonly SharedTeaching[];
  readonly tiers: TierVector;
}

export interface GroupGround extends KnownPlan {
  /** The case of this group, or the whole one where groups cannot be looked at by themselves. */
  readonly given: Case;
  readonly ground: Ground;
}

/** In the order of the groups; one for all where postings cross groups. */
export function groundsOf(given: Case, known: KnownPlan): readonly GroupGround[] {
  const { groups } = given.roster;
  const parts = groups.length < 2 ? [] : groups.flatMap(({ id }) => groundOf(given, known, id) ?? []);
  return parts.length === groups.length
    ? parts
    : [
        {
          ...known,
          given,
          ground: {
            instance: instanceOf(given),
            policy: given.policy,
            postings: known.postings,
            sharedTeaching: known.sharedTeaching,
          },
        },
      ];
}

function groundOf(given: Case, { postings, sharedTeaching }: KnownPlan, group: string): GroupGround | null {
  const part = partOf(given, group);
  if (part === null) return null;
  const instance = instanceOf(part);
  const isOwn = ({ teacher }: { readonly teacher: string }): boolean =>
    instance.persons.get(teacher)?.home.group.id === group;
  const own = { postings: postings.filter(isOwn), sharedTeaching: sharedTeaching.filter(isOwn) };
  const ground: Ground = { instance, policy: given.policy, ...own };
  const plan = judged(ground, own.postings);
  return plan === null ? null : { ...own, tiers: plan.tiers, given: part, ground };
}
