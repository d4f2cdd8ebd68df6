/**
 * Random tiny cases for fast-check: small enough to look at every plan, rich enough to meet every rule of section 2.
 */
import * as fc from 'fast-check';
import { deriveInstance, type Instance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { DemandRow, Pin, Roster, School, Teacher } from '../../src/domain/roster.ts';
import { OUTSIDE, PIN_KINDS } from '../../src/domain/words.ts';
import type { AppliedRule, Policy, Settings } from '../../src/policy/policy.ts';
import { ASKS, concerns } from '../../src/rules/pins.ts';
import { candidates, searchSize } from './brute-force.ts';
import {
  applied,
  CHINESE,
  demand,
  ENGLISH,
  group,
  pin,
  policy,
  PROTECTIONS,
  roster,
  school,
  teacher,
  Y,
} from './tiny.ts';

export interface TinyCase {
  readonly roster: Roster;
  readonly policy: Policy;
  /** First school year of the horizon. */
  readonly from: number;
  readonly instance: Instance;
}

/** More sets of postings than this are too many to look at. */
const MOST_PLANS = 10_000;

/** `value` in one of `of` cases, else `otherwise`: ordinary people are the rule. */
export const rarely = <A, B>(of: number, value: fc.Arbitrary<A>, otherwise: B): fc.Arbitrary<A | B> =>
  fc.oneof({ weight: of - 1, arbitrary: fc.constant(otherwise) }, { weight: 1, arbitrary: value });

export const schools: fc.Arbitrary<School[]> = fc
  .record({
    count: fc.integer({ min: 2, max: 3 }),
    // Two groups of two schools each, at times.
    apart: rarely(4, fc.constant(true), false),
    stages: rarely(
      4,
      fc.tuple(fc.constantFrom('primary', 'nineYear'), fc.constantFrom('juniorSecondary', 'nineYear', 'primary')),
      null,
    ),
    places: fc.array(
      rarely(
        2,
        fc.record({ longitude: fc.integer({ min: 1200, max: 1206 }), latitude: fc.integer({ min: 300, max: 304 }) }),
        null,
      ),
      { minLength: 4, maxLength: 4 },
    ),
  })
  .map(({ count, apart, stages, places }) =>
    Array.from({ length: apart ? 4 : count }, (_, i) =>
      school({
        id: `S${i + 1}`,
        group: apart && i > 1 ? 'G2' : 'G1',
        role: i === 0 || (apart && i === 2) ? 'core' : 'member',
        zone: i === 0 ? 'Z1' : 'Z2',
        stage: stages === null || i > 2 ? 'primary' : i === 0 ? 'nineYear' : stages[i - 1]!,
        longitude: places[i] === null ? null : places[i]!.longitude / 10,
        latitude: places[i] === null ? null : places[i]!.latitude / 10,
      }),
    ),
  );

export const month = (from: number, until: number): fc.Arbitrary<number> =>
  fc.integer({ min: monthOf(from, 1), max: monthOf(until, 12) });

/** Facts about work that keep a person from going, at times. */
const circumstances = (others: readonly string[]): fc.Arbitrary<Partial<Teacher>> =>
  fc.oneof(
    { weight: 16, arbitrary: fc.constant({}) },
    { weight: 2, arbitrary: month(2020, 2024).map((since) => ({ since })) },
    { weight: 1, arbitrary: month(2027, 2028).map((since) => ({ since, employedSince: since })) },
    { weight: 1, arbitrary: rarely(2, month(2027, 2030), null).map((exemptUntil) => ({ exempt: true, exemptUntil })) },
    {
      weight: 1,
      arbitrary: rarely(2, month(2027, 2029), null).map((absentUntil) => ({
        status: 'maternity' as const,
        absentUntil,
      })),
    },
    { weight: 1, arbitrary: month(2028, 2036).map((leaves) => ({ leaves })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('principal' as const, 'vicePrincipal' as const).map((position) => ({ position })),
    },
    { weight: 1, arbitrary: fc.constant({ established: false }) },
    { weight: 1, arbitrary: month(2027, 2029).map((serviceEnds) => ({ serviceEnds })) },
    {
      weight: 2,
      arbitrary: fc
        .record({ working: fc.constantFrom(...others, OUTSIDE), postedUntil: rarely(3, fc.constant(null), undefined) })
        .chain(({ working, postedUntil }) =>
          (postedUntil === null ? fc.constant(null) : month(2027, 2030)).map((until) => ({
            working,
            postedFrom: monthOf(2024, 9),
            postedUntil: until,
          })),
        ),
    },
    { weight: 1, arbitrary: month(2020, 2028).map((postedUntil) => ({ postedFrom: monthOf(2019, 9), postedUntil })) },
  );

export function person(id: string, all: readonly School[]): fc.Arbitrary<Teacher> {
  return fc.constantFrom(...all).chain((home) =>
    fc
      .record({
        facts: circumstances(all.filter((row) => row.id !== home.id && row.group === home.group).map((row) => row.id)),
        subject: rarely(3, fc.constant(ENGLISH), CHINESE),
        backbone: rarely(
          3,
          fc.constantFrom('county' as const, 'provincial' as const, 'school' as const),
          'none' as const,
        ),
        midLevel: rarely(6, fc.constant(true), false),
        volunteer: rarely(3, fc.constant(true), false),
        classTeacher: rarely(3, fc.constant(true), false),
        wishes: rarely(2, fc.shuffledSubarray(all.map((row) => row.id)), []),
        graduatingYear: rarely(5, fc.constantFrom(Y, Y + 1, Y + 2, 'first' as const), null),
        ruralMonths: rarely(2, fc.integer({ min: 0, max: 80 }), 0),
        certified: rarely(
          4,
          fc.shuffledSubarray(['primary' as const, 'juniorSecondary' as const], { minLength: 1 }),
          null,
        ),
        sinceYear: fc.integer({ min: 2000, max: 2021 }),
        born: fc.integer({ min: 1970, max: 1990 }),
        sex: fc.constantFrom('male' as const, 'female' as const),
      })
      .map(({ facts, midLevel, sinceYear, born, certified, ...row }) =>
        teacher({
          id,
          home: home.id,
          ...row,
          certifiedStages: certified,
          position: midLevel ? 'midLevel' : 'teacher',
          born: monthOf(born, 3),
          since: monthOf(sinceYear, 9),
          ...facts,
        }),
      ),
  );
}

export function demands(all: readonly School[]): fc.Arbitrary<DemandRow[]> {
  const cells = all.flatMap(({ id }) => [CHINESE, ENGLISH].map((subject) => ({ id, subject })));
  return fc.tuple(...cells.map(({ id, subject }) => demandRows(id, subject))).map((rows) => rows.flat());
}

/** No row, one for every year, one for one year, or both. */
const demandRows = (id: string, subject: string): fc.Arbitrary<DemandRow[]> => {
  // Low demands leave schools free to give, high ones make shortages.
  const tenths = fc.oneof(fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 30 }));
  return fc
    .tuple(rarely(4, fc.constant(null), true), tenths, rarely(4, fc.constantFrom(Y, Y + 1, Y + 2), null), tenths)
    .map(([always, every, year, once]) => [
      ...(always === null ? [] : [demand(id, subject, every / 10)]),
      ...(year === null ? [] : [demand(id, subject, once / 10, year)]),
    ]);
};

