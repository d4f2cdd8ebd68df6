/**
 * Planning around a list of the first year: rows that stand as they are become decisions entered by hand, so that they
 * can clash like any other; rows that stand if they can are kept like a published list, after the law and before all
 * else.
 */
import type { Instance } from '../../domain/instance.ts';
import type { BarePosting } from '../../domain/plan.ts';
import type { Pin } from '../../domain/roster.ts';
import { everyLength } from '../../domain/settings.ts';
import { tierOrder } from '../../policy/tier-order.ts';
import type { Policy } from '../../policy/policy.ts';
import { provenOf } from '../answer.ts';
import { instanceOf, problemOf, withPins, type Case } from '../case.ts';
import { makePlan, planBy, type PlanOptions, type PlanOutcome } from '../make-plan.ts';
import { PlanSearch } from '../search.ts';
import { boundedPlan } from '../verified-plan.ts';
import type { VerifiedPlan } from '../../verify/verify.ts';

/** `fixed`: as it stands; `preferred`: if it can be; `free`: open to change. */
export type Firmness = 'fixed' | 'preferred' | 'free';

export interface KeptRow {
  readonly posting: BarePosting;
  readonly firmness: Firmness;
}

/** The reason of a decision that comes from a list: reports print it. */
export const LIST_REASON = '名单锁定';

/** What a row that stands as it is asks for: 指定到, in its year. */
const pinOf = ({ teacher, to, start }: BarePosting): Pin => ({
  teacher,
  kind: 'goTo',
  school: to,
  year: start,
  reason: LIST_REASON,
});

/**
 * The case with the fixed rows among the decisions entered by hand; those that stand there already are not entered
 * twice.
 */
export function withList(given: Case, rows: readonly KeptRow[]): Case {
  const entered = new Set(given.roster.pins.map(keyOf));
  const pins = rows
    .filter(({ firmness }) => firmness === 'fixed')
    .map(({ posting }) => pinOf(posting))
    .filter((pin) => !entered.has(keyOf(pin)));
  return pins.length === 0 ? given : withPins(given, pins);
}

const keyOf = ({ teacher, kind, school, year }: Pin): string => JSON.stringify([teacher, kind, school, year]);

/**
 * Plans what the list leaves open. `given`: the case with the list's decisions (`withList`). The plan is one of that
 * case alone: what was proven of tiers after the wish to keep rows was proven of another question, so that the case is
 * searched once more without the wish, from the plan that was found.
 */
export async function planAround(
  given: Case,
  rows: readonly KeptRow[],
  rosterDigest: string,
  options: PlanOptions,
  search: PlanSearch = new PlanSearch(problemOf(given)),
): Promise<PlanOutcome> {
  const { policy } = given;
  const listed = rows.filter(({ firmness }) => firmness !== 'free').map(({ posting }) => posting);
  const wishes =
    rows.some(({ firmness }) => firmness === 'preferred') || listed.some((posting) => isLoose(policy, posting));
  if (!wishes) return planBy(search, rosterDigest, { ...options, start: listed });
  const began = performance.now();
  const close = instanceOf({
    ...given,
    published: { digest: '', postings: listed, begun: given.from - 1, left: null },
  });
  const found = await makePlan(close, policy, rosterDigest, { ...options, start: listed });
  if (found.kind !== 'plan') return found;
  const origin = { ...problemOf(given), rosterDigest, seed: options.seed };
  const kept = provenOf(found.plan);
  const left = Math.max(1, options.timeLimit - (performance.now() - began) / 1000);
  const free = await planBy(search, rosterDigest, { ...options, timeLimit: left, start: kept.postings });
  const bare = boundedPlan(
    origin,
    kept,
    policy.order.map(() => 0),
  );
  const bounds = free.kind === 'plan' ? boundsBeside(bare, free.plan) : boundsOf(close, policy, found);
  return { ...found, plan: boundedPlan(origin, kept, bounds) };
}

/** A decision names teacher, school and year; where the policy leaves the length open, the list's is a wish besides. */
const isLoose = ({ settings }: Policy, { kind }: BarePosting): boolean => everyLength(settings, kind).length > 1;

/**
 * What a search without the wishes proves of the plan that has them: its bounds as far as both have the same values, and
 * of the first tier that the wishes make dearer what could be had without them; behind it nothing is known.
 */
function boundsBeside({ proof }: VerifiedPlan, { proof: free }: VerifiedPlan): readonly number[] {
  const dearer = proof.tiers.findIndex(({ value }, t) => value !== free.tiers[t]!.value);
  return proof.tiers.map(({ value }, t) => (dearer === -1 || t <= dearer ? Math.min(value, free.tiers[t]!.bound) : 0));
}

/** The tiers before the wish to keep rows are those of the case itself; of the later ones no bound is known but 0. */
function boundsOf(
  close: Instance,
  policy: Policy,
  { plan }: Extract<PlanOutcome, { readonly kind: 'plan' }>,
): readonly number[] {
  const before = tierOrder(policy, close).indexOf('kept');
  const proven = new Map(plan.proof.tiers.slice(0, before).map(({ tier, bound }) => [tier, bound]));
  return policy.order.map((tier) => proven.get(tier) ?? 0);
}
