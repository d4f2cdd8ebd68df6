/**
 * Random rosters on which two rules are to meet: mostly two groups of different kinds, so that a line of the policy may
 * speak of one of them only, and every column that some rule reads filled in. Nobody looks at every plan here, so there
 * may be more teachers than in `arbitrary-tiny.ts`.
 */
import * as fc from 'fast-check';
import { deriveInstance, type Instance } from '../../src/domain/instance.ts';
import type { School } from '../../src/domain/roster.ts';
import type { GroupKind } from '../../src/domain/words.ts';
import type { Settings } from '../../src/policy/policy.ts';
import { demands, person, pins, rarely, schools } from './arbitrary-tiny.ts';
import { furnished } from './furnish.ts';
import { group, roster, Y } from './tiny.ts';

export interface PairCase {
  readonly instance: Instance;
  readonly settings: Partial<Settings>;
  /** What else is to be chosen at random follows from these. */
  readonly numbers: readonly number[];
}

/** Kinds of the groups G1 and G2. */
export const PAIR_KINDS: readonly [GroupKind, GroupKind] = ['fused', 'coBuilt'];

const settings: fc.Arbitrary<Partial<Settings>> = fc
  .record({
    years: fc.constantFrom([1], [2], [3], [1, 3]),
    tenureYears: fc.constantFrom(1, 1, 6),
    crossGroup: fc.boolean(),
  })
  .map(({ years, tenureYears, crossGroup }) => ({
    tenureYears,
    crossGroup,
    postingYears: { exchange: years, training: [1], leadership: years },
  }));

const zones = [
  { id: 'Z1', name: '城区', mountain: false, monthlyAllowance: null },
  { id: 'Z2', name: '山区', mountain: true, monthlyAllowance: 600 },
];

const peopleOf = (all: readonly School[]) =>
  fc
    .integer({ min: 6, max: 10 })
    .chain((count) =>
      fc.tuple(...Array.from({ length: count }, (_, i) => person(`T${String(i + 1).padStart(2, '0')}`, all))),
    );

export const arbitraryPairCase: fc.Arbitrary<PairCase> = schools
  .chain((all) => fc.tuple(fc.constant(all), peopleOf(all)))
  .chain(([all, people]) =>
    fc.record({
      all: fc.constant(all),
      people: fc.constant(people),
      demand: demands(all),
      pins: rarely(2, pins(people, all), []),
      settings,
      numbers: fc.array(fc.nat(1_000_000), { minLength: 12, maxLength: 12 }),
    }),
  )
  .map(({ all, people, demand, pins: wanted, settings: own, numbers }) => {
    const groups = ['G1', 'G2']
      .filter((id) => all.some((row) => row.group === id))
      .map((id, i) => group({ id, kind: PAIR_KINDS[i]! }));
    const bare = roster({ groups, zones, schools: all, teachers: people, demand, pins: wanted });
    return { instance: deriveInstance(roster(furnished(bare, Y, numbers)), Y), settings: own, numbers };
  });
