/**
 * Re-planning: what was published, what has changed since, and the lawful plan that moves the fewest published names.
 * Only groups that a change touches are searched, unless rules of the county tie them to the others; the result is
 * verified as a plan of the whole county all the same.
 */
import { hasBegun, isLived, openPostings, type Instance } from '../domain/instance.ts';
import { impossiblePins } from '../domain/impossible-pins.ts';
import type { BarePosting, Plan, TierValue } from '../domain/plan.ts';
import { isSamePosting, publishedOf, schoolYearOfDay } from '../domain/published.ts';
import { byCodePoint } from '../domain/roster.ts';
import { tierOrder } from '../policy/tier-order.ts';
import { inPlanOrder, judge } from '../verify/appraise.ts';
import { provenOf, type Decided } from '../planning/answer.ts';
import { instanceOf, problemOf, type Case } from '../planning/case.ts';
import { postingChanges } from '../planning/compare.ts';
import { excusedBy } from '../verify/lived.ts';
import { makePlan, type PlanOutcome } from '../planning/make-plan.ts';
import { namesOf } from '../verify/names.ts';
import { tierValues } from '../verify/objective.ts';
import { boundedPlan, type PlanOrigin } from '../planning/verified-plan.ts';
import { pinTerms } from '../verify/permits.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import { replanBoundsOf } from './bounds.ts';
import { causesOf } from './causes.ts';
import { beside, countyRules, partOfGroups } from '../planning/part.ts';
import { clashingLocks, exemptedLocks, withoutLocks } from './list-locks.ts';
import type { PlanDraft, ReplanOptions, ReplanOutcome, ReplanRequest } from './request.ts';
import { replanTexts } from './texts.ts';
import { sharesDiffer, touchedGroups } from './touched.ts';
export type { PlanDraft, ReplanOptions, ReplanOutcome, ReplanRequest } from './request.ts';
export { stabilityCurve, kneeOf, type CurvePoint } from './curve.ts';
export { vacancyCandidates } from './vacancy.ts';
export { liftedBetween, withoutLocks } from './list-locks.ts';

/**
 * Locks of the published list that cannot hold any more are lifted, one clash after the other. Throws only for bugs: an
 * engine that failed, or a plan that the verifier refuses.
 */
export async function replan(asked: ReplanRequest, options: ReplanOptions): Promise<ReplanOutcome> {
  const until = performance.now() + 1000 * options.timeLimit;
  const lifted = [...exemptedLocks(asked)];
  for (;;) {
    const roster = withoutLocks(
      asked.given.roster,
      lifted.map(({ pin }) => pin),
    );
    const timeLimit = Math.max(1, (until - performance.now()) / 1000);
    const outcome = await replanOnce({ ...asked, given: { ...asked.given, roster } }, { ...options, timeLimit });
    if (outcome.kind === 'draft') return { ...outcome, lifted };
    const clashing = outcome.kind === 'pins-clash' ? clashingLocks(outcome, asked) : [];
    if (clashing.length === 0) return outcome;
    lifted.push(...clashing);
  }
}

async function replanOnce(asked: ReplanRequest, options: ReplanOptions): Promise<ReplanOutcome> {
  const { given, voided } = caseOf(asked);
  const request: ReplanRequest = {
    ...asked,
    before: { ...asked.before, plan: sinceYear(asked.before.plan, given.from) },
  };
  const groups = groupsToSearch(request, given);
  const digest = request.digestOf(given.roster);
  const apart = await searchedApart(request, given, groups, digest, options);
  const found = apart.kind === 'tied' ? await searchedWhole(apart.start, given, groups, digest, options) : apart;
  if (found.kind !== 'plan') return found;
  const { plan, scope, ended } = found;
  const [was, is] = [provenOf(request.before.plan), provenOf(plan)];
  return {
    kind: 'draft',
    given,
    plan,
    differs:
      request.before.plan.horizon[0] !== given.from ||
      postingChanges(was.postings, is.postings).length > 0 ||
      JSON.stringify(was.sharedTeaching) !== JSON.stringify(is.sharedTeaching),
    scope,
    history: historyOf(given),
    voided,
    lifted: [],
    causes: causesOf({ given, before: request.before, plan: is, changes: request.changes }),
    unaffected: unaffectedOf(given, new Set(groups), plan),
    ended,
  };
}

