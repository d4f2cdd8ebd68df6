/** Who works at a school under a plan, by name: the people behind the count `staff` (domain, section 3, host-stock). */
import type { Instance, Person } from '../domain/instance.ts';
import type { Presence } from './presence.ts';
import { workplace } from './standing.ts';

const known = new WeakMap<Instance, Map<number, ReadonlyMap<string, readonly Person[]>>>();

/** Everyone by the school where they would work in `year` if no new posting were made. */
function settled(instance: Instance, year: number): ReadonlyMap<string, readonly Person[]> {
  const years = known.get(instance) ?? new Map<number, ReadonlyMap<string, readonly Person[]>>();
  known.set(instance, years);
  const found = years.get(year) ?? Map.groupBy(instance.persons.values(), (person) => workplace(person, year) ?? '');
  years.set(year, found);
  return found;
}

/** Leaders, guests and trainees included; nobody who is on leave or has left. */
export function workersUnder(
  instance: Instance,
  school: string,
  year: number,
  { here, away }: Presence,
): readonly Person[] {
  const gone = new Set(away(school, year).map(({ teacher }) => teacher));
  const come = here(school, year).map(({ teacher }) => instance.persons.get(teacher)!);
  const stay = (settled(instance, year).get(school) ?? []).filter(({ id }) => !gone.has(id));
  return [...stay, ...come.filter((person) => person.inService(year) && !person.absent(year))];
}
