/**
 * The stability curve: the best lawful plan with at most so many moved names, for 0, 1, 2, …; and its knee. Each point
 * is searched with its own limit and judged by the verifying side, so that what a name more wins can be read off.
 */
import { solveInPool } from '../../solver/solve.ts';
import type { BarePosting, SharedTeaching, TierValue } from '../domain/plan.ts';
import { judge } from '../verify/appraise.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import type { TierVector } from '../planning/compare.ts';
import { formulate } from '../model/index.ts';
import { leadingWeights, type PlanOptions } from '../planning/make-plan.ts';
import { tierValues } from '../verify/objective.ts';
import { validity } from '../verify/validity.ts';
import { countyRules, partOfGroups } from '../planning/part.ts';

export interface CurvePoint {
  /** At most so many names of the published list may move: dropped, altered, or added to it. */
  readonly most: number;
  /** So many do. */
  readonly moved: number;
  /**
   * In the policy's own order, which does not ask how many names move; what is proven holds with the earlier tiers as
   * they are.
   */
  readonly tiers: readonly TierValue[];
  readonly postings: readonly BarePosting[];
  readonly sharedTeaching: readonly SharedTeaching[];
}

export interface StabilityCurve {
  /** From the least number of names that must move on, until a further name wins nothing more. */
  readonly points: readonly CurvePoint[];
  /** The fewest names that any lawful plan moves; null where the search ended before it was known. */
  readonly least: number | null;
  /** The point after which a further name wins the least for what it costs; null where there is no choice. */
  readonly knee: CurvePoint | null;
  /** Why the curve ends before nothing more can be won; null where it does not. */
  readonly ended: 'time' | 'stopped' | null;
}

export interface CurveWishes {
  /** No point with more moved names is searched. */
  readonly most: number;
  /** Of these groups alone, all others keeping theirs and rules of the county left aside; null: of everything. */
  readonly groups: readonly string[] | null;
}

/** `whole`: with its published plan. `timeLimit`: seconds for the whole curve. */
export async function stabilityCurve(
  whole: Case,
  { most, groups }: CurveWishes,
  options: Omit<PlanOptions, 'start'>,
): Promise<StabilityCurve> {
  const given = groups === null || whole.policy.settings.crossGroup ? whole : apart(whole, groups);
  const until = performance.now() + 1000 * options.timeLimit;
  const left = (): number => Math.max(0.1, (until - performance.now()) / 1000);
  const points: CurvePoint[] = [];
  const done = (ended: StabilityCurve['ended']): StabilityCurve => ({
    points,
    least: points[0]?.moved ?? null,
    knee: kneeOf(points),
    ended,
  });
  // Without any limit: where the curve ends.
  const best = await search(given, null, null, options, left());
  if (best.kind === 'ended') return done(best.reason);
  const [end] = best.points;
  if (end === undefined) return done(null);
  const floor = await fewest(given, options, left());
  if (floor.kind === 'ended') return done(floor.reason);
  const [first] = floor.points;
  for (let limit = first!.moved; limit <= Math.min(most, end.moved); limit++) {
    if (performance.now() >= until) return done('time');
    const found = await search(given, limit, points.at(-1)?.postings ?? first!.postings, options, left());
    if (found.kind === 'ended') return done(found.reason);
    points.push(...found.points);
    // Nothing more can be won.
    if (found.points[0] !== undefined && isSameWorth(found.points[0].tiers, end.tiers)) break;
  }
  return done(null);
}

function apart(whole: Case, groups: readonly string[]): Case {
  const shared = countyRules(judge(instanceOf(whole), whole.policy, []).measured).map(({ rule }) => rule);
  return partOfGroups(whole, new Set(groups), shared);
}

const isSameWorth = (a: TierVector, b: TierVector): boolean => a.every(({ value }, t) => value === b[t]!.value);

type Found =
  | { readonly kind: 'found'; readonly points: readonly CurvePoint[] }
  | { readonly kind: 'ended'; readonly reason: 'time' | 'stopped' };
