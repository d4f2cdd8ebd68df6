/**
 * The county's make-up as the documents measure it: shares of kinds of groups, coverage, leaders, seniors without rural
 * service (domain, section 3, indicators). No plan changes it. The catalogue rows are listed in `policy/computed.ts`.
 */
import { kindOf } from '../../domain/group-kinds.ts';
import type { Campus, Instance, Site } from '../../domain/instance.ts';
import { monthOf } from '../../domain/month.ts';
import { byCodePoint, type Group } from '../../domain/roster.ts';
import { type GroupKind, isSenior } from '../../domain/words.ts';

/** `part` of `whole`, with the ids behind both. */
export interface Share {
  readonly part: readonly string[];
  readonly whole: readonly string[];
}

export interface Structure {
  /** Fused and co-built groups of all groups, and their member schools of all (RA24: at least 80 %). */
  readonly closeGroups: Share;
  readonly closeMembers: Share;
  /** Compulsory schools that belong to a group of a core and at least one member (SZ12, HT9). */
  readonly covered: Share;
  /** The same of the schools of which the clause speaks: rural and town ones (RA25), rural ones (QD13). */
  readonly coveredOutsideCity: Share;
  readonly coveredRural: Share;
  /** Compulsory schools opened since 2024, and those of them in such a group (SZ11). */
  readonly newSchools: Share;
  /** Groups of an urban core with a member in the mountains (RA27). */
  readonly urbanToMountain: Share;
  /** Groups by the principals in service: a fused or integrated group has one for all its schools (RA12, QD11, PJ1). */
  readonly principals: readonly {
    readonly group: string;
    readonly principals: readonly string[];
    readonly schoolsWithout: readonly string[];
  }[];
  /** The zone under which a core is counted: that of its first member; `several`: its members lie in more (RA33). */
  readonly reportingZones: readonly { readonly school: string; readonly zone: string; readonly several: boolean }[];
  /** Teachers with a senior title and fewer rural months than asked (RA11). */
  readonly seniorsWithoutRural: readonly { readonly teacher: string; readonly months: number }[];
}

/** RA11 gives no number; Ningxia asks a year. */
export const RURAL_MONTHS = 12;

const CLOSE: readonly GroupKind[] = ['fused', 'coBuilt'];
const NEW_SINCE = monthOf(2024, 1);

const isCompulsory = ({ row }: Campus): boolean =>
  row.stage === 'primary' || row.stage === 'juniorSecondary' || row.stage === 'nineYear';
const ids = (rows: readonly { readonly id: string }[]): string[] => rows.map(({ id }) => id).toSorted(byCodePoint);
const share = <T extends { readonly id: string }>(whole: readonly T[], counts: (one: T) => boolean): Share => ({
  part: ids(whole.filter(counts)),
  whole: ids(whole),
});

export function structure(instance: Instance): Structure {
  const first = instance.years[0];
  const sites = [...instance.sites.values()];
  const persons = [...instance.persons.values()];
  const of = (group: string): readonly Site[] => sites.filter((site) => site.group.id === group);
  const core = (group: string): Site | undefined => of(group).find(({ row }) => row.role === 'core');
  const members = (group: string): readonly Site[] => of(group).filter(({ row }) => row.role === 'member');
  const isCovered = ({ row: { group } }: Campus): boolean =>
    group !== null && core(group) !== undefined && members(group).length > 0;
  const isClose = (group: Group): boolean => CLOSE.includes(kindOf(group, first));
  const compulsory = [...sites, ...instance.outside.sites.values()].filter(isCompulsory);
  return {
    closeGroups: share(instance.groups, isClose),
    closeMembers: share(
      sites.filter(({ row }) => row.role === 'member'),
      ({ group }) => isClose(group),
    ),
    covered: share(compulsory, isCovered),
    coveredOutsideCity: share(
      compulsory.filter(({ row }) => row.setting !== 'urban'),
      isCovered,
    ),
    coveredRural: share(
      compulsory.filter(({ row }) => row.setting === 'rural'),
      isCovered,
    ),
    newSchools: share(
      compulsory.filter(({ row }) => row.opened !== null && row.opened >= NEW_SINCE),
      isCovered,
    ),
    urbanToMountain: share(
      instance.groups,
      ({ id }) => core(id)?.row.setting === 'urban' && members(id).some(({ zone }) => zone?.mountain === true),
    ),
    principals: instance.groups.map(({ id }) => {
      const leading = persons.filter(
        (person) => person.home.group.id === id && person.row.position === 'principal' && person.inService(first),
      );
      return {
        group: id,
        principals: ids(leading),
        schoolsWithout: ids(of(id).filter((site) => leading.every((person) => person.home.id !== site.id))),
      };
    }),
    reportingZones: instance.groups.flatMap(({ id }) => {
      const led = members(id);
      const own = core(id);
      return own === undefined || led.length === 0
        ? []
        : [{ school: own.id, zone: led[0]!.row.zone, several: led.some(({ row }) => row.zone !== led[0]!.row.zone) }];
    }),
    seniorsWithoutRural: persons
      .filter(({ row, inService }) => inService(first) && isSenior(row.title) && row.ruralMonths < RURAL_MONTHS)
      .map(({ id, row }) => ({ teacher: id, months: row.ruralMonths })),
  };
}
