/** The tiers of the objective, recomputed from a plan with exact arithmetic (domain, section 4). */
import sum from 'lodash/sum.js';
import { isLived, openPostings, type Instance, type Person } from '../domain/instance.ts';
import type { BarePosting } from '../domain/plan.ts';
import { isSamePosting, leftShort } from '../domain/published.ts';
import { floorOf } from '../domain/rational.ts';
import type { TierName } from '../domain/words.ts';
import type { AppliedRule, Weights } from '../policy/policy.ts';
import type { Measure } from '../rules/rule.ts';
import { isVolunteerTowards } from './eligibility.ts';
import type { PlanFacts } from './facts.ts';
import { standingOf } from './standing.ts';

/** What one line of the policy measured. */
export interface Measured {
  readonly rule: AppliedRule;
  readonly measures: readonly Measure[];
}

/** Values of all tiers; `measured` holds every rule of the policy. */
export function tierValues(facts: PlanFacts, measured: readonly Measured[]): Readonly<Record<TierName, number>> {
  const moved = movedNames(facts);
  const values: Record<TierName, number> = {
    legal: 0,
    timing: 0,
    kept: moved.unkept,
    damage: damage(facts),
    added: moved.added,
    shortage: shortage(facts),
    soft: 0,
    disruption: disruption(facts),
    preference: 0,
    claims: 0,
  };
  const { weights } = facts.policy;
  const first = facts.instance.years[0];
  for (const { rule, measures } of measured) {
    for (const { where, by } of measures) {
      if (rule.enforce.kind === 'soft') values[rule.enforce.tier] += by * rule.enforce.weight;
      else if (rule.spec.nature === 'quota') {
        const weighted = by * (rule.spec.unit === 'person' ? weights.person : weights.money);
        values.legal += weighted;
        values.timing += weighted * (weights.timing[where.year - first] ?? 0);
      }
    }
  }
  for (const { posting, person } of exchanges(facts)) {
    values.preference += preference(person, posting);
    values.claims += claimOf(person, posting.start, weights);
  }
  return values;
}

/**
 * Names of the published list that move: postings not yet begun that are dropped or altered, and postings of teachers
 * who stood on no such posting. Who is sent otherwise than published is one moved name, not two.
 */
function movedNames({ instance, postings }: PlanFacts): { readonly unkept: number; readonly added: number } {
  if (instance.published === null) return { unkept: 0, added: 0 };
  const open = openPostings(instance);
  const kept = postings.filter((posting) => {
    const was = open.get(posting.teacher);
    return was !== undefined && isSamePosting(was, posting);
  });
  return {
    unkept: open.size - kept.length,
    added: postings.filter((posting) => !open.has(posting.teacher) && !isLived(instance, posting)).length,
  };
}

/** The claim to be spared in `year`, in points: short tenure and much rural service (domain, tier 7). */
export const claimOf = (
  person: Person,
  year: number,
  { tenureCap, ruralCap }: Pick<Weights, 'tenureCap' | 'ruralCap'>,
): number => Math.max(0, tenureCap - person.tenure(year)) + Math.min(ruralCap, person.row.ruralMonths);

const exchanges = ({ instance, postings }: PlanFacts): readonly { posting: BarePosting; person: Person }[] =>
  postings
    .filter((posting) => posting.kind === 'exchange')
    .map((posting) => ({ posting, person: instance.persons.get(posting.teacher)! }));

/**
 * Σ max(0, need − staffed − spared) over the school–subjects with a demand row, in tenths, shared teaching included;
 * `spared` null: the place is left out.
 */
function missing(facts: PlanFacts, spared: (school: string, subject: string, year: number) => number | null): number {
  let tenths = 0;
  for (const site of facts.instance.sites.values()) {
    for (const year of facts.instance.years) {
      for (const subject of site.demanded) {
        const beside = site.demand(subject, year) === null ? null : spared(site.id, subject, year);
        if (beside === null) continue;
        const short = facts.needTenths(site.id, subject, year) - facts.staffedTenths(site.id, subject, year);
        tenths += Math.max(0, short - beside);
      }
    }
  }
  return tenths;
}

