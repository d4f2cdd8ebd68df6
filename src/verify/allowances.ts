/**
 * What posted teachers, and everybody who works in a zone with a rate, are paid (RA20, RA21, HT5; domain, section 3,
 * allowance-budget).
 */
import type { Campus, Instance } from '../domain/instance.ts';
import { compositeKey } from '../domain/key.ts';
import { ownValue } from '../domain/own.ts';
import type { AllowanceRow, BarePosting } from '../domain/plan.ts';
import { byCodePoint } from '../domain/roster.ts';
import type { Settings } from '../policy/policy.ts';
import { runsIn } from './presence.ts';
import { workplace } from './standing.ts';

/** Yuan a month for whoever works at the school, posted there or not. */
export const zoneRate = (settings: Settings, { zone, row }: Campus): number =>
  zone?.monthlyAllowance ?? ownValue(settings.zoneAllowances, zone?.name ?? row.zone) ?? 0;

/** Yuan a month that the posted have besides: living and transport. */
export const postedRate = (instance: Instance, settings: Settings, year: number): number =>
  budgetCell(instance, 'livingAllowance', year, settings) + budgetCell(instance, 'transportAllowance', year, settings);

/** Yuan a month for a teacher posted to the school: the zone's rate, then living and transport. */
export const monthlyRate = (instance: Instance, settings: Settings, host: Campus, year: number): number =>
  zoneRate(settings, host) + postedRate(instance, settings, year);

/** A row with the year overrides, cell by cell, one without; else the policy's. */
function budgetCell(
  instance: Instance,
  cell: 'livingAllowance' | 'transportAllowance',
  year: number,
  settings: Settings,
): number {
  const { budgets } = instance.roster;
  const own = budgets.find((row) => row.year === year)?.[cell];
  return own ?? budgets.find((row) => row.year === null)?.[cell] ?? settings[cell];
}

/** What one teacher is paid in a school year, for serving in a zone. */
export interface Payment {
  readonly teacher: string;
  readonly year: number;
  readonly zone: string;
  readonly school: string;
  /** Yuan, for twelve months. */
  readonly yuan: number;
}

/**
 * Twelve months a year for everyone who works on an exchange, leadership or running posting in the county; zero rates
 * left out.
 */
export function payments(instance: Instance, settings: Settings, postings: readonly BarePosting[]): readonly Payment[] {
  const paid: Payment[] = [];
  const pay = (teacher: string, school: string, year: number): void => {
    const host = instance.sites.get(school)!;
    const rate = monthlyRate(instance, settings, host, year);
    if (rate > 0) paid.push({ teacher, year, zone: host.row.zone, school: host.id, yuan: 12 * rate });
  };
  for (const year of instance.years) {
    for (const person of instance.persons.values()) {
      const working = workplace(person, year);
      if (person.running !== null && year < person.running.returns && working !== null && instance.sites.has(working))
        pay(person.id, working, year);
    }
    for (const posting of postings) {
      const person = instance.persons.get(posting.teacher)!;
      const runs = posting.kind !== 'training' && posting.start <= year && year < posting.start + posting.years;
      if (runs && person.inService(year) && !person.absent(year)) pay(person.id, posting.to, year);
    }
  }
  return paid;
}

/** What anybody is paid a month in a school year: the posted, and who works in a zone with a rate. */
export interface Pay {
  readonly teacher: string;
  readonly year: number;
  readonly zone: string;
  readonly school: string;
  /** True on an exchange, leadership or running posting. */
  readonly posted: boolean;
  /** Yuan a month of the zone, and of living and transport. */
  readonly zoneMonthly: number;
  readonly postedMonthly: number;
}

/** Yuan for twelve months. */
export const yearly = ({ zoneMonthly, postedMonthly }: Pay): number => 12 * (zoneMonthly + postedMonthly);

/**
 * Everybody of the county who works anywhere in the county, of whatever position, schools outside all groups and
 * trainees included; who gets nothing is left out. By year, then teacher.
 */
export function everyonesPay(instance: Instance, settings: Settings, postings: readonly BarePosting[]): readonly Pay[] {
  const campuses = new Map<string, Campus>([...instance.outside.sites, ...instance.sites]);
  const people = [...instance.persons.values(), ...instance.outside.persons.values()].toSorted((a, b) =>
    byCodePoint(a.id, b.id),
  );
  return instance.years.flatMap((year) => {
    const sent = new Map(postings.filter((one) => runsIn(one, year)).map((one) => [one.teacher, one]));
    const beside = postedRate(instance, settings, year);
    return people.flatMap((person): Pay[] => {
      const place = workplace(person, year);
      const posting = sent.get(person.id);
      const school = place === null ? undefined : campuses.get(posting?.to ?? place);
      if (school === undefined) return [];
      const posted = posting === undefined ? school.id !== person.home.id : posting.kind !== 'training';
      const zoneMonthly = zoneRate(settings, school);
      const postedMonthly = posted ? beside : 0;
      return zoneMonthly + postedMonthly === 0
        ? []
        : [{ teacher: person.id, year, zone: school.row.zone, school: school.id, posted, zoneMonthly, postedMonthly }];
    });
  });
}

/** The payments by year and zone, as plan.json has them. */
export function allowances(instance: Instance, settings: Settings, postings: readonly BarePosting[]): AllowanceRow[] {
  const rows = new Map<string, AllowanceRow>();
  for (const { year, zone, yuan } of payments(instance, settings, postings)) {
    const key = compositeKey(year, zone);
    const row = rows.get(key) ?? { year, zone, months: 0, amount: 0 };
    rows.set(key, { ...row, months: row.months + 12, amount: row.amount + yuan });
  }
  return [...rows.values()].toSorted((a, b) => a.year - b.year || byCodePoint(a.zone, b.zone));
}
