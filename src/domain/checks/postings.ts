/** Postings that run or have ended, spouses, wishes, leave and exemption. */
import { teacherTexts as say } from '../check-texts.ts';
import { finding, type CheckContext, type DraftRow, type DraftRoster, type Finding } from '../draft.ts';
import { asOrdered, formatMonth, september } from '../month.ts';
import type { Teacher } from '../roster.ts';

/** Months counted are those served before the horizon: who has been in the country that long must have some. */
const isForgotten = ({ ruralMonths, postedFrom }: DraftRow<Teacher>, start: number): boolean =>
  ruralMonths === 0 && (postedFrom === null || postedFrom === undefined || asOrdered(postedFrom) < start);

type GroupOf = (school: string | undefined) => string | null | undefined;

/**
 * The group of each school, null = outside all groups; undefined where the school or its group is not known: that is a
 * finding of its own.
 */
function groupLookup(roster: DraftRoster): GroupOf {
  const known = new Set(roster.groups.map((row) => row.id));
  const groups = new Map(
    roster.schools.map(({ id, group }) => [
      id,
      group === null || (group !== undefined && known.has(group)) ? group : undefined,
    ]),
  );
  return (school) => (school === undefined ? undefined : groups.get(school));
}

export function* postings(roster: DraftRoster, { from }: CheckContext): Generator<Finding> {
  const groupOf = groupLookup(roster);
  const rural = new Set(roster.schools.filter(({ setting }) => setting === 'rural').map(({ id }) => id));
  for (const [index, row] of roster.teachers.entries()) {
    const { postedFrom, postedUntil, home, working } = row;
    if (typeof postedFrom === 'number' && typeof postedUntil === 'number' && postedUntil < postedFrom) {
      yield finding(
        'error',
        'teachers',
        index,
        'postedUntil',
        say['posted-until-before-from']({ from: formatMonth(postedFrom) }),
      );
    }
    if (home === undefined || working === undefined) continue;
    const away = working !== home;
    const own = groupOf(home);
    const other = groupOf(working);
    if (away && own !== undefined && other !== undefined && (own !== other || own === null)) {
      yield finding('error', 'teachers', index, 'working', say['outside-group']({ school: working, group: own }));
    }
    if (away && postedUntil === null) {
      yield finding('warning', 'teachers', index, 'postedUntil', say['posting-without-end']({}));
    }
    if (from === null) continue;
    const start = september(from);
    const isOver = typeof postedUntil === 'number' && postedUntil <= start;
    if (away && !isOver && rural.has(working) && isForgotten(row, start))
      yield finding('notice', 'teachers', index, 'ruralMonths', say['rural-months-none']({ school: working }));
    if (typeof postedUntil !== 'number') continue;
    if (away && isOver)
      yield finding(
        'notice',
        'teachers',
        index,
        'postedUntil',
        say['posting-over']({ until: formatMonth(postedUntil) }),
      );
    if (!away && postedUntil > start)
      yield finding(
        'warning',
        'teachers',
        index,
        'postedUntil',
        say['posting-ahead']({ until: formatMonth(postedUntil) }),
      );
  }
}

export function* spouses(roster: DraftRoster, { unread }: CheckContext): Generator<Finding> {
  if (unread.has('teachers')) return;
  const partners = new Map<string | undefined, DraftRow<Teacher>>(roster.teachers.map((row) => [row.id, row]));
  for (const [index, row] of roster.teachers.entries()) {
    if (row.id === undefined || row.spouse === undefined || row.spouse === null) continue;
    if (row.spouse === row.id) {
      yield finding('error', 'teachers', index, 'spouse', say['own-spouse']({}));
      continue;
    }
    const theirs = partners.get(row.spouse)?.spouse;
    if (theirs !== undefined && theirs !== row.id) {
      yield finding('error', 'teachers', index, 'spouse', say['spouse-not-mutual']({ spouse: row.spouse, theirs }));
    }
  }
}

export function* wishes(roster: DraftRoster): Generator<Finding> {
  const groupOf = groupLookup(roster);
  for (const [index, row] of roster.teachers.entries()) {
    const own = groupOf(row.home);
    for (const school of row.wishes ?? []) {
      const other = groupOf(school);
      if (school === row.home)
        yield { ...finding('warning', 'teachers', index, 'wishes', say['wish-is-home']({ school })), value: school };
      else if (own !== undefined && other !== undefined && (own !== other || own === null)) {
        yield {
          ...finding('warning', 'teachers', index, 'wishes', say['wish-outside-group']({ school })),
          value: school,
        };
      }
    }
  }
}

/** A posting is spent at another school. */
export function* lastHosts(roster: DraftRoster): Generator<Finding> {
  for (const [index, { home, lastHost }] of roster.teachers.entries())
    if (typeof lastHost === 'string' && lastHost === home)
      yield finding('error', 'teachers', index, 'lastHost', say['last-host-is-home']({ school: lastHost }));
}

/** Ends that end nothing: harmless, but often the other cell was forgotten. */
export function* loneEnds(roster: DraftRoster): Generator<Finding> {
  for (const [index, row] of roster.teachers.entries()) {
    if (row.status === 'present' && typeof row.absentUntil === 'number')
      yield finding('warning', 'teachers', index, 'absentUntil', say['end-without-leave']({}));
    if (row.exempt === false && typeof row.exemptUntil === 'number')
      yield finding('warning', 'teachers', index, 'exemptUntil', say['end-without-exemption']({}));
  }
}
