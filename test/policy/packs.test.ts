/** Every pack says what its document says. The parameters below are those of the policy catalogue, typed in again. */
import { describe, expect, it } from 'vitest';
import type { Rational } from '../../src/domain/rational.ts';
import { rational } from '../../src/domain/rational.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { packIds } from '../../src/policy/packs.ts';
import { pendingClauses, type Policy } from '../../src/policy/policy.ts';

async function pack(id: string): Promise<Policy> {
  const { policy, problems } = await loadPolicy(id);
  expect(problems.map((problem) => `${problem.row}:${problem.column} ${problem.message.in('en')}`)).toEqual([]);
  return policy!;
}

const percent = (n: number): Rational => rational(n, 100);

const PROTECTIONS = [
  ['term', null, null, { kind: 'must' }, {}],
  ['protect-source', null, null, { kind: 'must' }, {}],
  ['headcount-balance', null, null, { kind: 'must' }, { d: 2 }],
  ['outflow-limit', null, null, { kind: 'must' }, { share: percent(20), ofSubject: rational(1, 2) }],
  ['inflow-limit', null, null, { kind: 'must' }, { share: percent(30), least: 2 }],
  ['pins', null, null, { kind: 'must' }, {}],
];

const COMMON = {
  tenureYears: 6,
  retireYears: 5,
  postingYears: { exchange: [3], training: [1], leadership: [3] },
  directions: ['core-member', 'member-core', 'member-member'],
  graduationYearsBefore: 1,
  crossStage: false,
  crossGroup: false,
  zoneAllowances: {},
  livingAllowance: 0,
  transportAllowance: 0,
};

const EXPECTED = {
  'suzhou-2024': {
    settings: COMMON,
    rules: [
      ['exchange-rate', 'SZ1', ['sameStage', 'crossStage'], { kind: 'must' }, { base: 'eligible', share: percent(20), scope: 'group', counts: 'all' }],
      ['backbone-share', 'SZ2', ['sameStage', 'crossStage'], { kind: 'must' }, { share: percent(20), of: 'starters', scope: 'group' }],
      ...PROTECTIONS,
    ],
    pending: ['SZ5', 'SZ8'],
  },
  'national-2014': {
    settings: COMMON,
    rules: [
      ['exchange-rate', 'GJ1', null, { kind: 'must' }, { base: 'coreEligible', share: percent(10), scope: 'group', counts: 'base' }],
      ['backbone-share', 'GJ2', null, { kind: 'must' }, { share: percent(20), of: 'starters', scope: 'group' }],
      ...PROTECTIONS,
    ],
    pending: ['GJ3'],
  },
};

describe.each(Object.entries(EXPECTED))('%s', (id, expected) => {
  it('loads without a word and carries its own id', async () => {
    const policy = await pack(id);
    expect(policy.id).toBe(id);
    expect(policy.digest).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it('has exactly the rules, parameters and settings of its document', async () => {
    const policy = await pack(id);
    expect(policy.rules.map((line) => [line.spec.id, line.clause, line.kinds, line.enforce, line.params])).toEqual(expected.rules);
    expect(policy.settings).toEqual(expected.settings);
    expect(pendingClauses(policy).map(({ id }) => id)).toEqual(expected.pending);
  });

  it('marks as assumed what the document does not say: tenure, retirement, length of a posting', async () => {
    expect((await pack(id)).assumed).toEqual(['settings.tenureYears', 'settings.retireYears', 'settings.postingYears.exchange']);
  });

  it('weighs as the objective of the domain does', async () => {
    const { order, weights } = await pack(id);
    expect(order).toEqual(['legal', 'timing', 'shortage', 'soft', 'disruption', 'preference', 'claims']);
    expect(weights).toEqual({
      person: 1, money: 10, timing: [2, 1, 0], posting: 100, km: 2, kmCap: 60, classTeacher: 40, notVolunteer: 60, spouse: 60, surplus: 50,
      turnover: 100, turnoverShare: percent(10), sharing: 10, missingBackbone: 100, tenureCap: 40, ruralCap: 60,
    });
  });

  it('quotes every clause it cites and says in both languages how it reads it', async () => {
    const { clauses, rules } = await pack(id);
    for (const { clause } of rules) expect(clause === null || clauses.has(clause)).toBe(true);
    for (const clause of clauses.values()) {
      expect(clause.quote.length).toBeGreaterThan(10);
      expect(clause.source).not.toBe('');
      expect(clause.reading['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(clause.reading.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

it('all packs are among those above', () => {
  expect(packIds()).toEqual(Object.keys(EXPECTED).toSorted());
});

it('packs differ in their digests', async () => {
  const digests = await Promise.all(packIds().map(async (id) => (await pack(id)).digest));
  expect(new Set(digests).size).toBe(digests.length);
});
