/** Which kind a group has in a month and in a school year. */
import { describe, expect, it } from 'vitest';
import { always, kindIn, kindOf } from '../../src/domain/group-kinds.ts';
import { monthOf } from '../../src/domain/month.ts';
import { Group } from '../../src/domain/roster.ts';

const changing = {
  kinds: [
    { kind: 'coBuilt' as const, from: monthOf(2025, 9), until: monthOf(2028, 8) },
    { kind: 'fused' as const, from: monthOf(2028, 9), until: monthOf(2029, 10) },
    { kind: 'league' as const, from: monthOf(2029, 11), until: monthOf(2030, 8) },
  ],
};

const isSound = (until: number | null, from: number | null): boolean =>
  Group.safeParse({
    id: 'G',
    name: '',
    kinds: [
      { kind: 'tight', from: null, until },
      { kind: 'loose', from, until: null },
    ],
  }).success;

describe('the kind of a group', () => {
  it('holds from its first to its last month', () => {
    expect(
      [monthOf(2025, 9), monthOf(2028, 8), monthOf(2028, 9), monthOf(2029, 10), monthOf(2029, 11)].map((month) =>
        kindIn(changing, month),
      ),
    ).toEqual(['coBuilt', 'coBuilt', 'fused', 'fused', 'league']);
  });

  it('is that of September in a school year', () => {
    expect([2027, 2028, 2029, 2030].map((year) => kindOf(changing, year))).toEqual([
      'coBuilt',
      'fused',
      'fused',
      'league',
    ]);
  });

  it('is the nearest where nothing is told', () => {
    expect([kindIn(changing, monthOf(2020, 1)), kindIn(changing, monthOf(2040, 1))]).toEqual(['coBuilt', 'league']);
    expect(kindOf({ kinds: always('tight') }, 2050)).toBe('tight');
  });

  it('leaves no gap and no overlap in a roster', () => {
    expect([isSound(10, 11), isSound(10, 12), isSound(10, 10), isSound(null, 11), isSound(10, null)]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect(Group.safeParse({ id: 'G', name: '', kinds: [] }).success).toBe(false);
  });
});
