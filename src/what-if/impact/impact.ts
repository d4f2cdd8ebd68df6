/** What a change of policy does, in numbers: people, schools, money and clauses of one plan against another. */
import { peopleChanges } from '../compare/people.ts';
import type { PlanSide } from '../compare/planned.ts';
import { schoolRows } from '../compare/schools.ts';

export interface SchoolEffect {
  readonly school: string;
  readonly name: string;
  /** Teachers at work there, per year, after less before; null where it exists in one of the two only. */
  readonly staff: readonly number[] | null;
  /** Backbones in the third year. */
  readonly backbones: number | null;
}

export interface YearMoney {
  readonly year: number;
  readonly before: number;
  readonly after: number;
}

export interface Impact {
  readonly people: { readonly enter: number; readonly leave: number; readonly elsewhere: number };
  /** Posted before, of whom so many are affected. */
  readonly posted: { readonly before: number; readonly after: number };
  /** Schools that gain or lose anybody in any year, the greatest change of the third year first. */
  readonly schools: readonly SchoolEffect[];
  readonly money: readonly YearMoney[];
  readonly rates: { readonly before: readonly (number | null)[]; readonly after: readonly (number | null)[] };
}

/** Both sides must begin in the same school year. */
export function impactOf(before: PlanSide, after: PlanSide): Impact {
  const changes = peopleChanges([before, after]).map(({ change }) => change.kind);
  const count = (kind: (typeof changes)[number]): number => changes.filter((one) => one === kind).length;
  return {
    people: { enter: count('added'), leave: count('dropped'), elsewhere: count('altered') },
    posted: { before: before.plan.postings.length, after: after.plan.postings.length },
    schools: schoolsOf(before, after),
    money: before.instance.years.map((year) => ({ year, before: paid(before, year), after: paid(after, year) })),
    rates: { before: ratesOf(before), after: ratesOf(after) },
  };
}

const ratesOf = ({ instance, measures }: PlanSide): (number | null)[] =>
  instance.years.map((year) => measures[`exchangedRatio${year}`] ?? null);

const paid = ({ facts }: PlanSide, year: number): number => facts.forRule({ kinds: null }).allowanceCost(year);

function schoolsOf(before: PlanSide, after: PlanSide): SchoolEffect[] {
  const effects = schoolRows([before, after]).map(({ school, name, staff: [a, b] }): SchoolEffect => {
    if (a == null || b == null) return { school, name, staff: null, backbones: null };
    return { school, name, staff: b.map(([teachers], y) => teachers - a[y]![0]), backbones: b[2]![1] - a[2]![1] };
  });
  const size = ({ staff }: SchoolEffect): number => (staff === null ? Infinity : Math.max(...staff.map(Math.abs)));
  const changed = effects.filter((effect) => size(effect) > 0 || effect.backbones !== 0);
  return changed.toSorted(
    (x, y) => Math.abs(y.staff?.[2] ?? Infinity) - Math.abs(x.staff?.[2] ?? Infinity) || size(y) - size(x),
  );
}
