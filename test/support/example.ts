/**
 * A group that can be followed by hand. Core S1: a principal, twelve of Chinese, four of English. Members S2 (six, one)
 * and S3 (six, none); R01 of S3 still serves at S2 until September 2028. C01–C03 and E01 are backbones. Thirteen
 * people are eligible in 2027: C01–C04, E01–E04, D01, D02, F01, H01, H02.
 */
import { monthOf } from '../../src/domain/month.ts';
import { PLAN_FORMAT, type BarePosting, type Plan, type SharedTeaching } from '../../src/domain/plan.ts';
import type { Instance } from '../../src/domain/instance.ts';
import type { Roster } from '../../src/domain/roster.ts';
import { appraise } from '../../src/verify/appraise.ts';
import type { Policy } from '../../src/policy/policy.ts';
import { CHINESE, demand, ENGLISH, group, posting, roster, school, teacher, teachers, Y } from './tiny.ts';

const NEW = { since: monthOf(2024, 9) };
const backbone = { backbone: 'county' } as const;

const staff = [
  teacher({ id: 'P01', position: 'principal' }),
  ...['C01', 'C02', 'C03'].map((id) => teacher({ id, ...backbone })),
  teacher({ id: 'C04' }),
  ...teachers(8, 'CN', NEW),
  teacher({ id: 'E01', subject: ENGLISH, ...backbone }),
  ...['E02', 'E03', 'E04'].map((id) => teacher({ id, subject: ENGLISH })),
  ...teachers(2, 'D', { home: 'S2' }),
  ...teachers(4, 'DN', { home: 'S2', ...NEW }),
  teacher({ id: 'F01', home: 'S2', subject: ENGLISH }),
  ...teachers(2, 'H', { home: 'S3' }),
  ...teachers(4, 'HN', { home: 'S3', ...NEW }),
  teacher({ id: 'R01', home: 'S3', working: 'S2', postedFrom: monthOf(2025, 9), postedUntil: monthOf(2028, 9) }),
];

/** Group G2 with one school stands beside it, so that there is another group to go to by mistake. */
export const exampleRoster = (rows: Partial<Roster> = {}): Roster =>
  roster({
    groups: [group({ id: 'G1' }), group({ id: 'G2' })],
    zones: [
      { id: 'Z1', name: '城区', mountain: false, monthlyAllowance: null },
      { id: 'Z2', name: '山区', mountain: true, monthlyAllowance: 600 },
    ],
    schools: [
      school({ id: 'S1', role: 'core' }),
      school({ id: 'S2', zone: 'Z2' }),
      school({ id: 'S3' }),
      school({ id: 'X1', group: 'G2', role: 'core' }),
    ],
    teachers: [...staff, teacher({ id: 'X01', home: 'X1', ...NEW })],
    demand: [
      demand('S1', CHINESE, 10),
      demand('S1', ENGLISH, 3),
      demand('S2', CHINESE, 5),
      demand('S2', ENGLISH, 2.5),
      demand('S3', CHINESE, 6),
      demand('S3', ENGLISH, 1),
    ],
    ...rows,
  });

/** A lawful plan of the example: 3, 2 and 2 starters, one backbone among them each year. */
export const examplePostings: readonly BarePosting[] = [
  posting({ teacher: 'C01', to: 'S3' }),
  posting({ teacher: 'D01', from: 'S2', to: 'S1' }),
  posting({ teacher: 'E01', to: 'S2' }),
  posting({ teacher: 'C02', to: 'S2', start: Y + 1 }),
  posting({ teacher: 'H01', from: 'S3', to: 'S1', start: Y + 1 }),
  posting({ teacher: 'C03', to: 'S3', start: Y + 2 }),
  posting({ teacher: 'D02', from: 'S2', to: 'S1', start: Y + 2 }),
];

export const ROSTER_DIGEST = 'sha256:example';

/** The plan.json that follows from postings and shared teaching, claimed to be optimal. */
export function planJson(
  instance: Instance,
  policy: Policy,
  postings: readonly BarePosting[],
  shared: readonly SharedTeaching[] = [],
): Plan {
  const appraisal = appraise(instance, policy, postings, shared);
  return {
    format: PLAN_FORMAT,
    program: { name: 'lungang', version: '0.0.0' },
    inputs: { roster: ROSTER_DIGEST, policy: { id: policy.id, digest: policy.digest }, seed: 1 },
    horizon: [...instance.years],
    outcome: appraisal.outcome,
    proof: {
      status: 'optimal',
      tiers: policy.order.map((tier) => ({ tier, value: appraisal.tiers[tier], bound: appraisal.tiers[tier] })),
    },
    postings: [...appraisal.postings],
    sharedTeaching: [...appraisal.sharedTeaching],
    compliance: [...appraisal.compliance],
    relaxations: [...appraisal.relaxations],
    shortages: [...appraisal.shortages],
    allowances: [...appraisal.allowances],
  };
}