/** Couples are mutual: neighbours in the list. */
const married = (people: readonly Teacher[], couple: boolean): Teacher[] =>
  people.map((row, i) => (couple && i < 2 && people.length > 1 ? { ...row, spouse: people[1 - i]!.id } : row));

const ENFORCEMENT = { must: { kind: 'must' }, soft: { kind: 'soft', tier: 'soft', weight: 2 } } as const;

const quotas: fc.Arbitrary<readonly AppliedRule[]> = fc
  .record({
    base: fc.constantFrom('eligible', 'memberStaff', 'coreEligible'),
    share: fc.constantFrom('10%', '20%', '1/3', '50%'),
    counts: rarely(3, fc.constant('base'), 'all'),
    scope: rarely(3, fc.constantFrom('school', 'county'), 'group'),
    of: rarely(3, fc.constant('eligibleBackbones'), 'starters'),
    backbones: fc.constantFrom('15%', '20%', '50%'),
    kinds: rarely(4, fc.constant(['sameStage' as const]), null),
    rate: fc.constantFrom('must' as const, 'must' as const, 'soft' as const, null),
    quality: fc.constantFrom('must' as const, 'must' as const, 'soft' as const, null),
  })
  .map(({ base, share, counts, scope, of, backbones, kinds, rate, quality }) => [
    ...(rate === null
      ? []
      : [
          applied(
            'exchange-rate',
            { base, share, counts, scope },
            { clause: 'SZ1', enforce: ENFORCEMENT[rate], kinds },
          ),
        ]),
    ...(quality === null
      ? []
      : [
          applied(
            'backbone-share',
            { share: backbones, of, scope },
            { clause: 'SZ2', enforce: ENFORCEMENT[quality], kinds },
          ),
        ]),
  ]);

