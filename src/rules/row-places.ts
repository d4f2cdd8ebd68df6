/** The places of a quota as the rows count them; the checks have their own (`starters.ts`). */
import type { Person, Site } from '../domain/instance.ts';
import type { QuotaScope } from './params.ts';
import type { Move, Rows } from './rows.ts';
import type { Spot } from './rule.ts';

export interface RowPlace {
  readonly where: Partial<Omit<Spot, 'year'>>;
  readonly sites: readonly Site[];
  /** Counts towards the base of the quota. */
  has(person: Person): boolean;
  /** Counts towards the starters of the quota. */
  counts(move: Move): boolean;
}

export function rowPlaces(rows: Rows, scope: QuotaScope): RowPlace[] {
  if (scope === 'county') {
    const sites = rows.groups.flatMap((group) => rows.schools(group.id));
    const ids = new Set(rows.groups.map((group) => group.id));
    return [
      {
        where: {},
        sites,
        has: (person) => ids.has(person.home.row.group),
        counts: ({ person, to, start }) => rows.covers(person.home, start) && rows.covers(to, start),
      },
    ];
  }
  if (scope === 'school') {
    return rows.groups
      .flatMap((group) => rows.schools(group.id))
      .map((site) => ({
        where: { group: site.row.group, school: site.id },
        sites: [site],
        has: (person) => person.home === site,
        counts: (move) => move.person.home === site,
      }));
  }
  return rows.groups.flatMap((group) =>
    rows.quotaStages(group.id).map((stage): RowPlace => {
      const has = (person: Person): boolean =>
        person.home.row.group === group.id && (stage === null || person.stage === stage);
      return {
        where: { group: group.id, stage },
        sites: rows.schools(group.id),
        has,
        counts: (move) => has(move.person) && move.to.row.group === group.id,
      };
    }),
  );
}
