/** Columns that only some rules read, filled tightly enough to make those rules bite. */
import { monthOf } from '../../src/domain/month.ts';
import type { Roster } from '../../src/domain/roster.ts';

/** The roster with such columns, by a list of random numbers; `from`: the first school year of the horizon. */
export function furnished(roster: Roster, from: number, numbers: readonly number[]): Roster {
  const at = (i: number, of: number): number => numbers[i % numbers.length]! % of;
  const schools = roster.schools.map((row, i) => ({
    ...row,
    weak: at(i, 2) === 0,
    zone: at(i + 3, 2) === 0 ? 'Z1' : row.zone,
    setting: at(i + 1, 2) === 0 ? ('rural' as const) : ('urban' as const),
    establishment:
      at(i + 2, 4) === 0 ? null : roster.teachers.filter((one) => one.home === row.id).length + at(i + 3, 3) - 1,
    floatPermille: at(i, 3) * 15,
    seniorPosts: at(i + 4, 3) === 0 ? null : at(i + 5, 2),
    intermediatePosts: at(i + 5, 3) === 0 ? null : at(i + 6, 4),
  }));
  const titles = ['senior', 'first', 'seniorProfessor', 'second'] as const;
  const teachers = roster.teachers.map((row, i) => ({
    ...row,
    title: titles[at(i, 4)]!,
    position: at(i + 3, 5) === 0 ? ('vicePrincipal' as const) : row.position,
    positionSince: at(i + 5, 6) === 0 ? null : monthOf(2012 + at(i + 6, 14), 9),
    // Volunteers who wish for every other school: some of them wish for each other's.
    ...(at(i + 7, 2) === 0
      ? { volunteer: true, wishes: roster.schools.map(({ id }) => id).filter((id) => id !== row.home) }
      : {}),
    ...(at(i + 4, 5) === 0
      ? {
          since: monthOf(2026 + at(i, 4), 1 + at(i + 1, 12)),
          employedSince: monthOf(2026 + at(i, 4), 1 + at(i + 1, 12)),
          postedFrom: null,
          postedUntil: null,
          working: row.home,
        }
      : {}),
    teachingTenths: at(i + 6, 4) === 0 ? at(i + 7, 11) : row.teachingTenths,
    serviceEnds: at(i + 2, 4) === 0 ? monthOf(2027 + at(i, 3), 1 + at(i + 1, 12)) : row.serviceEnds,
  }));
  const budgets = [
    {
      year: at(1, 2) === 0 ? null : from + at(2, 3),
      allowanceBudget: at(3, 4) * 5000,
      livingAllowance: at(4, 3) * 100,
      transportAllowance: null,
    },
  ];
  return { ...roster, schools, teachers, budgets };
}
