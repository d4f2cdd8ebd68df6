/**
 * Ways out where quotas cannot all hold: for each thing that somebody may grant, the least of it with which most of
 * what had to give way holds after all, and the finished plan of the case changed in this way.
 */
import sum from 'lodash/sum.js';
import { byCodePoint, type Pin, type Roster, type Teacher } from '../domain/roster.ts';
import { concede } from '../policy/concede.ts';
import type { AppliedRule } from '../policy/policy.ts';
import type { Concession } from '../rules/concession.ts';
import { GRANTORS, type Grantor } from '../rules/rule.ts';
import type { Decided } from '../planning/answer.ts';
import { instanceOf, problemOf, withoutPins, withTeachers, type Case } from '../planning/case.ts';
import { inTierOrder } from '../planning/compare.ts';
import { type LooseDemand, DemandSearch, type LoosePoint } from '../planning/demand-search.ts';
import { objectiveOf } from '../planning/forms.ts';
import { lawful } from '../planning/judging.ts';
import { makePlan, type PlanOptions } from '../planning/make-plan.ts';
import type { IisFinder } from '../planning/threads.ts';
import { unprovenPlan } from '../planning/verified-plan.ts';
import type { VerifiedPlan } from '../verify/verify.ts';

/** Exceptions to one rule line; `line`: its position in the policy. */
export interface Eased {
  readonly line: number;
  readonly rule: AppliedRule;
  readonly concessions: readonly Concession[];
}

/** What is granted. */
export type Grant =
  | { readonly kind: 'concession'; readonly lines: readonly Eased[] }
  | { readonly kind: 'pins'; readonly rule: AppliedRule; readonly pins: readonly Pin[] }
  | { readonly kind: 'graduation'; readonly teachers: readonly string[] }
  | { readonly kind: 'volunteers'; readonly teachers: readonly string[] };

export interface WayStep extends Decided {
  readonly grant: Grant;
  readonly grantor: Grantor;
  /** Persons, units of 10,000 yuan, or decisions. */
  readonly amount: number;
  /** True where no less of it does the same. */
  readonly least: boolean;
  /** What hard rules still have to give way by (tier 1). */
  readonly left: number;
  readonly given: Case;
}

export interface WayOut extends WayStep {
  readonly plan: VerifiedPlan;
}

/** Whoever volunteers here does so for whatever school is short. */
const PERSON_CHANGES: Readonly<Record<'graduation' | 'volunteers', Partial<Omit<Teacher, 'id'>>>> = {
  graduation: { graduatingYear: null },
  volunteers: { volunteer: true, wishes: [] },
};

/**
 * The least of every kind that leaves less to give way than the plan does; who is nearest comes first, then the least
 * amount.
 */
export async function stepsOut(given: Case, plan: VerifiedPlan, finder: IisFinder): Promise<readonly WayStep[]> {
  const before = plan.proof.tiers.find(({ tier }) => tier === 'legal')!.value;
  const lines = given.policy.rules
    .map((rule, line) => ({ rule, line }))
    .filter(
      ({ rule: { spec, enforce } }) => spec.grantedBy !== null && spec.entered !== true && enforce.kind === 'must',
    );
  const pins = given.policy.rules.find(({ spec }) => spec.entered === true);
  const hard = new DemandSearch(problemOf(given), finder);
  const found = await Promise.all([
    ...lines.map((line) => byLines(given, [line], finder)),
    byLines(
      given,
      lines.filter(({ rule }) => rule.spec.nature === 'protection'),
      finder,
    ),
    ...(pins === undefined || given.roster.pins.length === 0 ? [] : [byPins(given, pins, hard)]),
    byPeople(given, 'graduation', hard, finder),
    byPeople(given, 'volunteers', hard, finder),
  ]);
  return found
    .filter((step) => step !== null)
    .filter(({ left }) => left < before)
    .toSorted(
      (a, b) => GRANTORS.indexOf(a.grantor) - GRANTORS.indexOf(b.grantor) || a.left - b.left || a.amount - b.amount,
    );
}

/**
 * The finished plan of each step: the search begins from the postings that showed it and shares the seconds that are
 * left.
 */
export async function finishWays(
  steps: readonly WayStep[],
  digestOf: (roster: Roster) => string,
  options: Omit<PlanOptions, 'start' | 'timeLimit'>,
  remaining: () => number,
): Promise<readonly WayOut[]> {
  const ways: WayOut[] = [];
  for (const [i, step] of steps.entries()) {
    const { given } = step;
    const problem = problemOf(given);
    const rosterDigest = digestOf(given.roster);
    const timeLimit = remaining() / (steps.length - i);
    const outcome =
      timeLimit < SHORTEST
        ? null
        : await makePlan(problem.instance, problem.policy, rosterDigest, {
            ...options,
            timeLimit,
            start: step.postings,
          });
    const known = unprovenPlan({ ...problem, rosterDigest, seed: options.seed }, step);
    // A search that the limit ended may be worse than what it began from.
    ways.push({ ...step, plan: outcome?.kind === 'plan' && !isWorse(outcome.plan, known) ? outcome.plan : known });
  }
  return ways;
}

const isWorse = ({ proof }: VerifiedPlan, than: VerifiedPlan): boolean =>
  inTierOrder(proof.tiers, than.proof.tiers) > 0;

/** Seconds below which a search is not worth starting. */
const SHORTEST = 0.5;

