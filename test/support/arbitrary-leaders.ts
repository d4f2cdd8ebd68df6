/**
 * Random tiny cases in which leaders fall due and volunteers wish each other's school: most people are of the kind that
 * the rules speak of, so that these bite, and there are few enough plans for `bruteForce`.
 */
import * as fc from 'fast-check';
import { deriveInstance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { Roster, School, Teacher } from '../../src/domain/roster.ts';
import { withImplied } from '../../src/policy/implied.ts';
import type { AppliedRule, Settings } from '../../src/policy/policy.ts';
import { demands, month, person, pins, possiblePins, rarely, schools, type TinyCase } from './arbitrary-tiny.ts';
import { candidates, searchSize } from './brute-force.ts';
import { applied, CHINESE, ENGLISH, group, policy, PROTECTIONS, roster, Y } from './tiny.ts';

/** More sets of postings than this are too many to look at. */
const MOST_PLANS = 4100;

const soft = { kind: 'soft', tier: 'soft', weight: 1 } as const;

/** Most hold a post, for long as a rule; some of them are absent, leave, or serve elsewhere. */
const leading = (row: Teacher): fc.Arbitrary<Teacher> =>
  fc
    .record({
      position: fc.constantFrom('principal' as const, 'principal' as const, 'vicePrincipal' as const, null),
      since: fc.oneof({ weight: 3, arbitrary: month(2012, 2020) }, { weight: 1, arbitrary: month(2019, 2025) }),
      known: rarely(8, fc.constant(null), true),
      leaves: rarely(4, month(2029, 2034), null),
      certified: rarely<Teacher['certifiedStages'], null>(5, fc.constant(['primary']), null),
      tenths: rarely(4, fc.constant(5), null),
    })
    .map(({ position, since, known, leaves, certified, tenths }): Teacher =>
      position === null
        ? row
        : {
            ...row,
            position,
            positionSince: known === null ? null : since,
            leaves,
            certifiedStages: certified,
            teachingTenths: tenths,
            // Of what else may keep people from going, leave and running postings alone are left.
            since: Math.min(row.since, monthOf(2023, 9)),
          },
    );

/** Most wish for other schools, and would go. */
const wishing = (row: Teacher, all: readonly School[]): fc.Arbitrary<Teacher> =>
  fc
    .record({
      none: rarely(12, fc.constant(true), false),
      others: fc.shuffledSubarray(
        all.map(({ id }) => id).filter((id) => id !== row.home),
        { minLength: 1 },
      ),
      volunteer: rarely(12, fc.constant(false), true),
      subject: rarely(10, fc.constant(ENGLISH), CHINESE),
      certified: rarely(
        2,
        fc.shuffledSubarray(['primary' as const, 'juniorSecondary' as const], { minLength: 1 }),
        null,
      ),
    })
    .map(({ certified, none, others, volunteer, subject }) => ({
      ...row,
      volunteer,
      subject,
      wishes: none ? [] : others,
      certifiedStages: certified ?? row.certifiedStages,
    }));

const settings: fc.Arbitrary<Partial<Settings>> = fc
  .record({ years: fc.constantFrom([3], [1], [2], [1, 3]), tenureYears: fc.constantFrom(1, 6), cross: fc.boolean() })
  .map(({ years, tenureYears, cross }) => ({
    tenureYears,
    crossGroup: cross,
    postingYears: { exchange: years.slice(0, 1), training: [1], leadership: years },
  }));

const termLine: fc.Arbitrary<AppliedRule> = fc
  .record({
    positions: fc.constantFrom(['principal'], ['principal', 'vicePrincipal']),
    span: fc.constantFrom({ years: 6 }, { years: 8 }, { terms: 2, termYears: 4 }),
    spareWithin: fc.constantFrom(0, 3),
    reach: fc.constantFrom('group', 'county'),
    hard: fc.boolean(),
    kinds: rarely(6, fc.constant(['coBuilt' as const]), null),
  })
  .map(({ positions, span, spareWithin, reach, hard, kinds }) =>
    applied(
      'leader-term',
      { positions, ...span, spareWithin, reach },
      { clause: 'GJ4', kinds, enforce: hard ? { kind: 'must' } : soft },
    ),
  );

const teamLine: fc.Arbitrary<readonly AppliedRule[]> = rarely(
  3,
  fc.constant([applied('team', { vicePrincipals: { least: 1, most: 1 } }, { enforce: soft })]),
  [],
);

const exchangeLines: fc.Arbitrary<readonly AppliedRule[]> = fc
  .record({
    hard: rarely(4, fc.constant(true), false),
    rate: rarely(2, fc.constantFrom('20%', '50%'), null),
    kinds: rarely(6, fc.constant(['coBuilt' as const]), null),
  })
  .map(({ hard, rate, kinds }) => [
    applied('mutual-exchange', {}, { clause: 'RA7', kinds, enforce: hard ? { kind: 'must' } : soft }),
    ...(rate === null ? [] : [applied('exchange-rate', { base: 'eligible', share: rate }, { clause: 'RA1' })]),
  ]);

type Dress = (row: Teacher, all: readonly School[]) => fc.Arbitrary<Teacher>;

/** The cores of two groups without members. */
const split = (all: readonly School[]): readonly School[] =>
  all.slice(0, 2).map((row, i) => ({ ...row, group: `G${i + 1}`, role: 'core' }));

interface Draw {
  readonly dress: Dress;
  readonly lines: fc.Arbitrary<readonly AppliedRule[]>;
  /** The most people. */
  readonly most: number;
  /** At times the schools are of two groups. */
  readonly isSplit: boolean;
}

const tinyCase = ({ dress, lines, most, isSplit }: Draw): fc.Arbitrary<TinyCase> =>
  fc
    .tuple(schools, fc.nat(3))
    // Two schools as a rule: their people have few ways to go, so that there may be more of them.
    .map(([all, layout]) => (layout === 0 ? all : layout === 1 && isSplit ? split(all) : all.slice(0, 2)))
    .chain((all: readonly School[]) =>
      fc.integer({ min: most - 2, max: most }).chain((count) =>
        fc
          .tuple(...Array.from({ length: count }, (_, i) => person(`T${i + 1}`, all).chain((row) => dress(row, all))))
          .chain((teachers) =>
            fc.record({
              schools: fc.constant<School[]>([...all]),
              teachers: fc.constant(teachers),
              demand: rarely(2, demands(all), []),
              wanted: rarely(4, pins(teachers, all), []),
              lines,
              settings,
            }),
          ),
      ),
    )
    .map(({ wanted, lines: own, settings: set, ...tables }): TinyCase => {
      const tiny = policy({ rules: withImplied([...own, ...PROTECTIONS]), settings: set });
      const groups = [group({ id: 'G1' }), group({ id: 'G2', kind: 'coBuilt' })].filter(({ id }) =>
        tables.schools.some((row) => row.group === id),
      );
      const zones = ['Z1', 'Z2'].map((id) => ({ id, name: id, mountain: false, monthlyAllowance: null }));
      const bare: Roster = roster({ ...tables, groups, zones });
      const whole = roster({ ...bare, pins: possiblePins(deriveInstance(bare, Y), tiny, wanted) });
      return { roster: whole, policy: tiny, from: Y, instance: deriveInstance(whole, Y) };
    })
    .filter((tiny) => searchSize(candidates(tiny.instance, tiny.policy)) <= MOST_PLANS);

/** Leaders who fall due, with teams of the core at times. */
export const arbitraryLeaders: fc.Arbitrary<TinyCase> = tinyCase({
  dress: leading,
  lines: fc.tuple(termLine, teamLine).map(([line, team]) => [line, ...team]),
  most: 5,
  isSplit: true,
});

/** Volunteers who wish each other's school. */
export const arbitraryVolunteers: fc.Arbitrary<TinyCase> = tinyCase({
  dress: wishing,
  lines: exchangeLines,
  most: 6,
  isSplit: false,
});
