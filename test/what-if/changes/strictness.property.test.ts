/**
 * Stricter cases are never better, looser ones never worse; and what neighbours settle is what a search from nothing
 * finds.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '../../../src/domain/rational.ts';
import type { Budget } from '../../../src/domain/roster.ts';
import { rosterDigest } from '../../../src/io/digest.ts';
import { withRoster, type Case } from '../../../src/planning/case.ts';
import { inTierOrder } from '../../../src/planning/compare.ts';
import { isAsStrict } from '../../../src/what-if/changes/strictness.ts';
import type { AppliedRule } from '../../../src/policy/policy.ts';
import { ownThread } from '../../../src/planning/own-thread.ts';
import type { RunRecord } from '../../../src/what-if/sweep/run-record.ts';
import { settledBy, solveCell } from '../../../src/what-if/sweep/solve-cell.ts';
import { arbitraryTinyCase } from '../../support/arbitrary-tiny.ts';
import { draws } from '../../support/draws.ts';
import { applied } from '../../support/tiny.ts';

/** Milliseconds: where decisions clash, threads are begun to tell which. */
const PATIENCE = 400_000;

const TERMS = { backend: 'highs', seed: 1, gap: 0 };

const cold = async (given: Case): Promise<RunRecord> =>
  (await solveCell({ key: 'k', given, digest: rosterDigest(given.roster) }, [], {
    ...TERMS,
    timeLimit: 60,
    executor: ownThread({ ...TERMS, seconds: 60 }),
  }))!;

const resultOf = (record: RunRecord): unknown => (record.kind === 'plan' ? [record.status, record.tiers] : record.kind);

/**
 * Steps from loose to strict of every amount that the program knows to be a limit: p, q, d, m, what schools take in,
 * and the budget.
 */
interface Steps {
  readonly p: number;
  readonly q: number;
  readonly d: number;
  readonly m: number;
  readonly inflow: number;
  readonly budget: number;
}
const LADDER = 4;
const SHARES = ['10%', '20%', '1/3', '60%'] as const;
const OUT = [rational(1, 1), rational(1, 2), rational(1, 3), rational(1, 10)] as const;
const IN = [rational(1, 1), rational(1, 2), rational(3, 10), rational(1, 10)] as const;
const PURSE = [null, 30_000, 14_400, 7_200] as const;

const SOFT = { kind: 'soft', tier: 'soft', weight: 7 } as const;

const step = fc.nat(LADDER - 1);
const steps: fc.Arbitrary<Steps> = fc.record({ p: step, q: step, d: step, m: step, inflow: step, budget: step });

/** The case with its limits at those steps; amounts that its policy does not have are left out. */
function at(base: Case, { p, q, d, m, inflow, budget }: Steps): Case {
  const params = ({ spec, params: own }: AppliedRule): object => {
    switch (spec.id) {
      case 'exchange-rate':
        return { ...(own as object), share: SHARES[p] };
      case 'backbone-share':
        return { ...(own as object), share: SHARES[q] };
      case 'headcount-balance':
        return { d: 3 - d };
      case 'outflow-limit':
        return { share: text(OUT[m]!), ofSubject: text(OUT[m]!) };
      case 'inflow-limit':
        return { share: text(IN[inflow]!), least: 3 - inflow };
      default:
        return own as object;
    }
  };
  const KNOWN = ['exchange-rate', 'backbone-share', 'headcount-balance', 'outflow-limit', 'inflow-limit'];
  const rules = base.policy.rules.map((rule) =>
    KNOWN.includes(rule.spec.id) ? applied(rule.spec, params(rule), rule) : rule,
  );
  const row: Budget = { year: null, allowanceBudget: PURSE[budget]!, livingAllowance: null, transportAllowance: null };
  return withRoster(
    { ...base, policy: { ...base.policy, rules: [...rules, applied('allowance-budget', {}, { clause: 'RA20' })] } },
    { budgets: [row] },
  );
}
const text = ({ num, den }: { num: number; den: number }): string => `${num}/${den}`;

const greatest = (a: Steps, b: Steps): Steps => ({
  p: Math.max(a.p, b.p),
  q: Math.max(a.q, b.q),
  d: Math.max(a.d, b.d),
  m: Math.max(a.m, b.m),
  inflow: Math.max(a.inflow, b.inflow),
  budget: Math.max(a.budget, b.budget),
});

describe('a stricter case', () => {
  it(
    'is never better than a looser one, and is settled by it only to what a search from nothing finds',
    async () => {
      const seen = { settled: 0, worse: 0 };
      await fc.assert(
        fc.asyncProperty(arbitraryTinyCase, steps, steps, async (tiny, a, b) => {
          const base: Case = { roster: tiny.roster, policy: tiny.policy, from: tiny.from };
          const [loose, strict] = [at(base, a), at(base, greatest(a, b))];
          expect(isAsStrict(strict, loose)).toBe(true);
          const [before, after] = [await cold(loose), await cold(strict)];
          const settled = settledBy('k', strict, [before]);
          // Below 0: the looser one is better. A case without any plan is worse than every case with one.
          const order =
            before.kind === 'plan' && after.kind === 'plan'
              ? inTierOrder(before.tiers, after.tiers)
              : Number(before.kind !== 'plan') - Number(after.kind !== 'plan');
          expect(order).toBeLessThanOrEqual(0);
          if (order < 0) seen.worse += 1;
          if (settled !== null) seen.settled += 1;
          expect(resultOf(settled ?? after)).toEqual(resultOf(after));
        }),
        { numRuns: draws(20), seed: 20270901 },
      );
      expect(seen.settled).toBeGreaterThanOrEqual(4);
      expect(seen.worse).toBeGreaterThanOrEqual(2);
    },
    PATIENCE,
  );

  it('is not known where one limit is looser and another stricter, or anything else differs', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTinyCase, steps, steps, async (tiny, a, b) => {
        const base: Case = { roster: tiny.roster, policy: tiny.policy, from: tiny.from };
        const higher = (key: keyof Steps): boolean => a[key] < b[key];
        const given = at(base, b);
        const has = (id: string): boolean => base.policy.rules.some(({ spec }) => spec.id === id);
        const counted: (keyof Steps)[] = [
          'd',
          'm',
          'inflow',
          'budget',
          ...(has('exchange-rate') ? (['p'] as const) : []),
          ...(has('backbone-share') ? (['q'] as const) : []),
        ];
        expect(isAsStrict(given, at(base, a))).toBe(counted.every((key) => higher(key) || a[key] === b[key]));
        expect(isAsStrict({ ...given, from: given.from + 1 }, given)).toBe(false);
        expect(isAsStrict(withRoster(given, { teachers: given.roster.teachers.slice(1) }), given)).toBe(false);
        expect(
          isAsStrict(
            { ...given, policy: { ...given.policy, settings: { ...given.policy.settings, tenureYears: 3 } } },
            given,
          ),
        ).toBe(false);
        expect(isAsStrict({ ...given, policy: { ...given.policy, rules: given.policy.rules.slice(1) } }, given)).toBe(
          false,
        );
        // The same rule for other groups, under another clause, or enforced otherwise is another demand.
        for (const other of [{ kinds: ['tight' as const] }, { clause: 'X' }, { enforce: SOFT }]) {
          const [first, ...rest] = given.policy.rules;
          const changed = { ...given.policy, rules: [{ ...first!, ...other }, ...rest] };
          expect(isAsStrict({ ...given, policy: changed }, given)).toBe(false);
        }
      }),
      { numRuns: draws(20), seed: 20270901 },
    );
  });
});
