import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { appraise } from '../../src/verify/appraise.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { examplePostings, exampleRoster } from '../support/example.ts';
import {
  applied,
  CHINESE,
  demand,
  instance,
  pin,
  policy,
  posting,
  PROTECTIONS,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

const purposes = (rows: Partial<Roster>, postings: readonly BarePosting[], rules: Policy = policy()) =>
  Object.fromEntries(appraise(instance(rows), rules, postings).postings.map((one) => [one.teacher, one.purpose]));

const allowances = (
  rows: Partial<Roster>,
  postings: readonly BarePosting[],
  settings: Partial<Policy['settings']> = {},
) => appraise(deriveInstance(exampleRoster(rows), Y), policy({ settings }), postings).allowances;

const pinned = (kind: 'mustGo' | 'goTo' | 'notTo', to: string | null, year: number | null = null) => ({
  teachers: teachers(9, 'T'),
  pins: [pin({ teacher: 'T01', kind, school: to, year })],
});

describe('postings of the plan', () => {
  const example = appraise(deriveInstance(exampleRoster(), Y), policy(), examplePostings.toReversed());

  it('are sorted by start and teacher, whatever order they come in', () => {
    expect(example.postings.map(({ teacher: id, start }) => [start, id])).toEqual([
      [Y, 'C01'],
      [Y, 'D01'],
      [Y, 'E01'],
      [Y + 1, 'C02'],
      [Y + 1, 'H01'],
      [Y + 2, 'C03'],
      [Y + 2, 'D02'],
    ]);
  });

  it('say what they serve and which clauses count them', () => {
    expect(
      Object.fromEntries(example.postings.map(({ teacher: id, purpose, clauses }) => [id, [purpose, clauses]])),
    ).toEqual({
      C01: [['backbone'], ['SZ1', 'SZ2']],
      D01: [['quota'], ['SZ1']],
      E01: [
        ['shortage', 'backbone'],
        ['SZ1', 'SZ2'],
      ],
      C02: [['backbone'], ['SZ1', 'SZ2']],
      H01: [['quota'], ['SZ1']],
      C03: [['backbone'], ['SZ1', 'SZ2']],
      D02: [['quota'], ['SZ1']],
    });
  });

  it('serve a shortage in the order of start and id, as many as were missing', () => {
    const rows = { teachers: teachers(30, 'T'), demand: [demand('S2', CHINESE, 2)] };
    const go = [
      posting({ teacher: 'T03' }),
      posting({ teacher: 'T01', start: Y + 1 }),
      posting({ teacher: 'T02', start: Y + 1 }),
    ];
    expect(purposes(rows, go)).toEqual({ T03: ['shortage'], T01: ['shortage'], T02: ['quota'] });
    // In the year when three are missing, the third serves as well.
    expect(purposes({ ...rows, demand: [...rows.demand, demand('S2', CHINESE, 3, Y + 2)] }, go).T02).toEqual([
      'shortage',
    ]);
  });

  it('of leaders never serve a shortage', () => {
    const rows = {
      teachers: [teacher({ id: 'P', position: 'principal' }), ...teachers(3, 'T')],
      demand: [demand('S2', CHINESE, 9)],
      pins: [pin({ teacher: 'P', kind: 'mustGo' })],
    };
    expect(purposes(rows, [posting({ teacher: 'P' })])).toEqual({ P: ['pin'] });
  });

  it('serve a pin that asks for them, and then are not there for the quota', () => {
    const go = [posting({ teacher: 'T01' })];
    expect(purposes(pinned('mustGo', null), go)).toEqual({ T01: ['pin'] });
    expect(purposes(pinned('goTo', 'S2', Y), go)).toEqual({ T01: ['pin'] });
    expect(purposes(pinned('goTo', 'S3'), go)).toEqual({ T01: ['quota'] });
    expect(purposes(pinned('notTo', 'S3'), go)).toEqual({ T01: ['quota'] });
    expect(purposes(pinned('notTo', 'S2'), go)).toEqual({ T01: ['quota'] });
  });

  it('fill the quota where nothing else is served, also where the policy has none', () => {
    const rows = { teachers: [...teachers(9, 'T'), teacher({ id: 'B', backbone: 'county' })] };
    const none = policy({ rules: PROTECTIONS });
    const made = appraise(instance(rows), none, [posting({ teacher: 'B' })]).postings;
    expect(made.map(({ purpose, clauses }) => [purpose, clauses])).toEqual([[['quota'], []]]);
  });

  it('name each clause once, by code point, and only of rules that count them', () => {
    const rules = policy({
      rules: [
        applied('exchange-rate', { base: 'coreEligible', share: '10%', counts: 'base' }, { clause: 'Z9' }),
        applied('exchange-rate', { base: 'eligible', share: '10%' }, { clause: 'A1' }),
        applied(
          'exchange-rate',
          { base: 'eligible', share: '5%', scope: 'county' },
          { clause: 'A1', enforce: { kind: 'soft', tier: 'soft', weight: 1 } },
        ),
        applied('exchange-rate', { base: 'eligible', share: '10%' }),
        applied('exchange-rate', { base: 'eligible', share: '10%' }, { clause: 'B1', kinds: ['fused'] }),
      ],
    });
    const rows = { teachers: [...teachers(5, 'K'), ...teachers(5, 'M', { home: 'S2' })] };
    const made = appraise(instance(rows), rules, [
      posting({ teacher: 'K01' }),
      posting({ teacher: 'M01', from: 'S2', to: 'S1' }),
    ]).postings;
    expect(made.map(({ clauses }) => clauses)).toEqual([['A1', 'Z9'], ['A1']]);
  });
});

describe('the certificate', () => {
  it('has a row per quota, place and year, and per protection and year', () => {
    const { compliance } = appraise(deriveInstance(exampleRoster(), Y), policy(), examplePostings);
    const scope = { group: 'G1', stage: null, school: null, subject: null };
    expect(compliance.filter((row) => row.rule === 'exchange-rate' && row.scope.group === 'G1')).toEqual([
      { rule: 'exchange-rate', clause: 'SZ1', scope, year: Y, op: '>=', required: 3, actual: 3, holds: true },
      { rule: 'exchange-rate', clause: 'SZ1', scope, year: Y + 1, op: '>=', required: 2, actual: 2, holds: true },
      { rule: 'exchange-rate', clause: 'SZ1', scope, year: Y + 2, op: '>=', required: 2, actual: 2, holds: true },
    ]);
    const nowhere = { group: null, stage: null, school: null, subject: null };
    // One place per posting that starts in the year.
    expect(
      compliance
        .filter((row) => row.rule === 'term')
        .map(({ scope: where, year, required, actual }) => [where, year, required, actual]),
    ).toEqual([
      [nowhere, Y, 3, 3],
      [nowhere, Y + 1, 2, 2],
      [nowhere, Y + 2, 2, 2],
    ]);
    // Postings from 2029 run until August 2032.
    expect(compliance.filter((row) => row.rule === 'protect-source').map(({ year }) => year)).toEqual([
      Y,
      Y + 1,
      Y + 2,
      Y + 3,
      Y + 4,
    ]);
    expect(compliance.map(({ rule }) => rule)).toEqual(compliance.map(({ rule }) => rule).toSorted());
  });

  it('keeps a row for protections that have nothing to check', () => {
    const { compliance } = appraise(instance({ teachers: teachers(1, 'T') }), policy(), []);
    expect(compliance.filter((row) => row.rule === 'pins')).toHaveLength(3);
    expect(compliance.filter((row) => row.rule === 'pins').every((row) => row.holds && row.required === 0)).toBe(true);
  });

  it('turns what must-quotas lack into relaxations, soft ones not', () => {
    const rules = policy({
      rules: [
        applied('exchange-rate', { base: 'eligible', share: '40%' }, { clause: 'SZ1' }),
        applied(
          'exchange-rate',
          { base: 'eligible', share: '60%', scope: 'county' },
          { clause: 'X', enforce: { kind: 'soft', tier: 'soft', weight: 3 } },
        ),
      ],
    });
    const made = appraise(instance({ teachers: teachers(5, 'T'), demand: [demand('S2', CHINESE, 1)] }), rules, [
      posting({ teacher: 'T01' }),
    ]);
    const scope = { group: 'G1', stage: null, school: null, subject: null };
    expect(made.relaxations).toEqual([
      { rule: 'exchange-rate', clause: 'SZ1', scope, year: Y, by: 1, unit: 'person' },
      { rule: 'exchange-rate', clause: 'SZ1', scope, year: Y + 1, by: 2, unit: 'person' },
      { rule: 'exchange-rate', clause: 'SZ1', scope, year: Y + 2, by: 2, unit: 'person' },
    ]);
    expect(made.outcome).toBe('relaxed');
    expect(made.findings).toEqual([]);
    // Soft: ⌈5 · 60 %⌉ = 3, one went; ⌈4 · 60 %⌉ = 3 twice.
    expect(made.tiers).toMatchObject({ legal: 5, timing: 2 + 2, soft: 3 * (2 + 3 + 3) });
  });
});

describe('allowances', () => {
  it('pay for twelve months in the zone of the host, running postings too', () => {
    // E01 at S2 for all three years, C02 from 2028, R01 in 2027; S1 and S3 lie in a zone without rate.
    expect(allowances({}, examplePostings)).toEqual([
      { year: Y, zone: 'Z2', months: 24, amount: 24 * 600 },
      { year: Y + 1, zone: 'Z2', months: 24, amount: 24 * 600 },
      { year: Y + 2, zone: 'Z2', months: 24, amount: 24 * 600 },
    ]);
  });

  it('take the rate of the policy by zone name where the zone has none of its own', () => {
    expect(allowances({}, examplePostings.slice(0, 1), { zoneAllowances: { 城区: 100, 山区: 900 } })).toEqual([
      { year: Y, zone: 'Z1', months: 12, amount: 1200 },
      { year: Y, zone: 'Z2', months: 12, amount: 7200 },
      { year: Y + 1, zone: 'Z1', months: 12, amount: 1200 },
      { year: Y + 2, zone: 'Z1', months: 12, amount: 1200 },
    ]);
  });

  it('add living and transport, cell by cell from the year’s budget, the general one, the policy', () => {
    const budgets = [
      { year: null, allowanceBudget: null, livingAllowance: 200, transportAllowance: null },
      { year: Y + 1, allowanceBudget: 1, livingAllowance: null, transportAllowance: 50 },
      { year: Y + 2, allowanceBudget: 1, livingAllowance: 0, transportAllowance: 0 },
    ];
    expect(allowances({ budgets }, examplePostings.slice(0, 1), { livingAllowance: 1, transportAllowance: 7 })).toEqual(
      [
        { year: Y, zone: 'Z1', months: 12, amount: 12 * 207 },
        { year: Y, zone: 'Z2', months: 12, amount: 12 * 807 },
        { year: Y + 1, zone: 'Z1', months: 12, amount: 12 * 250 },
      ],
    );
  });

  it('leave out who is on leave or serves outside, and use the id of a zone without row', () => {
    const rows = {
      zones: [],
      schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2', zone: '马屿' })],
      teachers: [
        teacher({ id: 'A', working: 'S2', postedUntil: null }),
        teacher({ id: 'L', working: 'S2', postedUntil: null, status: 'sick', absentUntil: monthOf(2028, 9) }),
        teacher({ id: 'O', working: 'outside', postedUntil: null }),
        teacher({ id: 'G', working: 'S2', postedUntil: null, leaves: monthOf(2029, 1) }),
      ],
      demand: [],
    };
    expect(allowances(rows, [], { zoneAllowances: { 马屿: 600 } })).toEqual([
      { year: Y, zone: '马屿', months: 24, amount: 14400 },
      { year: Y + 1, zone: '马屿', months: 36, amount: 21600 },
      { year: Y + 2, zone: '马屿', months: 24, amount: 14400 },
    ]);
  });
});
