/**
 * What a plan would be like in which one teacher stays, or goes: compared with the plan in hand, in things that people
 * count.
 */
import sum from 'lodash/sum.js';
import type { BarePosting, Relaxation, ShortageRow } from '../domain/plan.ts';
import type { Pin } from '../domain/roster.ts';
import { ASKS } from '../rules/pins.ts';
import { appraise, type Appraisal } from '../verify/appraise.ts';
import { type Infeasible, type NoAnswer, type Proven, provenOf } from '../planning/answer.ts';
import { instanceOf, problemOf, withoutPins, withPins, type Case } from '../planning/case.ts';
import { findClash, type Clash } from '../planning/clash.ts';
import { comparePlans, type Comparison } from '../planning/compare.ts';
import type { Reoptimiser } from '../planning/threads.ts';
import { planFacts } from '../verify/facts.ts';
import { disruptionParts, type DisruptionParts, type Measured } from '../verify/objective.ts';
import type { VerifiedPlan } from '../verify/verify.ts';
import { insertions, openings, replacements, type Ground } from './exchange.ts';
import { Resolver, type WishTerms } from './resolve.ts';
import type { Wish } from './wish.ts';

/** What a row counts in either plan; 0 where it has none. */
export interface ChangedCount<Row> {
  readonly row: Row;
  readonly before: number;
  readonly after: number;
}

/** A shortfall of a soft rule, in persons. */
interface SoftPlace {
  readonly rule: string;
  readonly clause: string | null;
  readonly scope: Relaxation['scope'];
  readonly year: number;
}

export interface Consequences {
  readonly comparison: Comparison;
  /** True where no better plan that meets the wish exists: every tier is proven. */
  readonly proven: boolean;
  /** Hard rules that give way otherwise than before, in their units. */
  readonly relaxations: readonly ChangedCount<Relaxation>[];
  /** Soft rules whose shortfall differs, in persons. */
  readonly soft: readonly ChangedCount<SoftPlace>[];
  /** Missing teachers by school, subject and year. */
  readonly shortages: readonly ChangedCount<ShortageRow>[];
  /** Points of disruption by what causes them. */
  readonly disruption: { readonly before: DisruptionParts; readonly after: DisruptionParts };
  /** Yuan a year for everybody who is posted. */
  readonly yuan: readonly { readonly year: number; readonly before: number; readonly after: number }[];
  /** The whole other plan. */
  readonly plan: Proven;
}

export type Counterfactual = { readonly wish: Wish } & (
  | ({ readonly kind: 'plan' } & Consequences)
  /** No plan meets the wish. `clash`: why, where decisions entered by hand and protections say so. */
  | (Infeasible & { readonly clash: Clash | null })
  | NoAnswer
);

/** Answers wishes about one plan; holds a thread until it is closed. */
export class Counterfactuals {
  readonly #given: Case;
  readonly #known: Proven;
  readonly #terms: WishTerms;
  readonly #resolver: Resolver;
  readonly #finder: Reoptimiser | undefined;

  /** `finder`: who searches, where it is not a thread of its own. */
  constructor(given: Case, plan: VerifiedPlan, terms: WishTerms, finder?: Reoptimiser) {
    this.#finder = finder;
    this.#given = given;
    this.#known = provenOf(plan);
    this.#terms = terms;
    this.#resolver = new Resolver(given, this.#known, terms, finder);
  }

