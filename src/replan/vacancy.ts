/**
 * Who could fill one vacancy with the least change to the plan in hand: judged within the school's own group, in
 * seconds.
 */
import type { Person } from '../domain/instance.ts';
import { september } from '../domain/month.ts';
import type { BarePosting, Plan, TierValue } from '../domain/plan.ts';
import { publishedOf, schoolYearOfDay } from '../domain/published.ts';
import { tierOrder } from '../policy/tier-order.ts';
import { judge } from '../verify/appraise.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import { alternatives, type Alternatives, type HowMany } from '../explain/alternatives.ts';
import type { WishTerms } from '../explain/resolve.ts';
import { tierValues } from '../verify/objective.ts';
import { countyRules, partOfGroups } from '../planning/part.ts';

/** A subject that somebody should teach at a school, from a school year on. */
export interface Vacancy {
  readonly school: string;
  readonly subject: string;
  readonly year: number;
}

export interface VacancyQuestion {
  /** The roster as it is now, and the policy. */
  readonly given: Case;
  /** The plan in hand: published, or a draft. */
  readonly plan: Pick<Plan, 'postings' | 'sharedTeaching'>;
  readonly vacancy: Vacancy;
  /** `2027-10-15`: nobody starts in a school year that has begun. */
  readonly today: string;
}

/**
 * The candidates, the least change first: how much law gives way, then how many names of the plan in hand move, then
 * what is still short. Rules of the county are left aside, which a plan of the whole county is held to later. Undefined
 * where the school is not known.
 */
export async function vacancyCandidates(
  { given, plan, vacancy, today }: VacancyQuestion,
  howMany: HowMany,
  terms: WishTerms,
): Promise<Alternatives | undefined> {
  const whole: Case = { ...given, published: publishedOf({ postings: plan.postings }, '', schoolYearOfDay(today)) };
  const group = given.roster.schools.find(({ id }) => id === vacancy.school)?.group;
  if (group === undefined || group === null) return undefined;
  const shared = countyRules(judge(instanceOf(whole), given.policy, []).measured).map(({ rule }) => rule);
  const part = given.policy.settings.crossGroup ? whole : partOfGroups(whole, new Set([group]), shared);
  const instance = instanceOf(part);
  const own = {
    postings: plan.postings.filter(
      (posting) =>
        instance.sites.has(posting.from) &&
        instance.sites.has(posting.to) &&
        stillGoes(instance.persons.get(posting.teacher), posting),
    ),
    sharedTeaching: plan.sharedTeaching.filter(
      ({ teacher, to }) => instance.persons.has(teacher) && instance.sites.has(to),
    ),
  };
  const { facts, measured } = judge(instance, part.policy, own.postings, own.sharedTeaching);
  const values = tierValues(facts, measured);
  // Nothing is proven of the part by itself.
  const tiers = tierOrder(part.policy, instance).map((tier): TierValue => ({ tier, value: values[tier], bound: 0 }));
  return alternatives(
    part,
    { ...own, proof: { status: 'feasible', tiers } },
    { kind: 'shortage', ...vacancy },
    howMany,
    terms,
  );
}

/**
 * Who has left since the plan was made, leaves too early or is absent when it starts goes nowhere: that is what left
 * the vacancy.
 */
const stillGoes = (person: Person | undefined, { start, years }: Pick<BarePosting, 'start' | 'years'>): boolean =>
  person !== undefined && person.leaves >= september(start + years) && !person.absent(start);
