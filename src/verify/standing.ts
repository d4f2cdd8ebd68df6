/**
 * Who would work where if no new posting were made (domain, section 1), counted once per roster and year for the
 * verifier. The model's side counts the same things on its own.
 */
import type { Instance, Person } from '../domain/instance.ts';

/** The counts of one school in one year. */
export interface SchoolStanding {
  /** Everyone who works there. */
  readonly staff: number;
  /** In-service teachers whose home it is, at work or not: N0(s, y). */
  readonly headcount: number;
  readonly backbones: number;
  /** Subject staff by main subject, in tenths of a timetable: base(s, k, y); nobody stands for 0. */
  readonly tenthsBySubject: ReadonlyMap<string, number>;
  /** Σ need − Σ base over the subjects with a demand row, in tenths. */
  readonly missing: number;
  /** Σ demand − Σ base over these subjects, in tenths: what is missing where demand counts in tenths. */
  readonly missingOfDemand: number;
}

export interface Standing {
  at(school: string, year: number): SchoolStanding;
  /** Backbone teachers in service whose home is in the group, absent or not, and N0 of the group. */
  ofGroup(group: string, year: number): { readonly backbones: number; readonly headcount: number };
}

/** The school where the person works in `year` if no new posting is made; null = nowhere in the county. */
export function workplace(
  person: Pick<Person, 'inService' | 'absent' | 'running'> & { readonly home: { readonly id: string } },
  year: number,
): string | null {
  if (!person.inService(year) || person.absent(year)) return null;
  if (person.running !== null && year < person.running.returns) return person.running.to;
  return person.home.id;
}

const known = new WeakMap<Instance, Standing>();

/** The standing of an instance; years are counted when first asked for and kept. */
export function standingOf(instance: Instance): Standing {
  let standing = known.get(instance);
  if (standing === undefined) {
    const years = new Map<number, Year>();
    const yearOf = (year: number): Year => {
      const found = years.get(year) ?? count(instance, year);
      years.set(year, found);
      return found;
    };
    standing = {
      at: (school, year) => yearOf(year).schools.get(school)!,
      ofGroup: (group, year) => yearOf(year).groups.get(group)!,
    };
    known.set(instance, standing);
  }
  return standing;
}

interface Year {
  readonly schools: ReadonlyMap<string, SchoolStanding>;
  readonly groups: ReadonlyMap<string, { readonly backbones: number; readonly headcount: number }>;
}

function count(instance: Instance, year: number): Year {
  const schools = new Map(
    [...instance.sites.keys()].map((id) => [
      id,
      {
        staff: 0,
        headcount: 0,
        backbones: 0,
        tenthsBySubject: new Map<string, number>(),
        missing: 0,
        missingOfDemand: 0,
      },
    ]),
  );
  const groups = new Map(instance.groups.map(({ id }) => [id, { backbones: 0, headcount: 0 }]));
  for (const person of instance.persons.values()) {
    if (!person.inService(year)) continue;
    schools.get(person.home.id)!.headcount += 1;
    const group = groups.get(person.home.group.id)!;
    group.headcount += 1;
    if (person.backbone) group.backbones += 1;
    const working = workplace(person, year);
    const at = working === null ? undefined : schools.get(working);
    if (at === undefined) continue;
    at.staff += 1;
    if (person.backbone) at.backbones += 1;
    const { subject } = person.row;
    if (person.tenths > 0) at.tenthsBySubject.set(subject, (at.tenthsBySubject.get(subject) ?? 0) + person.tenths);
  }
  for (const site of instance.sites.values()) {
    const school = schools.get(site.id)!;
    for (const subject of site.demanded) {
      const demand = site.demand(subject, year);
      if (demand === null) continue;
      const base = school.tenthsBySubject.get(subject) ?? 0;
      school.missing += 10 * site.need(subject, year) - base;
      school.missingOfDemand += demand - base;
    }
  }
  return { schools, groups };
}
