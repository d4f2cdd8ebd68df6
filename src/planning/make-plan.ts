/**
 * The whole road on one screen: formulate, solve, read, appraise, verify. Nothing leaves here that the verifier
 * refused.
 */
import { smallestIisFinder } from '../../solver/iis-finder.ts';
import type { Executor } from '../../solver/job.ts';
import { type Progress, solveInPool, solveWith, type WholeSolved } from '../../solver/solve.ts';
import type { Instance } from '../domain/instance.ts';
import { PLAN_FORMAT, type BarePosting, type Plan, type SharedTeaching } from '../domain/plan.ts';
import type { TierName } from '../domain/words.ts';
import type { Policy } from '../policy/policy.ts';
import { tierOrder } from '../policy/tier-order.ts';
import { PROGRAM } from '../version.ts';
import { appraise } from '../verify/appraise.ts';
import { type Clash, clashByGroup } from './clash.ts';
import { formulate, type Formulation } from '../model/index.ts';
import { verify, type VerifiedPlan } from '../verify/verify.ts';

export interface PlanOptions {
  /** A name of the back-end registry. */
  readonly backend: string;
  readonly seed: number;
  /** Seconds for the whole search. */
  readonly timeLimit: number;
  /** Relative gap at which a tier may be left; 0 asks for the optimum. */
  readonly gap: number;
  readonly workers: number;
  /** Postings to begin from: what is known already need not be found again. */
  readonly start?: readonly BarePosting[];
  /** Ends the search early with the best plan so far. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** Who is asked, where that is not to be threads of the plan's own; `workers` then says nothing. */
  readonly executor?: Executor;
}

export type PlanOutcome =
  | {
      readonly kind: 'plan';
      readonly plan: VerifiedPlan;
      readonly ended: WholeSolved['ended'];
      readonly seconds: readonly TierSeconds[];
    }
  /** Decisions entered by hand that cannot hold together, or not with the protections: a smallest such set. */
  | ({ readonly kind: 'pins-clash' } & Clash)
  /** The search ended before any plan was found. */
  | { readonly kind: 'none'; readonly reason: 'time' | 'stopped' };

export interface TierSeconds {
  readonly tier: string;
  readonly seconds: number;
}

/**
 * Plans the instance under the policy. Throws only for bugs: an engine that failed, or a plan that the verifier
 * refuses.
 */
export async function makePlan(
  instance: Instance,
  policy: Policy,
  rosterDigest: string,
  options: PlanOptions,
): Promise<PlanOutcome> {
  const began = performance.now();
  const formulation = formulate(instance, policy);
  const outcome = await solveBy(options.executor)(
    formulation.model,
    formulation.point(movesOf(formulation, options.start ?? [])),
    {
      backend: options.backend,
      seed: options.seed,
      gap: options.gap,
      seconds: options.timeLimit,
      workers: options.workers,
      weights: leadingWeights(policy, instance),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
      ...(options.onProgress === undefined ? {} : { onProgress: options.onProgress }),
    },
  );
  switch (outcome.kind) {
    case 'infeasible':
      return clash(instance, policy, options, options.timeLimit - (performance.now() - began) / 1000);
    case 'none':
      return outcome;
    case 'failed':
      throw new Error(`the search failed: ${outcome.detail}`);
    case 'solved':
      return {
        kind: 'plan',
        plan: finish(instance, policy, rosterDigest, options.seed, formulation, outcome),
        ended: outcome.ended,
        seconds: outcome.tiers.map(({ name, seconds }) => ({ tier: name, seconds })),
      };
  }
}

const solveBy = (executor: Executor | undefined): typeof solveInPool =>
  executor === undefined ? solveInPool : (model, start, terms) => solveWith(executor, model, start, terms);

const keyOf = (
  teacher: string,
  to: string,
  { start, years, kind }: Pick<BarePosting, 'start' | 'years' | 'kind'>,
): string => JSON.stringify([teacher, to, start, years, kind]);

/** The moves that stand for postings; a posting that nobody may start stands for none. */
function movesOf({ moves }: Formulation, postings: readonly BarePosting[]): readonly Formulation['moves'][number][] {
  const wanted = new Set(postings.map((posting) => keyOf(posting.teacher, posting.to, posting)));
  return wanted.size === 0 ? [] : moves.filter((move) => wanted.has(keyOf(move.person.id, move.to.id, move)));
}

/** The verified plan of postings that were found in another way: nothing is proven of it but that it holds. */
export function unprovenPlan(
  instance: Instance,
  policy: Policy,
  rosterDigest: string,
  seed: number,
  bare: readonly BarePosting[],
  shared: readonly SharedTeaching[],
): VerifiedPlan {
  const { tiers } = appraise(instance, policy, bare, shared);
  const plan = toPlan(instance, policy, rosterDigest, seed, bare, shared, {
    tiers: tierOrder(policy, instance).map((tier) => ({ value: tiers[tier], bound: 0 })),
  });
  return accepted(instance, policy, rosterDigest, plan);
}

