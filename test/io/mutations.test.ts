import { describe, expect, test } from 'vitest';
import * as fc from 'fast-check';
import { FAULTS, type Fault } from './faults.ts';
import { errorLines, readTables, validTables } from './support.ts';
import { draws } from '../support/draws.ts';

/** What is told of the spoilt roster, and what should be; sentences are there in both languages. */
function told(faults: readonly Fault[]): { told: string[]; expected: string[]; mute: string[]; roster: unknown } {
  const tables = validTables();
  const expected = faults.flatMap((fault) => fault.apply(tables)).toSorted();
  const result = readTables(tables);
  const mute = result.problems.filter(
    ({ message, code }) =>
      message.code !== code ||
      !/\p{Script=Han}/u.test(message.in('zh-CN')) ||
      /undefined|\[object/.test(message.in('en')),
  );
  return { told: errorLines(result).toSorted(), expected, mute: mute.map(({ code }) => code), roster: result.roster };
}

const verdict = (expected: string[]): ReturnType<typeof told> => ({ told: expected, expected, mute: [], roster: null });

/** Faults that touch different things. */
function apart(faults: readonly Fault[]): Fault[] {
  const touched = new Set<string>();
  return faults.filter(({ touches }) => {
    if (touches.some((thing) => touched.has(thing))) return false;
    for (const thing of touches) touched.add(thing);
    return true;
  });
}

const kindOf = (fault: Fault): string => fault.apply(validTables())[0]!.split(' ').at(-1)!;

describe('mutations of a valid roster', () => {
  test.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', (_name, fault) => {
    const result = told([fault]);
    expect(result).toEqual(verdict(result.expected));
  });

  test('several at once: exactly the spoilt places are reported', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 0, max: FAULTS.length - 1 }), { minLength: 2, maxLength: 60 }),
        (picks) => {
          const result = told(apart(picks.map((pick) => FAULTS[pick]!)));
          expect(result).toEqual(verdict(result.expected));
        },
      ),
      { numRuns: draws(40), seed: 20270901 },
    );
  });

  test('thirty errors of as many kinds as there are in one roster, and sixty of all sorts', () => {
    // One fault of each code first, then whatever still fits beside them.
    const each = apart([...Map.groupBy(FAULTS, kindOf).values()].map((same) => same.at(-1)!));
    expect(each.length).toBeGreaterThanOrEqual(30);
    const more = apart([...each, ...FAULTS]);
    for (const count of [30, 60, more.length]) {
      const result = told(more.slice(0, count));
      expect(result).toEqual(verdict(result.expected));
      expect(result.told.length).toBeGreaterThanOrEqual(count);
    }
  });
});