const settings: fc.Arbitrary<Partial<Settings>> = fc.record({
  tenureYears: fc.constantFrom(1, 6),
  postingYears: rarely(4, fc.constantFrom([1], [2], [1, 2]), [3]).map((exchange) => ({
    exchange,
    training: [1],
    leadership: [3],
  })),
  directions: rarely(5, fc.constant(['core-member' as const, 'member-core' as const]), [
    'core-member' as const,
    'member-core' as const,
    'member-member' as const,
  ]),
  crossStage: rarely(5, fc.constant(true), false),
});

/** At most one pin per teacher, and only such as section 2 allows: others are input errors. */
export const possiblePins = (instance: Instance, tiny: Policy, wanted: readonly Pin[]): Pin[] => {
  const seen = new Set<string>();
  return wanted.filter((row) => {
    if (seen.has(row.teacher)) return false;
    seen.add(row.teacher);
    if (!ASKS[row.kind]) return true;
    // The pin itself lets its teacher start, hence it must be in the roster when its postings are sought.
    const pinned = deriveInstance({ ...instance.roster, pins: [row] }, Y);
    return candidates(pinned, tiny).some((own) => own.some((posting) => concerns(row, posting)));
  });
};

export const pins = (people: readonly Teacher[], all: readonly School[]): fc.Arbitrary<Pin[]> =>
  fc.array(
    fc
      .record({
        teacher: fc.constantFrom(...people),
        kind: fc.constantFrom(...PIN_KINDS),
        year: rarely(3, fc.constantFrom(Y, Y + 1, Y + 2), null),
        school: fc.constantFrom(...all),
      })
      .map((row) =>
        pin({
          teacher: row.teacher.id,
          kind: row.kind,
          year: row.year,
          school: row.kind === 'goTo' || row.kind === 'notTo' ? row.school.id : null,
        }),
      ),
    { maxLength: 2 },
  );

const GROUPS = [group({ id: 'G1' }), group({ id: 'G2', kind: 'coBuilt' })];

/**
 * A tiny case: one group of two or three schools or two of two, four to eight teachers, few enough plans for
 * `bruteForce`.
 */
export const arbitraryTinyCase: fc.Arbitrary<TinyCase> = schools
  .chain((all) =>
    fc.integer({ min: 4, max: 8 }).chain((count) =>
      fc.tuple(...Array.from({ length: count }, (_, i) => person(`T${i + 1}`, all))).chain((people) =>
        fc.record({
          all: fc.constant(all),
          people: fc.constant(people),
          rows: demands(all),
          couple: rarely(3, fc.constant(true), false),
          pins: rarely(2, pins(people, all), []),
          rules: quotas,
          settings,
        }),
      ),
    ),
  )
  .map(({ all, people, rows, couple, pins: wanted, rules, settings: own }): TinyCase => {
    const tiny = policy({ rules: [...rules, ...PROTECTIONS], settings: own });
    const zones = [
      { id: 'Z1', name: '城区', mountain: false, monthlyAllowance: null },
      { id: 'Z2', name: '山区', mountain: true, monthlyAllowance: 600 },
    ];
    const bare = roster({
      groups: GROUPS.filter(({ id }) => all.some((row) => row.group === id)),
      zones,
      schools: all,
      teachers: married(people, couple),
      demand: rows,
    });
    const whole = { ...bare, pins: possiblePins(deriveInstance(bare, Y), tiny, wanted) };
    return { roster: roster(whole), policy: tiny, from: Y, instance: deriveInstance(roster(whole), Y) };
  })
  .filter((tiny) => searchSize(candidates(tiny.instance, tiny.policy)) <= MOST_PLANS);
