/** Random small counties of two or three groups of two schools each, all of whose postings draw on one purse. */
import * as fc from 'fast-check';
import { deriveInstance } from '../../src/domain/instance.ts';
import type { Budget } from '../../src/domain/roster.ts';
import type { GroupKind } from '../../src/domain/words.ts';
import type { AppliedRule, Enforcement } from '../../src/policy/policy.ts';
import { demands, person, pins, possiblePins, rarely, type TinyCase } from './arbitrary-tiny.ts';
import { applied, group, policy, PROTECTIONS, roster, school, Y } from './tiny.ts';

/** Yuan a month that a posting costs beside what the zone pays. */
const LIVING = 100;

const ZONES = [
  { id: 'Z1', name: '城区', mountain: false, monthlyAllowance: null },
  { id: 'Z2', name: '马屿', mountain: true, monthlyAllowance: null },
  { id: 'Z3', name: '高楼', mountain: true, monthlyAllowance: null },
];

const SHARING = applied('shared-teaching', {}, { kinds: ['fused'] });

/** What each group asks for itself: people have to go, whatever it costs. */
const quota: fc.Arbitrary<AppliedRule> = fc
  .record({
    line: fc.constantFrom(
      ['exchange-rate', { base: 'memberStaff', share: '1/3' }],
      ['exchange-rate', { base: 'eligible', share: '50%' }],
      ['team', { midLevelOrAbove: { least: 1 } }],
      ['backbone-share', { share: '50%' }],
    ) as fc.Arbitrary<readonly [string, object]>,
    kinds: rarely(3, fc.constantFrom<GroupKind[]>(['fused'], ['coBuilt']), null),
    soft: rarely(2, fc.constant(true), false),
  })
  .map(({ line: [rule, params], kinds, soft }) =>
    applied(rule, params, { kinds, clause: rule.toUpperCase(), ...(soft ? { enforce: SOFT } : {}) }),
  );

const SOFT: Enforcement = { kind: 'soft', tier: 'soft', weight: 2 };

/** Kinds of the first, second and third group: the first shares teaching where the policy lets it. */
const KINDS: readonly GroupKind[] = ['fused', 'coBuilt', 'coBuilt'];

const schoolsOf = (groups: number): ReturnType<typeof school>[] =>
  Array.from({ length: groups }, (_, g) => [
    school({ id: `S${2 * g + 1}`, group: `G${g + 1}`, role: 'core' }),
    school({ id: `S${2 * g + 2}`, group: `G${g + 1}`, zone: g % 2 === 0 ? 'Z3' : 'Z2' }),
  ]).flat();

/** A county without a budget yet: `withBudgets` adds one. */
export const arbitraryCounty: fc.Arbitrary<TinyCase> = fc
  .integer({ min: 2, max: 3 })
  .chain((groups) => {
    const all = schoolsOf(groups);
    const own = (g: number): typeof all => all.slice(2 * g, 2 * g + 2);
    const people = Array.from({ length: groups }, (_, g) =>
      fc.tuple(...[1, 2, 3, 4].map((i) => person(`T${g + 1}${i}`, own(g)))),
    ).map((four) => fc.integer({ min: 2, max: 4 }).chain((count) => four.map((rows) => rows.slice(0, count))));
    return fc.tuple(...people).chain((rows) =>
      fc.record({
        groups: fc.constant(groups),
        all: fc.constant(all),
        teachers: fc.constant(rows.flat()),
        demand: demands(all),
        wanted: rarely(5, pins(rows.flat(), all), []),
        rules: fc.array(quota, { maxLength: 2 }),
        soft: rarely(5, fc.constant(true), false),
        shares: rarely(3, fc.constant(true), false),
      }),
    );
  })
  .map(({ groups, all, teachers, demand, wanted, rules, soft, shares }): TinyCase => {
    const county = policy({
      rules: [
        ...rules,
        applied('allowance-budget', {}, { clause: 'RA20', ...(soft ? { enforce: SOFT } : {}) }),
        ...(shares ? [SHARING] : []),
        ...PROTECTIONS,
      ],
      settings: { zoneAllowances: { 马屿: 600, 高楼: 800 }, livingAllowance: LIVING },
    });
    const bare = roster({
      groups: KINDS.slice(0, groups).map((kind, g) => group({ id: `G${g + 1}`, kind })),
      zones: ZONES,
      schools: all,
      teachers,
      demand,
    });
    const whole = roster({ ...bare, pins: possiblePins(deriveInstance(bare, Y), county, wanted) });
    return { roster: whole, policy: county, from: Y, instance: deriveInstance(whole, Y) };
  });

/** The same county with so many yuan in each year of the horizon; null: no limit. */
export function withBudgets(county: TinyCase, yuan: readonly (number | null)[]): TinyCase {
  const budgets = yuan.map((allowanceBudget, i): Budget => ({
    year: Y + i,
    allowanceBudget,
    livingAllowance: null,
    transportAllowance: null,
  }));
  const whole = roster({ ...county.roster, budgets });
  return { ...county, roster: whole, instance: deriveInstance(whole, Y) };
}
