/**
 * What rules say of which parameters ask for more (`isStricter`), held to their checks: wherever one set of parameters
 * is said to be stricter, at every place of every random plan no less is missing under it; and where one step of one
 * number asks for more on all draws, the rule must say so. What-ifs claim proofs without searching by it.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BarePosting, SharedTeaching } from '../../src/domain/plan.ts';
import { rational } from '../../src/domain/rational.ts';
import { formulate } from '../../src/model/index.ts';
import { RULES } from '../../src/rules/index.ts';
import type { RuleSpec } from '../../src/rules/rule.ts';
import { judge } from '../../src/verify/appraise.ts';
import { arbitraryPairCase, type PairCase } from '../support/arbitrary-pair.ts';
import { draws } from '../support/draws.ts';
import { applied, policy } from '../support/tiny.ts';
import { paramsOf } from '../support/variants.ts';

type Spec = RuleSpec<unknown>;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isShare = (value: unknown): value is { readonly num: number; readonly den: number } =>
  isRecord(value) && typeof value.num === 'number' && typeof value.den === 'number';

/** The same parameters with one number a step higher, each number in turn; shares by a quarter and by a half. */
function raised(params: unknown): readonly unknown[] {
  if (typeof params === 'number') return [params + 1];
  if (isShare(params))
    return [
      rational(4 * params.num + params.den, 4 * params.den),
      rational(2 * params.num + params.den, 2 * params.den),
    ].filter(({ num, den }) => num <= den);
  if (!isRecord(params)) return [];
  return Object.entries(params).flatMap(([key, value]) => raised(value).map((next) => ({ ...params, [key]: next })));
}

/** A least number above the greatest is no parameter. */
const isSensible = (params: unknown): boolean =>
  !isRecord(params) ||
  (!(typeof params.least === 'number' && typeof params.most === 'number' && params.least > params.most) &&
    !(typeof params.fromYear === 'number' && params.fromYear > 3) &&
    !(typeof params.cycle === 'number' && params.cycle > 3) &&
    Object.values(params).every(isSensible));

/** Two sets of parameters to be compared in both orders; `step`: they differ by one number. */
interface Couple {
  readonly a: unknown;
  readonly b: unknown;
  readonly step: boolean;
}

function couplesOf(spec: Spec): readonly Couple[] {
  const all = paramsOf(spec);
  return [
    ...all.flatMap((a, i) => all.slice(i + 1).map((b): Couple => ({ a, b, step: false }))),
    ...all.flatMap((b) =>
      raised(b)
        .filter(isSensible)
        .map((a): Couple => ({ a, b, step: true })),
    ),
  ];
}

interface Drawn {
  readonly given: PairCase;
  readonly postings: readonly BarePosting[];
  readonly shared: readonly SharedTeaching[];
}

/** Any postings that the model offers where the rule stands, and some shared teaching. */
function drawnFor(spec: Spec, given: PairCase): Drawn {
  const { instance, settings, numbers } = given;
  const at = (i: number): number => numbers[i % numbers.length]!;
  const rules = policy({ rules: [{ ...applied('pins'), spec, params: spec.example }], settings });
  const formulation = formulate(instance, rules);
  const own = [...Map.groupBy(formulation.moves, (move) => move.person.id).values()];
  const moves = own.flatMap((some, i) => (at(i) % 4 === 0 ? [] : [some[at(i + 1) % some.length]!]));
  const sites = [...instance.sites.keys()];
  const shared = [...instance.persons.keys()].flatMap((teacher, i): SharedTeaching[] =>
    at(i + 4) % 3 > 0
      ? []
      : [
          {
            teacher,
            to: sites[at(i + 5) % sites.length]!,
            year: instance.years[at(i + 6) % 3]!,
            share: at(i + 7) % 2 === 0 ? 0.2 : 0.4,
          },
        ],
  );
  return {
    given,
    postings: formulation.read(formulation.point(moves)),
    shared: spec.shares === undefined ? [] : shared,
  };
}

/** What is missing at each place; a place of which nothing is said lacks nothing. */
function missing(spec: Spec, params: unknown, { given, postings, shared }: Drawn): ReadonlyMap<string, number> {
  const rules = policy({ rules: [{ ...applied('pins'), spec, params }], settings: given.settings });
  const measures = judge(given.instance, rules, postings, shared).measured.flatMap((one) => one.measures);
  const byPlace = new Map<string, number>();
  for (const { where, op, what, by } of measures) {
    const key = JSON.stringify([where, op, what?.en]);
    byPlace.set(key, (byPlace.get(key) ?? 0) + by);
  }
  return byPlace;
}

interface Order {
  /** Nowhere less, and somewhere more. */
  readonly noLess: boolean;
  readonly more: boolean;
}

function order(a: readonly ReadonlyMap<string, number>[], b: readonly ReadonlyMap<string, number>[]): Order {
  let [noLess, more] = [true, false];
  for (const [i, mine] of a.entries()) {
    const theirs = b[i]!;
    for (const key of new Set([...mine.keys(), ...theirs.keys()])) {
      const [x, y] = [mine.get(key) ?? 0, theirs.get(key) ?? 0];
      if (x < y) noLess = false;
      if (x > y) more = true;
    }
  }
  return { noLess, more };
}

/** Rules that say nothing although a step of a number asks for more, and why. */
const SILENT: Readonly<Record<string, string>> = {
  'leader-term': 'whom it asks for it also lets go, so that others may change places with them: more plans, not fewer',
};

const words = (params: unknown): string => JSON.stringify(params);

describe.each([...RULES.values()].map((spec) => [spec.id, spec] as const))('%s', (id, spec) => {
  const drawn = fc.sample(arbitraryPairCase, { numRuns: draws(60), seed: 23 }).map((given) => drawnFor(spec, given));
  const known = new Map<string, readonly ReadonlyMap<string, number>[]>();
  const seen = (params: unknown): readonly ReadonlyMap<string, number>[] => {
    const found = known.get(words(params)) ?? drawn.map((one) => missing(spec, params, one));
    known.set(words(params), found);
    return found;
  };
  const said = (a: unknown, b: unknown): boolean => spec.isStricter?.(a, b) === true;
  const both = couplesOf(spec).flatMap((one) => [one, { ...one, a: one.b, b: one.a }]);

  it('is stricter only where it asks for no less at any place of any plan', () => {
    const wrong = both.filter(({ a, b }) => said(a, b) && !order(seen(a), seen(b)).noLess);
    expect(wrong.map(({ a, b }) => `${words(a)} is not stricter than ${words(b)}`)).toEqual([]);
  });

  it('says so where a step of one number asks for more', () => {
    const unsaid = both.filter(({ a, b, step }) => {
      if (!step || said(a, b)) return false;
      const { noLess, more } = order(seen(a), seen(b));
      return noLess && more;
    });
    expect(id in SILENT ? [] : unsaid.map(({ a, b }) => `${words(a)} is stricter than ${words(b)}`)).toEqual([]);
    expect(unsaid.length > 0).toBe(id in SILENT);
  });

  it('has been told stricter, one way only, where it says anything', () => {
    const told = both.filter(({ a, b }) => said(a, b) && !said(b, a) && order(seen(a), seen(b)).more);
    expect(told.length > 0).toBe(spec.isStricter !== undefined);
  });
});
