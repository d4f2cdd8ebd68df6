/**
 * Every kind of fault that a planner, a merge or a hand could put into a plan.json, and the finding that refuses it.
 * The plan they are planted in is accepted, so each refusal is the fault's doing.
 */
import { describe, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting, Plan } from '../../src/domain/plan.ts';
import { LANGS } from '../../src/messages/message.ts';
import { verify } from '../../src/verify/verify.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { examplePostings, exampleRoster, planJson, ROSTER_DIGEST } from '../support/example.ts';
import { applied, CHINESE, demand, ENGLISH, pin, policy, posting, PROTECTIONS, Y } from '../support/tiny.ts';

const rules = policy();
const roster = exampleRoster();
const world = deriveInstance(roster, Y);
const good = (): Plan => planJson(world, rules, examplePostings);

const findingsOf = (plan: unknown, under: Policy = rules, within = world) => {
  const verdict = verify(within, under, ROSTER_DIGEST, plan);
  return verdict.ok ? [] : verdict.findings;
};
const codes = (plan: unknown, under: Policy = rules, within = world): string[] =>
  [...new Set(findingsOf(plan, under, within).map((finding) => finding.code))].toSorted();

/** The example's postings with one of them changed, and everything derived from them again. */
const changed = (teacher: string, to: Partial<BarePosting>): Plan =>
  planJson(
    world,
    rules,
    examplePostings.map((one) => (one.teacher === teacher ? { ...one, ...to } : one)),
  );

/** The plan that is written in a world of other rows. */
const inWorld = (rows: Parameters<typeof exampleRoster>[0]) =>
  planJson(deriveInstance(exampleRoster(rows), Y), rules, examplePostings);
const people = (change: (row: (typeof roster.teachers)[number]) => object) => ({
  teachers: roster.teachers.map((row) => ({ ...row, ...change(row) })),
});
const certificate = (plan: Plan, change: (row: Plan['compliance'][number]) => object): Plan => ({
  ...plan,
  compliance: plan.compliance.map((row) => ({ ...row, ...change(row) })),
});
const withPin = (row: Parameters<typeof pin>[0]) =>
  codes(good(), rules, deriveInstance(exampleRoster({ pins: [pin(row)] }), Y));
const halves = (tenths: number) => roster.demand.map((row) => (row.tenths === 25 ? { ...row, tenths } : row));

describe('the plan without faults', () => {
  it('is accepted', () => {
    expect(findingsOf(good()).map((finding) => finding.in('en'))).toEqual([]);
  });

  it('is accepted when it relaxes what cannot be met', () => {
    const harder = policy({
      rules: [applied('exchange-rate', { base: 'eligible', share: '30%' }, { clause: 'SZ1' }), ...PROTECTIONS],
    });
    const plan = planJson(world, harder, examplePostings);
    expect(plan.outcome).toBe('relaxed');
    expect(plan.relaxations).toHaveLength(3);
    expect(codes(plan, harder)).toEqual([]);
  });
});

describe('faults in the form', () => {
  it.each<[string, (plan: Plan) => unknown, string[]]>([
    ['not an object', () => 'plan', ['plan-malformed']],
    ['another format', (plan) => ({ ...plan, format: 'lungang-plan/2' }), ['plan-malformed']],
    ['a missing part', (plan) => ({ ...plan, outcome: undefined }), ['plan-malformed']],
    ['an unknown key', (plan) => ({ ...plan, note: 'fine' }), ['plan-malformed']],
    [
      'an unknown key in a posting',
      (plan) => ({ ...plan, postings: plan.postings.map((one) => ({ ...one, score: 1 })) }),
      ['plan-malformed'],
    ],
    [
      'a fraction for a tier',
      (plan) => ({
        ...plan,
        proof: { ...plan.proof, tiers: plan.proof.tiers.map((tier) => ({ ...tier, value: 0.5 })) },
      }),
      ['plan-malformed'],
    ],
    ['another roster', (plan) => ({ ...plan, inputs: { ...plan.inputs, roster: 'sha256:other' } }), ['roster-differs']],
    [
      'another policy',
      (plan) => ({ ...plan, inputs: { ...plan.inputs, policy: { id: 'other', digest: rules.digest } } }),
      ['policy-differs'],
    ],
    [
      'another edition of the policy',
      (plan) => ({ ...plan, inputs: { ...plan.inputs, policy: { id: rules.id, digest: 'sha256:other' } } }),
      ['policy-differs'],
    ],
    ['another horizon', (plan) => ({ ...plan, horizon: [Y + 1, Y + 2, Y + 3] }), ['horizon-differs']],
    ['postings out of order', (plan) => ({ ...plan, postings: plan.postings.toReversed() }), ['not-sorted']],
    ['compliance out of order', (plan) => ({ ...plan, compliance: plan.compliance.toReversed() }), ['not-sorted']],
    ['shortages out of order', (plan) => ({ ...plan, shortages: plan.shortages.toReversed() }), ['not-sorted']],
    [
      'shared teaching',
      (plan) => ({ ...plan, sharedTeaching: [{ teacher: 'E02', to: 'S2', year: Y, share: 0.4 }] }),
      ['shared-teaching-not-supported'],
    ],
  ])('%s', (_, plant, expected) => {
    expect(codes(plant(good()))).toEqual(expected);
  });
});

