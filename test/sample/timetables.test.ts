/** Part-timers and leaders who teach, where they are asked for; everything else of a roster stays as it is. */
import { describe, expect, test } from 'vitest';
import type { Roster, Teacher } from '../../src/domain/roster.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { sampleRoster } from '../../src/sample/index.ts';
import type { Timetables } from '../../src/sample/timetables.ts';

const { policy } = await loadPolicy('ruian-2021');
if (policy === null) throw new Error('the pack does not load');

const drawn = (timetables?: Timetables, seed = 3): Roster =>
  sampleRoster({ preset: 'county', groups: 4, seed, policy, ...(timetables === undefined ? {} : { timetables }) });

const isLeader = ({ position }: Teacher): boolean => position === 'principal' || position === 'vicePrincipal';

/** Of the leaders or of the others, by group: how many there are, and how many have a share of their own. */
function counted(roster: Roster, leaders: boolean): { all: number; parts: Teacher[] }[] {
  const groupOf = new Map(roster.schools.map(({ id, group }) => [id, group]));
  const people = roster.teachers.filter((row) => isLeader(row) === leaders);
  return [...Map.groupBy(people, ({ home }) => groupOf.get(home)).values()].map((own) => ({
    all: own.length,
    parts: own.filter(({ teachingTenths }) => teachingTenths !== null),
  }));
}

/** A roster without what follows from the shares. */
const rest = ({ teachers, demand: _demand, pins: _pins, ...tables }: Roster): object => ({
  ...tables,
  teachers: teachers.map((row) => ({ ...row, teachingTenths: null })),
});

/** How many of a position teach a part. */
function shareOf({ teachers }: Roster, position: Teacher['position']): number {
  const people = teachers.filter((row) => row.position === position);
  return people.filter(({ teachingTenths }) => teachingTenths !== null).length / people.length;
}

const shares = ({ teachers }: Roster): (number | null)[] => teachers.map(({ teachingTenths }) => teachingTenths);

describe('timetables of sampled rosters', () => {
  const roster = drawn({ partTimers: 40, teachingLeaders: 50 });

  test('so many teachers of each group as asked have less than a full timetable, and so many leaders teach', () => {
    for (const { all, parts } of counted(roster, false)) {
      expect(parts).toHaveLength(Math.round(0.4 * all));
      for (const { teachingTenths } of parts) expect([2, 3, 4, 5, 6, 7, 8, 9]).toContain(teachingTenths);
    }
    for (const { all, parts } of counted(roster, true)) {
      expect(parts).toHaveLength(Math.round(0.5 * all));
      for (const { teachingTenths } of parts) expect([2, 3, 4, 5]).toContain(teachingTenths);
    }
  });

  test('who heads an office teaches a part more often than others', () => {
    expect(shareOf(roster, 'midLevel')).toBeGreaterThan(1.3 * shareOf(roster, 'teacher'));
  });

  test('nobody has one where none are asked for, and nothing else but demand and pins is drawn otherwise', () => {
    expect(drawn()).toEqual(drawn({ partTimers: 0, teachingLeaders: 0 }));
    expect(drawn().teachers.every(({ teachingTenths }) => teachingTenths === null)).toBe(true);
    expect(rest(roster)).toEqual(rest(drawn()));
    expect(roster.demand).not.toEqual(drawn().demand);
  });

  test('the same seed gives the same shares, another one others', () => {
    const wanted = { partTimers: 40, teachingLeaders: 50 };
    expect(shares(drawn(wanted))).toEqual(shares(roster));
    expect(shares(drawn(wanted, 4))).not.toEqual(shares(roster));
  });

  test('the two who must go have equal shares, so that they can change places', () => {
    for (const seed of [1, 2, 3, 4, 5, 6]) {
      const one = drawn({ partTimers: 60, teachingLeaders: 0 }, seed);
      const shareOfTeacher = new Map(one.teachers.map(({ id, teachingTenths }) => [id, teachingTenths]));
      const must = one.pins.filter(({ kind }) => kind === 'goTo' || kind === 'mustGo');
      expect(must.length).toBeGreaterThan(0);
      for (let i = 0; i < must.length; i += 2)
        expect(new Set(must.slice(i, i + 2).map(({ teacher }) => shareOfTeacher.get(teacher))).size).toBe(1);
    }
  });

  test('refuses percentages that are none', () => {
    for (const partTimers of [-1, 101, 2.5])
      expect(() => drawn({ partTimers, teachingLeaders: 0 })).toThrow(RangeError);
    expect(() => drawn({ partTimers: 0, teachingLeaders: 200 })).toThrow(RangeError);
  });
});