/**
 * The verified plan of postings that were found part by part; `bounds`: what is proven of the tiers, in their order.
 */
export function boundedPlan(
  instance: Instance,
  policy: Policy,
  rosterDigest: string,
  seed: number,
  bare: readonly BarePosting[],
  shared: readonly SharedTeaching[],
  bounds: readonly number[],
): VerifiedPlan {
  const { tiers } = appraise(instance, policy, bare, shared);
  const plan = toPlan(instance, policy, rosterDigest, seed, bare, shared, {
    tiers: tierOrder(policy, instance).map((tier, t) => ({ value: tiers[tier], bound: bounds[t]! })),
  });
  return accepted(instance, policy, rosterDigest, plan);
}

/**
 * Rough exchange rates between the tiers up to disruption, high enough that the point of their weighted sum is nearly always best in
 * strict order too: whatever one tier can gain costs the later ones less. They never decide a result, only its speed.
 */
const WEIGHT: Readonly<Record<TierName, number>> = {
  legal: 20_000,
  timing: 5_000,
  kept: 10_000,
  shortage: 200,
  soft: 2_000,
  added: 500,
  disruption: 1,
  preference: 0,
  claims: 0,
};

/** The weights of the leading tiers of a policy in the sum that is minimised first (`solver/lexicographic.ts`). */
export function leadingWeights(
  policy: Policy,
  instance: Pick<Instance, 'published'> = { published: null },
): readonly number[] {
  const order = tierOrder(policy, instance);
  const leading = order.findIndex((tier) => WEIGHT[tier] === 0);
  return order.slice(0, leading === -1 ? undefined : leading).map((tier) => WEIGHT[tier]);
}

function finish(
  instance: Instance,
  policy: Policy,
  rosterDigest: string,
  seed: number,
  formulation: Formulation,
  solved: WholeSolved,
): VerifiedPlan {
  const bare = formulation.read(solved.x);
  const plan = toPlan(instance, policy, rosterDigest, seed, bare, formulation.readSharing(solved.x, bare), solved);
  return accepted(instance, policy, rosterDigest, plan);
}

function accepted(instance: Instance, policy: Policy, rosterDigest: string, plan: Plan): VerifiedPlan {
  const verdict = verify(instance, policy, rosterDigest, plan);
  if (!verdict.ok)
    throw new Error(`the verifier refused the plan: ${verdict.findings.map((finding) => finding.code).join(', ')}`);
  return verdict.plan;
}

/** plan.json of some postings: every value is recomputed from them, only the bounds come from the search. */
function toPlan(
  instance: Instance,
  policy: Policy,
  rosterDigest: string,
  seed: number,
  bare: readonly BarePosting[],
  shared: readonly SharedTeaching[],
  solved: { readonly tiers: readonly Pick<WholeSolved['tiers'][number], 'value' | 'bound'>[] },
): Plan {
  const appraisal = appraise(instance, policy, bare, shared);
  const { published } = instance;
  const tiers = tierOrder(policy, instance).map((tier, i) => {
    const { value: modelValue, bound } = solved.tiers[i]!;
    const value = appraisal.tiers[tier];
    // Two accounts of the same postings: the plan may turn out better than an unfinished search knew, never worse.
    if (value > modelValue || bound > value)
      throw new Error(
        `two accounts of tier ${tier} differ: ${modelValue} (bound ${bound}) in the model, ${value} in the plan`,
      );
    return { tier, value, bound };
  });
  return {
    format: PLAN_FORMAT,
    program: PROGRAM,
    inputs: {
      roster: rosterDigest,
      policy: { id: policy.id, digest: policy.digest },
      seed,
      ...(published === null ? {} : { published: { plan: published.digest, begun: published.begun } }),
    },
    horizon: [...instance.years],
    outcome: appraisal.outcome,
    proof: { status: tiers.every(({ value, bound }) => value === bound) ? 'optimal' : 'feasible', tiers },
    postings: [...appraisal.postings],
    sharedTeaching: [...shared],
    compliance: [...appraisal.compliance],
    relaxations: [...appraisal.relaxations],
    shortages: [...appraisal.shortages],
    allowances: [...appraisal.allowances],
  };
}

async function clash(instance: Instance, policy: Policy, options: PlanOptions, seconds: number): Promise<PlanOutcome> {
  const { backend, seed, signal } = options;
  const finder = smallestIisFinder({ backend, seed, seconds, ...(signal === undefined ? {} : { signal }) });
  try {
    const found = await clashByGroup(instance, policy, finder.find);
    if (found === undefined) throw new Error('no plan exists, yet no decisions entered by hand clash');
    return { kind: 'pins-clash', ...found };
  } catch (error) {
    if (signal?.aborted === true) return { kind: 'none', reason: 'stopped' };
    if (error instanceof Error && error.name === 'AbortError') return { kind: 'none', reason: 'time' };
    throw error;
  } finally {
    await finder.close();
  }
}
