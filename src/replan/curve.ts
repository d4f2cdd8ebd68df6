/**
 * The stability curve: the best lawful plan with at most so many moved names, for 0, 1, 2, …; and its knee. Each point
 * is searched with its own limit and judged by the verifying side, so that what a name more wins can be read off.
 */
import type { BarePosting, TierValue } from '../domain/plan.ts';
import type { Decided, NoAnswer, SearchAnswer } from '../planning/answer.ts';
import { instanceOf, problemOf, type Case } from '../planning/case.ts';
import type { TierVector } from '../planning/compare.ts';
import { atMost, type Objective, sumOfTwo } from '../planning/forms.ts';
import type { PlanOptions } from '../planning/make-plan.ts';
import { countyRules, partOfGroups } from '../planning/part.ts';
import { leadingWeights } from '../planning/leading-weights.ts';
import { type Aims, PlanSearch, tiersOf } from '../planning/search.ts';
import { judge } from '../verify/appraise.ts';

export interface CurvePoint extends Decided {
  /** At most so many names of the published list may move: dropped, altered, or added to it. */
  readonly most: number;
  /** So many do. */
  readonly moved: number;
  /**
   * In the policy's own order, which does not ask how many names move; what is proven holds with the earlier tiers as
   * they are.
   */
  readonly tiers: readonly TierValue[];
}

export interface StabilityCurve {
  /** From the least number of names that must move on, until a further name wins nothing more. */
  readonly points: readonly CurvePoint[];
  /** The fewest names that any lawful plan moves; null where the search ended before it was known. */
  readonly least: number | null;
  /** The point after which a further name wins the least for what it costs; null where there is no choice. */
  readonly knee: CurvePoint | null;
  /** Why the curve ends before nothing more can be won; null where it does not. */
  readonly ended: NoAnswer['reason'] | null;
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
  const curve = new Curve(given, options);
  // Without any limit: where the curve ends.
  const end = await curve.best(null, [], left());
  if (end.kind !== 'plan') return done(end.kind === 'none' ? end.reason : null);
  const first = await curve.fewest(left());
  if (first.kind !== 'plan') return done(first.kind === 'none' ? first.reason : null);
  for (let limit = first.moved; limit <= Math.min(most, end.moved); limit++) {
    if (performance.now() >= until) return done('time');
    const found = await curve.best(limit, points.at(-1)?.postings ?? first.postings, left());
    if (found.kind === 'none') return done(found.reason);
    if (found.kind === 'infeasible') continue;
    const { kind: _kind, ...point } = found;
    points.push(point);
    // Nothing more can be won.
    if (isSameWorth(point.tiers, end.tiers)) break;
  }
  return done(null);
}

function apart(whole: Case, groups: readonly string[]): Case {
  const shared = countyRules(judge(instanceOf(whole), whole.policy, []).measured).map(({ rule }) => rule);
  return partOfGroups(whole, new Set(groups), shared);
}

const isSameWorth = (a: TierVector, b: TierVector): boolean => a.every(({ value }, t) => value === b[t]!.value);

type PointAnswer = SearchAnswer<CurvePoint>;
type CurveOptions = Omit<PlanOptions, 'start'>;

/** The searches of one curve: one model, with other limits. */
class Curve {
  readonly #given: Case;
  readonly #search: PlanSearch;
  readonly #options: CurveOptions;

  constructor(given: Case, options: CurveOptions) {
    this.#given = given;
    this.#search = new PlanSearch(problemOf(given));
    this.#options = options;
  }

  /** The best plan with at most `limit` moved names, in the policy's own order. */
  best(limit: number | null, start: readonly BarePosting[], seconds: number): Promise<PointAnswer> {
    const { policy } = this.#given;
    const aims: Aims = {
      objectives: policy.order.map((tier) => this.#search.tier(tier)),
      rows: limit === null ? [] : [atMost(this.#moved, limit)],
      weights: leadingWeights(policy),
    };
    return this.#point(aims, start, seconds, limit);
  }

  /** The lawful plan with the fewest moved names, whatever else it is worth. */
  fewest(seconds: number): Promise<PointAnswer> {
    return this.#point({ objectives: [this.#moved] }, this.#given.published?.postings ?? [], seconds, null);
  }

  get #moved(): Objective {
    return sumOfTwo('moved', this.#search.tier('kept'), this.#search.tier('added'));
  }

  async #point(aims: Aims, start: readonly BarePosting[], seconds: number, limit: number | null): Promise<PointAnswer> {
    const { onProgress: _onProgress, timeLimit: _timeLimit, ...terms } = this.#options;
    const found = await this.#search.find(aims, start, { ...terms, seconds });
    if (found.kind !== 'plan') return found;
    const { postings, sharedTeaching, appraisal } = found;
    const moved = appraisal.tiers.kept + appraisal.tiers.added;
    if (limit !== null && moved > limit)
      throw new Error(`a plan of the curve moves ${moved} names instead of ${limit}`);
    const tiers = tiersOf(found, this.#given.policy.order);
    return { kind: 'plan', most: limit ?? moved, moved, tiers, postings, sharedTeaching };
  }
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
