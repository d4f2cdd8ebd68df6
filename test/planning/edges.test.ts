/** Rosters at the edge of sense get sensible answers: a verified plan, proven, whatever is missing. */
import { beforeAll, expect, it } from 'vitest';
import { deriveInstance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { makePlan } from '../../src/planning/make-plan.ts';
import type { VerifiedPlan } from '../../src/verify/verify.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { roster, school, teachers } from '../support/tiny.ts';

const policies: Policy[] = [];
beforeAll(async () => {
  for (const id of ['suzhou-2024', 'national-2014']) policies.push((await loadPolicy(id)).policy!);
});

const staff = (row: Parameters<typeof teachers>[2] = {}): Roster['teachers'] => [
  ...teachers(10, 'A', row),
  ...teachers(10, 'B', { home: 'S2', ...row }),
  ...teachers(10, 'C', { home: 'S3', ...row }),
];

const CASES: Readonly<
  Record<
    string,
    { readonly rows: Partial<Roster>; readonly outcome: 'compliant' | 'relaxed'; readonly postings?: number }
  >
> = {
  'one school': {
    rows: { schools: [school({ id: 'S1', role: 'core' })], teachers: teachers(10, 'A', { since: monthOf(2025, 9) }) },
    outcome: 'compliant',
    postings: 0,
  },
  'one school whose teachers are due': {
    rows: { schools: [school({ id: 'S1', role: 'core' })], teachers: teachers(10, 'A') },
    outcome: 'relaxed',
    postings: 0,
  },
  'no teachers': { rows: {}, outcome: 'compliant', postings: 0 },
  'nobody eligible': { rows: { teachers: staff({ since: monthOf(2026, 9) }) }, outcome: 'compliant', postings: 0 },
  'all exempt': { rows: { teachers: staff({ exempt: true }) }, outcome: 'compliant', postings: 0 },
  'all volunteers': { rows: { teachers: staff({ volunteer: true, backbone: 'county' }) }, outcome: 'compliant' },
  'all volunteers, nobody eligible': {
    rows: { teachers: staff({ volunteer: true, since: monthOf(2026, 9) }) },
    outcome: 'compliant',
    postings: 0,
  },
  'no backbones': { rows: { teachers: staff() }, outcome: 'relaxed' },
  'all leave before a posting could end': {
    rows: { teachers: staff({ leaves: monthOf(2028, 9) }) },
    outcome: 'compliant',
    postings: 0,
  },
};

const planOf = async (rows: Partial<Roster>, policy: Policy): Promise<VerifiedPlan> => {
  const outcome = await makePlan(deriveInstance(roster(rows), 2027), policy, 'sha256:test', {
    backend: 'highs',
    seed: 1,
    timeLimit: 60,
    gap: 0,
    workers: 1,
  });
  if (outcome.kind !== 'plan') throw new Error(outcome.kind);
  return outcome.plan;
};

it.each(Object.entries(CASES))('%s', async (_name, { rows, outcome, postings }) => {
  for (const policy of policies) {
    const plan = await planOf(rows, policy);
    expect(plan.proof.status).toBe('optimal');
    expect(plan.outcome).toBe(outcome);
    expect(plan.postings.length).toBe(postings ?? plan.postings.length);
    expect(outcome === 'compliant' ? plan.relaxations : []).toEqual([]);
  }
});