/**
 * What a horizon that has moved on knows of a plan: postings of earlier years are the roster's by now, and no names
 * that move.
 */
const sinceYear = (plan: Plan, from: number): Plan => ({
  ...plan,
  postings: plan.postings.filter(({ start }) => start >= from),
  sharedTeaching: plan.sharedTeaching.filter(({ year }) => year >= from),
});

/** The case with the published plan, without decisions entered by hand that no posting can meet any more. */
function caseOf({ given, before, today, publishedDigest }: ReplanRequest): Pick<PlanDraft, 'given' | 'voided'> {
  const published = publishedOf(before.plan, publishedDigest, schoolYearOfDay(today));
  const whole: Case = { ...given, published };
  if (given.roster.pins.length === 0) return { given: whole, voided: [] };
  const found = impossiblePins(given.roster, {
    from: given.from,
    terms: pinTerms(given.policy),
    unread: new Set(),
    wrong: () => false,
  });
  const instance = instanceOf(whole);
  const voided = found
    .map(({ index, message }) => ({ pin: given.roster.pins[index]!, reason: message }))
    // History has settled these: nothing is asked of them.
    .filter(
      ({ pin }) =>
        !(pin.year !== null && hasBegun(instance, pin.year)) &&
        (instance.lived.get(pin.teacher)?.stands ?? null) === null,
    );
  if (voided.length === 0) return { given: whole, voided };
  const gone = new Set(voided.map(({ pin }) => pin));
  return {
    given: { ...whole, roster: { ...given.roster, pins: given.roster.pins.filter((pin) => !gone.has(pin)) } },
    voided,
  };
}

/**
 * Groups in which something differs, or history no longer stands by itself; all where policy, horizon or money are
 * others.
 */
function groupsToSearch({ before }: ReplanRequest, given: Case): readonly string[] {
  const instance = instanceOf(given);
  const all = given.roster.groups.map(({ id }) => id);
  const { inputs, horizon } = before.plan;
  const otherwise =
    inputs.policy.digest !== given.policy.digest ||
    horizon[0] !== given.from ||
    sharesDiffer(before.roster, given.roster);
  if (otherwise || given.policy.settings.crossGroup) return all;
  const known = new Set(all);
  const touched = new Set(touchedGroups(before.roster, given.roster).filter((id) => known.has(id)));
  const groupOf = new Map([...before.roster.schools, ...given.roster.schools].map(({ id, group }) => [id, group]));
  const note = (school: string | null): void => {
    const group = school === null ? undefined : groupOf.get(school);
    if (group !== undefined && group !== null && known.has(group)) touched.add(group);
  };
  for (const { published, broken } of instance.lived.values()) if (broken !== null) note(published.from);
  for (const { measure } of excusedBy(instance, given.policy))
    note(measure.where.school ?? instance.persons.get(measure.where.teacher ?? '')?.home.id ?? null);
  return [...touched].toSorted(byCodePoint);
}

type Found =
  | (Pick<PlanDraft, 'plan' | 'scope' | 'ended'> & { readonly kind: 'plan' })
  | Exclude<PlanOutcome, { readonly kind: 'plan' }>;

/** Everything has to be searched together, from these postings on. */
interface Tied {
  readonly kind: 'tied';
  readonly start: readonly BarePosting[];
}

