/** Months of one person against each other and against the horizon. */
import { teacherTexts as say } from '../check-texts.ts';
import { finding, type CheckContext, type DraftRow, type DraftRoster, type Finding } from '../draft.ts';
import { formatMonth, september, type Month } from '../month.ts';
import { retirementMonth } from '../retirement.ts';
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
  const named = [...roster.demand, ...roster.budgets, ...roster.pins]
    .map((row) => row.year)
    .filter((year) => typeof year === 'number');
  return named.length === 0 ? null : september(named.reduce((a, b) => Math.max(a, b)) + 2);
}

export function* careers(roster: DraftRoster, { from }: CheckContext): Generator<Finding> {
  const last = lastSeptember(roster, from);
  for (const [index, row] of roster.teachers.entries()) {
    const { since, leaves } = row;
    const born = birth(row, index, from, last);
    // A birth that cannot be right says nothing about the other months.
    yield* born === null ? beginnings(row, index) : [born];
    if (born === null) yield* retired(row, index, from);
    if (since !== undefined && last !== null && since > last) {
      yield finding('error', 'teachers', index, 'since', say['since-too-late']({ latest: formatMonth(last) }));
    } else if (since !== undefined && from !== null && since > september(from)) {
      yield finding('warning', 'teachers', index, 'since', say['since-ahead']({ start: formatMonth(september(from)) }));
    }
    if (since !== undefined && row.employedSince !== undefined && since < row.employedSince) {
      yield finding(
        'warning',
        'teachers',
        index,
        'since',
        say['since-before-employed']({ employed: formatMonth(row.employedSince) }),
      );
    }
    if (since !== undefined && typeof leaves === 'number' && leaves < since) {
      yield finding('error', 'teachers', index, 'leaves', say['leaves-before-since']({ since: formatMonth(since) }));
    }
  }
}

/** A birth too late for anybody to teach in the horizon, or too long ago for anybody to teach still. */
function birth(
  { born, since }: DraftRow<Teacher>,
  index: number,
  from: number | null,
  last: Month | null,
): Finding | null {
  if (born === undefined) return null;
  if (last !== null && born > last)
    return finding('error', 'teachers', index, 'born', say['born-in-future']({ month: formatMonth(last) }));
  const absurd = (at: Month): Finding =>
    finding('error', 'teachers', index, 'born', say['absurd-age']({ age: age(born, at), month: formatMonth(at) }));
  if (last !== null && age(born, last) < YOUNGEST) return absurd(last);
  const at = from === null ? since : september(from);
  return at !== undefined && age(born, at) > OLDEST ? absurd(at) : null;
}

/**
 * Retired by law before the horizon begins, and nothing in 预计离岗年月 to say otherwise: the teacher is counted nowhere,
 * which nobody would notice where the month of birth, the sex or the title is a slip.
 */
function* retired(
  { born, sex, title, leaves }: DraftRow<Teacher>,
  index: number,
  from: number | null,
): Generator<Finding> {
  if (from === null || typeof born !== 'number' || sex === undefined || title === undefined || leaves !== null) return;
  const month = retirementMonth(born, sex, title);
  if (month < september(from))
    yield finding(
      'warning',
      'teachers',
      index,
      'born',
      say['retired-before']({ month: formatMonth(month), start: formatMonth(september(from)) }),
    );
}

function* beginnings(row: DraftRow<Teacher>, index: number): Generator<Finding> {
  const { born, since, employedSince } = row;
  // An empty 参加工作年月 equals 进现校年月: the same mistake is reported once.
  const own = employedSince === since ? (['since'] as const) : (['since', 'employedSince'] as const);
  for (const key of own) {
    const month = row[key];
    if (born === undefined || month === undefined) continue;
    const years = age(born, month);
    if (month < born) yield finding('error', 'teachers', index, key, say['before-birth']({ born: formatMonth(born) }));
    else if (years < YOUNGEST)
      yield finding('error', 'teachers', index, key, say['too-young']({ age: years, least: YOUNGEST }));
  }
}
