/** What a re-planning is asked, and how it can end. */
import type { Change } from '../domain/changes.ts';
import type { Plan } from '../domain/plan.ts';
import type { Lived } from '../domain/published.ts';
import type { Pin, Roster } from '../domain/roster.ts';
import type { Message } from '../messages/message.ts';
import type { Case } from '../planning/case.ts';
import type { PlanOptions, PlanOutcome } from '../planning/make-plan.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import type { CausedChange } from './causes.ts';

export interface ReplanRequest {
  /** The roster after the changes, the policy, and the first school year of the horizon. */
  readonly given: Case;
  /** What was published, with the roster from which it was made. */
  readonly before: { readonly roster: Roster; readonly plan: Plan };
  /** The digest of the published plan.json, as `inputs.published` will have it. */
  readonly publishedDigest: string;
  /** The changes that lead from one roster to the other. */
  readonly changes: readonly Change[];
  /** `2027-10-15`: school years that have begun by then are history. */
  readonly today: string;
  /** The digest of a roster, as `inputs.roster` has it. */
  readonly digestOf: (roster: Roster) => string;
}

export interface PlanDraft {
  readonly kind: 'draft';
  /**
   * The case that was planned: with the published plan, without decisions entered by hand that can no longer be met.
   * Store its roster with the draft.
   */
  readonly given: Case;
  readonly plan: VerifiedPlan;
  /** False where years, postings and shared teaching are those of the published plan: no draft is needed. */
  readonly differs: boolean;
  /**
   * What was searched: some groups, all others keeping their postings; or everything, and which county-wide rules tied
   * the groups together.
   */
  readonly scope:
    | { readonly kind: 'groups'; readonly groups: readonly string[] }
    | { readonly kind: 'county'; readonly groups: readonly string[]; readonly ties: readonly string[] };
  /** Published postings of years begun that do not stand as published. */
  readonly history: readonly (Lived & { readonly message: Message })[];
  /** Decisions entered by hand that no posting can meet any more, and that were left out. */
  readonly voided: readonly { readonly pin: Pin; readonly reason: Message }[];
  /** Locks of the published list (名单锁定) that the changes have made impossible, and why. */
  readonly lifted: readonly { readonly pin: Pin; readonly reason: Message }[];
  /** Every dropped, altered or new posting with what caused it, in plan order. */
  readonly causes: readonly CausedChange[];
  /** Published postings not yet begun whose group no change touched, and how many of them stand as published. */
  readonly unaffected: { readonly published: number; readonly kept: number };
  readonly ended: Extract<PlanOutcome, { kind: 'plan' }>['ended'];
}

export type ReplanOutcome = PlanDraft | Exclude<PlanOutcome, { kind: 'plan' }>;
export type ReplanOptions = Omit<PlanOptions, 'start'>;