describe('faults in what is derived', () => {
  it.each<[string, (plan: Plan) => unknown, string[]]>([
    ['an embellished purpose', (plan) => withPosting(plan, 'D01', { purpose: ['shortage'] }), ['value-differs']],
    ['a purpose left out', (plan) => withPosting(plan, 'E01', { purpose: ['backbone'] }), ['value-differs']],
    ['a clause left out', (plan) => withPosting(plan, 'C01', { clauses: ['SZ1'] }), ['value-differs']],
    ['a tier too good', (plan) => withTier(plan, 'shortage', { value: 50, bound: 50 }), ['value-differs']],
    ['a tier too bad', (plan) => withTier(plan, 'disruption', { value: 1621, bound: 1621 }), ['value-differs']],
    [
      'a bound above the value',
      (plan) => withTier(plan, 'shortage', { bound: 61 }),
      ['bound-impossible', 'status-differs'],
    ],
    [
      'a bound below nothing',
      (plan) => ({
        ...withTier(plan, 'claims', { bound: -1 }),
        proof: { ...withTier(plan, 'claims', { bound: -1 }).proof, status: 'feasible' },
      }),
      ['bound-impossible'],
    ],
    ['optimal with a gap', (plan) => withTier(plan, 'claims', { bound: 100 }), ['status-differs']],
    [
      'feasible without a gap',
      (plan) => ({ ...plan, proof: { ...plan.proof, status: 'feasible' } }),
      ['status-differs'],
    ],
    [
      'tiers in another order',
      (plan) => ({ ...plan, proof: { ...plan.proof, tiers: plan.proof.tiers.toReversed() } }),
      ['tiers-differ'],
    ],
    [
      'a tier left out',
      (plan) => ({ ...plan, proof: { ...plan.proof, tiers: plan.proof.tiers.slice(1) } }),
      ['tiers-differ'],
    ],
    ['another outcome', (plan) => ({ ...plan, outcome: 'relaxed' }), ['value-differs']],
    ['a certificate row left out', (plan) => ({ ...plan, compliance: plan.compliance.slice(1) }), ['row-missing']],
    [
      'a certificate row twice',
      (plan) => ({ ...plan, compliance: [plan.compliance[0]!, ...plan.compliance] }),
      ['row-unfounded'],
    ],
    [
      'a relaxation nobody needs',
      (plan) => ({
        ...plan,
        relaxations: [
          { rule: 'exchange-rate', clause: 'SZ1', scope: plan.compliance[0]!.scope, year: Y, by: 1, unit: 'person' },
        ],
      }),
      ['row-unfounded'],
    ],
    [
      'a shortage made smaller',
      (plan) => ({ ...plan, shortages: plan.shortages.map((row, i) => (i === 0 ? { ...row, short: 0 } : row)) }),
      ['row-differs'],
    ],
    [
      'an allowance made larger',
      (plan) => ({
        ...plan,
        allowances: plan.allowances.map((row, i) => (i === 0 ? { ...row, amount: row.amount + 1 } : row)),
      }),
      ['row-differs'],
    ],
    [
      'a zone without allowance',
      (plan) => ({ ...plan, allowances: [{ year: Y, zone: 'Z1', months: 12, amount: 0 }, ...plan.allowances] }),
      ['row-unfounded'],
    ],
  ])('%s', (_, plant, expected) => {
    expect(codes(plant(good()))).toEqual(expected);
  });
});

