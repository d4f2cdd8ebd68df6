/**
 * Plans the newest version: a first plan where nothing is published yet, else the plan in force with as few names moved
 * as can be.
 */
import type { Change } from '../domain/changes.ts';
import { planBytes, Plan, type BarePosting } from '../domain/plan.ts';
import type { Roster } from '../domain/roster.ts';
import { rosterDigest } from '../io/digest.ts';
import type { Words } from '../messages/message.ts';
import { instanceOf, type Case } from '../planning/case.ts';
import { makePlan, type PlanOptions } from '../planning/make-plan.ts';
import type { CausedChange } from '../replan/causes.ts';
import type { PlanDraft, ReplanOptions, ReplanOutcome, ReplanRequest } from '../replan/request.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import type { Basis } from './basis.ts';
import { clashWords } from './clash-words.ts';
import type { DraftResult, Moved } from './result.ts';
import { wordsOf } from './take-changes.ts';
import { touchedList } from './touched-list.ts';

export type Replan = (request: ReplanRequest, options: ReplanOptions) => Promise<ReplanOutcome>;

/** The plan in force, with the roster for which it was made. */
interface InForce {
  readonly id: string;
  /** Of the bytes of its plan.json. */
  readonly digest: string;
  readonly plan: Plan;
  readonly roster: Roster;
}

export interface Task {
  readonly basis: Omit<Basis, 'version'>;
  readonly inForce: InForce | null;
  /** The changes since the plan in force. */
  readonly changes: readonly Change[];
  /** `2027-10-15`. */
  readonly today: string;
}

export type Made =
  | {
      readonly kind: 'draft';
      readonly text: string;
      readonly roster: Roster;
      readonly told: Omit<DraftResult, 'plan' | 'digest'>;
      readonly differs: boolean;
      /** Who of the published list a change is about, and what is shorter than published. */
      readonly touched: readonly Words[];
    }
  | { readonly kind: 'pins-clash'; readonly clash: readonly Words[] }
  | { readonly kind: 'none'; readonly reason: 'time' | 'stopped' };

/** The case that a task plans, before a re-planning adds the plan in force. */
const caseOf = ({ basis: { roster, policy, from } }: Pick<Task, 'basis'>): Case => ({ roster, policy, from });

export async function makeDraft(task: Task, replan: Replan, options: Omit<PlanOptions, 'start'>): Promise<Made> {
  const given = caseOf(task);
  const { inForce } = task;
  const outcome =
    inForce === null
      ? await makePlan(instanceOf(given), given.policy, rosterDigest(given.roster), options)
      : await replan(
          {
            given,
            before: { roster: inForce.roster, plan: inForce.plan },
            publishedDigest: inForce.digest,
            changes: task.changes,
            today: task.today,
            digestOf: rosterDigest,
          },
          options,
        );
  switch (outcome.kind) {
    case 'none':
      return outcome;
    case 'pins-clash':
      return { kind: 'pins-clash', clash: clashWords(outcome, instanceOf(given)) };
    case 'plan':
      return {
        kind: 'draft',
        text: planBytes(outcome.plan),
        roster: given.roster,
        differs: true,
        touched: [],
        told: {
          ...factsOf(outcome.plan),
          basedOn: null,
          ended: outcome.ended,
          moved: [],
          unaffected: null,
          remarks: [],
        },
      };
    case 'draft':
      return {
        kind: 'draft',
        text: planBytes(outcome.plan),
        roster: outcome.given.roster,
        differs: outcome.differs,
        touched: touchedList(inForce!, outcome.plan, task.changes, task.today),
        told: { ...factsOf(outcome.plan), basedOn: inForce!.id, ...differenceOf(outcome, inForce!) },
      };
  }
}

const factsOf = (
  plan: VerifiedPlan,
): Pick<DraftResult, 'outcome' | 'proof' | 'tiers' | 'postings' | 'relaxations'> => ({
  outcome: plan.outcome,
  proof: plan.proof.status,
  tiers: plan.proof.tiers,
  postings: plan.postings.length,
  relaxations: plan.relaxations,
});

function differenceOf(
  draft: PlanDraft,
  { roster }: InForce,
): Pick<DraftResult, 'ended' | 'moved' | 'unaffected' | 'remarks'> {
  const names = new Map([...roster.teachers, ...draft.given.roster.teachers].map(({ id, name }) => [id, name]));
  const remarks: Words[] = [
    ...draft.history.map(({ message }) => wordsOf(message)),
    ...[...draft.voided, ...draft.lifted].map(({ reason }) => wordsOf(reason)),
  ];
  return {
    ended: draft.ended,
    moved: draft.causes.map((caused) => movedOf(caused, names)),
    unaffected: draft.unaffected,
    remarks,
  };
}

function movedOf({ change, chain, orElse }: CausedChange, names: ReadonlyMap<string, string>): Moved {
  const [before, after] = [
    change.kind === 'added' ? null : change.before,
    change.kind === 'dropped' ? null : change.after,
  ];
  const { teacher } = (after ?? before)!;
  const event = chain.find(({ from }) => from.kind === 'event')?.from;
  return {
    kind: change.kind,
    teacher,
    name: names.get(teacher) ?? teacher,
    before: before === null ? null : placeOf(before),
    after: after === null ? null : placeOf(after),
    event: event?.kind === 'event' ? { id: event.change.id, kind: event.change.kind } : null,
    through: chain.flatMap(({ from }) => (from.kind === 'posting' ? [from.teacher] : [])),
    orElse: orElse.map(({ id }) => id),
  };
}

const placeOf = ({ from, to, start, years, kind }: BarePosting): NonNullable<Moved['before']> => ({
  from,
  to,
  start,
  years,
  kind,
});
