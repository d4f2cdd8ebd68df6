/** The best plan in which somebody stays or goes, against a full search with that pin, on tiny cases. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import type { Pin } from '../../src/domain/roster.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { type Case, instanceOf, withPins } from '../../src/planning/case.ts';
import { inTierOrder, type TierVector } from '../../src/planning/compare.ts';
import { openings } from '../../src/explain/exchange.ts';
import type { Proven } from '../../src/planning/answer.ts';
import { Resolver, type Resolved } from '../../src/explain/resolve.ts';
import { isMet, type Wish } from '../../src/explain/wish.ts';
import { formulate } from '../../src/model/index.ts';
import { verify } from '../../src/verify/verify.ts';
import { arbitraryCounty } from '../support/arbitrary-county.ts';
import { arbitraryTinyCase } from '../support/arbitrary-tiny.ts';
import { draws } from '../support/draws.ts';
import { planJson, ROSTER_DIGEST } from '../support/example.ts';
import { reoptimiserHere } from '../support/reoptimiser-here.ts';
import { pin } from '../support/tiny.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

const OPTIONS = { seed: 1, gap: 0, remaining: () => 60 };
const TERMS = { backend: 'highs', seed: 1, seconds: 60 };

/** The whole case solved from nothing. */
function full(given: Case): Proven | null {
  const instance = instanceOf(given);
  const { model, read, readSharing } = formulate(instance, given.policy);
  const solved = lexicographic(model, highs, null, { ...OPTIONS, weights: [] });
  if (solved.kind !== 'solved') return null;
  const postings = read(solved.x);
  const sharedTeaching = readSharing(solved.x, postings);
  const { tiers } = appraise(instance, given.policy, postings, sharedTeaching);
  return {
    postings,
    sharedTeaching,
    tiers: given.policy.order.map((tier) => ({ tier, value: tiers[tier], bound: tiers[tier] })),
  };
}

const values = (tiers: TierVector): number[] => tiers.map(({ value }) => value);

/** Everything that must hold of an answer; `expected` null: no plan meets the wish. */
function holds(given: Case, known: Proven, wish: Wish, found: Resolved, expected: Proven | null): void {
  expect([wish, found.kind]).toEqual([wish, expected === null ? 'infeasible' : 'plan']);
  if (found.kind !== 'plan' || expected === null) return;
  expect(values(found.tiers)).toEqual(values(expected.tiers));
  expect(found.tiers.map(({ bound }) => bound)).toEqual(values(expected.tiers));
  expect(isMet(wish, found.postings)).toBe(true);
  expect(inTierOrder(found.tiers, known.tiers)).toBeGreaterThanOrEqual(0);
  const instance = instanceOf(given);
  const verdict = verify(
    instance,
    given.policy,
    ROSTER_DIGEST,
    planJson(instance, given.policy, found.postings, found.sharedTeaching),
  );
  expect(verdict.ok ? [] : verdict.findings.map(({ code }) => code)).toEqual([]);
}

/** Of several plans the best; null where there is none. */
const best = (plans: readonly (Proven | null)[]): Proven | null =>
  plans.filter((plan) => plan !== null).toSorted((a, b) => inTierOrder(a.tiers, b.tiers))[0] ?? null;

describe('a wish', () => {
  it('has the tiers of a full search with that pin, is never better than the plan, and passes the verifier', async () => {
    let [staying, going, impossible] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(arbitraryTinyCase, async ({ instance, policy }) => {
        const given: Case = { roster: instance.roster, policy, from: instance.years[0] };
        const known = full(given);
        if (known === null) return;
        const resolver = new Resolver(given, known, TERMS, reoptimiserHere(highs));
        const pinned = (added: Pin): Proven | null => full(withPins(given, [added]));
        const obeysPins = policy.rules.some(({ spec }) => spec.entered === true);
        if (!obeysPins) return;
        for (const { teacher } of known.postings.slice(0, 3)) {
          const wish: Wish = { kind: 'stays', teacher };
          const expected = pinned(pin({ teacher, kind: 'mustStay' }));
          holds(given, known, wish, await resolver.find(wish, known.postings), expected);
          staying += 1;
          if (expected === null) impossible += 1;
        }
        const ground = { instance, policy, ...known };
        const posted = new Set(known.postings.map(({ teacher }) => teacher));
        for (const teacher of [...instance.persons.keys()].filter((id) => !posted.has(id)).slice(0, 3)) {
          const ways = openings(ground, teacher);
          const to = ways[0]?.to;
          if (to === undefined) continue;
          const wish: Wish = { kind: 'goes', teacher, to };
          // One lawful start after the other, so that the pin opens nothing that is not open without it.
          const starts = new Set(ways.filter((way) => way.to === to).map(({ start }) => start));
          const expected = best([...starts].map((year) => pinned(pin({ teacher, kind: 'goTo', school: to, year }))));
          holds(given, known, wish, await resolver.find(wish), expected);
          going += 1;
          if (expected === null) impossible += 1;
        }
      }),
      { numRuns: draws(20), seed: 20270904 },
    );
    expect(Math.min(staying, going)).toBeGreaterThan(6);
    expect(impossible).toBeGreaterThan(0);
  });

  it('leaves the other groups as they are, also where one budget ties them together', async () => {
    let looked = 0;
    await fc.assert(
      fc.asyncProperty(arbitraryCounty, async ({ instance, policy }) => {
        const given: Case = { roster: instance.roster, policy, from: instance.years[0] };
        const known = full(given);
        const first = known?.postings[0];
        if (known === null || first === undefined) return;
        const group = (id: string): string => instance.persons.get(id)!.home.group.id;
        const wish: Wish = { kind: 'stays', teacher: first.teacher };
        const found = await new Resolver(given, known, TERMS, reoptimiserHere(highs)).find(wish, known.postings);
        if (found.kind !== 'plan') return;
        looked += 1;
        const elsewhere = (plan: Proven): unknown =>
          plan.postings.filter(({ teacher }) => group(teacher) !== group(first.teacher));
        expect(elsewhere(found)).toEqual(elsewhere(known));
        expect(inTierOrder(found.tiers, known.tiers)).toBeGreaterThanOrEqual(0);
        // Free groups can only do better than groups that are held.
        const free = full(withPins(given, [pin({ teacher: first.teacher, kind: 'mustStay' })]))!;
        expect(inTierOrder(found.tiers, free.tiers)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: draws(14), seed: 20270905 },
    );
    expect(looked).toBeGreaterThan(4);
  });
});
