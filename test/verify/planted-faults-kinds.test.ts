/**
 * Faults in plans with leaders, newcomers, shared teaching and a budget, and the findings that refuse them. The plan
 * they are planted in is accepted.
 */
import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { verify } from '../../src/verify/verify.ts';
import { sharedTeaching } from '../../src/rules/shared-teaching.ts';
import { planJson, ROSTER_DIGEST } from '../support/example.ts';
import {
  applied,
  CHINESE,
  demand,
  group,
  policy,
  posting,
  PROTECTIONS,
  roster,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

/**
 * S2 wants 5.9 of Chinese and has four, N among them, who trains at the core for a year; the budget pays one guest a
 * year, and two are there.
 */
const world = deriveInstance(
  roster({
    groups: [group({ id: 'G1', kind: 'fused' })],
    zones: [{ id: 'Z1', name: '高楼', mountain: true, monthlyAllowance: 800 }],
    schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' })],
    teachers: [
      teacher({ id: 'V', position: 'vicePrincipal', since: monthOf(2025, 9) }),
      teacher({ id: 'R', since: monthOf(2025, 9), serviceEnds: monthOf(2027, 8) }),
      ...teachers(6, 'K'),
      ...teachers(3, 'M', { home: 'S2' }),
      teacher({ id: 'N', home: 'S2', since: monthOf(2027, 8), employedSince: monthOf(2027, 8) }),
    ],
    demand: [demand('S1', CHINESE, 5), demand('S2', CHINESE, 5.9)],
    budgets: [{ year: null, allowanceBudget: 9600, livingAllowance: null, transportAllowance: null }],
  }),
  Y,
);
const rules = policy({
  rules: [
    applied('team', { vicePrincipals: { least: 1, most: 1 } }, { clause: 'HT2' }),
    applied('newcomer-training', {}, { clause: 'RA8' }),
    applied('recruit-service', {}, { clause: 'RA9' }),
    applied('allowance-budget', {}, { clause: 'RA20' }),
    applied(sharedTeaching, {}, { clause: 'RA29' }),
    ...PROTECTIONS,
  ],
});
const postings = [
  posting({ teacher: 'N', from: 'S2', to: 'S1', years: 1, kind: 'training' }),
  posting({ teacher: 'R' }),
  posting({ teacher: 'V', kind: 'leadership' }),
];
const good = (): Plan =>
  planJson(world, rules, postings, [
    { teacher: 'K01', to: 'S2', year: Y, share: 0.4 },
    { teacher: 'K02', to: 'S2', year: Y, share: 0.4 },
    { teacher: 'K01', to: 'S2', year: Y + 1, share: 0.4 },
  ]);
const codes = (plan: unknown): string[] => {
  const verdict = verify(world, rules, ROSTER_DIGEST, plan);
  return verdict.ok ? [] : [...new Set(verdict.findings.map(({ code }) => code))].toSorted();
};

/** The plan with one of its arrays changed. */
const at = <K extends 'postings' | 'sharedTeaching' | 'relaxations' | 'compliance' | 'shortages' | 'allowances'>(
  key: K,
  change: (rows: Plan[K]) => Plan[K],
) => {
  const plan = good();
  return { ...plan, [key]: change(plan[key]) };
};
const first = <T>(rows: readonly T[], change: Partial<T>): T[] =>
  rows.map((row, i) => (i === 0 ? { ...row, ...change } : row));

describe('a plan with postings of all kinds', () => {
  it('is accepted, and is what its story says', () => {
    const plan = good();
    expect(codes(plan)).toEqual([]);
    expect(plan.postings.map(({ teacher: id, purpose, clauses }) => [id, purpose, clauses])).toEqual([
      ['N', ['duty'], ['RA8']],
      ['R', ['shortage', 'duty'], ['RA9']],
      ['V', ['duty'], ['HT2']],
    ]);
    expect(plan.relaxations.map(({ rule, year, by, unit }) => [rule, year, by, unit])).toEqual(
      [Y, Y + 1, Y + 2].map((year) => ['allowance-budget', year, 1, '10000yuan']),
    );
    expect(plan.shortages.map(({ need, before, short }) => [need, before, short])).toEqual([
      [5.9, 1.9, 1.1],
      [5.9, 1.9, 0.5],
      [5.9, 1.9, 0.9],
    ]);
    expect(
      plan.compliance.filter(({ holds }) => !holds).map(({ rule, required, actual }) => [rule, required, actual]),
    ).toEqual([1, 2, 3].map(() => ['allowance-budget', 9600, 19_200]));
  });

  it.each<[string, Plan | object, string]>([
    ['a longer training', at('postings', (rows) => first(rows, { years: 3 })), 'years-not-allowed'],
    [
      'training of somebody who is no newcomer',
      at('postings', (rows) => first(rows, { teacher: 'M01' })),
      'kind-not-supported',
    ],
    ['training in a later year', at('postings', (rows) => first(rows, { start: Y + 1 })), 'kind-not-supported'],
    ['training called an exchange', at('postings', (rows) => first(rows, { kind: 'exchange' })), 'may-not-start'],
    [
      'office called an exchange',
      at('postings', (rows) => rows.map((row) => (row.teacher === 'V' ? { ...row, kind: 'exchange' as const } : row))),
      'may-not-start',
    ],
    [
      'an exchange called an office',
      at('postings', (rows) =>
        rows.map((row) => (row.teacher === 'R' ? { ...row, kind: 'leadership' as const } : row)),
      ),
      'kind-not-supported',
    ],
    [
      'a recruit a year late',
      at('postings', (rows) => rows.map((row) => (row.teacher === 'R' ? { ...row, start: Y + 1 } : row))),
      'may-not-start',
    ],
    ['a duty that is not told', at('postings', (rows) => first(rows, { purpose: ['quota'] })), 'value-differs'],
    ['a clause that does not count it', at('postings', (rows) => first(rows, { clauses: ['RA9'] })), 'value-differs'],
    ['more of a week', at('sharedTeaching', (rows) => first(rows, { share: 0.6 })), 'shared-share'],
    ['less of a week than the sums say', at('sharedTeaching', (rows) => first(rows, { share: 0.2 })), 'value-differs'],
    ['sharing that nobody does', at('sharedTeaching', (rows) => rows.slice(1)), 'row-differs'],
    ['a leader who shares', at('sharedTeaching', (rows) => first(rows, { teacher: 'V' })), 'shared-lender'],
    ['a trainee who shares', at('sharedTeaching', (rows) => first(rows, { teacher: 'N' })), 'shared-lender'],
    ['sharing at home', at('sharedTeaching', (rows) => first(rows, { to: 'S1' })), 'shared-campus'],
    [
      'a guest who shares with the host',
      at('sharedTeaching', (rows) => first(rows, { teacher: 'R' })),
      'shared-campus',
    ],
    ['sharing after the horizon', at('sharedTeaching', (rows) => first(rows, { year: Y + 3 })), 'shared-year'],
    [
      'two campuses of one teacher',
      at('sharedTeaching', (rows) => rows.map((row) => ({ ...row, teacher: 'K01', year: Y }))),
      'shared-twice',
    ],
    [
      'more than the campus lacks',
      at('sharedTeaching', (rows) => [
        ...rows,
        ...['K03', 'K04', 'K05'].map((id) => ({ teacher: id, to: 'S2', year: Y, share: 0.4 })),
      ]),
      'shared-teaching-much',
    ],
    [
      'more than the own campus spares',
      at('sharedTeaching', (rows) => [
        ...rows,
        ...['K03', 'K04'].map((id) => ({ teacher: id, to: 'S2', year: Y, share: 0.4 })),
      ]),
      'shared-teaching-little',
    ],
    ['sharing out of order', at('sharedTeaching', (rows) => rows.toReversed()), 'not-sorted'],
    ['a person for 10,000 yuan', at('relaxations', (rows) => first(rows, { unit: 'person' })), 'row-differs'],
    ['money that did not give way', at('relaxations', () => []), 'row-missing'],
    [
      'a budget larger than it is',
      at('compliance', (rows) =>
        rows.map((row) => (row.rule === 'allowance-budget' ? { ...row, required: 20_000, holds: true } : row)),
      ),
      'row-differs',
    ],
    ['a shortage in whole teachers', at('shortages', (rows) => first(rows, { need: 6 })), 'row-differs'],
    ['a trainee who is paid', at('allowances', (rows) => first(rows, { months: 36 })), 'row-differs'],
  ])('%s is refused', (_, plan, code) => {
    expect(codes(plan)).toContain(code);
  });
});
