/**
 * Ways out where quotas cannot all hold: for each thing that somebody may grant, the least of it with which most of
 * what had to give way holds after all, and the finished plan of the case changed in this way.
 */
import sumBy from 'lodash/sumBy.js';
import type { IisFinder } from '../../solver/iis-finder.ts';
import type { Objective } from '../../solver/model.ts';
import { byCodePoint, type Pin, type Roster } from '../domain/roster.ts';
import type { BarePosting, SharedTeaching } from '../domain/plan.ts';
import { concede } from '../policy/concede.ts';
import type { AppliedRule } from '../policy/policy.ts';
import type { Concession } from '../rules/concession.ts';
import { GRANTORS, type Grantor } from '../rules/rule.ts';
import { appraise } from '../verify/appraise.ts';
import { instanceOf, withoutPins, withTeachers, type Case } from '../planning/case.ts';
import { type Demand, formulateLoose, type LooseFormulation } from '../model/loose.ts';
import { makePlan, unprovenPlan, type PlanOptions } from '../planning/make-plan.ts';
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

export interface Step {
  readonly grant: Grant;
  readonly grantor: Grantor;
  /** Persons, units of 10,000 yuan, or decisions. */
  readonly amount: number;
  /** True where no less of it does the same. */
  readonly least: boolean;
  /** What hard rules still have to give way by (tier 1). */
  readonly left: number;
  readonly given: Case;
  readonly postings: readonly BarePosting[];
  readonly sharedTeaching: readonly SharedTeaching[];
}

export interface WayOut extends Step {
  readonly plan: VerifiedPlan;
}

const PERSON_CHANGES = { graduation: { graduatingYear: null }, volunteers: { volunteer: true } } as const;

/**
 * The least of every kind that leaves less to give way than the plan does; who is nearest comes first, then the least
 * amount.
 */
