/**
 * Settings per kind of group (domain, section 2) against every plan there is: tenure, years before leaving, age caps,
 * lengths, directions and years before graduation of their own, kinds that start no postings, and groups that change
 * their kind within the horizon.
 */
import * as fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Backend } from '../../solver/backend.ts';
import { BACKENDS } from '../../solver/backends/index.ts';
import { lexicographic } from '../../solver/lexicographic.ts';
import { deriveInstance } from '../../src/domain/instance.ts';
import { september } from '../../src/domain/month.ts';
import { canonical } from '../../src/domain/roster.ts';
import type { KindSettings, Settings } from '../../src/domain/settings.ts';
import type { GroupKind } from '../../src/domain/words.ts';
import { formulate } from '../../src/model/index.ts';
import { appraise } from '../../src/verify/appraise.ts';
import { arbitraryTinyCase, possiblePins, rarely, type TinyCase } from '../support/arbitrary-tiny.ts';
import { bruteForce, candidates, searchSize } from '../support/brute-force.ts';
import { draws } from '../support/draws.ts';
import { pin, Y } from '../support/tiny.ts';

let highs: Backend;
beforeAll(async () => {
  highs = await BACKENDS.get('highs')!();
});

const cap = fc.integer({ min: 38, max: 56 });
const ageCaps: fc.Arbitrary<NonNullable<Settings['ageCaps']>> = fc.record(
  {
    teacher: fc.record({ male: cap, female: cap }, { requiredKeys: [] }),
    midLevel: fc.record({ male: cap, female: cap }, { requiredKeys: [] }),
  },
  { requiredKeys: [] },
);

const own: fc.Arbitrary<Partial<KindSettings>> = fc.record(
  {
    tenureYears: fc.constantFrom(0, 3, 12, 20),
    retireYears: fc.constantFrom(0, 2, 10, 15),
    ageCaps,
    postingYears: fc
      .constantFrom([1], [2], [1, 2])
      .map((years) => ({ exchange: years, training: [1], leadership: years })),
    directions: fc.constantFrom(['core-member' as const], ['member-core' as const, 'member-member' as const]),
    graduationYearsBefore: fc.constantFrom(0, 2),
    postings: fc.constantFrom('none' as const, 'noLeaders' as const),
  },
  { requiredKeys: [] },
);

/** The tiny case with kinds of its own: its groups are of one kind for ever, or change it in a year of the horizon. */
const withKinds = (tiny: TinyCase): fc.Arbitrary<TinyCase> => {
  const kind = fc.constantFrom<GroupKind>('fused', 'loose', 'sameStage');
  return fc
    .record({
      apart: fc.record({ fused: own, loose: own }),
      caps: rarely(2, ageCaps, undefined),
      leader: rarely(2, fc.tuple(fc.nat(3), fc.constantFrom('principal' as const, 'vicePrincipal' as const)), null),
      kinds: fc.array(fc.tuple(kind, kind, fc.constantFrom(null, Y + 1, Y + 2)), { minLength: 2, maxLength: 2 }),
    })
    .map(({ apart, caps, leader, kinds }): TinyCase => {
      const groups = tiny.roster.groups.map((row, i) => {
        const [first, then, year] = kinds[i]!;
        return {
          ...row,
          kinds:
            year === null || first === then
              ? [{ kind: first, from: null, until: null }]
              : [
                  { kind: first, from: null, until: september(year) - 1 },
                  { kind: then, from: september(year), until: null },
                ],
        };
      });
      const settings = { ...tiny.policy.settings, kinds: apart, ...(caps === undefined ? {} : { ageCaps: caps }) };
      const policy = { ...tiny.policy, settings };
      const led = leader === null ? null : { ...tiny.roster.teachers[leader[0]]!, position: leader[1] };
      const teachers = tiny.roster.teachers.map((row) => (row.id === led?.id ? led : row));
      const bare = canonical({ ...tiny.roster, groups, teachers, pins: [] });
      const wanted = [...(led === null ? [] : [pin({ teacher: led.id, kind: 'mustGo' })]), ...tiny.roster.pins];
      const roster = canonical({ ...bare, pins: possiblePins(deriveInstance(bare, Y), policy, wanted) });
      return { ...tiny, policy, roster, instance: deriveInstance(roster, Y) };
    })
    .filter(({ instance, policy }) => searchSize(candidates(instance, policy)) <= 3000);
};

function best({ instance, policy }: TinyCase): readonly number[] | 'none' {
  const { model, read } = formulate(instance, policy);
  const solved = lexicographic(model, highs, null, { seed: 1, gap: 0, remaining: () => 60, weights: [] });
  if (solved.kind === 'infeasible') return 'none';
  if (solved.kind !== 'solved') throw new Error(JSON.stringify(solved));
  const { tiers, findings } = appraise(instance, policy, read(solved.x));
  expect(findings).toEqual([]);
  return policy.order.map((tier) => tiers[tier]);
}

const all = ({ instance, policy }: TinyCase): string => JSON.stringify(candidates(instance, policy));

it('settings per kind of group: the planner finds the best of all plans, and they bite', () => {
  const bites = { some: 0, caps: 0, none: 0, changes: 0, pinnedLeaders: 0 };
  fc.assert(
    fc.property(arbitraryTinyCase.chain(withKinds), (tiny) => {
      const expected = bruteForce(tiny.instance, tiny.policy);
      expect(best(tiny)).toEqual(expected === 'pins-clash' ? 'none' : expected.tiers);

      const { kinds, ageCaps: caps, ...general } = tiny.policy.settings;
      const without = (settings: Settings): TinyCase => ({ ...tiny, policy: { ...tiny.policy, settings } });
      if (all(without(general)) !== all(tiny)) bites.some += 1;
      if (caps !== undefined && all(without({ ...general, ...(kinds === undefined ? {} : { kinds }) })) !== all(tiny))
        bites.caps += 1;
      const idle = Object.entries(kinds ?? {}).some(([, one]) => one.postings === 'none');
      if (idle && candidates(tiny.instance, tiny.policy).length === 0) bites.none += 1;
      const first = canonical({
        ...tiny.roster,
        groups: tiny.roster.groups.map((row) => ({ ...row, kinds: [{ ...row.kinds[0]!, until: null }] })),
      });
      if (all({ ...tiny, instance: deriveInstance(first, Y) }) !== all(tiny)) bites.changes += 1;
      if (candidates(tiny.instance, tiny.policy).some((one) => one.some(({ kind: led }) => led === 'leadership')))
        bites.pinnedLeaders += 1;
    }),
    { numRuns: draws(200), seed: 20270917 },
  );
  expect(Object.entries(bites).filter(([, count]) => count === 0)).toEqual([]);
});
