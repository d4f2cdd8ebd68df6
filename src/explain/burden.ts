/** The burden ledger: how often, how long and how far each teacher has been sent, and will be under the plan. */
import type { Instance } from '../domain/instance.ts';
import { monthsServed, september, type Month } from '../domain/month.ts';
import type { BarePosting } from '../domain/plan.ts';
import { byCodePoint } from '../domain/roster.ts';
import type { PlanFacts } from '../verify/facts.ts';
import { teacherEntitlements } from '../verify/computed/entitlements.ts';

export interface Burden {
  readonly teacher: string;
  readonly home: string;
  /** Postings so far as the roster counts them, and those of the plan. */
  readonly times: { readonly before: number; readonly planned: number };
  /**
   * Months of the last posting that the roster names, running or finished, to its end; months of the plan's posting.
   */
  readonly months: { readonly before: number; readonly planned: number };
  /**
   * Kilometres from home to host, one way, of a running posting and of the plan's; null: no such posting, or the host
   * is outside the county.
   */
  readonly km: { readonly before: number | null; readonly planned: number | null };
  /** Months of rural service: the roster's, and those that running and planned postings add from the horizon on. */
  readonly ruralMonths: { readonly before: number; readonly gained: number };
}

/**
 * One line per teacher in service in some year of the horizon; who bears most first: times, months, kilometres, then
 * id.
 */
export function burdens(facts: PlanFacts): readonly Burden[] {
  const { instance } = facts;
  const planned = new Map(facts.postings.map((posting) => [posting.teacher, posting]));
  const gained = new Map<string, number>();
  for (const { teacher, ruralMonths } of teacherEntitlements(facts))
    gained.set(teacher, (gained.get(teacher) ?? 0) + ruralMonths.gained);
  const served = [...instance.persons.values()].filter((person) =>
    instance.years.some((year) => person.inService(year)),
  );
  return served
    .map(({ id }) => burdenOf(instance, id, planned.get(id), gained.get(id) ?? 0))
    .toSorted((a, b) => weightOf(b, a) || byCodePoint(a.teacher, b.teacher));
}

const total = ({ before, planned }: { readonly before: number | null; readonly planned: number | null }): number =>
  (before ?? 0) + (planned ?? 0);
const weightOf = (a: Burden, b: Burden): number =>
  total(a.times) - total(b.times) || total(a.months) - total(b.months) || total(a.km) - total(b.km);

function burdenOf(instance: Instance, teacher: string, posting: BarePosting | undefined, gained: number): Burden {
  const { row, home, running } = instance.persons.get(teacher)!;
  const host = running?.to ?? null;
  return {
    teacher,
    home: home.id,
    times: { before: row.timesPosted, planned: posting === undefined ? 0 : 1 },
    months: {
      before: lastMonths(row.postedFrom, row.postedUntil ?? (running === null ? null : september(running.returns))),
      planned: posting === undefined ? 0 : 12 * posting.years,
    },
    km: {
      before: host === null ? null : instance.km(home.id, host),
      planned: posting === undefined ? null : instance.km(posting.from, posting.to),
    },
    ruralMonths: { before: row.ruralMonths, gained },
  };
}

const lastMonths = (from: Month | null, until: Month | null): number =>
  from === null || until === null ? 0 : monthsServed(from, until);