const shortage = (facts: PlanFacts): number => missing(facts, () => 0);

/** Shortage above what the published plan left at the same place. */
const damage = (facts: PlanFacts): number => missing(facts, leftShort(facts.instance.published));

/** What disruption is made of, in points (domain, section 4). */
export const DISRUPTION_PARTS = [
  'postings',
  'distance',
  'classTeachers',
  'unwilling',
  'couples',
  'surplus',
  'turnover',
  'sharing',
  'missingBackbones',
] as const;
export type DisruptionPart = (typeof DISRUPTION_PARTS)[number];
export type DisruptionParts = Readonly<Record<DisruptionPart, number>>;

const disruption = (facts: PlanFacts): number => sum(Object.values(disruptionParts(facts)));

/** The points of each part; together they are the tier. */
export function disruptionParts(facts: PlanFacts): DisruptionParts {
  const { instance, policy } = facts;
  const w = policy.weights;
  const parts: Record<DisruptionPart, number> = {
    postings: 0,
    distance: 0,
    classTeachers: 0,
    unwilling: 0,
    couples: 0,
    surplus: 0,
    turnover: 0,
    sharing: 0,
    missingBackbones: 0,
  };
  for (const { posting, person } of exchanges(facts)) addUprooting(parts, instance, w, person, posting);
  for (const { tenths } of facts.lendings) parts.sharing += w.sharing * (tenths / SHARING_STEP);
  // Where all staff are whole persons so is a surplus; a tenth costs a whole number too.
  const inParts = new Set(
    [...instance.persons.values()].filter(({ tenths }) => tenths % 10 !== 0).map(({ home }) => home.group.id),
  );
  for (const site of instance.sites.values()) {
    for (const year of instance.years) {
      const { headcount, tenthsBySubject } = facts.standing(site.id, year);
      for (const subject of facts.subjects(site.id, year)) {
        const need = site.demand(subject, year) === null ? 10 : facts.needTenths(site.id, subject, year);
        const tenths = Math.max(
          0,
          facts.staffedTenths(site.id, subject, year) - Math.max(need, tenthsBySubject.get(subject) ?? 0),
        );
        parts.surplus +=
          inParts.has(site.group.id) || facts.shares(site.id, year)
            ? Math.floor(w.surplus / 10) * tenths
            : (w.surplus * tenths) / 10;
      }
      const calm = Math.max(1, floorOf(w.turnoverShare, headcount));
      for (const moved of [facts.leavers(site.id, year), facts.arrivals(site.id, year)])
        parts.turnover += w.turnover * Math.max(0, moved.length - calm);
      const group = standingOf(instance).ofGroup(site.group.id, year);
      const target = group.headcount === 0 ? 0 : floorOf({ num: group.backbones, den: group.headcount }, headcount);
      parts.missingBackbones += w.missingBackbone * Math.max(0, target - facts.backbones(site.id, year));
    }
  }
  return parts;
}

/** Shared teaching goes by fifths of the week: two tenths of a teacher. */
const SHARING_STEP = 2;

/** What one exchange costs the people: distance, class, consent, a couple at one school torn apart. */
function addUprooting(
  parts: Record<DisruptionPart, number>,
  instance: Instance,
  w: Weights,
  person: Person,
  posting: BarePosting,
): void {
  const spouse = person.row.spouse === null ? undefined : instance.persons.get(person.row.spouse);
  parts.postings += w.posting;
  parts.distance += w.km * Math.min(w.kmCap, instance.km(posting.from, posting.to));
  if (person.row.classTeacher) parts.classTeachers += w.classTeacher;
  if (!isVolunteerTowards(person, posting.to)) parts.unwilling += w.notVolunteer;
  if (spouse !== undefined && spouse.home.id === person.home.id) parts.couples += w.spouse;
}

/** 0 the first wish, 1 the second, 2 a later one, 3 no wish stated, 4 not wished. */
function preference(person: Person, posting: BarePosting): number {
  if (person.row.wishes.length === 0) return 3;
  const rank = person.row.wishes.indexOf(posting.to);
  return rank < 0 ? 4 : Math.min(2, rank);
}