describe('faults in the postings, everything else derived from them', () => {
  it.each<[string, () => Plan, string[]]>([
    [
      'a posting dropped: the quota is not met, and the plan says so',
      () => planJson(world, rules, examplePostings.slice(1)),
      [],
    ],
    ['too short a posting', () => changed('C01', { years: 2 }), ['term-broken', 'years-not-allowed']],
    ['a start outside the horizon', () => changed('D02', { start: Y + 3 }), ['start-outside-horizon']],
    ['a newcomer', () => changed('C01', { teacher: 'CN01' }), ['may-not-start']],
    ['the principal', () => changed('C01', { teacher: 'P01' }), ['may-not-start']],
    ['somebody on a running posting', () => changed('H01', { teacher: 'R01', start: Y }), ['may-not-start']],
    ['somebody who has just come back', () => changed('H01', { teacher: 'R01' }), ['may-not-start']],
    ['a school of another group', () => changed('C01', { to: 'X1' }), ['host-direction', 'host-other-group']],
    ['the home itself', () => changed('C01', { to: 'S1' }), ['host-is-home']],
    ['home told wrongly', () => changed('D01', { from: 'S3' }), ['from-not-home']],
    [
      'the only teacher of a subject',
      () =>
        planJson(world, rules, [
          ...examplePostings.filter(({ teacher }) => teacher !== 'E01' && teacher !== 'D01'),
          posting({ teacher: 'F01', from: 'S2', to: 'S1' }),
        ]),
      ['protect-source-broken'],
    ],
    [
      'two of a small school in a year',
      () =>
        planJson(world, rules, [...examplePostings.slice(0, -1), posting({ teacher: 'D02', from: 'S2', to: 'S1' })]),
      ['outflow-limit-broken'],
    ],
    [
      'three into a small school in a year',
      () =>
        planJson(
          world,
          rules,
          [
            ...examplePostings,
            posting({ teacher: 'C04', to: 'S3' }),
            posting({ teacher: 'D02', from: 'S2', to: 'S3' }),
          ].filter((_one, i) => i !== 6),
        ),
      ['headcount-balance-broken', 'inflow-limit-broken', 'outflow-limit-broken'],
    ],
    [
      'a teacher in two places',
      () => ({
        ...good(),
        postings: [
          ...good().postings.slice(0, 3),
          { ...good().postings[0]!, start: Y + 1, to: 'S2' },
          ...good().postings.slice(3),
        ],
      }),
      ['second-posting'],
    ],
    [
      'nobody of that name',
      () => ({ ...good(), postings: good().postings.map((one, i) => (i === 0 ? { ...one, teacher: 'C00' } : one)) }),
      ['unknown-teacher'],
    ],
  ])('%s', (_, make, expected) => {
    expect(codes(make())).toEqual(expected);
  });

  it('pins that are not kept', () => {
    expect(withPin({ teacher: 'C04', kind: 'mustGo' })).toEqual(['pin-missing', 'row-differs']);
    expect(withPin({ teacher: 'C01', kind: 'mustStay' })).toContain('pin-broken');
    expect(withPin({ teacher: 'C01', kind: 'goTo', school: 'S2' })).toContain('pin-missing');
    expect(withPin({ teacher: 'C01', kind: 'notTo', school: 'S3' })).toContain('pin-broken');
  });
});

/**
 * Each plan is what a planner would write that has got the named derivation wrong: derived in a world of its own,
 * verified in the true one.
 */
