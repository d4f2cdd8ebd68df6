/**
 * What a posting is said to serve (`serves`) against whom the check counts, on random plans: whoever is counted serves
 * the rule, and whoever serves it is counted, so that no purpose and no clause in plan.json says more than the numbers.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formulate } from '../../src/model/index.ts';
import { RULES } from '../../src/rules/index.ts';
import type { RuleSpec } from '../../src/rules/rule.ts';
import { judge } from '../../src/verify/appraise.ts';
import { arbitraryPairCase, PAIR_KINDS, type PairCase } from '../support/arbitrary-pair.ts';
import { draws } from '../support/draws.ts';
import { applied, policy } from '../support/tiny.ts';
import { paramsOf } from '../support/variants.ts';

/** Rules that count who stands there in a year, of whom a posting may serve them and still not be counted. */
const STANDING: Readonly<Record<string, string>> = {
  'host-stock': 'asked from a later year on at times, and only of those at work',
  team: 'only of those at work',
};

const SERVING = [...RULES.values()].filter(({ serves }) => serves !== undefined);

interface Told {
  readonly counted: ReadonlySet<string>;
  readonly serving: ReadonlySet<string>;
}

/** By teacher and start, over the postings of a random plan under this rule, leave and running postings left out. */
function told(spec: RuleSpec<unknown>, { instance, settings, numbers }: PairCase): Told {
  const at = (i: number): number => numbers[i % numbers.length]!;
  const choices = paramsOf(spec);
  const kinds = [null, [PAIR_KINDS[0]], [PAIR_KINDS[1]]][at(2) % 3]!;
  const rule = { ...applied('pins'), spec, params: choices[at(0) % choices.length], kinds };
  // Every rule that opens postings, so that there are such as this one must not count.
  const openers = [...RULES.values()]
    .filter(({ opens }) => opens !== undefined)
    .map((other) => ({ ...applied('pins'), spec: other, params: other.example }));
  const rules = policy({ rules: [rule, ...openers], settings });
  const formulation = formulate(instance, rules);
  const own = [...Map.groupBy(formulation.moves, (move) => move.person.id).values()];
  const moves = own.map((some, i) => some[at(i + 1) % some.length]!);
  const postings = formulation.read(formulation.point(moves));
  const { facts, measured } = judge(instance, rules, postings);
  const counted = new Set(measured[0]!.measures.flatMap(({ people }) => people?.counted ?? []));
  const plain = postings.filter(({ teacher }) => instance.persons.get(teacher)!.running === null);
  const seen = facts.forRule(rule);
  return {
    counted: new Set(plain.filter(({ teacher }) => counted.has(teacher)).map(({ teacher }) => teacher)),
    serving: new Set(
      plain.filter((posting) => spec.serves!.counts(seen, posting, rule.params)).map(({ teacher }) => teacher),
    ),
  };
}

describe.each(SERVING.map((spec) => [spec.id, spec] as const))('%s', (id, spec) => {
  it('is served by whoever it counts, and counts whoever serves it', () => {
    let [counted, others] = [0, 0];
    fc.assert(
      fc.property(arbitraryPairCase, (given) => {
        const found = told(spec, given);
        counted += found.counted.size;
        others += given.instance.persons.size - found.serving.size;
        expect([...found.counted.difference(found.serving)]).toEqual([]);
        expect(id in STANDING ? [] : [...found.serving.difference(found.counted)]).toEqual([]);
      }),
      { numRuns: draws(60), seed: 31 },
    );
    expect([counted > 0, others > 0]).toEqual([true, true]);
  });
});
