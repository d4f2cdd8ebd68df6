/**
 * Rows and check are two opinions about every rule. On random tiny cases and random sets of postings they must say the
 * same: the point of the model breaks a row exactly where the check finds a broken protection, and for lawful plans the
 * seven tiers of the model are those of the plan (columns that a protection settles are left out of unlawful sums).
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAt, violation } from '../../solver/model.ts';
import { appraise, judge } from '../../src/verify/appraise.ts';
import { tierValues } from '../../src/verify/objective.ts';
import { formulate, type Formulation } from '../../src/model/index.ts';
import { byCodePoint } from '../../src/domain/roster.ts';
import { ceilOf, floorOf } from '../../src/domain/rational.ts';
import { deriveInstance } from '../../src/domain/instance.ts';
import { RULES } from '../../src/rules/index.ts';
import type { Move } from '../../src/rules/rows.ts';
import { arbitraryTinyCase, type TinyCase } from '../support/arbitrary-tiny.ts';
import { candidates } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';
import { furnished } from '../support/furnish.ts';
import { applied } from '../support/tiny.ts';
import { VARIANTS } from '../support/variants.ts';

/** At most one posting per teacher, picked by a list of random numbers. */
function pick(formulation: Formulation, picks: readonly number[]): Move[] {
  const own = [...Map.groupBy(formulation.moves, (move) => move.person.id).values()];
  return own.flatMap((moves, i) => {
    const choice = (picks[i % picks.length]! + i) % (2 * moves.length);
    return choice < moves.length ? [moves[choice]!] : [];
  });
}

type Opinion = { broken: boolean; legal: number; timing: number; soft: number };

/** The columns that only some rules read, filled in. */
function furnishedCase({ roster, from, policy }: TinyCase, numbers: readonly number[]): TinyCase {
  const whole = furnished(roster, from, numbers);
  return { roster: whole, from, policy, instance: deriveInstance(whole, from) };
}

/** One rule alone, applied to postings picked from all that the model offers. */
function oneRule(bare: TinyCase, id: string, numbers: readonly number[]) {
  const tiny = furnishedCase(bare, numbers);
  const spec = RULES.get(id)!;
  const variants = VARIANTS[id] ?? [];
  const variant = variants[numbers[0]! % (variants.length + 1)];
  const own = tiny.policy.rules.find((line) => line.spec === spec);
  const rule =
    variant === undefined
      ? (own ?? { ...applied('pins'), spec, params: spec.example })
      : { ...applied('pins'), spec, params: spec.params.parse(variant) };
  const policy = { ...tiny.policy, rules: [rule] };
  const formulation = formulate(tiny.instance, policy);
  const x = formulation.point(pick(formulation, numbers));
  return { tiny, formulation, x, judgement: judge(tiny.instance, policy, formulation.read(x)) };
}

/** Whether the model's point breaks a row of the rule, and whether the check finds something broken. */
function twoOpinions(bare: TinyCase, id: string, numbers: readonly number[]): { rows: Opinion; check: Opinion } {
  const { formulation, x, judgement } = oneRule(bare, id, numbers);
  const { isBroken, facts, measured } = judgement;
  const { legal, timing, soft } = tierValues(facts, measured);
  const valueOf = (name: string): number =>
    valueAt(
      formulation.model.objectives.find((objective) => objective.name === name)!,
      x,
    );
  // A slack that a row forces up shows as a broken bound; with its shortfall counted, both must agree on how much.
  return {
    rows: {
      broken: violation(formulation.model, x) !== undefined,
      legal: valueOf('legal'),
      timing: valueOf('timing'),
      soft: valueOf('soft'),
    },
    check: { broken: isBroken, legal, timing, soft },
  };
}

/** Every other rule must have said no at times. */
const SILENT: Readonly<Record<string, string>> = {
  term: 'the model offers only allowed terms',
  'shared-teaching': 'nobody lends here (`wide.property.test.ts` does)',
  'leader-posts': 'by itself it lets nobody take office (`leaders.property.test.ts` and the pairs do)',
};