describe('faults that come from wrong derivations', () => {
  it('eligibility: tenure a year short', () => {
    const wrong = policy({ settings: { tenureYears: 3 } });
    const plan = planJson(world, wrong, [...examplePostings, posting({ teacher: 'CN01', to: 'S3', start: Y + 2 })]);
    expect(codes(plan)).toEqual(expect.arrayContaining(['may-not-start', 'row-differs', 'value-differs']));
  });

  it('eligibility: the exempt counted in the base', () => {
    const exempt = new Set(['C04', 'E02', 'E03', 'E04', 'F01']);
    const truth = deriveInstance(exampleRoster(people(({ id }) => (exempt.has(id) ? { exempt: true } : {}))), Y);
    expect(codes(good(), rules, truth)).toEqual(['row-differs']);
  });

  it('eligibility: frozen, as if those who went were still in the pool', () => {
    const plan = certificate(good(), (row) =>
      row.rule === 'exchange-rate' && row.year > Y ? { required: 3, holds: false } : {},
    );
    expect(codes(plan)).toEqual(['row-differs']);
  });

  it('base: leaders taken for subject staff', () => {
    const plan = inWorld(people((row) => (row.id === 'P01' ? { position: 'midLevel', since: monthOf(2024, 9) } : {})));
    // One more of Chinese at S1 changes no shortage; with a demand of thirteen it does.
    expect(codes(plan)).toEqual([]);
    const more = [
      ...roster.demand.filter((row) => !(row.school === 'S1' && row.subject === CHINESE)),
      demand('S1', CHINESE, 13),
    ];
    const wrong = inWorld({
      ...people((row) => (row.id === 'P01' ? { position: 'midLevel', since: monthOf(2024, 9) } : {})),
      demand: more,
    });
    expect(codes(wrong, rules, deriveInstance(exampleRoster({ demand: more }), Y))).toEqual(
      expect.arrayContaining(['value-differs', 'row-missing']),
    );
  });

  it('base: running postings forgotten', () => {
    const plan = inWorld(
      people((row) =>
        row.id === 'R01' ? { working: 'S3', postedFrom: null, postedUntil: null, since: monthOf(2024, 9) } : {},
      ),
    );
    expect(codes(plan)).toEqual(['row-differs']);
  });

  it('hosts: a school that has neither need nor staff in the start year', () => {
    const noEnglish = roster.demand.filter((row) => !(row.school === 'S3' && row.subject === ENGLISH));
    const plan = planJson(world, rules, [...examplePostings, posting({ teacher: 'E02', to: 'S3', start: Y + 1 })]);
    expect(codes(plan)).toEqual(['protect-source-broken']);
    expect(codes(plan, rules, deriveInstance(exampleRoster({ demand: noEnglish }), Y))).toEqual(
      expect.arrayContaining(['host-without-subject']),
    );
  });

  it('hosts: directions of another policy', () => {
    expect(codes(good(), { ...rules, settings: { ...rules.settings, directions: ['core-member'] } })).toEqual([
      'host-direction',
    ]);
  });

  it('starters: running postings counted as if they started', () => {
    const plan = certificate(good(), (row) =>
      row.rule === 'exchange-rate' && row.year === Y ? { actual: row.actual + 1 } : {},
    );
    expect(codes(plan)).toEqual(['row-differs']);
  });

  it('starters: only those who leave the core', () => {
    const outward = policy({
      rules: [
        applied('exchange-rate', { base: 'eligible', share: '20%', counts: 'all' }, { clause: 'SZ1' }),
        applied('backbone-share', { share: '20%' }, { clause: 'SZ2' }),
        ...PROTECTIONS,
      ],
    });
    const plan = planJson(world, outward, examplePostings);
    const wrong = certificate(plan, (row) =>
      row.rule === 'exchange-rate' ? { actual: row.actual - 1, holds: row.actual > row.required } : {},
    );
    expect(codes(wrong, outward)).toEqual(['row-differs']);
  });

  it('needs: halves rounded down', () => {
    expect(codes(inWorld({ demand: halves(24) }))).toEqual(['row-differs', 'value-differs']);
    expect(codes(inWorld({ demand: halves(26) }))).toEqual([]);
  });

  it('needs: the row of one year overlooked', () => {
    const within = deriveInstance(exampleRoster({ demand: [...roster.demand, demand('S2', ENGLISH, 4, Y + 1)] }), Y);
    expect(codes(good(), rules, within)).toEqual(['row-differs', 'value-differs']);
  });
});

describe('the report of faults', () => {
  it('has all of them at once, each with its place, in both languages', () => {
    const plan = good();
    const findings = findingsOf({
      ...plan,
      inputs: { ...plan.inputs, roster: 'sha256:other' },
      postings: plan.postings.map((one, i) => (i === 2 ? { ...one, to: 'S3' } : one)),
      outcome: 'relaxed',
    });
    expect(findings.map((finding) => finding.code)).toEqual(
      expect.arrayContaining(['roster-differs', 'value-differs', 'row-differs']),
    );
    const outcome = findings.find((finding) => finding.in('en').startsWith('outcome'))!;
    expect(LANGS.map((lang) => outcome.in(lang))).toEqual([
      'outcome：按名册、政策和名单重算应为 "compliant"，文件写的是 "relaxed"',
      'outcome: recomputed from roster, policy and postings it is "compliant", the file says "relaxed"',
    ]);
  });

  it('tells malformed parts in both languages', () => {
    const [finding] = findingsOf({ ...good(), horizon: [Y, Y + 1] });
    expect(LANGS.map((lang) => finding!.in(lang))).toEqual([
      expect.stringMatching(/^horizon：格式不符（.*3.*）$/u),
      expect.stringMatching(/^horizon: not as the format asks \(.*3.*\)$/u),
    ]);
  });
});

/** The posting of one teacher with other purposes or clauses. */
function withPosting(plan: Plan, teacher: string, to: Partial<Plan['postings'][number]>): Plan {
  return { ...plan, postings: plan.postings.map((one) => (one.teacher === teacher ? { ...one, ...to } : one)) };
}

function withTier(plan: Plan, tier: string, to: Partial<Plan['proof']['tiers'][number]>): Plan {
  return {
    ...plan,
    proof: { ...plan.proof, tiers: plan.proof.tiers.map((one) => (one.tier === tier ? { ...one, ...to } : one)) },
  };
}
