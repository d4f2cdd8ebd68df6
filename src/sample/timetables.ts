/**
 * Parts of a timetable (任课比例), as real rosters have them: part-timers, mid-level leaders above all, and school leaders
 * who teach a few lessons. How many of each is dealt out exactly over a group, from draws of its own, so that everything
 * else of the roster stays as it is without them; only 学科需求 follows, because it is drawn against who works where, and
 * 指定, because two who must go change places.
 */
import type { Random } from './random.ts';
import type { StaffDraft } from './staff.ts';

/** Whole numbers of percent, 0 to 100. */
export interface Timetables {
  /** Teachers and mid-level leaders with less than a full timetable, of all of them in a group. */
  readonly partTimers: number;
  /** Principals and vice-principals who teach, of all of them in a group; the others count as not teaching. */
  readonly teachingLeaders: number;
}

export const WHOLE_TIMETABLES: Timetables = { partTimers: 0, teachingLeaders: 0 };

/** Tenths of a full timetable, with weights. */
const PART_TIMER = [
  [5, 30],
  [8, 20],
  [6, 15],
  [7, 10],
  [9, 10],
  [4, 8],
  [3, 5],
  [2, 2],
] as const;
const LEADER = [
  [2, 40],
  [3, 25],
  [4, 20],
  [5, 15],
] as const;

/** Gives out shares of a timetable in place. Throws RangeError where a percentage is not whole or not 0 to 100. */
export function giveTimetables(
  random: Random,
  drafts: readonly StaffDraft[],
  { partTimers, teachingLeaders }: Timetables,
): void {
  for (const percent of [partTimers, teachingLeaders])
    if (!Number.isSafeInteger(percent) || percent < 0 || percent > 100)
      throw new RangeError(`timetables ${partTimers} %, ${teachingLeaders} %`);
  const leaders = drafts.filter(({ circumstance }) => circumstance === 'leader');
  const others = drafts.filter(({ circumstance }) => circumstance !== 'leader');
  for (const { row } of chosen(random, others, partTimers)) row.teachingTenths = random.weighted(PART_TIMER);
  for (const { row } of chosen(random, leaders, teachingLeaders)) row.teachingTenths = random.weighted(LEADER);
}

/** So many percent of these people; who heads an office stands in the hat three times. */
function chosen(random: Random, people: readonly StaffDraft[], percent: number): readonly StaffDraft[] {
  const hat = people.flatMap((draft) => Array.from({ length: draft.row.position === 'midLevel' ? 3 : 1 }, () => draft));
  return [...new Set(random.shuffled(hat))].slice(0, Math.round((people.length * percent) / 100));
}
