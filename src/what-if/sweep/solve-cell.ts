/**
 * One case of a sweep: by what its looser neighbours have shown, where that settles it, else by a search that begins
 * with nothing. Either way the result follows from the case and its neighbours alone, never from the order of runs.
 *
 * Looser cases have best values that this one cannot beat (`src/what-if/changes/strictness.ts`). Where a plan that is
 * best there may be written here too and is as good as the greatest of those values, it is best here.
 */
import type { TierValue } from '../../domain/plan.ts';
import { appraise, type Appraisal } from '../../verify/appraise.ts';
import { type Proven, provenOf } from '../../planning/answer.ts';
import { instanceOf, type Case } from '../../planning/case.ts';
import { inTierOrder } from '../../planning/compare.ts';
import { makePlan, type PlanOptions } from '../../planning/make-plan.ts';
import { tierOrder } from '../../policy/tier-order.ts';
import { numbersOf } from '../measures.ts';
import { RUN_FORMAT, type PlanRecord, type RunRecord } from './run-record.ts';

export type CellOptions = Omit<PlanOptions, 'start' | 'workers' | 'onProgress'>;

/** What is to be decided. `key`: under which the result is kept. */
export interface CellCase {
  readonly key: string;
  readonly given: Case;
  readonly digest: string;
}

/** `looser`: results of cases that ask for no more than this one does. Null: stopped before anything was found. */
export async function solveCell(
  { key, given, digest }: CellCase,
  looser: readonly RunRecord[],
  options: CellOptions,
): Promise<RunRecord | null> {
  return settledBy(key, given, looser) ?? (await searched(key, given, digest, options));
}

/** The result that follows from looser cases; null where it does not. */
export function settledBy(key: string, given: Case, looser: readonly RunRecord[]): RunRecord | null {
  // Where not even so much can be had, more cannot.
  if (looser.some(({ kind }) => kind === 'pins-clash'))
    return { format: RUN_FORMAT, key, kind: 'pins-clash', by: 'neighbour' };
  const proven = looser.filter((record): record is PlanRecord => record.kind === 'plan' && record.status === 'optimal');
  const least = proven
    .map(({ tiers }) => tiers)
    .reduce<readonly TierValue[] | null>(
      (most, tiers) => (most === null || inTierOrder(most, tiers) < 0 ? tiers : most),
      null,
    );
  if (least === null) return null;
  const order = tierOrder(given.policy, instanceOf(given));
  for (const { postings, sharedTeaching } of proven) {
    const appraisal = appraise(instanceOf(given), given.policy, postings, sharedTeaching);
    const tiers = order.map((tier): TierValue => ({
      tier,
      value: appraisal.tiers[tier],
      bound: appraisal.tiers[tier],
    }));
    if (appraisal.findings.length === 0 && inTierOrder(tiers, least) === 0)
      return recordOf({ key, given, by: 'neighbour' }, appraisal, { postings, sharedTeaching, tiers });
  }
  return null;
}

async function searched(key: string, given: Case, digest: string, options: CellOptions): Promise<RunRecord | null> {
  const instance = instanceOf(given);
  const found = await makePlan(instance, given.policy, digest, { ...options, workers: 1 });
  if (found.kind !== 'plan')
    return found.kind === 'none' && found.reason === 'stopped'
      ? null
      : { format: RUN_FORMAT, key, kind: found.kind, by: 'search' };
  if (found.ended === 'stopped') return null;
  return recordOf({ key, given, by: 'search' }, found.plan, provenOf(found.plan));
}

function recordOf(
  { key, given, by }: Pick<CellCase, 'key' | 'given'> & Pick<PlanRecord, 'by'>,
  plan: Pick<Appraisal, 'outcome' | 'shortages' | 'relaxations' | 'postings'>,
  { postings, sharedTeaching, tiers }: Proven,
): PlanRecord {
  return {
    format: RUN_FORMAT,
    key,
    kind: 'plan',
    by,
    outcome: plan.outcome,
    status: tiers.every(({ value, bound }) => value === bound) ? 'optimal' : 'feasible',
    tiers: [...tiers],
    measures: numbersOf({
      instance: instanceOf(given),
      policy: given.policy,
      plan: {
        postings: [...plan.postings],
        sharedTeaching: [...sharedTeaching],
        shortages: [...plan.shortages],
        relaxations: [...plan.relaxations],
      },
    }),
    postings: [...postings],
    sharedTeaching: [...sharedTeaching],
  };
}
