/** Groups, schools and their demand. */
import { schoolTexts as say } from '../check-texts.ts';
import { some } from '../some.ts';
import { finding, type CheckContext, type DraftRoster, type Finding } from '../draft.ts';
import { formatMonth, september } from '../month.ts';
import type { Role } from '../words.ts';

/** Exactly one core school per group; one or two members of a fused group (RA26). */
export function* groupShape(roster: DraftRoster, { unread }: CheckContext): Generator<Finding> {
  if (unread.has('schools')) return;
  const schools = [...roster.schools.entries()];
  const known = new Set(roster.groups.map((row) => row.id));
  for (const [index, group] of roster.groups.entries()) {
    if (group.id === undefined) continue;
    const own = schools.filter(([, row]) => row.group === group.id);
    /** A school whose group or role cannot be told may be the one that is missing here: its own cell is the mistake. */
    const mayLack = (role: Role): boolean =>
      own.some(([, row]) => row.role === undefined) ||
      schools.some(
        ([, row]) =>
          (row.group === undefined || (row.group !== null && !known.has(row.group))) &&
          (row.role === undefined || row.role === role),
      );
    const cores = own.filter(([, row]) => row.role === 'core');
    if (cores.length === 0 && !mayLack('core'))
      yield finding('error', 'groups', index, 'id', say['no-core-school']({ group: group.id }));
    if (cores.length > 1) {
      const names = some(cores.map(([, row]) => row.id ?? '?'));
      for (const [at] of cores)
        yield finding('error', 'schools', at, 'role', say['several-core-schools']({ group: group.id, schools: names }));
    }
    const members = own.filter(([, row]) => row.role === 'member').length;
    const fused = group.kinds?.findIndex(({ kind }) => kind === 'fused') ?? -1;
    if (fused >= 0 && (members > 2 || (members === 0 && !mayLack('member')))) {
      yield finding('error', 'groups', index, `kinds.${fused}`, say['fused-members']({ group: group.id, members }));
    }
  }
}

/** Kinds that begin after the horizon or end before its last September: the nearest kind is taken, which may be wrong. */
export function* kindsTold(roster: DraftRoster, { from }: CheckContext): Generator<Finding> {
  if (from === null) return;
  const [first, last] = [september(from), september(from + 2)];
  for (const [index, { kinds }] of roster.groups.entries()) {
    const [begins, ends] = [kinds?.[0]?.from ?? null, kinds?.at(-1)?.until ?? null];
    if (begins !== null && begins > first)
      yield finding('warning', 'groups', index, 'kinds.0', say['kind-untold-before']({ month: formatMonth(begins) }));
    if (ends !== null && ends < last)
      yield finding(
        'warning',
        'groups',
        index,
        `kinds.${kinds!.length - 1}`,
        say['kind-untold-after']({ month: formatMonth(ends) }),
      );
  }
}

const CHINA = { west: 73, east: 136, south: 3, north: 54 };

export function* coordinates(roster: DraftRoster): Generator<Finding> {
  for (const [index, row] of roster.schools.entries()) {
    const { longitude, latitude } = row;
    if (longitude === undefined || latitude === undefined) continue;
    const school = row.id ?? row.name ?? '?';
    if (longitude === null && latitude === null) {
      yield finding('notice', 'schools', index, 'longitude', say['no-coordinates']({ school }));
    } else if (longitude === null || latitude === null) {
      yield finding(
        'warning',
        'schools',
        index,
        longitude === null ? 'longitude' : 'latitude',
        say['half-coordinates']({ school }),
      );
    } else if (longitude < CHINA.west || longitude > CHINA.east || latitude < CHINA.south || latitude > CHINA.north) {
      yield finding('warning', 'schools', index, 'longitude', say['far-coordinates']({ school }));
    }
  }
}

/** No campus employs so many teachers of one subject: a larger number is a slip (pupils, lessons, a missing point). */
export const MOST_TEACHERS = 300;

export function* demandSize(roster: DraftRoster, { from }: CheckContext): Generator<Finding> {
  for (const [index, row] of roster.demand.entries()) {
    if (row.tenths !== undefined && row.tenths > MOST_TEACHERS * 10) {
      yield finding('error', 'demand', index, 'tenths', say['absurd-demand']({ most: MOST_TEACHERS }));
    }
  }
  if (from === null || roster.demand.length === 0) return;
  const inHorizon = (year: number | null | undefined): boolean =>
    year === null || year === undefined || (year >= from && year <= from + 2);
  if (!roster.demand.some((row) => inHorizon(row.year))) {
    yield finding('warning', 'demand', 0, 'year', say['demand-without-horizon']({ from }));
  }
}

/** A school whose list was forgotten plans as one without staff; one that opens later has nobody yet. */
export function* emptySchools(roster: DraftRoster, { from, unread }: CheckContext): Generator<Finding> {
  const { teachers, schools } = roster;
  // A home that cannot be read may be any school.
  if (unread.has('teachers') || teachers.length === 0 || teachers.some(({ home }) => home === undefined)) return;
  const staffed = new Set(teachers.flatMap(({ home, working }) => [home, working]));
  for (const [index, { id, opened }] of schools.entries()) {
    if (id === undefined || staffed.has(id)) continue;
    if (typeof opened === 'number' && (from === null || opened >= september(from))) continue;
    yield finding('warning', 'schools', index, 'id', say['school-without-teachers']({ school: id }));
  }
}
