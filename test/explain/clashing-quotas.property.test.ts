/** Conflicts and ways out of tiny random cases against every plan there is. */
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { IisFinder } from '../../solver/iis-finder.ts';
import { withTeachers, type Case } from '../../src/planning/case.ts';
import { conflictsOf, type Member } from '../../src/explain/conflict.ts';
import { stepsOut, type WayStep } from '../../src/explain/ways-out.ts';
import { verify, type VerifiedPlan } from '../../src/verify/verify.ts';
import { deriveInstance } from '../../src/domain/instance.ts';
import { validity } from '../../src/verify/validity.ts';
import type { AppliedRule } from '../../src/policy/policy.ts';
import { ASKS, concerns } from '../../src/rules/pins.ts';
import { arbitraryTinyCase, type TinyCase } from '../support/arbitrary-tiny.ts';
import { bruteForce, candidates, searchSize } from '../support/brute-force.ts';
import { everyPlan, isEntered, isMustQuota, isProtection, missing, type Looked } from '../support/clash-brute-force.ts';
import { directFinder } from '../support/direct-finder.ts';
import { draws } from '../support/draws.ts';
import { planJson, ROSTER_DIGEST } from '../support/example.ts';

let finder: IisFinder;
beforeAll(async () => {
  finder = await directFinder();
});

/** Few enough plans to look at each of them several times. */
const MOST_PLANS = 600;

interface Relaxed extends TinyCase {
  readonly given: Case;
  readonly plan: VerifiedPlan;
}

/** The case with its best plan; null where every hard rule can hold, or no plan exists. */
function relaxedCase(one: TinyCase): Relaxed | null {
  if (searchSize(candidates(one.instance, one.policy)) > MOST_PLANS) return null;
  const best = bruteForce(one.instance, one.policy);
  if (best === 'pins-clash') return null;
  const verdict = verify(one.instance, one.policy, ROSTER_DIGEST, planJson(one.instance, one.policy, best.postings));
  if (!verdict.ok) throw new Error('the plan by brute force does not verify');
  return verdict.plan.relaxations.length === 0
    ? null
    : { ...one, given: { roster: one.roster, policy: one.policy, from: one.from }, plan: verdict.plan };
}

const cases = (seed: number, count: number, wanted: (one: TinyCase) => boolean = () => true): Relaxed[] => {
  const found: Relaxed[] = [];
  for (const one of fc.sample(arbitraryTinyCase, { numRuns: 60 * count, seed })) {
    const relaxed = found.length < count && wanted(one) ? relaxedCase(one) : null;
    if (relaxed !== null) found.push(relaxed);
  }
  return found;
};

const isPinKept = ({ postings }: Looked, pin: NonNullable<Member['pin']>): boolean =>
  ASKS[pin.kind] === postings.some((posting) => concerns(pin, posting));

/** Whether some plan keeps these members and all protections but some. */
const canHold = (
  plans: readonly Looked[],
  members: readonly Pick<Member, 'rule' | 'where' | 'pin'>[],
  left: readonly AppliedRule[] = [],
): boolean =>
  plans.some(
    (plan) =>
      missing(plan, (rule) => isProtection(rule) && !left.includes(rule)) === 0 &&
      members.every(({ rule, where, pin }) =>
        pin === null
          ? !plan.missed.some((at) => at.rule === rule && JSON.stringify(at.where) === JSON.stringify(where))
          : isPinKept(plan, pin),
      ),
  );

it('names conflicts that are irreducible, whatever plan is looked at', async () => {
  const found = [...cases(61, draws(8)), ...cases(64, draws(4), ({ roster }) => roster.pins.length > 0)];
  expect(found.length).toBeGreaterThan(8);
  let sizes = 0;
  let pinned = 0;
  const reasons = new Set<string>();
  for (const { given, plan, instance, policy } of found) {
    const { conflicts, open } = await conflictsOf(given, plan, finder, true);
    const plans = everyPlan(instance, policy);
    // Without a conflict of its own, a relaxation is one that the others leave no need for.
    expect(conflicts.length).toBeGreaterThan(0);
    expect([...open, ...conflicts.flatMap(({ explains }) => explains)]).toEqual(
      expect.arrayContaining([...plan.relaxations]),
    );
    for (const { members, against } of conflicts) {
      const clauses = members.filter(({ pin }) => pin === null);
      const lawful = plans.filter((one) => missing(one, isEntered) === 0);
      const protections = policy.rules.filter(isProtection);
      const alone = protections.filter((rule) => canHold(lawful, clauses, [rule]));
      reasons.add(alone.length > 0 ? 'each' : against.rules.length > 0 ? 'all' : 'none');
      expect(against.each).toBe(alone.length > 0);
      expect(alone.length > 0 ? against.rules : alone).toEqual(alone);
      expect(canHold(lawful, clauses, against.rules)).toBe(canHold(lawful, clauses, protections));
      expect(
        against.each ||
          !against.rules.some((rule) =>
            canHold(
              lawful,
              clauses,
              against.rules.filter((other) => other !== rule),
            ),
          ),
      ).toBe(true);
      sizes = Math.max(sizes, members.length);
      pinned += members.filter(({ pin }) => pin !== null).length;
      expect(canHold(plans, members)).toBe(false);
      for (const member of members) {
        expect(
          canHold(
            plans,
            members.filter((other) => other !== member),
          ),
        ).toBe(true);
        expect(member.without?.by).toBeGreaterThan(0);
      }
    }
  }
  expect(sizes).toBeGreaterThan(1);
  expect(pinned).toBeGreaterThan(0);
  expect([...reasons].toSorted()).toEqual(['all', 'each', 'none']);
});

