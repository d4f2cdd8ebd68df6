/** Posts that a core may fill beyond its number: ⌊posts · (1 + f)⌋ − holders, and the subjects it lacks (QD7). */
import { floorOf, rational } from '../../domain/rational.ts';
import type { PlanFacts } from '../facts.ts';

export interface CorePosts {
  readonly school: string;
  readonly years: readonly {
    readonly year: number;
    /** Below 0: more holders than posts. */
    readonly free: number;
    /** Missing teachers by subject, in tenths. */
    readonly short: readonly { readonly subject: string; readonly tenths: number }[];
  }[];
}

/** Cores whose establishment the roster gives; posts stay at the home school whoever is posted. */
export function corePosts(facts: PlanFacts): readonly CorePosts[] {
  const { instance } = facts;
  return [...instance.sites.values()].flatMap(({ id, row, demanded }): CorePosts[] => {
    const { establishment } = row;
    if (row.role !== 'core' || establishment === null) return [];
    const limit = establishment + floorOf(rational(Math.round(row.floatPermille * 1e6), 1e9), establishment);
    return [
      {
        school: id,
        years: instance.years.map((year) => {
          const holders = [...instance.persons.values()].filter(
            (person) => person.home.id === id && person.row.established && person.inService(year),
          );
          const short = demanded
            .map((subject) => ({
              subject,
              tenths: Math.max(0, facts.needTenths(id, subject, year) - facts.staffedTenths(id, subject, year)),
            }))
            .filter(({ tenths }) => tenths > 0);
          return { year, free: limit - holders.length, short };
        }),
      },
    ];
  });
}
