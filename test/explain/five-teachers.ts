/**
 * A case that can be worked in the head. Core S1 has five teachers of Chinese and needs four; member S2 has five, all
 * new, and needs six. Nothing is asked but the protections, so the best plan sends one of the five to S2 in 2027 for
 * three years, whoever has the weakest claim to be spared: T9001 with 22 years at the school, 40 − 22 = 18 points.
 */
import { deriveInstance, type Instance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { BarePosting } from '../../src/domain/plan.ts';
import type { Pin, Teacher } from '../../src/domain/roster.ts';
import type { Case } from '../../src/planning/case.ts';
import type { VerifiedPlan } from '../../src/verify/verify.ts';
import { verify } from '../../src/verify/verify.ts';
import type { ReportContext } from '../../src/report/context.ts';
import { planJson, ROSTER_DIGEST } from '../support/example.ts';
import {
  CHINESE,
  demand,
  policy,
  posting,
  PROTECTIONS,
  roster,
  school,
  teacher,
  teachers,
  Y,
} from '../support/tiny.ts';

/** Years at S1 in 2027: 22, 17, 15, 12, 10. */
const SINCE: Readonly<Record<string, number>> = { T9001: 2005, T9002: 2010, T9003: 2012, T9004: 2015, T9005: 2017 };

export interface Told {
  readonly given: Case;
  readonly instance: Instance;
  readonly context: ReportContext;
  readonly plan: VerifiedPlan;
}

/**
 * The case with some cells changed, and the plan that sends `sent`; `more`: other people and another demand at S1, and
 * who else goes.
 */
export function fiveTeachers(
  sent: string,
  cells: Readonly<Record<string, Partial<Teacher>>> = {},
  pins: readonly Pin[] = [],
  more: { readonly people: readonly Teacher[]; readonly demand: number; readonly postings: readonly BarePosting[] } = {
    people: [],
    demand: 4,
    postings: [],
  },
): Told {
  const five = Object.entries(SINCE).map(([id, year]) =>
    teacher({ id, name: `某${id}`, since: monthOf(year, 9), ...cells[id] }),
  );
  const rows = roster({
    schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' })],
    teachers: [...five, ...more.people, ...teachers(5, 'N', { home: 'S2', since: monthOf(2024, 9) })],
    demand: [demand('S1', CHINESE, more.demand), demand('S2', CHINESE, 6)],
    pins: [...pins],
  });
  const given: Case = { roster: rows, policy: policy({ rules: PROTECTIONS }), from: Y };
  const instance = deriveInstance(rows, Y);
  const postings = [posting({ teacher: sent, to: 'S2' }), ...more.postings];
  const verdict = verify(instance, given.policy, ROSTER_DIGEST, planJson(instance, given.policy, postings));
  if (!verdict.ok) throw new Error(verdict.findings.map((finding) => finding.in('en')).join('\n'));
  return { given, instance, plan: verdict.plan, context: { plan: verdict.plan, instance, policy: given.policy } };
}
