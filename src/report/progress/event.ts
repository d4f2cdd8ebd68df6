/** Where a run stands, as plain facts: what `--progress json` prints, and what the progress line is made of. */
import { z } from 'zod';
import { REPLAN_TIERS, type TierName } from '../../domain/words.ts';
import type { Message } from '../../messages/message.ts';
import { TIER } from '../words.ts';
import { progressTexts as texts } from './texts.ts';
import { timeLeft } from './time-left.ts';

/** What a run is busy with, in this order; `comparing` only with `--cross-check`. */
const PHASES = ['reading', 'modelling', 'search', 'comparing', 'writing'] as const;
export type Phase = (typeof PHASES)[number];

/**
 * What the search reports (`solver/outcome.ts`). With a value and a bound, `tier` is at work on the whole plan; without,
 * one group has just settled it, and '' says that the group is done. With a `round`, all groups are asked again and
 * again.
 */
export interface SearchState {
  readonly blocks: number;
  readonly done: number;
  readonly tier: string;
  readonly inHand: boolean;
  readonly round?: number;
  readonly value?: number;
  readonly bound?: number;
}

/** Seconds are counted from the start of the run; null where nothing is known. */
export const ProgressEvent = z.object({
  event: z.literal('progress'),
  phase: z.enum(PHASES),
  groupsDone: z.number().nullable(),
  groups: z.number().nullable(),
  /** Where groups share a budget they are asked again and again until it is divided: how often so far. */
  round: z.number().nullable(),
  /** Whether stopping now would leave a plan. */
  planInHand: z.boolean().nullable(),
  /** The tier now worked on; with several groups at work, that of the one that was heard of last. */
  tier: z.enum(REPLAN_TIERS).nullable(),
  value: z.number().nullable(),
  bound: z.number().nullable(),
  elapsed: z.number(),
  /** Estimated from the groups that are done. */
  left: z.number().nullable(),
  /** Until the time limit ends the search. */
  leftAtMost: z.number().nullable(),
});
export type ProgressEvent = z.infer<typeof ProgressEvent>;

export interface SearchStanding {
  readonly phase: Phase;
  /** Null before the search has told anything. */
  readonly state: SearchState | null;
  readonly elapsed: number;
  /** Seconds since the search was handed its task. */
  readonly searching: number;
  readonly timeLimit: number;
  readonly order: readonly TierName[];
}

export function eventOf({ phase, state, elapsed, searching, timeLimit, order }: SearchStanding): ProgressEvent {
  const known = phase === 'search' ? state : null;
  const atMost = Math.max(0, timeLimit - searching);
  // Groups that are asked again say nothing of how long it will take.
  const left =
    known === null || known.round !== undefined
      ? null
      : timeLeft({ groups: known.blocks, done: known.done, elapsed: searching });
  return {
    event: 'progress',
    phase,
    groupsDone: known?.done ?? null,
    groups: known?.blocks ?? null,
    round: known?.round ?? null,
    planInHand: known?.inHand ?? null,
    tier: known === null ? null : workedOn(known, order),
    value: known?.value ?? null,
    bound: known?.bound ?? null,
    elapsed: tenths(elapsed),
    left: left === null ? null : tenths(Math.min(left, atMost)),
    leftAtMost: known === null ? null : tenths(atMost),
  };
}

const tenths = (seconds: number): number => Math.round(seconds * 10) / 10;

function workedOn({ blocks, done, tier, value }: SearchState, order: readonly TierName[]): TierName | null {
  const known = REPLAN_TIERS.find((name) => name === tier);
  if (value !== undefined) return known ?? null;
  // Somebody has finished a group and takes the next one, from its first tier on.
  if (known === undefined) return done < blocks ? (order[0] ?? null) : null;
  return order[order.indexOf(known) + 1] ?? known;
}

/** How far a value is from its bound: 0 … 1. */
export function gapOf(value: number | null, bound: number | null): number | null {
  if (value === null || bound === null) return null;
  return value <= bound ? 0 : (value - bound) / Math.max(1, Math.abs(value));
}

/** The event as a line for a person. */
export function sentence(event: ProgressEvent): Message {
  const { phase, elapsed, groups, groupsDone, round, planInHand, tier, value, bound, left, leftAtMost } = event;
  if (phase !== 'search') return texts[phase]({ elapsed });
  if (groups === null || groupsDone === null || leftAtMost === null) return texts.modelling({ elapsed });
  return texts.search({
    groups,
    done: groupsDone,
    round,
    inHand: planInHand === true,
    tier: tier === null ? null : TIER[tier].plain,
    gap: gapOf(value, bound),
    elapsed,
    left,
    leftAtMost,
  });
}

/** The same event some seconds later, when nothing more was heard. */
export const later = (event: ProgressEvent, seconds: number): ProgressEvent => ({
  ...event,
  elapsed: tenths(event.elapsed + seconds),
  left: event.left === null ? null : tenths(Math.max(0, event.left - seconds)),
  leftAtMost: event.leftAtMost === null ? null : tenths(Math.max(0, event.leftAtMost - seconds)),
});
