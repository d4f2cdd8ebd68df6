/** Where protections stop decisions entered by hand, against every plan there is. */
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { BACKENDS } from '../../solver/backends/index.ts';
import { smallestIis } from '../../solver/smallest-iis.ts';
import type { SmallestIisFinder } from '../../solver/iis-finder.ts';
import type { Instance } from '../../src/domain/instance.ts';
import { clashOf, type Clash } from '../../src/planning/clash.ts';
import type { AppliedRule } from '../../src/policy/policy.ts';
import { ASKS, concerns } from '../../src/rules/pins.ts';
import type { Spot } from '../../src/rules/rule.ts';
import { arbitraryTinyCase } from '../support/arbitrary-tiny.ts';
import { bruteForce, candidates, searchSize } from '../support/brute-force.ts';
import { everyPlan, isProtection, missing, type Looked } from '../support/clash-brute-force.ts';
import { draws } from '../support/draws.ts';

let find: SmallestIisFinder['find'];
beforeAll(async () => {
  const highs = await BACKENDS.get('highs')!();
  find = (model, slacks) => Promise.resolve(smallestIis(model, slacks, highs, 1));
});

/** Few enough plans to look at each of them several times. */
const MOST_PLANS = 600;

const keepsPins = ({ postings }: Looked, { pins }: Clash): boolean =>
  pins.every((pin) => ASKS[pin.kind] === postings.some((posting) => concerns(pin, posting)));

/**
 * Whether some plan keeps the decisions and the protections, but of these rules only what is held: one rule at some
 * places.
 */
const canHold = (
  plans: readonly Looked[],
  clash: Clash,
  left: readonly AppliedRule[],
  held: readonly Spot[],
  of?: AppliedRule,
): boolean =>
  plans.some(
    (plan) =>
      keepsPins(plan, clash) &&
      missing(plan, (rule) => isProtection(rule) && !left.includes(rule)) === 0 &&
      !plan.missed.some(
        ({ rule, where }) => rule === of && held.some((place) => JSON.stringify(place) === JSON.stringify(where)),
      ),
  );

it('names the protections and the places at which they stop them, none too many', async () => {
  const seen = { each: 0, together: 0, alone: 0, places: 0 };
  for (const { instance, policy } of fc.sample(arbitraryTinyCase, { numRuns: draws(800), seed: 99 })) {
    if (
      instance.roster.pins.length === 0 ||
      searchSize(candidates(instance, policy)) > MOST_PLANS ||
      bruteForce(instance, policy) !== 'pins-clash'
    )
      continue;
    const clash = (await clashOf(instance, policy, find))!;
    const only: Instance = { ...instance, roster: { ...instance.roster, pins: [...clash.pins] } };
    const plans = everyPlan(only, policy);
    const protections = policy.rules.filter(isProtection);
    const rules = clash.against.map(({ rule }) => rule);
    const alone = protections.filter((rule) => canHold(plans, clash, [rule], []));
    expect(clash.each).toBe(alone.length > 0);
    expect(clash.each ? rules : []).toEqual(alone);
    expect(canHold(plans, clash, rules, [])).toBe(canHold(plans, clash, protections, []));
    seen[rules.length === 0 ? 'alone' : clash.each ? 'each' : 'together'] += 1;
    for (const { rule, places } of clash.against) {
      const left = clash.each ? [rule] : rules;
      expect(canHold(plans, clash, left, places, rule)).toBe(false);
      for (const place of places)
        expect(
          canHold(
            plans,
            clash,
            left,
            places.filter((other) => other !== place),
            rule,
          ),
        ).toBe(true);
      seen.places = Math.max(seen.places, places.length);
    }
  }
  // That several protections have to give way together is rare among these: `clash.test.ts` has such a case.
  expect(seen.each).toBeGreaterThan(6);
  expect(seen.places).toBeGreaterThan(1);
});
