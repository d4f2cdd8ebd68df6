/** Builders of tiny rosters and policies: every field has a sensible default, a test names only what it is about. */
import { deriveInstance, type Instance } from '../../src/domain/instance.ts';
import { always } from '../../src/domain/group-kinds.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import { rational } from '../../src/domain/rational.ts';
import {
  canonical,
  type DemandRow,
  type Group,
  type Pin,
  type Roster,
  type School,
  type Teacher,
} from '../../src/domain/roster.ts';
import { TIERS, type GroupKind } from '../../src/domain/words.ts';
import type { AppliedRule, Enforcement, Policy, Settings, Weights } from '../../src/policy/policy.ts';
import { RULES } from '../../src/rules/index.ts';
import type { RuleSpec } from '../../src/rules/rule.ts';

/** First school year of every tiny horizon. */
export const Y = 2027;
export const CHINESE = '语文';
export const ENGLISH = '英语';

type Named<T> = Partial<T> & { id: string };

/** `kind` for ever, or `kinds` in order of time. */
export const group = ({ kind = 'sameStage', ...row }: Named<Group> & { kind?: GroupKind }): Group => ({
  name: `集团${row.id}`,
  kinds: always(kind),
  ...row,
});

export const school = (row: Named<School>): School => ({
  name: `学校${row.id}`,
  group: 'G1',
  role: 'member',
  stage: 'primary',
  zone: 'Z1',
  setting: 'urban',
  opened: null,
  weak: false,
  establishment: null,
  floatPermille: 0,
  seniorPosts: null,
  intermediatePosts: null,
  principalPosts: null,
  vicePrincipalPosts: null,
  leaderPostsBeforeMerger: null,
  pupils: null,
  longitude: null,
  latitude: null,
  ...row,
});

/** An eligible teacher of Chinese at S1, twelve years there, far from retirement. */
export const teacher = (row: Named<Teacher>): Teacher => ({
  name: `教师${row.id}`,
  sex: 'male',
  born: monthOf(1985, 5),
  home: 'S1',
  working: row.home ?? 'S1',
  status: 'present',
  absentUntil: null,
  since: monthOf(2015, 9),
  employedSince: row.since ?? monthOf(2010, 9),
  subject: CHINESE,
  teachingTenths: null,
  otherSubjects: [],
  certifiedStages: null,
  title: 'first',
  backbone: 'none',
  postLevel: null,
  position: 'teacher',
  positionSince: null,
  graduatingYear: null,
  classTeacher: false,
  established: true,
  exempt: false,
  exemptUntil: null,
  volunteer: false,
  wishes: [],
  spouse: null,
  postedFrom: null,
  postedUntil: null,
  lastHost: null,
  timesPosted: 0,
  serviceEnds: null,
  leaves: null,
  ruralMonths: 0,
  ...row,
});

/** Several teachers who differ only in their ids: `T01`, `T02`, … */
export const teachers = (count: number, prefix: string, row: Partial<Teacher> = {}): Teacher[] =>
  Array.from({ length: count }, (_, i) => teacher({ ...row, id: `${prefix}${String(i + 1).padStart(2, '0')}` }));

export const demand = (schoolId: string, subject: string, persons: number, year: number | null = null): DemandRow => ({
  school: schoolId,
  subject,
  year,
  tenths: Math.round(persons * 10),
});

export const pin = (row: Partial<Pin> & { teacher: string; kind: Pin['kind'] }): Pin => ({
  school: null,
  year: null,
  reason: '',
  ...row,
});

/** One piece of joint work of S1 at S2. */
export const activity = (row: Partial<Roster['activities'][number]> = {}): Roster['activities'][number] => ({
  group: 'G1',
  year: Y,
  form: 'teachingResearch',
  from: 'S1',
  to: 'S2',
  teacher: null,
  subject: null,
  begins: null,
  ends: null,
  weeklyHundredths: null,
  times: null,
  tutor: null,
  ...row,
});

/** Core S1 and members S2, S3 of one group in zone Z1, unless told otherwise. */
export const roster = (rows: Partial<Roster>): Roster =>
  canonical({
    groups: [group({ id: 'G1' })],
    zones: [{ id: 'Z1', name: '片区一', mountain: false, monthlyAllowance: null }],
    schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' }), school({ id: 'S3' })],
    teachers: [],
    demand: [],
    budgets: [],
    assessments: [],
    pins: [],
    activities: [],
    attestations: [],
    ...rows,
  });

export const instance = (rows: Partial<Roster>): Instance => deriveInstance(roster(rows), Y);

export const posting = (row: Partial<BarePosting> & { teacher: string }): BarePosting => ({
  from: 'S1',
  to: 'S2',
  start: Y,
  years: 3,
  kind: 'exchange',
  ...row,
});

/** One line of a policy: a rule of the registry by its id, or any rule; `raw` as it would stand in YAML. */
export function applied(
  rule: string | RuleSpec<unknown>,
  raw: object = {},
  {
    clause = null,
    enforce = { kind: 'must' },
    kinds = null,
  }: { clause?: string | null; enforce?: Enforcement; kinds?: readonly GroupKind[] | null } = {},
): AppliedRule {
  const spec = typeof rule === 'string' ? RULES.get(rule) : rule;
  if (spec === undefined) throw new Error(`no rule ${String(rule)}`);
  return { spec, clause, enforce, kinds, params: spec.params.parse(raw) };
}

export const PROTECTIONS: readonly AppliedRule[] = [
  'term',
  'protect-source',
  'headcount-balance',
  'outflow-limit',
  'inflow-limit',
  'pins',
].map((id) => applied(id));

const SETTINGS: Settings = {
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

/** The weights of domain, section 4. */
const WEIGHTS: Weights = {
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
  turnoverShare: rational(1, 10),
  sharing: 10,
  missingBackbone: 100,
  tenureCap: 40,
  ruralCap: 60,
};

/** SZ1 and SZ2 with the protections, unless told otherwise. */
export const policy = ({
  settings,
  ...rest
}: Partial<Omit<Policy, 'settings'>> & { settings?: Partial<Settings> } = {}): Policy => ({
  id: 'tiny',
  digest: 'sha256:tiny',
  title: { 'zh-CN': '小例', en: 'tiny' },
  document: '',
  settings: { ...SETTINGS, ...settings },
  rules: [
    applied('exchange-rate', { base: 'eligible', share: '20%' }, { clause: 'SZ1' }),
    applied('backbone-share', { share: '20%' }, { clause: 'SZ2' }),
    ...PROTECTIONS,
  ],
  order: TIERS,
  weights: WEIGHTS,
  clauses: new Map(),
  assumed: [],
  ...rest,
});