/** Searches the groups by themselves, unless rules of the county tie them to the others or there is nothing else. */
async function searchedApart(
  request: ReplanRequest,
  given: Case,
  groups: readonly string[],
  digest: string,
  options: ReplanOptions,
): Promise<Found | Tied> {
  const { policy, roster } = given;
  const published = provenOf(request.before.plan);
  if (groups.length > 0 && groups.length === roster.groups.length) return { kind: 'tied', start: published.postings };
  const instance = instanceOf(given);
  const own = new Set(groups);
  // Which lines count across groups does not depend on the plan.
  const shared = countyRules(judge(instance, policy, []).measured).map(({ rule }) => rule);
  const part = partOfGroups(given, own, shared);
  const searched =
    groups.length === 0
      ? null
      : await makePlan(instanceOf(part), part.policy, digest, { ...options, start: published.postings });
  if (searched !== null && searched.kind !== 'plan') return searched;
  const decided = beside(
    given,
    own,
    published,
    searched === null ? { postings: [], sharedTeaching: [] } : provenOf(searched.plan),
  );
  if (tiesOf(instance, given, decided).length > 0) return { kind: 'tied', start: decided.postings };
  const origin = { ...problemOf(given), rosterDigest: digest, seed: options.seed };
  const plan = assembled(request, origin, decided, searched?.plan ?? null);
  return { kind: 'plan', plan, scope: { kind: 'groups', groups }, ended: searched?.ended ?? 'complete' };
}

/** Rules of the county that do not hold as they are: only a search of everything can say what they cost. */
function tiesOf(instance: Instance, { policy }: Case, { postings, sharedTeaching }: Decided): readonly string[] {
  const { measured } = judge(instance, policy, postings, sharedTeaching);
  return countyRules(measured)
    .filter(({ short }) => short.length > 0)
    .map(({ rule }) => rule.spec.id);
}

function assembled(
  { before }: ReplanRequest,
  origin: PlanOrigin,
  { postings, sharedTeaching }: Decided,
  part: VerifiedPlan | null,
): VerifiedPlan {
  const { instance, policy } = origin;
  const { facts, measured } = judge(instance, policy, postings.toSorted(inPlanOrder), sharedTeaching);
  const values = tierValues(facts, measured);
  const order = tierOrder(policy, instance).map((tier) => ({ tier, value: values[tier] }));
  const nothing = order.map(({ tier }): TierValue => ({ tier, value: 0, bound: 0 }));
  return boundedPlan(
    origin,
    { postings, sharedTeaching },
    replanBoundsOf(order, part?.proof.tiers ?? nothing, before.plan.proof.tiers),
  );
}

async function searchedWhole(
  start: readonly BarePosting[],
  given: Case,
  groups: readonly string[],
  digest: string,
  options: ReplanOptions,
): Promise<Found> {
  const { policy } = given;
  const instance = instanceOf(given);
  const found = await makePlan(instance, policy, digest, { ...options, start });
  if (found.kind !== 'plan') return found;
  const { measured } = judge(instance, policy, found.plan.postings, found.plan.sharedTeaching);
  return {
    kind: 'plan',
    plan: found.plan,
    ended: found.ended,
    scope: { kind: 'county', groups, ties: countyRules(measured).map(({ rule }) => rule.spec.id) },
  };
}

/** Postings of years begun that do not stand as published, by start then teacher. */
function historyOf(given: Case): PlanDraft['history'] {
  const instance = instanceOf(given);
  const names = namesOf(instance);
  return [...instance.lived.values()].flatMap((lived) => {
    const { published, stands, broken } = lived;
    if (broken === null) return [];
    const host = instance.sites.has(published.to) ? names.school(published.to) : published.to;
    const teacher = instance.persons.has(published.teacher) ? names.teacher(published.teacher) : published.teacher;
    const facts = {
      teacher,
      host,
      start: published.start,
      years: published.years,
      stands: stands?.years ?? 0,
      why: broken,
    };
    return [{ ...lived, message: replanTexts[stands === null ? 'history-fallen' : 'history-cut'](facts) }];
  });
}

function unaffectedOf(given: Case, touched: ReadonlySet<string>, plan: VerifiedPlan): PlanDraft['unaffected'] {
  const instance = instanceOf(given);
  const apart = [...openPostings(instance).values()].filter(({ from }) => {
    const group = instance.sites.get(from)?.group.id;
    return group !== undefined && !touched.has(group);
  });
  const now = new Map(
    plan.postings.filter((posting) => !isLived(instance, posting)).map((posting) => [posting.teacher, posting]),
  );
  const kept = apart.filter((posting) => {
    const is = now.get(posting.teacher);
    return is !== undefined && isSamePosting(posting, is);
  });
  return { published: apart.length, kept: kept.length };
}
