/**
 * A plan small enough to follow by hand: core S1 with a surplus, S2 without a teacher of English, S3 from which one
 * teacher is away until 2028. Four postings, far fewer than 20 % of the eligible, so that quotas are relaxed.
 */
import { deriveInstance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import { PLAN_FORMAT, type Plan } from '../../src/domain/plan.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { verify, type VerifiedPlan } from '../../src/verify/verify.ts';
import { loadPolicy } from '../../src/policy/load.ts';
import type { Policy } from '../../src/policy/policy.ts';
import type { ReportContext } from '../../src/report/context.ts';
import {
  group,
  demand,
  ENGLISH,
  CHINESE,
  pin,
  posting,
  roster,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

const loaded = await loadPolicy('suzhou-2024');
if (loaded.policy === null) throw new Error('the pack suzhou-2024 does not load');
const SZ7 = loaded.policy.clauses.get('SZ7')!;
const WHY = { 'zh-CN': '名册没有相应栏目', en: 'The roster has no column for it' };
/** The pack, but for SZ7, which nothing serves. */
const policy: Policy = {
  ...loaded.policy,
  clauses: new Map([...loaded.policy.clauses, ['SZ7', { ...SZ7, served: { by: 'none', why: WHY } }]]),
};

const people = roster({
  groups: [group({ id: 'G1', name: '-第一集团' })],
  zones: [
    { id: 'Z1', name: '城区', mountain: false, monthlyAllowance: 0 },
    { id: 'Z2', name: '西山', mountain: true, monthlyAllowance: 800 },
  ],
  schools: [
    school({ id: 'S1', role: 'core', name: '=城中小学' }),
    school({ id: 'S2', name: '河东小学', zone: 'Z2', setting: 'rural' }),
    school({ id: 'S3', name: '@河西小学' }),
  ],
  teachers: [
    teacher({
      id: 'C01',
      name: '=HYPERLINK("x")',
      backbone: 'county',
      volunteer: true,
      wishes: ['S2'],
      classTeacher: true,
      spouse: 'M01',
    }),
    teacher({ id: 'C02', name: '李红', sex: 'female', title: 'senior' }),
    teacher({ id: 'C03', name: '王芳', graduatingYear: Y }),
    ...teachers(10, 'C').slice(3),
    teacher({ id: 'E01', name: '王芳', subject: ENGLISH, spouse: 'E02', wishes: ['S3'] }),
    teacher({ id: 'E02', subject: ENGLISH, spouse: 'E01' }),
    teacher({ id: 'E03', subject: ENGLISH }),
    teacher({ id: 'M01', home: 'S2', spouse: 'C01' }),
    ...teachers(5, 'M', { home: 'S2' }).slice(1),
    ...teachers(4, 'R', { home: 'S3' }),
    teacher({
      id: 'R05',
      home: 'S3',
      working: 'S1',
      postedFrom: monthOf(2025, 9),
      postedUntil: monthOf(2028, 8),
      backbone: 'municipal',
    }),
  ],
  demand: [
    demand('S1', CHINESE, 7),
    demand('S1', ENGLISH, 2),
    demand('S2', CHINESE, 4.6),
    demand('S2', ENGLISH, 1),
    demand('S3', CHINESE, 5),
    demand('S3', ENGLISH, 0.4, Y + 1),
  ],
  budgets: [{ year: null, allowanceBudget: 20_000, livingAllowance: null, transportAllowance: null }],
  pins: [
    pin({ teacher: 'C02', kind: 'goTo', school: 'S3', reason: '+支教协议' }),
    pin({ teacher: 'C04', kind: 'mustStay' }),
  ],
});

export const instance = deriveInstance(people, Y);

const bare = [
  posting({ teacher: 'C01', to: 'S2' }),
  posting({ teacher: 'E01', to: 'S2' }),
  posting({ teacher: 'C02', to: 'S3', start: Y + 1 }),
  posting({ teacher: 'C03', to: 'S3', start: Y + 2 }),
];

/** The plan of these postings; `slack`: how far the bound of the last tier stays below its value. */
function planOf(slack: number): VerifiedPlan {
  const appraisal = appraise(instance, policy, bare);
  const plan: Plan = {
    format: PLAN_FORMAT,
    program: { name: 'lungang', version: '0.0.0' },
    inputs: { roster: 'sha256:roster', policy: { id: policy.id, digest: policy.digest }, seed: 7 },
    horizon: [...instance.years],
    outcome: appraisal.outcome,
    proof: {
      status: slack === 0 ? 'optimal' : 'feasible',
      tiers: policy.order.map((tier, i) => ({
        tier,
        value: appraisal.tiers[tier],
        bound: appraisal.tiers[tier] - (i === policy.order.length - 1 ? slack : 0),
      })),
    },
    postings: [...appraisal.postings],
    sharedTeaching: [],
    compliance: [...appraisal.compliance],
    relaxations: [...appraisal.relaxations],
    shortages: [...appraisal.shortages],
    allowances: [...appraisal.allowances],
  };
  const verdict = verify(instance, policy, 'sha256:roster', plan);
  if (!verdict.ok) throw new Error(verdict.findings.map((finding) => finding.in('en')).join('\n'));
  return verdict.plan;
}

export const context: ReportContext = { plan: planOf(0), instance, policy };
/** The same plan when a limit ended the search before the last tier was proven. */
export const unproven: ReportContext = { plan: planOf(5), instance, policy };
