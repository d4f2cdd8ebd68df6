/**
 * Which circumstances meet how many people of a group. The share of the eligible is dealt out exactly, not drawn one
 * by one, so that a group of fifty has it too (issue: 45–60 % eligible in the first year).
 */
import { apportion, type Random } from './random.ts';

/** What decides about a teacher's eligibility in the first year; all but `settled` are not eligible then. */
const CIRCUMSTANCES = {
  settled: 0,
  /** Fewer than T years at the school. */
  recent: 30,
  /** At most R years before leaving. */
  late: 20,
  /** First employed in the first September. */
  novice: 5,
  /** Comes in the second or third year. */
  arriving: 4,
  /** Back from an exchange too short a time ago. */
  restarted: 5,
  /** A core's recruit whose agreed service runs. */
  recruit: 4,
  /** Known to leave by resignation or transfer. */
  departing: 4,
  absent: 8,
  exempt: 9,
  /** On a posting that runs, inside or outside the county. */
  away: 9,
  /** Contract staff, not on establishment. */
  contract: 8,
} as const;

export type Circumstance = keyof typeof CIRCUMSTANCES;

const NAMES = Object.keys(CIRCUMSTANCES) as Circumstance[];

/** A school–subject place that a person will fill. */
export interface Slot {
  readonly school: number;
  readonly core: boolean;
  readonly subject: string;
  /** Counts the places of this school and subject from 0. */
  readonly turn: number;
}

/**
 * Circumstances for all slots in order; `leaders` people of the group are never eligible and are not among the slots.
 */
export function deal(random: Random, slots: readonly Slot[], leaders: number): Circumstance[] {
  const people = slots.length + leaders;
  const weights = NAMES.map((name) => CIRCUMSTANCES[name]);
  const percent = random.int(50, 56);
  // Who arrives later is no teacher of the first year.
  const settled = Math.min(slots.length, Math.round((people * 0.985 * percent) / 100));
  const counts = apportion(slots.length - settled, weights, 1);
  const deck = NAMES.flatMap((name, i) =>
    Array.from({ length: name === 'settled' ? settled : counts[i]! }, () => name),
  );
  const dealt = random.shuffled(deck);
  // Only cores recruit with an agreed service: a member's recruit changes places with a core's settled teacher.
  slots.forEach((slot, i) => {
    if (dealt[i] !== 'recruit' || slot.core) return;
    const other = slots.findIndex((candidate, j) => candidate.core && dealt[j] !== 'recruit' && j !== i);
    if (other >= 0) [dealt[i], dealt[other]] = [dealt[other]!, 'recruit'];
  });
  return dealt;
}
