/**
 * A co-built group in which every paper of the procedure has something to say. Core A1 in the city, members A2 in the
 * mountains (800 yuan a month) and A3, a village. Who goes where is told beside each teacher.
 */
import { deriveInstance } from '../../../src/domain/instance.ts';
import { monthOf } from '../../../src/domain/month.ts';
import type { Roster } from '../../../src/domain/roster.ts';
import type { Clause, Policy } from '../../../src/policy/policy.ts';
import type { ReportContext } from '../../../src/report/context.ts';
import { verify } from '../../../src/verify/verify.ts';
import { planJson, ROSTER_DIGEST } from '../../support/example.ts';
import {
  activity,
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
} from '../../support/tiny.ts';

const NEW = { since: monthOf(Y, 8), employedSince: monthOf(Y, 8), title: 'none' } as const;

export const rows: Partial<Roster> = {
  groups: [group({ id: 'A', name: '城中教共体', kind: 'coBuilt' })],
  zones: [
    { id: 'Z1', name: '城关', mountain: false, monthlyAllowance: null },
    { id: 'Z2', name: '高楼', mountain: true, monthlyAllowance: 800 },
  ],
  schools: [
    school({ id: 'A1', name: '城中小学', group: 'A', role: 'core', seniorPosts: 0, intermediatePosts: 3 }),
    school({ id: 'A2', name: '山上小学', group: 'A', zone: 'Z2', setting: 'town' }),
    school({ id: 'A3', name: '村小', group: 'A', setting: 'rural' }),
  ],
  teachers: [
    // New at A2 in English: trains at the core in the first year, under K01.
    teacher({ id: 'N1', name: '新一', home: 'A2', subject: ENGLISH, ...NEW }),
    // New at A3, on leave until March: trains in the second year.
    teacher({ id: 'N2', name: '新二', home: 'A3', status: 'maternity', absentUntil: monthOf(Y + 1, 3), ...NEW }),
    // Was at A3 for 36 months; goes to the mountains in the first year.
    teacher({
      id: 'L1',
      name: '李甲',
      home: 'A1',
      volunteer: true,
      postedFrom: monthOf(2024, 9),
      postedUntil: monthOf(2027, 8),
      lastHost: 'A3',
      ruralMonths: 36,
      postLevel: 9,
    }),
    // At A2 by an order of July 2025, until August 2028.
    teacher({
      id: 'L2',
      name: '李乙',
      home: 'A1',
      working: 'A2',
      postedFrom: monthOf(2025, 7),
      postedUntil: monthOf(2028, 8),
      ruralMonths: 24,
    }),
    // Was at A2 for a year; goes to the village in the second year.
    teacher({
      id: 'L3',
      name: '李丙',
      home: 'A1',
      title: 'senior',
      volunteer: true,
      postedFrom: monthOf(2022, 9),
      postedUntil: monthOf(2023, 8),
      lastHost: 'A2',
      ruralMonths: 5,
    }),
    // Her time at the core is over in August 2027; that of B2 at A2 has no end.
    teacher({
      id: 'B1',
      name: '白甲',
      home: 'A3',
      working: 'A1',
      postedFrom: monthOf(2024, 9),
      postedUntil: monthOf(2027, 8),
    }),
    teacher({ id: 'B2', name: '白乙', home: 'A1', working: 'A2', postedFrom: monthOf(2026, 9) }),
    teacher({ id: 'K01', name: '柯一', home: 'A1', title: 'senior', ruralMonths: 12 }),
    teacher({ id: 'K02', name: '柯二', home: 'A1', title: 'senior', ruralMonths: 6 }),
    ...teachers(8, 'K', { home: 'A1' }).slice(2),
    teacher({ id: 'V1', name: '魏甲', home: 'A3' }),
    teacher({ id: 'V2', name: '魏乙', home: 'A3', subject: '体育', teachingTenths: 6 }),
  ],
  demand: [demand('A1', CHINESE, 5), demand('A2', ENGLISH, 3), demand('A3', CHINESE, 2), demand('A3', '体育', 1)],
  activities: [activity({ group: 'A', form: 'mentoring', from: 'A2', to: 'A1', teacher: 'N1', tutor: 'K01' })],
};

const clause = (id: string): readonly [string, Clause] => [
  id,
  {
    id,
    kind: 'E',
    served: { by: id === 'RA11' ? 'indicator' : 'entitlement', as: id },
    source: '小例',
    quote: `引文${id}`,
    reading: { 'zh-CN': `读法${id}`, en: `reading ${id}` },
  },
];

export const known = new Map(['RA11', 'RA13', 'RA14', 'RA15', 'RA17'].map(clause));
const rules = policy({ rules: [...PROTECTIONS, applied('newcomer-training')], clauses: known });
const POSTINGS = [
  posting({ teacher: 'N1', from: 'A2', to: 'A1', years: 1, kind: 'training' }),
  posting({ teacher: 'N2', from: 'A3', to: 'A1', start: Y + 1, years: 1, kind: 'training' }),
  posting({ teacher: 'L1', from: 'A1', to: 'A2' }),
  posting({ teacher: 'L3', from: 'A1', to: 'A3', start: Y + 1 }),
];

/** The plan of these postings, verified; `more`: rows instead of the fixture's. */
export function papersContext(more: Partial<Roster> = {}, own: Policy = rules): ReportContext {
  const instance = deriveInstance(roster({ ...rows, ...more }), Y);
  const verdict = verify(instance, own, ROSTER_DIGEST, planJson(instance, own, POSTINGS));
  if (!verdict.ok) throw new Error(verdict.findings.map((finding) => finding.in('en')).join('\n'));
  return { plan: verdict.plan, instance, policy: own };
}
