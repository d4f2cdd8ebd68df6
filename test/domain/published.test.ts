/** Lived history, case by case: what stands of a posting whose school year has begun. */
import { describe, expect, it } from 'vitest';
import { deriveInstance, isLived, livedPostings, openPins, openPostings } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import { schoolYearOfDay, withHistory, type Break, type Published } from '../../src/domain/published.ts';
import type { Roster, Teacher } from '../../src/domain/roster.ts';
import { OUTSIDE } from '../../src/domain/words.ts';
import { group, pin, posting, roster, school, teacher, Y } from '../support/tiny.ts';

const published = (begun: number): Published => ({
  left: null,
  digest: '',
  postings: [posting({ teacher: 'T1' }), posting({ teacher: 'T2', start: Y + 1 })],
  begun,
});
const rosterWith = (cells: Partial<Teacher>, rows: Partial<Roster> = {}): Roster =>
  roster({ teachers: [teacher({ id: 'T1', ...cells }), teacher({ id: 'T2' })], ...rows });

describe('school years', () => {
  it('begin on the first of September', () => {
    expect([schoolYearOfDay('2027-08-31'), schoolYearOfDay('2027-09-01'), schoolYearOfDay('2028-01-01')]).toEqual([
      2026, 2027, 2027,
    ]);
  });
});

describe('a posting that has begun', () => {
  const cases: readonly (readonly [what: string, roster: Roster, years: number, broken: Break | null])[] = [
    ['stands', rosterWith({}), 3, null],
    [
      'stands although its teacher falls ill, is exempt, has a graduating class',
      rosterWith({ status: 'sick', exempt: true, graduatingYear: Y }),
      3,
      null,
    ],
    [
      'is counted once where the roster has the teacher there',
      rosterWith({ working: 'S2', postedFrom: monthOf(Y, 9), postedUntil: monthOf(Y + 3, 9) }),
      3,
      null,
    ],
    ['ends early where its teacher leaves in the middle', rosterWith({ leaves: monthOf(Y + 1, 12) }), 2, 'left'],
    ['stands where its teacher leaves at its end', rosterWith({ leaves: monthOf(Y + 3, 9) }), 3, null],
    ['falls where its teacher had left before', rosterWith({ leaves: monthOf(Y, 9) }), 0, 'left'],
    ['falls where the post is at another school now', rosterWith({ home: 'S3', working: 'S3' }), 0, 'moved'],
    [
      'falls where the roster has the teacher at a third place',
      rosterWith({ working: OUTSIDE, postedUntil: null }),
      0,
      'elsewhere',
    ],
    ['falls with its teacher', roster({ teachers: [teacher({ id: 'T2' })] }), 0, 'unknown-teacher'],
    [
      'falls with its host',
      rosterWith({}, { schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S3' })] }),
      0,
      'unknown-host',
    ],
    [
      'falls with its group',
      rosterWith(
        {},
        {
          groups: [group({ id: 'G1' }), group({ id: 'G2' })],
          schools: [school({ id: 'S1', role: 'core' }), school({ id: 'S2', role: 'core', group: 'G2' })],
        },
      ),
      0,
      'other-group',
    ],
  ];
  it.each(cases)('%s', (_what, rows, years, broken) => {
    const instance = deriveInstance(rows, Y, published(Y));
    const lived = instance.lived.get('T1')!;
    expect([lived.stands?.years ?? 0, lived.broken]).toEqual([years, broken]);
    expect(livedPostings(instance).every((one) => isLived(instance, one))).toBe(true);
    // A posting that stands and one that runs in the roster would be one teacher twice.
    expect(lived.stands === null || instance.persons.get('T1')!.running === null).toBe(true);
    expect([...openPostings(instance).keys()]).toEqual(['T2']);
  });

  it('settles what was decided about its teacher and its year, and nothing else', () => {
    const pins = [
      pin({ teacher: 'T1', kind: 'mustStay' }),
      pin({ teacher: 'T2', kind: 'mustGo', year: Y }),
      pin({ teacher: 'T2', kind: 'mustGo', year: Y + 1 }),
    ];
    const told = (begun: number): number[] =>
      openPins(deriveInstance(rosterWith({}, { pins }), Y, published(begun))).map((one) =>
        pins.findIndex(({ teacher: who, year }) => who === one.teacher && year === one.year),
      );
    expect(told(Y - 1)).toEqual([0, 1, 2]);
    expect(told(Y)).toEqual([2]);
  });
});

describe('history before the horizon', () => {
  it('is written into the roster as what it is then, unless the roster says otherwise', () => {
    const postings = published(Y).postings;
    const row = (from: number, cells: Partial<Teacher> = {}): Teacher =>
      withHistory(rosterWith(cells), postings, from).teachers[0]!;
    expect([row(Y).working, row(Y).postedFrom]).toEqual(['S1', null]);
    expect([row(Y + 1).working, row(Y + 1).postedFrom, row(Y + 1).postedUntil]).toEqual([
      'S2',
      monthOf(Y, 9),
      monthOf(Y + 3, 9),
    ]);
    expect([row(Y + 3).working, row(Y + 3).postedUntil]).toEqual(['S1', monthOf(Y + 3, 9)]);
    expect(row(Y + 1, { working: 'S3', postedFrom: monthOf(Y, 11) })).toEqual(
      teacher({ id: 'T1', working: 'S3', postedFrom: monthOf(Y, 11) }),
    );
  });
});
