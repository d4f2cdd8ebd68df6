/**
 * Why quotas gave way: irreducible sets of clauses with their places, and of decisions entered by hand, that cannot
 * hold together under the protections. That every member is needed is shown by a plan that exists without it; that plan
 * is appraised by the checking side.
 */
import sum from 'lodash/sum.js';
import type { BarePosting, Relaxation } from '../domain/plan.ts';
import type { Pin } from '../domain/roster.ts';
import type { AppliedRule } from '../policy/policy.ts';
import type { Spot } from '../rules/rule.ts';
import type { Appraisal } from '../verify/appraise.ts';
import { problemOf, withoutPins, type Case } from '../planning/case.ts';
import { type LooseDemand, DemandSearch, type LoosePoint, type IisMember } from '../planning/demand-search.ts';
import { type Objective, objectiveOf } from '../planning/forms.ts';
import { lawful } from '../planning/judging.ts';
import type { IisFinder } from '../planning/threads.ts';
import { sumOf } from '../rules/expr.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import { besideGroup, partOf } from './part.ts';

/** A clause at one place, or a decision entered by hand. */
export interface Member {
  readonly rule: AppliedRule;
  readonly where: Spot;
  readonly pin: Pin | null;
  /** The plan that exists where this member alone gives way; null where the time was over before it was found. */
  readonly without: Without | null;
}

interface Without {
  /** By how much the member gives way there, in the unit of its rule; for a decision entered by hand 1. */
  readonly by: number;
  /** True where it cannot give way by less while the other members hold. */
  readonly least: boolean;
  readonly postings: readonly BarePosting[];
  /** What gives way in that plan besides, outside this conflict. */
  readonly relaxations: readonly Relaxation[];
}

export interface Conflict {
  /** Null: it spans groups. */
  readonly group: string | null;
  readonly members: readonly Member[];
  /**
   * Protections that stand in the way: without any one of them (`each`), or only without all of them, the clauses could
   * hold together with every decision entered by hand; empty: they could not, or the time was over.
   */
  readonly against: { readonly each: boolean; readonly rules: readonly AppliedRule[] };
  /** Relaxations of the plan that this conflict explains. */
  readonly explains: readonly Relaxation[];
}

export interface Conflicts {
  readonly conflicts: readonly Conflict[];
  /** Relaxations for which no conflict was found in time, or which no conflict of their own asks for. */
  readonly open: readonly Relaxation[];
}

/**
 * In the order of the plan: one conflict for each group, or with `each` for every relaxation that no earlier one
 * explains.
 */
export async function conflictsOf(
  given: Case,
  plan: VerifiedPlan,
  finder: IisFinder,
  each = false,
): Promise<Conflicts> {
  const conflicts: (Conflict & { readonly about: string | null })[] = [];
  const open: Relaxation[] = [];
  const searches = new Map<string | null, Search>();
  const searchFor = (group: string | null): Search => {
    const found = searches.get(group) ?? new Search(given, plan, group, finder);
    searches.set(group, found);
    return found;
  };
  for (const relaxed of plan.relaxations) {
    if (conflicts.some(({ explains }) => explains.includes(relaxed))) continue;
    if (!each && conflicts.some(({ about }) => about === relaxed.scope.group)) {
      open.push(relaxed);
      continue;
    }
    const own = relaxed.scope.group === null ? undefined : await searchFor(relaxed.scope.group).behind(relaxed);
    const found =
      own ??
      (given.roster.groups.length > 1 || relaxed.scope.group === null
        ? await searchFor(null).behind(relaxed)
        : undefined);
    if (found === undefined) open.push(relaxed);
    else conflicts.push({ ...found, about: relaxed.scope.group });
  }
  return { conflicts, open };
}

const samePlace = (where: Spot, { scope, year }: Relaxation): boolean =>
  where.year === year &&
  where.group === scope.group &&
  where.stage === scope.stage &&
  where.school === scope.school &&
  where.subject === scope.subject;

const asks = ({ applied, where, pin }: LooseDemand, relaxed: Relaxation): boolean =>
  pin === null && applied.spec.id === relaxed.rule && applied.clause === relaxed.clause && samePlace(where, relaxed);

