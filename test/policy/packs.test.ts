/** Every pack says what its document says. The parameters below are those of the policy catalogue, typed in again. */
import { describe, expect, it } from 'vitest';
import type { Rational } from '../../src/domain/rational.ts';
import { rational } from '../../src/domain/rational.ts';
import { GROUP_KINDS } from '../../src/domain/words.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import { packIds } from '../../src/policy/packs.ts';
import { pendingClauses, type Policy } from '../../src/policy/policy.ts';
import { ruleLines, settingLines } from '../../src/report/parameters.ts';

async function pack(id: string): Promise<Policy> {
  const { policy, problems } = await loadPolicy(id);
  expect(problems.map((problem) => `${problem.row}:${problem.column} ${problem.message.in('en')}`)).toEqual([]);
  return policy!;
}

const percent = (n: number): Rational => rational(n, 100);

/** What a document cites of the protections; the others are general practice. */
type Cited = Partial<Record<'term' | 'protect-source' | 'headcount-balance', string>>;

const MUST = { kind: 'must' };
const SOFT = { kind: 'soft', tier: 'soft', weight: 1 };

/** `flows`: the kinds of groups in which comings and goings are limited; null = all. */
const protections = (cited: Cited = {}, flows: readonly string[] | null = null): unknown[][] => [
  ['term', cited.term ?? null, null, MUST, {}],
  ['protect-source', cited['protect-source'] ?? null, null, MUST, {}],
  ['headcount-balance', cited['headcount-balance'] ?? null, flows, MUST, { d: 2 }],
  ['outflow-limit', null, flows, MUST, { share: percent(20), ofSubject: rational(1, 2) }],
  ['inflow-limit', null, flows, MUST, { share: percent(30), least: 2 }],
  ['pins', null, null, MUST, {}],
];

const ALL_BUT_FUSED = GROUP_KINDS.filter((kind) => kind !== 'fused');

const TEAM = { vicePrincipals: null, midLevel: null, backbones: null, midLevelOrAbove: null };
const ONE = { least: 1, most: 1 };

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

const T_AND_R = ['settings.tenureYears', 'settings.retireYears'];
const T_R_YEARS = [...T_AND_R, 'settings.postingYears.exchange'];

interface Expected {
  readonly settings: object;
  readonly rules: readonly unknown[][];
  /** What the document leaves open. */
  readonly assumed: readonly string[];
  /** How many rows of the catalogue, and the hard or soft ones that nothing evaluates. */
  readonly clauses: readonly [prefix: string, count: number];
  readonly pending: readonly string[];
}

