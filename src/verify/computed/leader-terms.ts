/**
 * Leaders who are due to leave their post in each year of a plan, by the rules of the policy that ask for it; where they
 * go, who follows them, and what keeps those at home who stay. Computed, never optimised.
 */
import { openPins, type Instance, type Person, type Site } from '../../domain/instance.ts';
import { september, type Month } from '../../domain/month.ts';
import type { BarePosting } from '../../domain/plan.ts';
import { byCodePoint } from '../../domain/roster.ts';
import { settingsIn } from '../../domain/settings.ts';
import type { AppliedRule, Policy } from '../../policy/policy.ts';
import type { Due } from '../../rules/rule.ts';
import { hindrances, type Obstacle } from '../eligibility.ts';
import type { PlanFacts } from '../facts.ts';
import { validity } from '../validity.ts';
import { officeOf, type Office } from './offices.ts';

/** Why a leader who is due stays in that year. */
export type Stays =
  /** A decision entered by hand keeps the leader at home. */
  | { readonly why: 'pinned' }
  /** There is no other school within reach. */
  | { readonly why: 'noSchool' }
  /** No posting to a school within reach is valid: what is in the way, as codes of `validity`, and of the person. */
  | { readonly why: 'barred'; readonly codes: readonly string[]; readonly obstacles: readonly Obstacle[] }
  /** Nobody of the same post is due that year who could come, or whose post could be taken. */
  | { readonly why: 'nobodyToSwap' }
  /** These could come; the plan makes no such change. */
  | { readonly why: 'notPlanned'; readonly partners: readonly string[] };

export interface LeaderDue {
  readonly rule: AppliedRule;
  readonly person: Person;
  readonly year: number;
  readonly since: Month;
  /** Whole months in the post by September of the year. */
  readonly months: number;
  /** The posting that starts in the year, whether it meets the demand or not; null: none. */
  readonly posting: BarePosting | null;
  readonly office: Office | null;
  /** null where the demand is met. */
  readonly stays: Stays | null;
  /** A posting of a later year of the plan. */
  readonly later: BarePosting | null;
}

/** By year, school and leader, one line for each leader and year. */
export function leadersDue(facts: PlanFacts): readonly LeaderDue[] {
  const { instance, policy, postings } = facts;
  const found = policy.rules.flatMap((rule) =>
    (rule.spec.dues?.(facts.forRule(rule), rule.params) ?? []).map((due) => ({ rule, due })),
  );
  // A leader whom two lines ask to go is told once.
  const once = [...new Map(found.map((one) => [JSON.stringify([one.due.year, one.due.person.id]), one])).values()];
  const byYear = Map.groupBy(once, ({ due }) => due.year);
  return once
    .map(({ rule, due }): LeaderDue => {
      const { person, year, since } = due;
      const own = postings.filter(({ teacher }) => teacher === person.id);
      const posting = own.find(({ start }) => start === year) ?? null;
      return {
        rule,
        person,
        year,
        since,
        months: september(year) - since,
        posting,
        office: posting?.kind === 'leadership' ? officeOf(instance, policy, postings, posting) : null,
        stays:
          due.meets === undefined
            ? staysOf(
                facts,
                due,
                byYear.get(year)!.map((one) => one.due),
              )
            : null,
        later: own.find(({ start }) => start > year) ?? null,
      };
    })
    .toSorted(
      (a, b) =>
        a.year - b.year || byCodePoint(a.person.home.id, b.person.home.id) || byCodePoint(a.person.id, b.person.id),
    );
}

/** Codes of what is wrong with a leadership posting of any allowed length; empty where one is valid. */
function against({ instance, policy }: PlanFacts, person: Person, to: Site, start: number): readonly string[] {
  const lengths = settingsIn(policy.settings, person.home.group, start).postingYears.leadership;
  const tried = lengths.map((years) =>
    validity(instance, policy, [
      { teacher: person.id, from: person.home.id, to: to.id, start, years, kind: 'leadership' },
    ]).findings.map(({ code }) => code),
  );
  return tried.some((codes) => codes.length === 0) ? [] : tried.flat();
}

/** Decisions entered by hand that speak of the year: whether one keeps the person home, and from which schools. */
function keptBy(
  instance: Instance,
  person: Person,
  start: number,
): { stays: boolean; away: readonly (string | null)[] } {
  const own = openPins(instance).filter(
    ({ teacher, year }) => teacher === person.id && (year === null || year === start),
  );
  return {
    stays: own.some(({ kind }) => kind === 'mustStay'),
    away: own.filter(({ kind }) => kind === 'notTo').map(({ school }) => school),
  };
}

function staysOf(facts: PlanFacts, { person, year, reaches }: Due, dues: readonly Due[]): Stays {
  const { instance, policy } = facts;
  const kept = keptBy(instance, person, year);
  if (kept.stays) return { why: 'pinned' };
  const hosts = [...instance.sites.values()].filter((site) => reaches(site) && !kept.away.includes(site.id));
  if (hosts.length === 0) return { why: 'noSchool' };
  const barred = hosts.map((host) => ({ host, codes: against(facts, person, host, year) }));
  const open = barred.filter(({ codes }) => codes.length === 0).map(({ host }) => host.id);
  if (open.length === 0)
    return {
      why: 'barred',
      codes: [...new Set(barred.flatMap(({ codes }) => codes))].toSorted(byCodePoint),
      obstacles: hindrances(person, year, policy.settings, { bound: true, to: null }),
    };
  const others = dues.filter((other) => other.person !== person && other.person.row.position === person.row.position);
  const comers = others.filter((other) => mayCome(facts, other, person.home));
  const canGo = others.some((other) => open.includes(other.person.home.id));
  return comers.length === 0 || !canGo
    ? { why: 'nobodyToSwap' }
    : { why: 'notPlanned', partners: comers.map((other) => other.person.id).toSorted(byCodePoint) };
}

function mayCome(facts: PlanFacts, { person, year, reaches }: Due, host: Site): boolean {
  const kept = keptBy(facts.instance, person, year);
  return (
    !kept.stays && !kept.away.includes(host.id) && reaches(host) && against(facts, person, host, year).length === 0
  );
}

/** Whether any rule of the policy asks leaders to move after so long. */
export const asksForTerms = ({ rules }: Policy): boolean => rules.some(({ spec }) => spec.dues !== undefined);

/** Principals and vice-principals in service in a year of the plan of whom nobody knows since when they hold the post. */
export const undatedLeaders = ({ persons, years }: Instance): readonly Person[] =>
  [...persons.values()].filter(
    ({ leader, row, inService }) => leader && row.positionSince === null && years.some((year) => inService(year)),
  );
