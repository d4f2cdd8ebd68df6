/**
 * The planner against every plan there is where the later parameters of the quotas bite: hosts that count, stages, numbers
 * instead of shares, cycles of years, budgets that cover everyone, newcomers on leave.
 */
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { deriveInstance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import { formulate } from '../../src/model/index.ts';
import { leadingWeights } from '../../src/planning/leading-weights.ts';
import { judge } from '../../src/verify/appraise.ts';
import { tierValues } from '../../src/verify/objective.ts';
import type { TinyCase } from '../support/arbitrary-tiny.ts';
import { arbitraryWideCase, drawnFrom, type Menu } from '../support/arbitrary-wide.ts';
import { bruteForce, candidates, searchSize } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';
import { roster, school, teacher, Y } from '../support/tiny.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

const MOST_PLANS = 1000;

const rate = (...params: object[]): Menu => [{ rule: 'exchange-rate', params }];
const MENUS: readonly (readonly [name: string, menu: Menu])[] = [
  [
    'hosts that count, stages and numbers',
    rate(
      { base: 'eligible', share: '50%', to: ['rural'] },
      { base: 'memberStaff', share: '1/3', to: ['weak', 'mountain'], scope: 'county' },
      { base: 'coreEligible', share: '100%', counts: 'base', to: ['urban'] },
      { base: 'eligible', share: '50%', stages: ['juniorSecondary'] },
      { base: 'memberStaff', share: '50%', stages: ['primary'], scope: 'school' },
      { base: 'eligible', atLeast: 1, scope: 'school' },
      { base: 'eligible', atLeast: 2, scope: 'county', stages: ['primary'], to: ['rural', 'weak'] },
    ),
  ],
  [
    'cycles of two and three years',
    rate(
      { base: 'eligible', share: '100%', cycle: 3 },
      { base: 'eligible', share: '50%', cycle: 2 },
      { base: 'memberStaff', share: '1/3', cycle: 2, scope: 'county' },
      { base: 'coreEligible', share: '100%', cycle: 3, scope: 'school', to: ['rural'] },
      { base: 'eligible', atLeast: 2, cycle: 2, scope: 'county' },
      { base: 'eligible', share: '50%', cycle: 3, stages: ['primary'] },
    ),
  ],
  [
    'the direction of backbones and mid-level leaders',
    [
      {
        rule: 'rural-direction',
        // All members lie in the mountains: where these count, whoever is sent goes there.
        params: [
          { share: '100%', who: 'backbonesAndMidLevel', to: ['rural'] },
          { share: '50%', who: 'backbonesAndMidLevel', to: ['rural', 'weak'] },
          { share: '50%', to: ['rural'] },
          { share: '100%', to: ['urban', 'weak'] },
        ],
      },
      { rule: 'backbone-share', params: [{ share: '50%' }, { share: '50%', of: 'eligibleBackbones' }] },
      { rule: 'exchange-rate', params: [{ base: 'coreEligible', share: '100%', counts: 'base' }] },
    ],
  ],
  [
    'budgets that cover everyone',
    [
      { rule: 'allowance-budget', params: [{ covers: 'everyone' }] },
      {
        rule: 'exchange-rate',
        params: [
          { base: 'eligible', share: '50%' },
          { base: 'memberStaff', share: '1/3' },
        ],
      },
      { rule: 'newcomer-training', params: [{}] },
    ],
  ],
  ['newcomers on leave', [{ rule: 'newcomer-training', params: [{}] }]],
];

/** With a school outside all groups, whose teacher is paid too, and budgets about as high as the sums. */
function withOutsiders({ roster: rows, policy, from }: TinyCase, units: number): TinyCase {
  const zone = rows.zones.find(({ mountain }) => mountain)!.id;
  const budgets = [
    { year: null, allowanceBudget: 7200 * units, livingAllowance: 100, transportAllowance: null },
    { year: Y + 1, allowanceBudget: 7200 * units + 2400, livingAllowance: null, transportAllowance: 50 },
  ];
  const whole = roster({
    ...rows,
    schools: [...rows.schools, school({ id: 'U1', group: null, zone })],
    teachers: [...rows.teachers, teacher({ id: 'U', home: 'U1' })],
    budgets,
  });
  return { roster: whole, policy, from, instance: deriveInstance(whole, from) };
}

/** Every second member's teacher newly employed, and on leave for a while or working outside the county. */
function withNewcomers({ roster: rows, policy, from }: TinyCase, numbers: readonly number[]): TinyCase {
  const at = (i: number, of: number): number => numbers[i % numbers.length]! % of;
  const members = new Set(rows.schools.flatMap(({ id, role }) => (role === 'member' ? [id] : [])));
  const teachers = rows.teachers.map((row, i) => {
    if (!members.has(row.home) || at(i, 2) === 0) return row;
    const since = monthOf(2026 + at(i + 1, 3), 7 + at(i + 2, 4));
    const until = monthOf(2027 + at(i + 3, 3), 1 + at(i + 4, 12));
    const leave = { status: 'maternity' as const, absentUntil: at(i + 5, 4) === 0 ? null : until };
    const outside = { working: 'outside', postedFrom: since, postedUntil: until };
    const home = { working: row.home, postedFrom: null, postedUntil: null };
    const newly = { ...row, ...home, since, employedSince: since, certifiedStages: null, graduatingYear: null };
    return { ...newly, ...(at(i + 6, 3) === 0 ? outside : leave) };
  });
  const whole = roster({ ...rows, teachers, pins: [] });
  return { roster: whole, policy, from, instance: deriveInstance(whole, from) };
}

const cases = (menu: Menu): fc.Arbitrary<TinyCase> => {
  const about = menu[0]!.rule;
  return fc
    .tuple(
      arbitraryWideCase([], false, drawnFrom(menu)),
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.nat(1_000_000), { minLength: 9, maxLength: 9 }),
    )
    .map(([tiny, units, numbers]) =>
      about === 'allowance-budget'
        ? withOutsiders(tiny, units)
        : about === 'newcomer-training'
          ? withNewcomers(tiny, numbers)
          : tiny,
    )
    .filter(({ instance, policy }) => searchSize(candidates(instance, policy)) <= MOST_PLANS);
};

