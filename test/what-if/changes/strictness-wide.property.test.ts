/**
 * Stricter parameters of any rule that knows which are (`isStricter`), in whole cases, against every plan there is: what
 * may be written for the stricter case may be written for the other, and its best is no better there.
 */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Case } from '../../../src/planning/case.ts';
import { inTierOrder } from '../../../src/planning/compare.ts';
import type { TierName } from '../../../src/domain/words.ts';
import type { AppliedRule } from '../../../src/policy/policy.ts';
import { isAsStrict } from '../../../src/what-if/changes/strictness.ts';
import type { TinyCase } from '../../support/arbitrary-tiny.ts';
import { arbitraryWideCase } from '../../support/arbitrary-wide.ts';
import { bruteForce, candidates, searchSize } from '../../support/brute-force.ts';
import { draws } from '../../support/draws.ts';
import { paramsOf } from '../../support/variants.ts';

/** Each case is searched twice, plan by plan. */
const MOST_PLANS = 200;

/** The case with one line at other parameters, some of its rule's variants. */
const withParams = (tiny: TinyCase, line: AppliedRule, params: unknown): TinyCase => ({
  ...tiny,
  policy: {
    ...tiny.policy,
    rules: tiny.policy.rules.map((rule) => (rule === line ? { ...rule, params } : rule)),
  },
});

const caseOf = ({ roster, policy, from }: TinyCase): Case => ({ roster, policy, from });

/** Two cases that differ in the parameters of one line, the first the stricter; null where no line knows of any. */
function couple(tiny: TinyCase, pick: number): { strict: TinyCase; loose: TinyCase; rule: string } | null {
  const all = tiny.policy.rules.flatMap((line) => {
    const choices = paramsOf(line.spec);
    return choices.flatMap((params) =>
      choices.flatMap((than) =>
        params !== than && line.spec.isStricter?.(params, than) === true
          ? [{ strict: withParams(tiny, line, params), loose: withParams(tiny, line, than), rule: line.spec.id }]
          : [],
      ),
    );
  });
  return all.length === 0 ? null : all[pick % all.length]!;
}

const best = ({ instance, policy }: TinyCase): readonly number[] | 'none' => {
  const found = bruteForce(instance, policy);
  return found === 'pins-clash' ? 'none' : found.tiers;
};

/** Above 0: the second is worse. A case without any plan is worse than every case with one. */
function worsening(
  order: readonly TierName[],
  loose: ReturnType<typeof best>,
  strict: ReturnType<typeof best>,
): number {
  if (loose === 'none' || strict === 'none') return Number(strict === 'none') - Number(loose === 'none');
  const named = (tiers: readonly number[]) => order.map((tier, i) => ({ tier, value: tiers[i]! }));
  return inTierOrder(named(strict), named(loose));
}

it('the best plan of a stricter case is no better than that of the looser one', () => {
  const seen = new Set<string>();
  const small = arbitraryWideCase().filter((tiny) => searchSize(candidates(tiny.instance, tiny.policy)) <= MOST_PLANS);
  fc.assert(
    fc.property(small, fc.nat(1000), (tiny, pick) => {
      const found = couple(tiny, pick);
      fc.pre(found !== null);
      const { strict, loose, rule } = found;
      expect(isAsStrict(caseOf(strict), caseOf(loose))).toBe(true);
      const worse = worsening(tiny.policy.order, best(loose), best(strict));
      expect(worse).toBeGreaterThanOrEqual(0);
      if (worse > 0) seen.add(rule);
    }),
    { numRuns: draws(400), seed: 37 },
  );
  expect(seen.size).toBeGreaterThan(3);
});