/** Some lines of the policy give way at as few persons (or units of 10,000 yuan) as possible, later years first. */
async function byLines(
  given: Case,
  lines: readonly Pick<Eased, 'line' | 'rule'>[],
  finder: IisFinder,
): Promise<WayStep | null> {
  const rules = lines.map(({ rule }) => rule);
  const loose = new DemandSearch(problemOf(given), finder, (other) => rules.includes(other));
  const own = loose.demands.filter(({ applied, pin }) => rules.includes(applied) && pin === null);
  const { timing } = given.policy.weights;
  const cost = own.flatMap(({ columns, where }) =>
    columns.map((column) => [column, ONE + (timing[where.year - instanceOf(given).years[0]] ?? 0)] as const),
  );
  const point = await cheapest(loose, given, new Map(cost), (demand) => !own.includes(demand));
  if (point === null) return null;
  const eased = lines
    .map(({ rule, line }): Eased => ({
      rule,
      line,
      concessions: own.filter(({ applied }) => applied === rule).flatMap((demand) => concessionOf(demand, point)),
    }))
    .filter(({ concessions }) => concessions.length > 0);
  // Several lines together are worth telling only where one is not enough.
  if (eased.length === 0 || (lines.length > 1 && eased.length < 2)) return null;
  const amount = sum(eased.flatMap(({ concessions }) => concessions).map(({ by }) => by));
  const changed: Case = {
    ...given,
    policy: concede(given.policy, new Map(eased.map(({ line, concessions }) => [line, concessions]))),
  };
  const grantor = GRANTORS.findLast((one) => eased.some(({ rule }) => rule.spec.grantedBy === one))!;
  return stepOf(loose.decided(point), point.proven, changed, {
    grant: { kind: 'concession', lines: eased },
    grantor,
    amount,
  });
}

function concessionOf({ where, columns }: LooseDemand, { x }: LoosePoint): Concession[] {
  const by = Math.max(...columns.map((j) => x[j]!));
  return by > 0 ? [{ where, by }] : [];
}

/** As few decisions entered by hand as possible are taken back. `hard`: of the case, nothing loosened. */
async function byPins(given: Case, rule: AppliedRule, hard: DemandSearch): Promise<WayStep | null> {
  const own = hard.demands.filter(({ pin }) => pin !== null);
  const point = await cheapest(hard, given, alike(own.flatMap(({ columns }) => columns)), ({ pin }) => pin === null);
  if (point === null) return null;
  const pins = own.filter(({ columns }) => columns.some((j) => point.x[j]! > 0)).map(({ pin }) => pin!);
  return pins.length === 0
    ? null
    : stepOf(
        hard.decided(point),
        point.proven,
        withoutPins(given, (pin) => pins.includes(pin)),
        { grant: { kind: 'pins', rule, pins }, grantor: rule.spec.grantedBy!, amount: pins.length },
      );
}

/**
 * As few people as possible are sent who may not start by themselves: class teachers of graduating years, or
 * volunteers.
 */
async function byPeople(
  given: Case,
  kind: 'graduation' | 'volunteers',
  hard: DemandSearch,
  finder: IisFinder,
): Promise<WayStep | null> {
  const change = PERSON_CHANGES[kind];
  const wide = withTeachers(
    given,
    given.roster.teachers.map(({ id }) => id),
    change,
  );
  const loose = new DemandSearch(problemOf(wide), finder);
  const further = loose.movesBeyond(hard);
  const point = await cheapest(loose, wide, alike(further.map(({ column }) => column)), () => true);
  if (point === null) return null;
  const teachers = further
    .filter(({ column }) => point.x[column] === 1)
    .map(({ person }) => person.id)
    .toSorted(byCodePoint);
  return teachers.length === 0
    ? null
    : stepOf(loose.decided(point), point.proven, withTeachers(given, teachers, change), {
        grant: { kind, teachers },
        grantor: 'school',
        amount: teachers.length,
      });
}

/** One person, one unit or one decision; what is less than it decides between equal amounts only. */
const ONE = 1000;

const alike = (columns: readonly number[]): ReadonlyMap<number, number> =>
  new Map(columns.map((column) => [column, ONE]));

/** More than anything that a grant adds up to: what still gives way counts first. */
const FIRST = 1000 * ONE;

/**
 * The point with the least left to give way, and of these the one with the least of `costly`. `counts`: which demands
 * are to be kept: of quotas as far as can be, of decisions entered by hand without exception.
 */
async function cheapest(
  loose: DemandSearch,
  given: Case,
  costly: ReadonlyMap<number, number>,
  counts: (demand: LooseDemand) => boolean,
): Promise<LoosePoint | null> {
  if (costly.size === 0) return null;
  const { person, money } = given.policy.weights;
  const { demands } = loose;
  const cost = new Map(costly);
  for (const demand of demands.filter(
    (one) => one.pin === null && one.applied.spec.nature === 'quota' && counts(one),
  )) {
    for (const column of demand.columns)
      cost.set(column, FIRST * (demand.applied.spec.unit === 'person' ? person : money));
  }
  // By what it asks, not by its columns: a decision that keeps somebody home may have a costly move for its slack.
  const held = demands.flatMap((one, i) => (one.pin !== null && counts(one) ? [i] : []));
  const answer = await loose.optimum(held, objectiveOf('grant', { constant: 0, terms: cost }));
  return answer.kind === 'point' ? answer : null;
}

/** The step as the checking side sees it: in the changed case nothing may be broken. */
function stepOf(
  decided: Decided,
  least: boolean,
  given: Case,
  granted: Pick<WayStep, 'grant' | 'grantor' | 'amount'>,
): WayStep {
  const { postings, sharedTeaching, tiers } = lawful(problemOf(given), decided);
  return { ...granted, least, left: tiers.legal, given, postings, sharedTeaching };
}