/** What is left to give way and how much is granted, the least of both in this order, over every plan. */
function leastOver(
  plans: readonly Looked[],
  left: (plan: Looked) => number | null,
  granted: (plan: Looked) => number,
): readonly [number, number] {
  let best: readonly [number, number] = [Infinity, Infinity];
  for (const plan of plans) {
    const rest = left(plan);
    if (rest === null) continue;
    const amount = granted(plan);
    if (rest < best[0] || (rest === best[0] && amount < best[1])) best = [rest, amount];
  }
  return best;
}

it('finds ways out of which no cheaper one of their kind exists', async () => {
  const found = [...cases(62, draws(16)), ...cases(63, draws(6), ({ roster }) => roster.pins.length > 0)];
  expect(found.length).toBeGreaterThan(8);
  const kinds = new Set<string>();
  for (const { given, plan, instance, policy } of found) {
    const before = plan.proof.tiers.find(({ tier }) => tier === 'legal')!.value;
    const steps = await stepsOut(given, plan, finder);
    const plans = everyPlan(instance, policy);
    const told = (holds: (step: WayStep) => boolean): readonly [number, number] | null => {
      const step = steps.find(holds);
      if (step === undefined) return null;
      kinds.add(
        step.grant.kind === 'concession'
          ? `${step.grant.kind} ${step.grant.lines[0]!.rule.spec.nature}`
          : step.grant.kind,
      );
      return [step.left, step.amount];
    };
    const expected = (best: readonly [number, number]): readonly [number, number] | null =>
      best[0] < before && best[1] > 0 ? best : null;
    for (const rule of policy.rules.filter(
      ({ spec, enforce }) => spec.grantedBy !== null && spec.entered !== true && enforce.kind === 'must',
    )) {
      const lawful = (one: Looked): boolean =>
        missing(one, (other) => other !== rule && (isProtection(other) || isEntered(other))) === 0;
      const best = leastOver(
        plans,
        (one) => (lawful(one) ? missing(one, (other) => other !== rule && isMustQuota(other)) : null),
        (one) => missing(one, (other) => other === rule),
      );
      expect([
        rule.spec.id,
        told(({ grant }) => grant.kind === 'concession' && grant.lines.length === 1 && grant.lines[0]!.rule === rule),
      ]).toEqual([rule.spec.id, expected(best)]);
    }
    const withoutPins = leastOver(
      plans,
      (one) => (missing(one, isProtection) === 0 ? missing(one, isMustQuota) : null),
      (one) =>
        given.roster.pins.filter(
          (pin) => !isPinKept(one, pin) && (pin.year === null || instance.years.includes(pin.year)),
        ).length,
    );
    expect(told(({ grant }) => grant.kind === 'pins')).toEqual(expected(withoutPins));
    for (const [kind, cells] of [
      ['volunteers', { volunteer: true, wishes: [] as string[] }],
      ['graduation', { graduatingYear: null }],
    ] as const) {
      const wide = withTeachers(
        given,
        given.roster.teachers.map(({ id }) => id),
        cells,
      );
      const wider = deriveInstance(wide.roster, given.from);
      if (searchSize(candidates(wider, policy)) > 10 * MOST_PLANS) continue;
      const best = leastOver(
        everyPlan(wider, policy),
        (one) =>
          missing(one, (rule) => isProtection(rule) || isEntered(rule)) === 0 ? missing(one, isMustQuota) : null,
        ({ postings }) =>
          postings.filter((posting) => validity(instance, policy, [posting]).findings.length > 0).length,
      );
      expect([kind, told(({ grant }) => grant.kind === kind)]).toEqual([kind, expected(best)]);
    }
  }
  expect([...kinds].toSorted()).toEqual([
    'concession protection',
    'concession quota',
    'graduation',
    'pins',
    'volunteers',
  ]);
});
