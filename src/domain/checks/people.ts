/** Months of one person against each other and against the horizon. */
import { teacherTexts as say } from '../check-texts.ts';
import { finding, type CheckContext, type Draft, type DraftRoster, type Finding } from '../draft.ts';
import { formatMonth, september, type Month } from '../month.ts';
import type { Teacher } from '../roster.ts';

/** Nobody is employed earlier, or is still on a staff list later: beyond it a month has been mistyped. */
const YOUNGEST = 14;
const OLDEST = 90;

const age = (born: Month, at: Month): number => Math.floor((at - born) / 12);

/**
 * September of the last year of the horizon, Y+2. Where no command has named the horizon, the tables that name its
 * school years bound it: one of the years in 学科需求, 经费 and 指定 must lie in it, so Y is at most the latest.
 */
function lastSeptember(roster: DraftRoster, from: number | null): Month | null {
  if (from !== null) return september(from + 2);
  const named = [...roster.demand, ...roster.budgets, ...roster.pins].map((row) => row.year).filter((year) => typeof year === 'number');
  return named.length === 0 ? null : september(named.reduce((a, b) => Math.max(a, b)) + 2);
}

export function* careers(roster: DraftRoster, { from }: CheckContext): Generator<Finding> {
  const last = lastSeptember(roster, from);
  for (const [index, row] of roster.teachers.entries()) {
    yield* beginnings(row, index, last);
    yield* ages(row, index, from);
    const { since, leaves } = row;
    if (since !== undefined && typeof leaves === 'number' && leaves < since) {
      yield finding('error', 'teachers', index, 'leaves', say['leaves-before-since']({ since: formatMonth(since) }));
    }
  }
}

function* beginnings(row: Draft<Teacher>, index: number, last: Month | null): Generator<Finding> {
  const { born, since, employedSince } = row;
  if (since !== undefined && last !== null && since > last) {
    yield finding('error', 'teachers', index, 'since', say['since-too-late']({ latest: formatMonth(last) }));
  }
  // An empty 参加工作年月 equals 进现校年月: the same mistake is reported once.
  const own = employedSince === since ? (['since'] as const) : (['since', 'employedSince'] as const);
  for (const key of own) {
    const month = row[key];
    if (born === undefined || month === undefined) continue;
    const years = age(born, month);
    if (month < born) yield finding('error', 'teachers', index, key, say['before-birth']({ born: formatMonth(born) }));
    else if (years < YOUNGEST) yield finding('error', 'teachers', index, key, say['too-young']({ age: years, least: YOUNGEST }));
  }
  if (since !== undefined && employedSince !== undefined && since < employedSince) {
    yield finding('warning', 'teachers', index, 'since', say['since-before-employed']({ employed: formatMonth(employedSince) }));
  }
}

function* ages(row: Draft<Teacher>, index: number, from: number | null): Generator<Finding> {
  const { born, since } = row;
  if (born === undefined) return;
  if (from !== null && born > september(from + 2)) {
    yield finding('error', 'teachers', index, 'born', say['born-in-future']({ month: formatMonth(september(from + 2)) }));
    return;
  }
  const at = from === null ? since : september(from);
  if (at !== undefined && age(born, at) > OLDEST) {
    yield finding('error', 'teachers', index, 'born', say['absurd-age']({ age: age(born, at), month: formatMonth(at) }));
  }
}
