/** Shared teaching by people who teach half a timetable: steps of 0.2 go into their tenths with a rest. */
import { expect, it } from 'vitest';
import { makePlan } from '../../src/planning/make-plan.ts';
import { monthOf } from '../../src/domain/month.ts';
import { applied, CHINESE, demand, group, instance, pin, policy, school, teacher, Y } from '../support/tiny.ts';

const RULES = policy({ rules: [applied('shared-teaching', {}, { kinds: ['fused'] }), applied('pins')] });

/** At S1 two half-timers who stay, and others from S3 whom pins send there; S1 needs one of Chinese. */
const halves = (sent: number, wanted: number) =>
  instance({
    groups: [group({ id: 'G1', kind: 'fused' })],
    schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2' }), school({ id: 'S3' })],
    teachers: [
      ...['K1', 'K2'].map((id) => teacher({ id, teachingTenths: 5, since: monthOf(2026, 9) })),
      ...Array.from({ length: sent }, (_, i) => teacher({ id: `M${i}`, home: 'S3', teachingTenths: 5 })),
    ],
    demand: [demand('S1', CHINESE, 1), demand('S2', CHINESE, wanted)],
    pins: Array.from({ length: sent }, (_, i) => pin({ teacher: `M${i}`, kind: 'goTo', school: 'S1', year: Y })),
  });

// 5 · (2 + sent) − 10 tenths are spare at S1, in whole steps of two tenths; S2 lacks the rest, in each of three years.
it.each([
  [2, 2, 3 * (20 - 10)],
  [3, 2, 3 * (20 - 14)],
  [4, 5, 3 * (50 - 20)],
])('two at home and %i sent: all that is spare goes where %i are wanted', async (sent, wanted, short) => {
  const made = await makePlan(halves(sent, wanted), RULES, `sha256:${'0'.repeat(64)}`, {
    backend: 'highs',
    seed: 1,
    timeLimit: 60,
    gap: 0,
    workers: 1,
  });
  expect(made.kind).toBe('plan');
  const shortage = made.kind === 'plan' ? made.plan.proof.tiers.find(({ tier }) => tier === 'shortage') : undefined;
  expect(shortage).toEqual({ tier: 'shortage', value: short, bound: short });
});