type SearchOptions = Omit<PlanOptions, 'start'>;

/** The best plan with at most `limit` moved names, in the policy's own order. */
const search = (
  given: Case,
  limit: number | null,
  start: readonly BarePosting[] | null,
  options: SearchOptions,
  seconds: number,
): Promise<Found> => solve(given, { limit, fewest: false }, start, options, seconds);

/** The lawful plan with the fewest moved names, whatever else it is worth. */
const fewest = (given: Case, options: SearchOptions, seconds: number): Promise<Found> =>
  solve(given, { limit: null, fewest: true }, given.published?.postings ?? null, options, seconds);

async function solve(
  given: Case,
  { limit, fewest: few }: { readonly limit: number | null; readonly fewest: boolean },
  start: readonly BarePosting[] | null,
  options: SearchOptions,
  seconds: number,
): Promise<Found> {
  const { policy } = given;
  const instance = instanceOf(given);
  const { model, moves, point, read, readSharing } = formulate(
    instance,
    policy,
    few ? 'fewest-moved' : { mostMoved: limit },
  );
  const wanted = new Set(
    (start ?? []).map(({ teacher, to, start: from, years, kind }) => JSON.stringify([teacher, to, from, years, kind])),
  );
  const chosen = moves.filter((move) =>
    wanted.has(JSON.stringify([move.person.id, move.to.id, move.start, move.years, move.kind])),
  );
  const { onProgress: _onProgress, timeLimit: _timeLimit, signal, ...terms } = options;
  const outcome = await solveInPool(model, point(chosen), {
    ...terms,
    seconds,
    weights: few ? [] : leadingWeights(policy),
    ...(signal === undefined ? {} : { signal }),
  });
  if (outcome.kind === 'infeasible') return { kind: 'found', points: [] };
  if (outcome.kind === 'none') return { kind: 'ended', reason: outcome.reason };
  if (outcome.kind === 'failed') throw new Error(`the search failed: ${outcome.detail}`);
  const postings = read(outcome.x);
  const sharedTeaching = readSharing(outcome.x, postings);
  const { facts, measured, isBroken } = judge(instance, policy, postings, sharedTeaching);
  const faults = validity(instance, policy, postings, sharedTeaching).findings;
  if (isBroken || faults.length > 0)
    throw new Error(`the verifier refused a plan of the curve: ${faults.map(({ code }) => code).join(', ')}`);
  const values = tierValues(facts, measured);
  const tiers = policy.order.map((tier, t): TierValue => {
    const bound = few ? 0 : outcome.tiers[t]!.bound;
    if (bound > values[tier])
      throw new Error(`two accounts of tier ${tier} differ: bound ${bound}, value ${values[tier]}`);
    return { tier, value: values[tier], bound };
  });
  const moved = values.kept + values.added;
  if (limit !== null && moved > limit) throw new Error(`a plan of the curve moves ${moved} names instead of ${limit}`);
  return { kind: 'found', points: [{ most: limit ?? moved, moved, tiers, postings, sharedTeaching }] };
}

/**
 * The knee by the chord: of the first tier in which the ends of the curve differ, the point that lies farthest below
 * the line between them; in whole numbers, the first such point. Null where the ends are the same.
 */
export function kneeOf(points: readonly CurvePoint[]): CurvePoint | null {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const t = first.tiers.findIndex(({ value }, at) => value !== last.tiers[at]!.value);
  if (t === -1) return null;
  const value = (one: CurvePoint): number => one.tiers[t]!.value;
  // Twice the area of the triangle with both ends: larger is farther below the chord.
  const below = (one: CurvePoint): number =>
    (value(first) - value(one)) * (last.most - first.most) - (value(first) - value(last)) * (one.most - first.most);
  const deepest = points.reduce((best, one) => (below(one) > below(best) ? one : best));
  return below(deepest) > 0 ? deepest : last;
}