  /**
   * Decisions entered by hand that ask for the posting of a teacher who shall stay are left out: the question is then
   * what they cost. All others hold.
   */
  async ask(wish: Wish): Promise<Counterfactual> {
    const asking = (pin: Pin): boolean => wish.kind === 'stays' && pin.teacher === wish.teacher && ASKS[pin.kind];
    if (!this.#given.roster.pins.some(asking)) return this.#answer(this.#given, this.#known, this.#resolver, wish);
    const given = withoutPins(this.#given, asking);
    // What was proven with the decision need not hold without it.
    const known: Proven = { ...this.#known, tiers: this.#known.tiers.map((tier) => ({ ...tier, bound: 0 })) };
    const resolver = new Resolver(given, known, this.#terms, this.#finder);
    try {
      return await this.#answer(given, known, resolver, wish);
    } finally {
      await resolver.close();
    }
  }

  close(): Promise<void> {
    return this.#resolver.close();
  }

  async #answer(given: Case, known: Proven, resolver: Resolver, wish: Wish): Promise<Counterfactual> {
    const found = await resolver.find(wish, firstGuess(given, known, wish));
    if (found.kind === 'none') return { wish, ...found };
    if (found.kind === 'infeasible') return { wish, ...found, clash: await this.#whyNot(given, wish) };
    return { wish, kind: 'plan', ...consequences(given, known, found) };
  }

  /**
   * The clash with a decision that asks for the same; null where it is not found in time, or lies with the other
   * groups.
   */
  async #whyNot(given: Case, wish: Wish): Promise<Clash | null> {
    const pinned = withPins(given, [pinOf(wish)]);
    const found = await findClash(problemOf(pinned), { ...this.#terms, byGroup: false });
    if (found.kind !== 'pins-clash') return null;
    const { kind: _kind, ...clash } = found;
    return clash;
  }
}

/** The wish as a decision entered by hand. */
function pinOf(wish: Wish): Pin {
  if (wish.kind === 'stays') return { teacher: wish.teacher, kind: 'mustStay', school: null, year: null, reason: '' };
  const { teacher, to = null, start = null } = wish;
  return { teacher, kind: to === null ? 'mustGo' : 'goTo', school: to, year: start, reason: '' };
}

/** The best lawful plan one exchange away, to begin a search with. */
function firstGuess(given: Case, known: Proven, wish: Wish): readonly BarePosting[] | null {
  const ground: Ground = { instance: instanceOf(given), policy: given.policy, ...known };
  if (wish.kind === 'goes') return insertions(ground, openings(ground, wish.teacher, wish))[0]?.plan.postings ?? null;
  const posting = known.postings.find(({ teacher }) => teacher === wish.teacher);
  return posting === undefined ? known.postings : (replacements(ground, posting)[0]?.plan.postings ?? null);
}

/** What another plan of the same case changes. */
function consequences({ policy, ...rest }: Case, before: Proven, after: Proven): Consequences {
  const instance = instanceOf({ policy, ...rest });
  const [old, fresh] = [before, after].map((plan) =>
    appraise(instance, policy, plan.postings, plan.sharedTeaching),
  ) as [Appraisal, Appraisal];
  const parts = ({ postings, sharedTeaching }: Proven): DisruptionParts =>
    disruptionParts(planFacts(instance, policy, postings, sharedTeaching));
  return {
    comparison: comparePlans(before, after),
    proven: after.tiers.every(({ value, bound }) => value === bound),
    relaxations: changed(
      old.relaxations,
      fresh.relaxations,
      ({ by: _by, ...place }) => place,
      ({ by }) => by,
    ),
    soft: changed(
      softPlaces(old.measured),
      softPlaces(fresh.measured),
      ({ by: _by, ...place }) => place,
      ({ by }) => by,
    ).map(({ row: { by: _by, ...row }, ...counts }) => ({ row, ...counts })),
    shortages: changed(
      old.shortages,
      fresh.shortages,
      ({ school, subject, year }) => [school, subject, year],
      ({ short }) => short,
    ),
    disruption: { before: parts(before), after: parts(after) },
    yuan: instance.years.map((year) => {
      const total = ({ allowances }: Appraisal): number =>
        sum(allowances.map((row) => (row.year === year ? row.amount : 0)));
      return { year, before: total(old), after: total(fresh) };
    }),
    plan: after,
  };
}

const softPlaces = (measured: readonly Measured[]): readonly (SoftPlace & { readonly by: number })[] =>
  measured.flatMap(({ rule, measures }) =>
    rule.enforce.kind === 'soft'
      ? measures.map(({ where, by }) => ({
          rule: rule.spec.id,
          clause: rule.clause,
          scope: { group: where.group, stage: where.stage, school: where.school, subject: where.subject },
          year: where.year,
          by,
        }))
      : [],
  );

/** Rows of two lists whose counts differ, summed where several rows share a key; in the order in which they are met. */
function changed<Row>(
  before: readonly Row[],
  after: readonly Row[],
  key: (row: Row) => unknown,
  count: (row: Row) => number,
): readonly ChangedCount<Row>[] {
  const found = new Map<string, ChangedCount<Row>>();
  const add = (row: Row, side: 'before' | 'after'): void => {
    const id = JSON.stringify(key(row));
    const known = found.get(id) ?? { row, before: 0, after: 0 };
    found.set(id, { ...known, [side]: known[side] + count(row) });
  };
  for (const row of before) add(row, 'before');
  for (const row of after) add(row, 'after');
  return [...found.values()].filter((one) => one.before !== one.after);
}
