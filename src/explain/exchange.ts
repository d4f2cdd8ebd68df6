/**
 * Plans that differ from a given one by a single exchange of people: quick to find, judged exactly by the verifying
 * side, and never claimed to be the best there is (`resolve.ts` looks for that).
 */
import type { Instance } from '../domain/instance.ts';
import type { BarePosting, SharedTeaching } from '../domain/plan.ts';
import { byCodePoint } from '../domain/roster.ts';
import { settingsIn } from '../domain/settings.ts';
import type { Policy } from '../policy/policy.ts';
import { tierOrder } from '../policy/tier-order.ts';
import { judge } from '../verify/appraise.ts';
import { inTierOrder, type TierVector } from '../planning/compare.ts';
import { tierValues } from '../verify/objective.ts';
import { validity } from '../verify/validity.ts';

/** Postings with their shared teaching, and what they are worth. */
export interface Judged {
  readonly postings: readonly BarePosting[];
  readonly sharedTeaching: readonly SharedTeaching[];
  readonly tiers: TierVector;
}

/** A plan to start from: its shared teaching is kept as it is wherever that stays lawful. */
export interface Ground {
  readonly instance: Instance;
  readonly policy: Policy;
  readonly postings: readonly BarePosting[];
  readonly sharedTeaching: readonly SharedTeaching[];
}

/** Null where the postings are not lawful: not valid, or against a protection. Teachers and schools must be known. */
export function judged({ instance, policy, sharedTeaching }: Ground, postings: readonly BarePosting[]): Judged | null {
  if (validity(instance, policy, postings, sharedTeaching).findings.length > 0) return null;
  const { facts, measured, isBroken } = judge(instance, policy, postings, sharedTeaching);
  if (isBroken) return null;
  const values = tierValues(facts, measured);
  return {
    postings,
    sharedTeaching,
    tiers: tierOrder(policy, instance).map((tier) => ({ tier, value: values[tier] })),
  };
}

/** True where the posting is valid by itself. */
const isValid = ({ instance, policy }: Ground, posting: BarePosting): boolean =>
  validity(instance, policy, [posting]).findings.length === 0;

const without = (ground: Ground, ...teachers: readonly string[]): readonly BarePosting[] =>
  ground.postings.filter(({ teacher }) => !teachers.includes(teacher));

/** Who is on no posting of the plan and could take this one as it stands, by id. */
export function successors(ground: Ground, posting: BarePosting): readonly BarePosting[] {
  const posted = new Set(ground.postings.map(({ teacher }) => teacher));
  const { group } = ground.instance.sites.get(posting.to)!;
  const crossGroup = ground.policy.settings.crossGroup;
  return [...ground.instance.persons.values()]
    .filter(({ id, home }) => !posted.has(id) && (crossGroup || home.group.id === group.id))
    .map(({ id, home }): BarePosting => ({ ...posting, teacher: id, from: home.id }))
    .filter((other) => isValid(ground, other));
}

/**
 * Every way in which one posting, given up, is left open or taken over by another teacher: lawful ones, the best first.
 */
export function replacements(
  ground: Ground,
  posting: BarePosting,
): readonly { readonly by: BarePosting | null; readonly plan: Judged }[] {
  const rest = without(ground, posting.teacher);
  const ways = [null, ...successors(ground, posting)].flatMap((by) => {
    const plan = judged(ground, by === null ? rest : [...rest, by]);
    return plan === null ? [] : [{ by, plan }];
  });
  return ways.toSorted(
    (a, b) => inTierOrder(a.plan.tiers, b.plan.tiers) || byCodePoint(a.by?.teacher ?? '', b.by?.teacher ?? ''),
  );
}

/** Valid postings of one teacher, as the policy allows them; to `to` or in `start` only where these are given. */
export function openings(
  ground: Ground,
  teacher: string,
  { to, start }: { readonly to?: string; readonly start?: number } = {},
): readonly BarePosting[] {
  const { instance, policy } = ground;
  const person = instance.persons.get(teacher)!;
  const hosts = [...instance.sites.values()].filter((site) =>
    to === undefined ? policy.settings.crossGroup || site.group.id === person.home.group.id : site.id === to,
  );
  return hosts.flatMap((site) =>
    instance.years
      .filter((year) => start === undefined || start === year)
      .flatMap((year) =>
        settingsIn(policy.settings, person.home.group, year).postingYears.exchange.map((years): BarePosting => ({
          teacher,
          from: person.home.id,
          to: site.id,
          start: year,
          years,
          kind: 'exchange',
        })),
      )
      .filter((posting) => isValid(ground, posting)),
  );
}

/**
 * Ways in which a teacher who stays under the plan goes instead: by this posting, in addition or in place of one that
 * starts in the same year at the same host or from the same home. Lawful ones, the best first.
 */
export function insertions(
  ground: Ground,
  postings: readonly BarePosting[],
): readonly { readonly by: BarePosting; readonly instead: BarePosting | null; readonly plan: Judged }[] {
  const ways = postings.flatMap((by) => {
    const rest = without(ground, by.teacher);
    const rivals = rest.filter(
      (other) => other.kind === by.kind && other.start === by.start && (other.to === by.to || other.from === by.from),
    );
    return [null, ...rivals].flatMap((instead) => {
      const plan = judged(ground, [...rest.filter((other) => other !== instead), by]);
      return plan === null ? [] : [{ by, instead, plan }];
    });
  });
  return ways.toSorted((a, b) => inTierOrder(a.plan.tiers, b.plan.tiers) || inPlace(a, b));
}

interface Insertion {
  readonly by: BarePosting;
  readonly instead: BarePosting | null;
}

const inPlace = (a: Insertion, b: Insertion): number =>
  a.by.start - b.by.start ||
  byCodePoint(a.by.to, b.by.to) ||
  a.by.years - b.by.years ||
  byCodePoint(a.instead?.teacher ?? '', b.instead?.teacher ?? '');
