/**
 * Random tiny cases for the rules that need more than ordinary exchanges: newcomers, recruits, leaders, weak and rural
 * schools, posts, budgets, shared teaching. Built from the pieces of `arbitrary-tiny.ts`, with fewer plans to look at.
 */
import * as fc from 'fast-check';
import { deriveInstance } from '../../src/domain/instance.ts';
import { monthOf, september } from '../../src/domain/month.ts';
import type { Budget, Roster, School, Teacher } from '../../src/domain/roster.ts';
import type { GroupKind } from '../../src/domain/words.ts';
import type { AppliedRule, Enforcement } from '../../src/policy/policy.ts';
import { withImplied } from '../../src/policy/implied.ts';
import type { RuleSpec } from '../../src/rules/rule.ts';
import { demands, month, person, pins, possiblePins, rarely, schools, type TinyCase } from './arbitrary-tiny.ts';
import { candidates, searchSize } from './brute-force.ts';
import { applied, group, policy, PROTECTIONS, roster, Y } from './tiny.ts';

/** More sets of postings than this are too many to look at, where each is shared around in every way. */
const MOST_PLANS = 1500;

/** What a line of the policy may ask, as it would stand in YAML. */
export type Menu = readonly {
  readonly rule: string | RuleSpec<unknown>;
  readonly params: readonly object[];
  readonly mustOnly?: boolean;
}[];

/** `test/rules/oracles.test.ts` demands that every rule is here, or stands in every policy, or why it does not. */
export const MENU: Menu = [
  {
    rule: 'exchange-rate',
    params: [
      { base: 'eligible', share: '20%' },
      { base: 'memberStaff', share: '1/3' },
      { base: 'eligible', share: '50%', cycle: 2, to: ['rural', 'weak'] },
      { base: 'eligible', atLeast: 2, stages: ['primary'], scope: 'county' },
    ],
  },
  { rule: 'backbone-share', params: [{ share: '50%' }] },
  {
    rule: 'rural-direction',
    params: [{ share: '50%' }, { share: '100%' }, { share: '50%', who: 'backbonesAndMidLevel', to: ['urban', 'weak'] }],
  },
  {
    rule: 'group-inflow',
    params: [
      { k: 2, m: 1 },
      { k: 1, m: 2 },
    ],
  },
  { rule: 'recruit-service', params: [{}] },
  {
    rule: 'host-stock',
    params: [
      { lo: '30%', hi: '50%' },
      { lo: '1/3', hi: '1/3', fromYear: 2 },
    ],
  },
  { rule: 'establishment', params: [{ mode: 'moves' }, { mode: 'group' }, { mode: 'stays' }] },
  {
    rule: 'title-posts',
    params: [{ counted: 'host' }, { counted: 'home' }, { counted: 'group' }, { counted: 'sender' }],
  },
  { rule: 'allowance-budget', params: [{}, { covers: 'everyone' }] },
  { rule: 'newcomer-training', params: [{}] },
  { rule: 'mutual-exchange', params: [{}] },
  {
    rule: 'leader-term',
    params: [
      { positions: ['vicePrincipal'], years: 3 },
      { positions: ['principal', 'vicePrincipal'], years: 1 },
    ],
  },
  {
    rule: 'team',
    params: [
      { vicePrincipals: { least: 1, most: 1 } },
      { midLevelOrAbove: { least: 1 } },
      { midLevel: { least: 1, most: 1 }, backbones: { least: 1, most: 2 } },
    ],
  },
];

const enforcement: fc.Arbitrary<Enforcement> = fc.oneof(
  { weight: 2, arbitrary: fc.constant<Enforcement>({ kind: 'must' }) },
  { weight: 1, arbitrary: fc.constant<Enforcement>({ kind: 'soft', tier: 'soft', weight: 2 }) },
);

/** Two to four rules of the menu, at times for one kind of group only. */
const quotas: fc.Arbitrary<readonly AppliedRule[]> = fc
  .shuffledSubarray([...MENU], { minLength: 2, maxLength: 4 })
  .chain((lines) => drawnFrom(lines));

/** The rules of a menu, each with some of its parameters, hard or soft, at times for one kind of group only. */
export function drawnFrom(lines: Menu): fc.Arbitrary<readonly AppliedRule[]> {
  return fc.tuple(
    ...lines.map(({ rule, params }) =>
      fc
        .record({
          raw: fc.constantFrom(...params),
          enforce: enforcement,
          kinds: rarely(4, fc.constantFrom<GroupKind[]>(['fused'], ['coBuilt']), null),
        })
        .map(({ raw, enforce, kinds }) =>
          applied(rule, raw, {
            enforce,
            kinds,
            clause: String(typeof rule === 'string' ? rule : rule.id).toUpperCase(),
          }),
        ),
    ),
  );
}