it.each(MENUS)('finds the best of all plans and proves it: %s', { timeout: 600_000 }, (_name, menu) => {
  const about = menu[0]!.rule;
  const seen = { met: 0, missed: 0 };
  fc.assert(
    fc.property(cases(menu), ({ instance, policy }) => {
      const formulation = formulate(instance, policy);
      const solved = lexicographic(formulation.model, highs, null, {
        seed: 1,
        gap: 0,
        remaining: () => 60,
        weights: leadingWeights(policy),
      });
      const best = bruteForce(instance, policy);
      expect(solved.kind).toBe(best === 'pins-clash' ? 'infeasible' : 'solved');
      if (best === 'pins-clash' || solved.kind !== 'solved') return;
      const { facts, measured, isBroken } = judge(instance, policy, formulation.read(solved.x));
      const values = tierValues(facts, measured);
      expect([isBroken, policy.order.map((tier) => values[tier])]).toEqual([false, best.tiers]);
      expect(solved.tiers.map(({ bound }) => bound)).toEqual(best.tiers);
      for (const { rule, measures } of measured) {
        if (rule.spec.id !== about) continue;
        seen.missed += measures.some(({ by }) => by > 0) ? 1 : 0;
        seen.met += measures.some(({ by, actual, required }) => by === 0 && Math.min(actual, required) > 0) ? 1 : 0;
      }
    }),
    // A fixed seed, because the counts below are asserted.
    { numRuns: draws(200), seed: 11 },
  );
  expect(seen.met).toBeGreaterThan(20);
  expect(seen.missed).toBeGreaterThan(4);
});
