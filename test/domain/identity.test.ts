/** Who is who: ids that look-ups cannot tell apart, one person under two ids, schools without anybody. */
import { describe, expect, it, test } from 'vitest';
import { fold } from '../../src/io/fold.ts';
import { looseKey } from '../../src/domain/key.ts';
import { monthOf } from '../../src/domain/month.ts';
import { crossChecks } from '../../src/domain/cross-checks.ts';
import { roster, school, teacher } from '../support/tiny.ts';

const FROM = 2027;
const PEOPLE = ['duplicate-id', 'alike-ids', 'same-person'];
const found = (given: Parameters<typeof roster>[0], codes = PEOPLE): string[] =>
  crossChecks(roster(given), { from: FROM, rowNumber: (_, index) => index + 2 })
    .filter(({ message }) => codes.includes(message.code))
    .map(({ severity, table, index, key, message }) => `${severity} ${table} ${index} ${key} ${message.code}`);

const empty = (given: Parameters<typeof roster>[0]): string[] => found(given, ['school-without-teachers']);
const withSecond = (opened: number | null) => [school({ id: 'S1', role: 'core' }), school({ id: 'S2', opened })];

describe('ids are compared for duplicates as every look-up compares them', () => {
  test.each([
    ['T04', 't04'],
    ['T04', 'Ｔ０４'],
    ['T 4', 'T4'],
    ['T04', 'T04\u3164'],
  ])('%j and %j are refused', (a, b) => {
    expect(fold(a)).toBe(fold(b));
    expect(found({ teachers: [teacher({ id: a, name: '甲' }), teacher({ id: b, name: '乙' })] })).toEqual([
      'error teachers 0 id alike-ids',
      'error teachers 1 id alike-ids',
    ]);
  });

  it('of schools too, and the same id twice is told as that', () => {
    const schools = [school({ id: 'S1', role: 'core' }), school({ id: 's1' })];
    expect(
      found({
        schools,
        teachers: [teacher({ id: 'T1', name: '甲', home: 'S1' }), teacher({ id: 'T2', name: '乙', home: 's1' })],
      }),
    ).toEqual(['error schools 0 id alike-ids', 'error schools 1 id alike-ids']);
    expect(found({ teachers: [teacher({ id: 'T1', name: '甲' }), teacher({ id: 'T1', name: '乙' })] })).toEqual([
      'error teachers 0 id duplicate-id',
      'error teachers 1 id duplicate-id',
    ]);
    expect(looseKey('T04')).not.toBe(looseKey('T05'));
  });
});

describe('one person under two ids', () => {
  const born = monthOf(1985, 3);
  const pair = (other: Partial<Parameters<typeof teacher>[0]>): string[] =>
    found({
      teachers: [
        teacher({ id: 'T1', name: '欧阳娜', sex: 'female', born }),
        teacher({ id: 'T2', name: '欧阳娜', sex: 'female', born, ...other }),
      ],
    });

  it('with name, sex and month of birth alike is warned of, in every row', () => {
    const both = ['warning teachers 0 name same-person', 'warning teachers 1 name same-person'];
    expect([pair({}), pair({ name: '欧阳 娜' })]).toEqual([both, both]);
  });

  it('is not where one of them differs, or the id is the same', () => {
    expect([pair({ name: '欧阳挪' }), pair({ sex: 'male' }), pair({ born: born + 1 })]).toEqual([[], [], []]);
    expect(pair({ id: 'T1' })).toEqual(['error teachers 0 id duplicate-id', 'error teachers 1 id duplicate-id']);
  });
});

describe('a school without a single teacher', () => {
  const one = [teacher({ id: 'T1', home: 'S1', working: 'S1' })];

  it('is warned of, unless it opens with the plan or somebody works there', () => {
    const told = ['warning schools 1 id school-without-teachers'];
    expect(empty({ schools: withSecond(null), teachers: one })).toEqual(told);
    expect(empty({ schools: withSecond(monthOf(2020, 9)), teachers: one })).toEqual(told);
    expect(empty({ schools: withSecond(monthOf(FROM, 9)), teachers: one })).toEqual([]);
    expect(empty({ schools: withSecond(null), teachers: [teacher({ id: 'T1', home: 'S1', working: 'S2' })] })).toEqual(
      [],
    );
    expect(empty({ schools: withSecond(null), teachers: [] })).toEqual([]);
  });
});