const dressedSchool = (row: School, staff: number): fc.Arbitrary<School> =>
  fc
    .record({
      weak: rarely(3, fc.constant(true), false),
      setting: fc.constantFrom('urban' as const, 'rural' as const),
      spare: rarely(2, fc.integer({ min: -1, max: 1 }), null),
      floatPermille: rarely(3, fc.constantFrom(15, 30), 0),
      seniorPosts: rarely(2, fc.integer({ min: 0, max: 1 }), null),
      intermediatePosts: rarely(2, fc.integer({ min: 0, max: 3 }), null),
    })
    .map(({ spare, ...more }) => ({
      ...row,
      ...more,
      establishment: spare === null ? null : Math.max(0, staff + spare),
    }));

/** Newcomers of the members, leaders and recruits of the core; everybody may hold a title. */
const dressedTeacher = (row: Teacher, role: School['role']): fc.Arbitrary<Teacher> =>
  fc
    .record({
      title: fc.constantFrom('first' as const, 'senior' as const, 'second' as const),
      part: fc.constantFrom(
        'newcomer' as const,
        'leader' as const,
        'recruit' as const,
        'as before' as const,
        'as before' as const,
      ),
      hired: month(2026, 2029),
      service: fc.integer({ min: monthOf(2026, 8), max: monthOf(2029, 10) }),
    })
    .map(({ title, part, hired, service }): Teacher => {
      const own = { ...row, title };
      if (part === 'newcomer' && role === 'member')
        return { ...own, since: hired, employedSince: hired, working: row.home, postedFrom: null, postedUntil: null };
      if (part === 'leader') return { ...own, position: 'vicePrincipal', positionSince: row.since };
      return part === 'recruit' && role === 'core' ? { ...own, since: monthOf(2025, 9), serviceEnds: service } : own;
    });

const budgets: fc.Arbitrary<Budget[]> = rarely(
  2,
  fc
    .record({
      year: fc.constantFrom(null, Y, Y + 1),
      allowanceBudget: fc.constantFrom(0, 7200, 20_000),
      livingAllowance: fc.constantFrom(null, 200),
      transportAllowance: fc.constant(null),
    })
    .map((row) => [row]),
  [],
);

const KINDS: readonly (readonly GroupKind[])[] = [
  ['fused', 'coBuilt'],
  ['coBuilt', 'fused'],
  ['fused', 'fused'],
];

const GROUP_IDS = ['G1', 'G2'];

const settings = fc
  .record({
    years: rarely(3, fc.constantFrom([1], [1, 2]), [3]),
    training: rarely(4, fc.constant([2]), [1]),
    tenureYears: fc.constantFrom(1, 6),
    living: fc.constantFrom(0, 100),
  })
  .map(({ years, training, tenureYears, living }) => ({
    tenureYears,
    livingAllowance: living,
    postingYears: { exchange: years, training, leadership: years },
  }));

/** Septembers in which the groups may take each other's kinds. */
const CHANGES = [Y, Y + 1, Y + 2, Y + 3].map(september);

/**
 * A tiny case; `always` are lines that every policy has, such as shared teaching. `changing`: groups change their kind,
 * as a rule within the horizon; `asked`: the other rules.
 */
export const arbitraryWideCase = (
  always: readonly AppliedRule[] = [],
  changing = false,
  asked: fc.Arbitrary<readonly AppliedRule[]> = quotas,
): fc.Arbitrary<TinyCase> =>
  schools
    .chain((all) =>
      fc.integer({ min: 3, max: 6 }).chain((count) =>
        fc.tuple(...Array.from({ length: count }, (_, i) => person(`T${i + 1}`, all))).chain((people) =>
          fc.record({
            kinds: fc.constantFrom(...KINDS),
            change: changing ? fc.constantFrom(...CHANGES) : fc.constant(null),
            schools: fc.tuple(
              ...all.map((row) => dressedSchool(row, people.filter((one) => one.home === row.id).length)),
            ),
            teachers: fc.tuple(
              ...people.map((row) => dressedTeacher(row, all.find(({ id }) => id === row.home)!.role)),
            ),
            demand: demands(all),
            budgets,
            wanted: rarely(4, pins(people, all), []),
            rules: asked,
            settings,
          }),
        ),
      ),
    )
    .map(({ kinds, change, wanted, rules, settings: own, ...tables }): TinyCase => {
      const tiny = policy({ rules: withImplied([...rules, ...always, ...PROTECTIONS]), settings: own });
      const zones = [
        { id: 'Z1', name: '城区', mountain: false, monthlyAllowance: null },
        { id: 'Z2', name: '山区', mountain: true, monthlyAllowance: 600 },
      ];
      const groups = GROUP_IDS.filter((id) => tables.schools.some((row) => row.group === id)).map((id, i) =>
        change === null
          ? group({ id, kind: kinds[i]! })
          : group({
              id,
              kinds: [
                { kind: kinds[i]!, from: null, until: change - 1 },
                { kind: kinds[1 - i]!, from: change, until: null },
              ],
            }),
      );
      const bare: Roster = roster({ ...tables, groups, zones });
      const whole = roster({ ...bare, pins: possiblePins(deriveInstance(bare, Y), tiny, wanted) });
      return { roster: whole, policy: tiny, from: Y, instance: deriveInstance(whole, Y) };
    })
    .filter((tiny) => searchSize(candidates(tiny.instance, tiny.policy)) <= MOST_PLANS);
