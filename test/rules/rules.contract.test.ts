/**
 * Rows and check are two opinions about every rule. On random tiny cases and random sets of postings they must say the
 * same: the point of the model breaks a row exactly where the check finds a broken protection, and for lawful plans the
 * seven tiers of the model are those of the plan (columns that a protection settles are left out of unlawful sums).
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valueAt, violation } from '../../solver/model.ts';
import { appraise, judge } from '../../src/pipeline/appraise.ts';
import { formulate, type Formulation } from '../../src/pipeline/formulate/index.ts';
import { RULES } from '../../src/rules/index.ts';
import type { Move } from '../../src/rules/rows.ts';
import { arbitraryTinyCase, type TinyCase } from '../support/arbitrary-tiny.ts';
import { candidates } from '../support/brute-force.ts';
import { applied } from '../support/tiny.ts';

/** At most one posting per teacher, picked by a list of random numbers. */
function pick(formulation: Formulation, picks: readonly number[]): Move[] {
  const own = [...Map.groupBy(formulation.moves, (move) => move.person.id).values()];
  return own.flatMap((moves, i) => {
    const choice = (picks[i % picks.length]! + i) % (2 * moves.length);
    return choice < moves.length ? [moves[choice]!] : [];
  });
}

/** One rule alone: whether the model's point breaks a row, and whether the check finds something broken. */
function twoOpinions(tiny: TinyCase, id: string, numbers: readonly number[]): { broken: boolean; found: boolean } {
  const spec = RULES.get(id)!;
  const rule = tiny.policy.rules.find((own) => own.spec === spec) ?? { ...applied('pins'), spec, params: spec.example };
  const policy = { ...tiny.policy, rules: [rule] };
  const formulation = formulate(tiny.instance, policy);
  const x = formulation.point(pick(formulation, numbers));
  return { broken: violation(formulation.model, x) !== undefined, found: judge(tiny.instance, policy, formulation.read(x)).isBroken };
}

const picks = fc.array(fc.nat(1000), { minLength: 8, maxLength: 8 });

describe('the model and the checks', () => {
  it('offer the same postings', () => {
    fc.assert(
      fc.property(arbitraryTinyCase, (tiny) => {
        const offered = formulate(tiny.instance, tiny.policy).moves.map(({ person, to, start, years }) => `${person.id} ${to.id} ${start} ${years}`);
        const valid = candidates(tiny.instance, tiny.policy).flatMap((own) => own.map(({ teacher, to, start, years }) => `${teacher} ${to} ${start} ${years}`));
        expect(offered.toSorted()).toEqual(valid.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it.each([...RULES.keys()])('agree about %s', (id) => {
    fc.assert(
      fc.property(arbitraryTinyCase, picks, (tiny, numbers) => {
        const { broken, found } = twoOpinions(tiny, id, numbers);
        expect(broken).toBe(found);
      }),
      { numRuns: 200 },
    );
  });

  it('count the same in every tier of a lawful plan', () => {
    fc.assert(
      fc.property(arbitraryTinyCase, picks, (tiny, numbers) => {
        const formulation = formulate(tiny.instance, tiny.policy);
        const x = formulation.point(pick(formulation, numbers));
        fc.pre(violation(formulation.model, x) === undefined);
        const { tiers } = appraise(tiny.instance, tiny.policy, formulation.read(x));
        expect(formulation.model.objectives.map((objective) => valueAt(objective, x))).toEqual(tiny.policy.order.map((tier) => tiers[tier]));
      }),
      { numRuns: 300, maxSkipsPerRun: 200 },
    );
  });
});