export async function stepsOut(given: Case, plan: VerifiedPlan, finder: IisFinder): Promise<readonly Step[]> {
  const before = plan.proof.tiers.find(({ tier }) => tier === 'legal')!.value;
  const lines = given.policy.rules
    .map((rule, line) => ({ rule, line }))
    .filter(
      ({ rule: { spec, enforce } }) => spec.grantedBy !== null && spec.entered !== true && enforce.kind === 'must',
    );
  const pins = given.policy.rules.find(({ spec }) => spec.entered === true);
  const found = await Promise.all([
    ...lines.map((line) => byLines(given, [line], finder)),
    byLines(
      given,
      lines.filter(({ rule }) => rule.spec.nature === 'protection'),
      finder,
    ),
    ...(pins === undefined || given.roster.pins.length === 0 ? [] : [byPins(given, pins, finder)]),
    byPeople(given, 'graduation', finder),
    byPeople(given, 'volunteers', finder),
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
  steps: readonly Step[],
  digestOf: (roster: Roster) => string,
  options: Omit<PlanOptions, 'start' | 'timeLimit'>,
  remaining: () => number,
): Promise<readonly WayOut[]> {
  const ways: WayOut[] = [];
  for (const [i, step] of steps.entries()) {
    const { given, postings, sharedTeaching } = step;
    const instance = instanceOf(given);
    const digest = digestOf(given.roster);
    const timeLimit = remaining() / (steps.length - i);
    const outcome =
      timeLimit < SHORTEST
        ? null
        : await makePlan(instance, given.policy, digest, { ...options, timeLimit, start: postings });
    const known = unprovenPlan(instance, given.policy, digest, options.seed, postings, sharedTeaching);
    // A search that the limit ended may be worse than what it began from.
    ways.push({ ...step, plan: outcome?.kind === 'plan' && !isWorse(outcome.plan, known) ? outcome.plan : known });
  }
  return ways;
}

/** By the tiers in strict order. */
function isWorse({ proof: { tiers } }: VerifiedPlan, than: VerifiedPlan): boolean {
  const at = tiers.findIndex(({ value }, i) => value !== than.proof.tiers[i]!.value);
  return at >= 0 && tiers[at]!.value > than.proof.tiers[at]!.value;
}

/** Seconds below which a search is not worth starting. */
const SHORTEST = 0.5;

/** Some lines of the policy give way at as few persons (or units of 10,000 yuan) as possible, later years first. */
async function byLines(
  given: Case,
  lines: readonly Pick<Eased, 'line' | 'rule'>[],
  finder: IisFinder,
): Promise<Step | null> {
  const rules = lines.map(({ rule }) => rule);
  const loose = formulateLoose(instanceOf(given), given.policy, (other) => rules.includes(other));
  const own = loose.demands.filter(({ applied, pin }) => rules.includes(applied) && pin === null);
  const { timing } = given.policy.weights;
  const cost = own.flatMap(({ columns, where }) =>
    columns.map((column) => [column, ONE + (timing[where.year - instanceOf(given).years[0]] ?? 0)] as const),
  );
  const point = await cheapest(loose, given, new Map(cost), (demand) => !own.includes(demand), finder);
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
  const amount = sumBy(
    eased.flatMap(({ concessions }) => concessions),
    ({ by }) => by,
  );
  const changed: Case = {
    ...given,
    policy: concede(given.policy, new Map(eased.map(({ line, concessions }) => [line, concessions]))),
  };
  const grantor = GRANTORS.findLast((one) => eased.some(({ rule }) => rule.spec.grantedBy === one))!;
  return stepOf(loose, point, { kind: 'concession', lines: eased }, grantor, amount, changed);
}

function concessionOf({ where, columns }: Demand, { x }: Point): Concession[] {
  const by = Math.max(...columns.map((j) => x[j]!));
  return by > 0 ? [{ where, by }] : [];
}

/** As few decisions entered by hand as possible are taken back. */
async function byPins(given: Case, rule: AppliedRule, finder: IisFinder): Promise<Step | null> {
  const loose = formulateLoose(instanceOf(given), given.policy, () => false);
  const own = loose.demands.filter(({ pin }) => pin !== null);
  const point = await cheapest(
    loose,
    given,
    alike(own.flatMap(({ columns }) => columns)),
    ({ pin }) => pin === null,
    finder,
  );
  if (point === null) return null;
  const pins = own.filter(({ columns }) => columns.some((j) => point.x[j]! > 0)).map(({ pin }) => pin!);
  return pins.length === 0
    ? null
    : stepOf(
        loose,
        point,
        { kind: 'pins', rule, pins },
        rule.spec.grantedBy!,
        pins.length,
        withoutPins(given, (pin) => pins.includes(pin)),
      );
}

/**
 * As few people as possible are sent who may not start by themselves: class teachers of graduating years, or
 * volunteers.
 */
async function byPeople(given: Case, kind: 'graduation' | 'volunteers', finder: IisFinder): Promise<Step | null> {
  const change = PERSON_CHANGES[kind];
  const wide = withTeachers(
    given,
    given.roster.teachers.map(({ id }) => id),
    change,
  );
  const loose = formulateLoose(instanceOf(wide), given.policy, () => false);
  const known = new Set(formulateLoose(instanceOf(given), given.policy, () => false).moves.map(keyOf));
  const further = loose.moves.filter((move) => !known.has(keyOf(move)));
  const point = await cheapest(loose, wide, alike(further.map(({ column }) => column)), () => true, finder);
  if (point === null) return null;
  const teachers = further
    .filter(({ column }) => point.x[column] === 1)
    .map(({ person }) => person.id)
    .toSorted(byCodePoint);
  return teachers.length === 0
    ? null
    : stepOf(loose, point, { kind, teachers }, 'school', teachers.length, withTeachers(given, teachers, change));
}

const keyOf = ({ person, to, start, years, kind }: LooseFormulation['moves'][number]): string =>
  JSON.stringify([person.id, to.id, start, years, kind]);

interface Point {
  readonly x: Float64Array;
  readonly proven: boolean;
}

/** One person, one unit or one decision; what is less than it decides between equal amounts only. */
const ONE = 1000;

const alike = (columns: readonly number[]): ReadonlyMap<number, number> =>
  new Map(columns.map((column) => [column, ONE]));

/** More than anything that a grant adds up to: what still gives way counts first. */
const FIRST = 1000 * ONE;

/**
 * The point with the least left to give way, and of these the one with the least of `costly`; all decisions hold that
 * are not themselves costly.
 */
async function cheapest(
  { model, demands }: LooseFormulation,
  given: Case,
  costly: ReadonlyMap<number, number>,
  counts: (demand: Demand) => boolean,
  finder: IisFinder,
): Promise<Point | null> {
  if (costly.size === 0) return null;
  const { person, money } = given.policy.weights;
  const cost = new Map(costly);
  for (const demand of demands.filter(
    (one) => one.pin === null && one.applied.spec.nature === 'quota' && counts(one),
  )) {
    for (const column of demand.columns)
      cost.set(column, FIRST * (demand.applied.spec.unit === 'person' ? person : money));
  }
  const held = demands.flatMap(({ pin, columns }, i) =>
    pin !== null && !columns.some((column) => costly.has(column)) ? [i] : [],
  );
  const answer = await finder.optimum(
    { model, demands: demands.map(({ columns }) => columns) },
    held,
    objectiveOf(cost),
  );
  return answer.kind === 'point' ? answer : null;
}

function objectiveOf(cost: ReadonlyMap<number, number>): Objective {
  const terms = [...cost].toSorted((a, b) => a[0] - b[0]);
  return {
    name: 'grant',
    constant: 0,
    columns: terms.map(([column]) => column),
    values: terms.map(([, value]) => value),
  };
}

/** The step as the checking side sees it: in the changed case nothing may be broken. */
function stepOf(
  loose: LooseFormulation,
  { x, proven }: Point,
  grant: Grant,
  grantor: Grantor,
  amount: number,
  given: Case,
): Step {
  const postings = loose.read(x);
  const sharedTeaching = loose.readSharing(x, postings);
  const appraisal = appraise(instanceOf(given), given.policy, postings, sharedTeaching);
  if (appraisal.findings.length > 0)
    throw new Error(`a way out breaks ${appraisal.findings.map(({ code }) => code).join(', ')}`);
  return {
    grant,
    grantor,
    amount,
    least: proven,
    left: appraisal.tiers.legal,
    given,
    postings: appraisal.postings,
    sharedTeaching,
  };
}