const EXPECTED: Readonly<Record<string, Expected>> = {
  'suzhou-2024': {
    settings: COMMON,
    rules: [
      [
        'exchange-rate',
        'SZ1',
        ['sameStage'],
        MUST,
        { base: 'eligible', share: percent(20), scope: 'group', counts: 'all' },
      ],
      ['backbone-share', 'SZ2', ['sameStage'], MUST, { share: percent(20), of: 'starters', scope: 'group' }],
      ['group-inflow', 'SZ5', ['sameStage', 'crossStage'], SOFT, { k: 3, m: 2 }],
      ['establishment', 'SZ8', ['sameStage', 'crossStage'], MUST, { mode: 'group', float: percent(3) }],
      ...protections(),
    ],
    assumed: [...T_R_YEARS, 'rules.group-inflow.k', 'rules.group-inflow.m'],
    clauses: ['SZ', 16],
    pending: [],
  },
  'ruian-2021': {
    settings: {
      ...COMMON,
      tenureYears: 12,
      zoneAllowances: { 高楼: 800, 湖岭: 800, 马屿: 600, 陶山: 600 },
      kinds: {
        fused: { tenureYears: 0, postingYears: { exchange: [1, 2, 3], training: [1], leadership: [1, 2, 3] } },
      },
    },
    rules: [
      [
        'exchange-rate',
        'RA1',
        ['coBuilt'],
        MUST,
        { base: 'memberStaff', share: percent(10), scope: 'group', counts: 'all' },
      ],
      ['team', 'RA10', null, SOFT, { ...TEAM, midLevelOrAbove: { least: 1, most: null } }],
      ['establishment', 'RA5', ['coBuilt', 'collaborative'], MUST, { mode: 'moves', float: percent(3) }],
      ['establishment', 'RA5', ['fused'], MUST, { mode: 'group', float: percent(3) }],
      ['title-posts', 'RA13', ['coBuilt'], MUST, { counted: 'sender' }],
      ['newcomer-training', 'RA8', null, MUST, {}],
      ['recruit-service', 'RA9', null, MUST, {}],
      ['mutual-exchange', 'RA7', null, SOFT, {}],
      ['allowance-budget', 'RA20', null, MUST, { covers: 'everyone' }],
      ['shared-teaching', 'RA29', ['fused'], MUST, { most: '40%' }],
      ...protections({ term: 'RA4', 'protect-source': 'RA6', 'headcount-balance': 'RA7' }, ALL_BUT_FUSED),
    ],
    assumed: T_AND_R,
    clauses: ['RA', 39],
    pending: [],
  },
  'qingdao-2022': {
    settings: { ...COMMON, kinds: { loose: { postings: 'none' }, kindergartenAlliance: { postings: 'none' } } },
    rules: [
      ['team', 'QD1', ['tight'], MUST, { ...TEAM, vicePrincipals: ONE }],
      ['team', 'QD2', ['tight'], MUST, { ...TEAM, midLevel: ONE }],
      ['team', 'QD3', ['tight'], MUST, { ...TEAM, backbones: { least: 2, most: 5 } }],
      ['establishment', 'QD7', ['tight'], MUST, { mode: 'stays', float: percent(3) }],
      ...protections({ term: 'QD4' }),
    ],
    assumed: T_AND_R,
    clauses: ['QD', 16],
    pending: [],
  },
  'huantai-2016': {
    settings: {
      ...COMMON,
      livingAllowance: 200,
      transportAllowance: 100,
      kinds: { league: { postings: 'noLeaders' } },
    },
    rules: [
      ['team', 'HT2', ['community'], MUST, { ...TEAM, vicePrincipals: ONE }],
      ['host-stock', 'HT1', ['community'], SOFT, { lo: percent(30), hi: percent(50), fromYear: 1 }],
      [
        'rural-direction',
        'HT10',
        null,
        SOFT,
        { share: percent(50), who: 'backbonesAndMidLevel', to: ['town', 'rural', 'mountain', 'weak'] },
      ],
      ['establishment', 'HT3', null, MUST, { mode: 'stays', float: percent(3) }],
      ...protections({ term: 'HT12' }),
    ],
    assumed: [...T_R_YEARS, 'settings.livingAllowance', 'settings.transportAllowance', 'rules.rural-direction.share'],
    clauses: ['HT', 14],
    pending: [],
  },
  'shuangtaizi-2022': {
    settings: {
      ...COMMON,
      tenureYears: 1,
      retireYears: 3,
      postingYears: { exchange: [1, 2, 3], training: [1], leadership: [1, 2, 3] },
    },
    rules: [
      ['establishment', 'PJ3', ['integrated'], MUST, { mode: 'stays', float: percent(3) }],
      ['title-posts', 'PJ4', ['integrated'], MUST, { counted: 'home' }],
      ...protections(),
    ],
    assumed: T_R_YEARS,
    clauses: ['PJ', 9],
    pending: [],
  },
  'national-2014': {
    settings: COMMON,
    rules: [
      [
        'exchange-rate',
        'GJ1',
        null,
        MUST,
        { base: 'coreEligible', share: percent(10), scope: 'group', counts: 'base' },
      ],
      ['backbone-share', 'GJ2', null, MUST, { share: percent(20), of: 'starters', scope: 'group' }],
      ['rural-direction', 'GJ3', null, SOFT, { share: percent(50), who: 'all', to: ['rural', 'mountain'] }],
      [
        'leader-term',
        'GJ4',
        null,
        SOFT,
        {
          positions: ['principal', 'vicePrincipal'],
          years: null,
          terms: 2,
          termYears: 5,
          spareWithin: 3,
          reach: 'group',
        },
      ],
      ...protections(),
      ['leader-posts', null, null, MUST, { positions: ['principal', 'vicePrincipal'] }],
    ],
    assumed: [
      ...T_R_YEARS,
      'rules.rural-direction.share',
      'rules.leader-term.termYears',
      'rules.leader-term.spareWithin',
    ],
    clauses: ['GJ', 4],
    pending: [],
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
    expect(policy.rules.map((line) => [line.spec.id, line.clause, line.kinds, line.enforce, line.params])).toEqual(
      expected.rules,
    );
    expect(policy.settings).toEqual(expected.settings);
    expect(pendingClauses(policy).map((clause) => clause.id)).toEqual(expected.pending);
  });

  it('marks as assumed what the document does not say, and reports print it so', async () => {
    const policy = await pack(id);
    expect(policy.assumed).toEqual(expected.assumed);
    const printed = [...settingLines(policy, 'en'), ...policy.rules.flatMap((rule) => ruleLines(policy, rule, 'en'))];
    expect(printed.filter(({ origin }) => origin === 'assumed')).toHaveLength(expected.assumed.length);
  });

  it('has every row of the catalogue, each once, and says what serves it', async () => {
    const { clauses } = await pack(id);
    const [prefix, count] = expected.clauses;
    expect([...clauses.keys()]).toEqual(Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`));
  });

  it('weighs as the objective of the domain does', async () => {
    const { order, weights } = await pack(id);
    expect(order).toEqual(['legal', 'timing', 'shortage', 'soft', 'disruption', 'preference', 'claims']);
    expect(weights).toEqual({
      person: 1,
      money: 10,
      timing: [2, 1, 0],
      posting: 100,
      km: 2,
      kmCap: 60,
      classTeacher: 40,
      notVolunteer: 60,
      spouse: 60,
      surplus: 50,
      turnover: 100,
      turnoverShare: percent(10),
      sharing: 10,
      missingBackbone: 100,
      tenureCap: 40,
      ruralCap: 60,
    });
  });

  it('quotes every clause it cites and says in both languages how it reads it', async () => {
    const { clauses, rules } = await pack(id);
    for (const { clause } of rules) expect(clause === null || clauses.has(clause)).toBe(true);
    for (const clause of clauses.values()) {
      expect(clause.quote.length).toBeGreaterThan(3);
      expect(clause.source).not.toBe('');
      expect(clause.reading['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(clause.reading.en).not.toMatch(/\p{Script=Han}/u);
    }
  });
});

it('all packs are among those above', () => {
  expect(packIds()).toEqual(Object.keys(EXPECTED).toSorted());
  expect(packIds()).toHaveLength(6);
});

it('packs differ in their digests', async () => {
  const digests = await Promise.all(packIds().map(async (id) => (await pack(id)).digest));
  expect(new Set(digests).size).toBe(digests.length);
});
