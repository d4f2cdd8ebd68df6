/**
 * Random rosters on which two rules are to meet: mostly two groups of different kinds, so that a line of the policy may
 * speak of one of them only, and every column that some rule reads filled in. Nobody looks at every plan here, so there
 * may be more teachers than in `arbitrary-tiny.ts`.
 */
import * as fc from 'fast-check';
import { deriveInstance, type Instance } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { Pin, Roster, School } from '../../src/domain/roster.ts';
import { PIN_KINDS, type GroupKind } from '../../src/domain/words.ts';
import type { Settings } from '../../src/policy/policy.ts';
import { demands, person, pins, rarely, schools } from './arbitrary-tiny.ts';
import { furnished } from './furnish.ts';
import { group, pin, roster, Y } from './tiny.ts';

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

/** A decision entered by hand for somebody of whom a rule speaks by name: a leader, a newcomer, a recruit. */
function pinFor({ teachers, schools: all }: Roster, numbers: readonly number[]): readonly Pin[] {
  const marked = teachers.filter(
    ({ position, employedSince, serviceEnds }) =>
      position === 'vicePrincipal' || serviceEnds !== null || employedSince > monthOf(Y - 1, 9),
  );
  const [who, kind, host] = [numbers[6]!, numbers[7]!, numbers[8]!];
  if (marked.length === 0 || numbers[9]! % 2 === 0) return [];
  const row = pin({ teacher: marked[who % marked.length]!.id, kind: PIN_KINDS[kind % PIN_KINDS.length]! });
  const namesSchool = row.kind === 'goTo' || row.kind === 'notTo';
  return [{ ...row, school: namesSchool ? all[host % all.length]!.id : null }];
}

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
    const whole = furnished(bare, Y, numbers);
    const named = pinFor(whole, numbers);
    const others = whole.pins.filter((row) => named.every(({ teacher }) => teacher !== row.teacher));
    const instance = deriveInstance(roster({ ...whole, pins: [...others, ...named] }), Y);
    return { instance, settings: own, numbers };
  });