const picks = fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 });

describe('the model and the checks', () => {
  it('offer the same postings', () => {
    fc.assert(
      fc.property(arbitraryTinyCase, (tiny) => {
        const offered = formulate(tiny.instance, tiny.policy).moves.map(
          ({ person, to, start, years }) => `${person.id} ${to.id} ${start} ${years}`,
        );
        const valid = candidates(tiny.instance, tiny.policy).flatMap((own) =>
          own.map(({ teacher, to, start, years }) => `${teacher} ${to} ${start} ${years}`),
        );
        expect(offered.toSorted()).toEqual(valid.toSorted());
      }),
      { numRuns: draws(100) },
    );
  });

  it.each([...RULES.keys()])('agree about %s', (id) => {
    let bites = 0;
    fc.assert(
      fc.property(arbitraryTinyCase, picks, (tiny, numbers) => {
        const { rows, check } = twoOpinions(tiny, id, numbers);
        expect(rows).toEqual(check);
        if (check.broken || check.legal > 0) bites += 1;
      }),
      { numRuns: draws(80), seed: 7 },
    );
    expect(bites > 0 || id in SILENT).toBe(true);
  });

  it.each([...RULES.values()].filter(({ nature }) => nature === 'quota').map(({ id, unit }) => [id, unit] as const))(
    'the check of %s names the people behind its numbers',
    (id, unit) => {
      let seen = 0;
      fc.assert(
        fc.property(arbitraryTinyCase, picks, (bare, numbers) => {
          const { tiny, judgement } = oneRule(bare, id, numbers);
          for (const { op, required, actual, base, share, people } of judgement.measured.flatMap(
            ({ measures }) => measures,
          )) {
            if (people === undefined) throw new Error(`${id} names nobody`);
            for (const ids of [people.counted, people.base ?? []]) {
              expect(ids).toEqual([...new Set(ids)].toSorted(byCodePoint));
              expect(ids.filter((teacher) => !tiny.instance.persons.has(teacher))).toEqual([]);
            }
            const sum = people.yuan?.reduce((all, yuan) => all + yuan, 0);
            expect([people.counted.length, sum]).toEqual(
              unit === 'person' ? [actual, undefined] : [people.yuan?.length, actual],
            );
            expect(people.base?.length).toBe(base);
            expect(required).toBe(share === undefined ? required : (op === '>=' ? ceilOf : floorOf)(share, base!));
            seen += people.counted.length;
          }
        }),
        // Two people must start in one year at each other's school to be counted by mutual-exchange.
        { numRuns: draws(id === 'mutual-exchange' ? 400 : 60), seed: 11 },
      );
      expect(seen).toBeGreaterThan(0);
    },
  );

  it.each(['the rules of the case', 'every rule at once'])(
    'count the same in every tier of a lawful plan under %s',
    (which) => {
      const all = [...RULES.values()].map((spec) => ({ ...applied('pins'), spec, params: spec.example }));
      fc.assert(
        fc.property(arbitraryTinyCase, picks, (bare, numbers) => {
          const tiny = which === 'every rule at once' ? furnishedCase(bare, numbers) : bare;
          const policy = which === 'every rule at once' ? { ...tiny.policy, rules: all } : tiny.policy;
          const formulation = formulate(tiny.instance, policy);
          const x = formulation.point(pick(formulation, numbers));
          fc.pre(violation(formulation.model, x) === undefined);
          const { tiers, findings } = appraise(tiny.instance, policy, formulation.read(x));
          expect(findings).toEqual([]);
          expect(formulation.model.objectives.map((objective) => valueAt(objective, x))).toEqual(
            policy.order.map((tier) => tiers[tier]),
          );
        }),
        { numRuns: draws(100), maxSkipsPerRun: 200 },
      );
    },
  );
});