/** Questions about one group, or about the county where `group` is null. */
class Search {
  readonly #given: Case;
  readonly #part: Case;
  readonly #plan: VerifiedPlan;
  readonly #group: string | null;
  readonly #finder: IisFinder;
  readonly #hard: DemandSearch;
  /** With every protection free to give way; made when first asked for. */
  #loose: DemandSearch | undefined;

  constructor(given: Case, plan: VerifiedPlan, group: string | null, finder: IisFinder) {
    this.#given = given;
    this.#plan = plan;
    const part = group === null ? null : partOf(given, group);
    this.#group = part === null ? null : group;
    this.#part = part ?? given;
    this.#finder = finder;
    this.#hard = new DemandSearch(problemOf(this.#part), finder);
  }

  /**
   * A conflict with the relaxation among its members; undefined where all demands here can hold with it, or the time
   * was over.
   */
  async behind(relaxed: Relaxation): Promise<Conflict | undefined> {
    // A conflict of others may come first: what gave way there is then left out, and looked for again.
    let left: readonly Relaxation[] = [];
    for (;;) {
      const found = await this.#among(relaxed, left);
      if (found === undefined || found.explains.includes(relaxed) || found.explains.length === 0) return found;
      left = [...left, ...found.explains];
    }
  }

  async #among(relaxed: Relaxation, left: readonly Relaxation[]): Promise<Conflict | undefined> {
    const { demands } = this.#hard;
    const target = demands.findIndex((demand) => asks(demand, relaxed));
    if (target === -1) return undefined;
    const pins = demands.flatMap(({ pin }, i) => (pin === null ? [] : [i]));
    for (const scope of this.#scopes(target, left)) {
      const found = await this.#hard.irreducible(scope, pins);
      if (found === undefined) return undefined;
      if (found === 'feasible') continue;
      const clauses = found.map(({ demand }) => demand);
      const [entered, against] = await Promise.all([
        this.#hard.irreducible(pins, clauses),
        this.#against([...clauses, ...pins]),
      ]);
      return entered === undefined
        ? undefined
        : this.#explained(clauses, entered === 'feasible' ? [] : entered, against);
    }
    return undefined;
  }

  /**
   * Clauses that may stand in a conflict with one of them, in sets that grow: by itself, the same year, other years.
   * Small sets first: a conflict within one year is easier to read. What is nearest is left out last.
   */
  #scopes(target: number, left: readonly Relaxation[]): readonly (readonly number[])[] {
    const { demands } = this.#hard;
    const { where, applied } = demands[target]!;
    // A group that is the whole case also decides what the county asks, as a budget.
    const isWhole = this.#part === this.#given;
    const here = demands.flatMap((demand, i) =>
      i !== target &&
      demand.pin === null &&
      (isWhole || demand.where.group === this.#group) &&
      !left.some((other) => asks(demand, other))
        ? [i]
        : [],
    );
    const rank = (i: number): number =>
      (demands[i]!.where.year === where.year ? 0 : 2) + (demands[i]!.applied === applied ? 0 : 1);
    const far = here.toSorted((a, b) => rank(b) - rank(a) || a - b);
    return [[], far.filter((i) => rank(i) < 2), far]
      .map((others) => [...others, target])
      .filter((set, k, sets) => k === 0 || set.length > sets[k - 1]!.length);
  }

  async #explained(
    clauses: readonly number[],
    entered: readonly IisMember[],
    against: Conflict['against'],
  ): Promise<Conflict> {
    const { demands } = this.#hard;
    const found = [...clauses, ...entered.map(({ demand }) => demand)];
    const ofClauses = await Promise.all(clauses.map((i) => this.#without(clauses, i)));
    const ofPins = entered.map(({ demand, without }) =>
      this.#checked(
        { x: without, proven: true },
        found.filter((i) => i !== demand),
        demand,
      ),
    );
    const members = found.map((i, k): Member => ({
      rule: demands[i]!.applied,
      where: demands[i]!.where,
      pin: demands[i]!.pin,
      without: [...ofClauses, ...ofPins][k]!,
    }));
    const explains = this.#plan.relaxations.filter((relaxed) => found.some((i) => asks(demands[i]!, relaxed)));
    return { group: this.#group, members, against, explains };
  }

  /** The plan in which one clause gives way by the least that is possible while the others and all decisions hold. */
  async #without(clauses: readonly number[], member: number): Promise<Without | null> {
    const { demands } = this.#hard;
    const others = clauses.filter((i) => i !== member);
    const pins = demands.flatMap(({ pin }, i) => (pin === null ? [] : [i]));
    const answer = await this.#hard.optimum([...others, ...pins], leastOf(demands[member]!));
    if (answer.kind === 'infeasible') throw new Error('a conflict set that holds more than it needs');
    if (answer.kind === 'unknown') return null;
    return this.#checked(answer, others, member);
  }

  #checked({ x, proven: least }: Pick<LoosePoint, 'x' | 'proven'>, others: readonly number[], member: number): Without {
    const { demands } = this.#hard;
    const decided = this.#hard.decided({ x });
    const whole = this.#group === null ? decided : besideGroup(this.#given, this.#group, this.#plan, decided);
    const broken = demands
      .filter(({ pin, columns }) => pin !== null && columns.some((j) => x[j]! > 0))
      .map(({ pin }) => pin!);
    const checkedCase = withoutPins(this.#given, (pin) => broken.some((other) => samePin(pin, other)));
    const appraisal = lawful(problemOf(checkedCase), whole);
    const failed = others
      .map((i) => demands[i]!)
      .filter(({ pin, applied, where }) => pin === null && amountAt(appraisal, applied, where) > 0);
    if (failed.length > 0) throw new Error('the plan that shows a conflict breaks what it should hold');
    const { pin, applied, where } = demands[member]!;
    const isOwn = (relaxed: Relaxation): boolean => pin === null && asks(demands[member]!, relaxed);
    return {
      by: pin === null ? amountAt(appraisal, applied, where) : 1,
      least,
      postings: appraisal.postings,
      relaxations: appraisal.relaxations.filter((relaxed) => !isOwn(relaxed)),
    };
  }

  /**
   * Each protection by itself; where none is enough, a smallest choice of them that is, in the sense that none of it
   * can be left.
   */
  async #against(found: readonly number[]): Promise<Conflict['against']> {
    const protections = this.#given.policy.rules.filter(
      ({ spec }) => spec.nature === 'protection' && spec.entered !== true,
    );
    const loose = (this.#loose ??= new DemandSearch(problemOf(this.#part), this.#finder, (rule) =>
      protections.includes(rule),
    ));
    const { demands } = loose;
    const keys = found.map((i) => keyOf(this.#hard.demands[i]!));
    const members = demands.flatMap((demand, i) => (keys.includes(keyOf(demand)) ? [i] : []));
    const canDoWithout = async (left: readonly AppliedRule[]): Promise<boolean> => {
      const kept = demands.flatMap((demand, i) =>
        protections.includes(demand.applied) && !left.includes(demand.applied) ? [i] : [],
      );
      return (await loose.optimum([...members, ...kept])).kind === 'point';
    };
    const alone = await Promise.all(protections.map((rule) => canDoWithout([rule])));
    if (alone.includes(true)) return { each: true, rules: protections.filter((_, i) => alone[i]) };
    if (!(await canDoWithout(protections))) return { each: false, rules: [] };
    let together: readonly AppliedRule[] = protections;
    for (const rule of protections) {
      const fewer = together.filter((other) => other !== rule);
      if (await canDoWithout(fewer)) together = fewer;
    }
    return { each: false, rules: together };
  }
}

const keyOf = ({ applied, where, pin }: LooseDemand): string =>
  JSON.stringify([applied.spec.id, applied.clause, applied.kinds, where, pin]);

const samePin = (a: Pin, b: Pin): boolean =>
  a.teacher === b.teacher && a.kind === b.kind && a.school === b.school && a.year === b.year;

/** What the checking side finds missing or too much at one place of a rule. */
const amountAt = ({ measured }: Appraisal, applied: AppliedRule, where: Spot): number =>
  sum(
    measured
      .filter(({ rule }) => rule === applied)
      .flatMap(({ measures }) => measures.filter((measure) => JSON.stringify(measure.where) === JSON.stringify(where)))
      .map(({ by }) => by),
  );

const leastOf = ({ columns }: LooseDemand): Objective => objectiveOf('give way', sumOf(columns));
