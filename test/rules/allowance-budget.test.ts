import { describe, expect, it } from 'vitest';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { allowanceBudget } from '../../src/rules/allowance-budget.ts';
import { at, measure } from '../support/measure.ts';
import { applied, group, instance, policy, posting, school, teacher, teachers, Y } from '../support/tiny.ts';

/** RA20: 高楼 800 yuan, 马屿 600 yuan a month, by the names of the zones; Z4 gives its own rate. */
const settings = { zoneAllowances: { 高楼: 800, 马屿: 600 } };
const zones = [
  { id: 'Z1', name: '城关', mountain: false, monthlyAllowance: null },
  { id: 'Z2', name: '高楼', mountain: true, monthlyAllowance: null },
  { id: 'Z3', name: '马屿', mountain: true, monthlyAllowance: null },
  { id: 'Z4', name: '高楼', mountain: true, monthlyAllowance: 500 },
];
const schools = [
  school({ id: 'S1', role: 'core' }),
  school({ id: 'S2', zone: 'Z2' }),
  school({ id: 'S3', zone: 'Z3' }),
  school({ id: 'S4', zone: 'Z4' }),
];
const budget = (yuan: number | null, year: number | null = null, more = {}) => ({
  year,
  allowanceBudget: yuan,
  livingAllowance: null,
  transportAllowance: null,
  ...more,
});

const spent = (budgets: readonly ReturnType<typeof budget>[], postings: readonly BarePosting[], own = settings) =>
  at(
    measure({
      rule: allowanceBudget,
      rows: { zones, schools, teachers: teachers(9, 'K'), budgets: [...budgets] },
      postings,
      settings: own,
    }),
    { group: null, school: null },
  );

describe('allowance-budget', () => {
  it('pays 12 · 800 and 12 · 600 yuan', () => {
    expect(spent([budget(16_800)], [posting({ teacher: 'K01' }), posting({ teacher: 'K02', to: 'S3' })])).toEqual([
      { op: '<=', required: 16_800, actual: 16_800, by: 0 },
      { op: '<=', required: 16_800, actual: 16_800, by: 0 },
      { op: '<=', required: 16_800, actual: 16_800, by: 0 },
    ]);
  });

  it.each([
    [9600, 0],
    [9599, 1],
    [0, 1],
  ])('a budget of %i yuan for 9600 is %i units of 10,000 short: parts count as one', (given, by) => {
    expect(spent([budget(given)], [posting({ teacher: 'K01' })])[0]).toEqual({
      op: '<=',
      required: given,
      actual: 9600,
      by,
    });
  });

  it('counts 19,200 over nothing as two units', () => {
    expect(spent([budget(0)], [posting({ teacher: 'K01' }), posting({ teacher: 'K02' })])[0]).toMatchObject({
      actual: 19_200,
      by: 2,
    });
  });

  it('a year of its own comes first, and a year without a budget has no limit', () => {
    const go = [posting({ teacher: 'K01', years: 1 }), posting({ teacher: 'K02', start: Y + 1, years: 2 })];
    expect(
      spent([budget(50_000), budget(9000, Y + 1), budget(null, Y + 2)], go).map(({ required, by }) => [required, by]),
    ).toEqual([
      [50_000, 0],
      [9000, 1],
      [50_000, 0],
    ]);
    const one = measure({
      rule: allowanceBudget,
      rows: { zones, schools, teachers: teachers(2, 'K'), budgets: [budget(9000, Y + 1)] },
      postings: go,
      settings,
    });
    expect(one.map(({ where }) => where.year)).toEqual([Y + 1]);
  });

  it('adds living and transport allowances, the table before the policy (HT5: 200 and 100)', () => {
    const paid = { ...settings, livingAllowance: 200, transportAllowance: 100 };
    expect(spent([budget(0)], [posting({ teacher: 'K01' })], paid)[0]).toMatchObject({ actual: 12 * 1100 });
    expect(
      spent([budget(0, null, { livingAllowance: 0 })], [posting({ teacher: 'K01', to: 'S4' })], paid)[0],
    ).toMatchObject({ actual: 12 * 600 });
  });

  it('pays leaders and running postings of every group, not trainees, the absent or those outside the county', () => {
    const rows = {
      zones,
      groups: [group({ id: 'G1', kind: 'fused' as const }), group({ id: 'G2', kind: 'coBuilt' as const })],
      schools: [
        ...schools,
        school({ id: 'X1', group: 'G2', role: 'core' }),
        school({ id: 'X2', group: 'G2', zone: 'Z3' }),
      ],
      teachers: [
        teacher({ id: 'V', position: 'vicePrincipal' }),
        teacher({ id: 'N', home: 'S2', employedSince: monthOf(2027, 8), since: monthOf(2027, 8) }),
        teacher({ id: 'A', status: 'sick' }),
        teacher({ id: 'O', working: 'outside' }),
        teacher({ id: 'R', home: 'X1', working: 'X2', postedUntil: monthOf(2028, 9) }),
      ],
      budgets: [budget(0)],
    };
    const postings = [
      posting({ teacher: 'V', kind: 'leadership' }),
      posting({ teacher: 'N', from: 'S2', to: 'S1', years: 1, kind: 'training' }),
      posting({ teacher: 'A' }),
    ];
    const measures = measure({ rule: allowanceBudget, rows, postings, settings, kinds: ['fused'] });
    expect(at(measures, {}).map(({ actual }) => actual)).toEqual([12 * 1400, 12 * 800, 12 * 800]);
  });

  it('gives way last: ten per unit in the legal tier, by year in timing, with the unit in the relaxation', () => {
    const rows = instance({ zones, schools, teachers: teachers(4, 'K'), budgets: [budget(0)] });
    const rules = policy({ settings, rules: [applied(allowanceBudget, {}, { clause: 'RA20' })] });
    const made = appraise(rows, rules, [posting({ teacher: 'K01', years: 2 }), posting({ teacher: 'K02', years: 2 })]);
    expect([made.tiers.legal, made.tiers.timing, made.outcome]).toEqual([10 * (2 + 2), 10 * (2 * 2 + 2), 'relaxed']);
    const scope = { group: null, stage: null, school: null, subject: null };
    expect(made.relaxations).toEqual(
      [Y, Y + 1].map((year) => ({ rule: 'allowance-budget', clause: 'RA20', scope, year, by: 2, unit: '10000yuan' })),
    );
    const soft = policy({
      settings,
      rules: [applied(allowanceBudget, {}, { enforce: { kind: 'soft', tier: 'soft', weight: 4 } })],
    });
    expect(appraise(rows, soft, [posting({ teacher: 'K01', years: 1 })]).tiers).toMatchObject({
      legal: 0,
      timing: 0,
      soft: 4,
    });
  });
});
