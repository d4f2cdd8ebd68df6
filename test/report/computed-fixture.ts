/**
 * A small county in which everything that is computed occurs. Group A is co-built: core A1 in the city, members A2 in
 * the mountains (800 yuan a month) and A3, a village; Z of A2 rose by 5.5. Group B is fused: core B1 shares teaching
 * with B2. Who goes where is told beside each teacher.
 */
import { deriveInstance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { Assessment, Roster } from '../../src/domain/roster.ts';
import { verify } from '../../src/verify/verify.ts';
import type { Clause, Policy } from '../../src/policy/policy.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { planJson, ROSTER_DIGEST } from '../support/example.ts';
import {
  applied,
  CHINESE,
  demand,
  ENGLISH,
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

const assessed = (row: Partial<Assessment> & { school: string }): Assessment => ({
  year: 2026,
  z: null,
  lastZ: null,
  graduatingClasses: null,
  qualityAward: null,
  principalPay: null,
  excellentPercent: null,
  ...row,
});

const rows: Partial<Roster> = {
  groups: [group({ id: 'A', name: '=甲', kind: 'coBuilt' }), group({ id: 'B', name: '乙', kind: 'fused' })],
  zones: [
    { id: 'Z1', name: '城关', mountain: false, monthlyAllowance: null },
    { id: 'Z2', name: '高楼', mountain: true, monthlyAllowance: 800 },
  ],
  schools: [
    school({
      id: 'A1',
      name: '=城中小学',
      group: 'A',
      role: 'core',
      pupils: 500,
      seniorPosts: 0,
      intermediatePosts: 3,
    }),
    school({ id: 'A2', name: '山上小学', group: 'A', zone: 'Z2', setting: 'town', pupils: 200, intermediatePosts: 0 }),
    school({ id: 'A3', name: '村小', group: 'A', setting: 'rural' }),
    school({ id: 'B1', name: '城东小学', group: 'B', role: 'core' }),
    school({ id: 'B2', name: '城东二小', group: 'B', opened: monthOf(2025, 9) }),
  ],
  teachers: [
    // A01 and A02 go to the mountains in the first year, K03 to the village in the second; A04 still is in the
    // mountains.
    teacher({
      id: 'A01',
      name: '=王芳',
      home: 'A1',
      backbone: 'county',
      postLevel: 9,
      ruralMonths: 6,
      title: 'first',
      position: 'midLevel',
    }),
    teacher({ id: 'A02', name: '李红', home: 'A1', subject: ENGLISH, title: 'second' }),
    teacher({
      id: 'A04',
      name: '赵明',
      home: 'A1',
      working: 'A2',
      postedFrom: monthOf(2025, 9),
      postedUntil: monthOf(2029, 9),
      title: 'senior',
    }),
    ...teachers(6, 'K', { home: 'A1' }),
    teacher({ id: 'E01', home: 'A1', subject: ENGLISH }),
    teacher({ id: 'V01', home: 'A3' }),
    teacher({
      id: 'P1',
      name: '钱校',
      home: 'A1',
      position: 'principal',
      positionSince: monthOf(2017, 9),
      title: 'second',
    }),
    teacher({ id: 'M01', home: 'A2', title: 'none' }),
    teacher({ id: 'M02', home: 'A2', subject: '体育', title: 'none' }),
    teacher({ id: 'B01', home: 'B1', title: 'second' }),
    teacher({ id: 'B02', home: 'B1', title: 'second' }),
    teacher({ id: 'B03', home: 'B2', title: 'second' }),
  ],
  demand: [demand('A1', CHINESE, 4), demand('A2', ENGLISH, 1), demand('B1', CHINESE, 1.6), demand('B2', CHINESE, 1.4)],
  assessments: [
    assessed({ school: 'A1', qualityAward: 100_000, principalPay: 37_000 }),
    assessed({ school: 'A2', z: 85.6, lastZ: 80.1, graduatingClasses: 4 }),
  ],
};

const clause = (id: string, as = id): Clause => ({
  id,
  kind: 'E',
  served: { by: 'entitlement', as },
  source: '小例',
  quote: `引文${id}`,
  reading: { 'zh-CN': `读法${id}`, en: `reading ${id}` },
});

/** SZ10 stands under an id of the policy's own. */
const KNOWN: readonly Clause[] = [
  clause('X10', 'SZ10'),
  ...[
    'RA6',
    'RA11',
    'RA12',
    'RA13',
    'RA14',
    'RA15',
    'RA16',
    'RA17',
    'RA18',
    'RA19',
    'RA22',
    'RA23',
    'RA24',
    'RA25',
    'RA33',
    'SZ4',
    'SZ11',
    'GJ4',
    'PJ6',
    'QD10',
    'QD12',
    'HT10',
    'RA28',
  ].map((id) => clause(id)),
];

const own = policy({
  rules: [
    ...PROTECTIONS,
    applied('establishment', { mode: 'moves' }, { kinds: ['coBuilt'] }),
    applied('shared-teaching', {}, { kinds: ['fused'] }),
  ],
  clauses: new Map(KNOWN.map((one) => [one.id, one])),
});

export function computedContext(rules: Policy = own): ReportContext {
  const instance = deriveInstance(roster(rows), Y);
  const postings = [
    posting({ teacher: 'A01', from: 'A1', to: 'A2' }),
    posting({ teacher: 'A02', from: 'A1', to: 'A2' }),
    posting({ teacher: 'K03', from: 'A1', to: 'A3', start: Y + 1 }),
  ];
  const shared = rules.rules.some(({ spec }) => spec.shares !== undefined)
    ? [{ teacher: 'B01', to: 'B2', year: Y, share: 0.4 }]
    : [];
  const verdict = verify(instance, rules, ROSTER_DIGEST, planJson(instance, rules, postings, shared));
  if (!verdict.ok) throw new Error(verdict.findings.map((finding) => finding.in('en')).join('\n'));
  return { plan: verdict.plan, instance, policy: rules };
}

/** The same county under a policy whose document knows nothing of entitlements. */
export const bare = (): ReportContext => computedContext(policy({ rules: PROTECTIONS }));
