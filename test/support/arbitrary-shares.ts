/**
 * Tiny cases in which people teach parts of a timetable: part-timers, leaders who teach, and some who do not teach at
 * all. Drawn on top of other tiny cases.
 */
import * as fc from 'fast-check';
import { deriveInstance } from '../../src/domain/instance.ts';
import type { DemandRow, Roster } from '../../src/domain/roster.ts';
import { possiblePins, rarely, type TinyCase } from './arbitrary-tiny.ts';
import { candidates, searchSize } from './brute-force.ts';

/** Half of the people as before; 1 and 3 are no multiples of a step of shared teaching. */
const tenths: fc.Arbitrary<number | null> = rarely(2, fc.constantFrom(0, 1, 2, 3, 4, 5, 7, 8, 9, 10), null);

const MOST_PEOPLE = 8;

/** Where the same people all teach a whole timetable, and leaders none: what such a case is to differ from. */
export interface SharesCase extends TinyCase {
  readonly whole: TinyCase;
}

/** `mostPlans`: cases with more sets of postings are left out. */
export const withShares = (cases: fc.Arbitrary<TinyCase>, mostPlans: number): fc.Arbitrary<SharesCase> =>
  fc
    .record({
      tiny: cases,
      shares: fc.array(tenths, { minLength: MOST_PEOPLE, maxLength: MOST_PEOPLE }),
      // Demands that a part of a teacher meets or misses.
      odd: fc.array(fc.integer({ min: -3, max: 3 }), { minLength: MOST_PEOPLE, maxLength: MOST_PEOPLE }),
    })
    .map(({ tiny, shares, odd }): SharesCase => {
      const demand = tiny.roster.demand.map((row, i): DemandRow => ({
        ...row,
        tenths: Math.max(0, row.tenths + odd[i % MOST_PEOPLE]!),
      }));
      const teachers = tiny.roster.teachers.map((row, i) => ({ ...row, teachingTenths: shares[i % MOST_PEOPLE]! }));
      const made = caseOf(tiny, { ...tiny.roster, demand, teachers });
      return { ...made, whole: caseOf(tiny, { ...tiny.roster, demand }) };
    })
    .filter(({ instance, policy }) => searchSize(candidates(instance, policy)) <= mostPlans);

function caseOf(tiny: TinyCase, bare: Roster): TinyCase {
  const unpinned = deriveInstance({ ...bare, pins: [] }, tiny.from);
  const roster = { ...bare, pins: possiblePins(unpinned, tiny.policy, bare.pins) };
  return { ...tiny, roster, instance: deriveInstance(roster, tiny.from) };
}
