/** Where a free intermediate post is found for who may get the title at a member: school, zone, county (RA16). */
import type { Instance, Person, Site } from '../../domain/instance.ts';

export type PostFound = 'school' | 'zone' | 'county' | 'none';

/** Holders of an intermediate title by home, in service in a year; counted once per year. */
const counted = new WeakMap<Instance, Map<number, ReadonlyMap<string, number>>>();

function holdersOf(instance: Instance, year: number): ReadonlyMap<string, number> {
  const years = counted.get(instance) ?? new Map<number, ReadonlyMap<string, number>>();
  counted.set(instance, years);
  const found = years.get(year);
  if (found !== undefined) return found;
  const holders = new Map<string, number>();
  for (const { home, row, inService } of instance.persons.values())
    if (row.title === 'first' && inService(year)) holders.set(home.id, (holders.get(home.id) ?? 0) + 1);
  years.set(year, holders);
  return holders;
}

/**
 * The nearest free post for a core's teacher of the second grade who works at a member in `year`: the titles of members
 * are awarded in their school, then within the zone, then by the county. null: not asked, or no school gives its posts.
 */
export function intermediatePost(
  instance: Instance,
  { home, row }: Person,
  host: Site,
  year: number,
): PostFound | null {
  if (row.title !== 'second' || home.row.role !== 'core' || host.row.role !== 'member') return null;
  const holders = holdersOf(instance, year);
  const sites = [...instance.sites.values()].filter((site) => site.row.intermediatePosts !== null);
  const isFree = (site: Site): boolean => site.row.intermediatePosts! > (holders.get(site.id) ?? 0);
  if (sites.length === 0) return null;
  const free = sites.filter(isFree);
  if (free.some(({ id }) => id === host.id)) return 'school';
  if (free.some((site) => site.row.zone === host.row.zone)) return 'zone';
  return free.length > 0 ? 'county' : 'none';
}
