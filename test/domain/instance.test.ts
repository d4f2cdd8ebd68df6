/** The constants of one person and one school (domain, section 1). */
import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/domain/instance.ts';
import { monthOf } from '../../src/domain/month.ts';
import type { School, Teacher } from '../../src/domain/roster.ts';
import { CHINESE, demand, ENGLISH, instance, school, teacher, Y } from '../support/tiny.ts';

const person = (row: Partial<Teacher>): Person =>
  instance({ teachers: [teacher({ id: 'T01', ...row })] }).persons.get('T01')!;
const years = (of: (year: number) => unknown): unknown[] => [Y, Y + 1, Y + 2].map(of);

const km = (a: Partial<School>, b: Partial<School>): number =>
  instance({ schools: [school({ id: 'S1', role: 'core', ...a }), school({ id: 'S2', ...b })] }).km('S1', 'S2');

const running = (row: Partial<Teacher>): Person['running'] =>
  person({ working: 'S2', postedFrom: monthOf(Y - 2, 9), ...row }).running;

describe('leaving', () => {
  it('is the month after retirement', () => {
    // A man born in 1965-12 retires in 2026-03.
    expect(person({ born: monthOf(1965, 12) }).leaves).toBe(monthOf(2026, 4));
  });

  it('is as entered where it is entered', () => {
    const known = person({ leaves: monthOf(Y + 1, 9) });
    expect(known.leaves).toBe(monthOf(Y + 1, 9));
    expect(years(known.inService)).toEqual([true, false, false]);
  });

  it('ends service only once September has come', () => {
    expect(years(person({ leaves: monthOf(Y + 1, 10) }).inService)).toEqual([true, true, false]);
  });

  it('is not before arriving', () => {
    expect(years(person({ since: monthOf(Y + 1, 9) }).inService)).toEqual([false, true, true]);
    expect(years(person({ since: monthOf(Y, 10) }).inService)).toEqual([false, true, true]);
  });
});

describe('tenure', () => {
  it('counts whole years at home', () => {
    expect(years(person({ since: monthOf(Y - 6, 9) }).tenure)).toEqual([6, 7, 8]);
    expect(years(person({ since: monthOf(Y - 6, 10) }).tenure)).toEqual([5, 6, 7]);
  });

  it('begins anew with the end of a finished posting', () => {
    expect(
      years(
        person({ since: monthOf(Y - 12, 9), postedFrom: monthOf(Y - 5, 9), postedUntil: monthOf(Y - 2, 8) }).tenure,
      ),
    ).toEqual([2, 3, 4]);
  });

  it('begins anew when a running posting ends, and not before', () => {
    expect(
      years(
        person({
          since: monthOf(Y - 12, 9),
          working: 'S2',
          postedFrom: monthOf(Y - 2, 9),
          postedUntil: monthOf(Y + 1, 9),
        }).tenure,
      ),
    ).toEqual([12, 0, 1]);
  });

  it('never counts a posting that ended before arriving', () => {
    expect(
      person({ since: monthOf(Y - 2, 9), postedFrom: monthOf(Y - 9, 9), postedUntil: monthOf(Y - 6, 8) }).tenure(Y),
    ).toBe(2);
  });
});

describe('running postings', () => {
  it('return on the first 1 September on or after their end', () => {
    expect(running({ postedUntil: monthOf(Y + 1, 8) })).toEqual({ to: 'S2', returns: Y + 1, endKnown: true });
    expect(running({ postedUntil: monthOf(Y + 1, 9) })).toEqual({ to: 'S2', returns: Y + 1, endKnown: true });
    expect(running({ postedUntil: monthOf(Y + 1, 10) })).toEqual({ to: 'S2', returns: Y + 2, endKnown: true });
  });

  it('last the horizon where no end is known', () => {
    expect(running({ postedUntil: null })).toEqual({ to: 'S2', returns: Y + 3, endKnown: false });
  });

  it('are over where the end has come by the first September', () => {
    expect(running({ postedUntil: monthOf(Y, 9) })).toBeNull();
    expect(running({ postedUntil: monthOf(Y, 10) })).not.toBeNull();
  });

  it('may lead out of the county', () => {
    expect(running({ working: 'outside', postedUntil: monthOf(Y + 1, 8) })).toEqual({
      to: null,
      returns: Y + 1,
      endKnown: true,
    });
  });

  it('are none for who works at home', () => {
    expect(running({ working: 'S1', postedUntil: monthOf(Y + 1, 8) })).toBeNull();
  });
});

describe('leave and exemption', () => {
  it('end when their month has come', () => {
    expect(years(person({ status: 'sick', absentUntil: monthOf(Y + 1, 9) }).absent)).toEqual([true, false, false]);
    expect(years(person({ status: 'sick', absentUntil: monthOf(Y + 1, 10) }).absent)).toEqual([true, true, false]);
    expect(years(person({ exempt: true, exemptUntil: monthOf(Y + 1, 9) }).exempt)).toEqual([true, false, false]);
  });

  it('last the horizon without an end, and do not exist without the fact', () => {
    expect(years(person({ status: 'sick' }).absent)).toEqual([true, true, true]);
    expect(years(person({ exempt: true }).exempt)).toEqual([true, true, true]);
    expect(years(person({ absentUntil: monthOf(Y + 5, 9) }).absent)).toEqual([false, false, false]);
    expect(years(person({ exemptUntil: monthOf(Y + 5, 9) }).exempt)).toEqual([false, false, false]);
  });
});

describe('a person', () => {
  it('is a backbone teacher from county level up', () => {
    expect(
      (['special', 'national', 'provincial', 'municipal', 'county', 'school', 'none'] as const).map(
        (backbone) => person({ backbone }).backbone,
      ),
    ).toEqual([true, true, true, true, true, false, false]);
  });

  it('counts under the first certified stage, else under the school’s', () => {
    const schools = [school({ id: 'S1', role: 'core', stage: 'nineYear' })];
    const stage = (certifiedStages: Teacher['certifiedStages']): string =>
      instance({ schools, teachers: [teacher({ id: 'T01', certifiedStages })] }).persons.get('T01')!.stage;
    expect([stage(null), stage([]), stage(['juniorSecondary'])]).toEqual(['primary', 'primary', 'juniorSecondary']);
  });

  it('whose class graduates in the first year has a year', () => {
    expect([
      person({ graduatingYear: 'first' }).graduates,
      person({ graduatingYear: Y + 2 }).graduates,
      person({}).graduates,
    ]).toEqual([Y, Y + 2, null]);
  });
});

describe('demand', () => {
  const site = instance({
    demand: [demand('S1', CHINESE, 2.4), demand('S1', CHINESE, 2.5, Y + 1), demand('S1', ENGLISH, 1, Y + 2)],
  }).sites.get('S1')!;

  it('of a year comes before that of all years; beyond the horizon the last year’s is carried on', () => {
    expect([Y, Y + 1, Y + 2, Y + 4].map((year) => site.demand(CHINESE, year))).toEqual([24, 25, 24, 24]);
    expect([Y, Y + 2, Y + 4].map((year) => site.demand(ENGLISH, year))).toEqual([null, 10, 10]);
  });

  it('is rounded half up to whole teachers', () => {
    expect([Y, Y + 1].map((year) => site.need(CHINESE, year))).toEqual([2, 3]);
    expect(site.need(ENGLISH, Y)).toBe(0);
  });
});

describe('distance', () => {
  it('is the great circle in whole kilometres', () => {
    // One degree on a sphere of 6371.0088 km is 111.195 km, along a meridian and along the equator.
    expect(km({ longitude: 120, latitude: 30 }, { longitude: 120, latitude: 31 })).toBe(111);
    expect(km({ longitude: 120, latitude: 0 }, { longitude: 130, latitude: 0 })).toBe(1112);
    // On the parallel of 60° it is about half as much: 2·R·asin(cos 60°·sin 0.5°) = 55.597 km.
    expect(km({ longitude: 120, latitude: 60 }, { longitude: 121, latitude: 60 })).toBe(56);
  });

  it('is 0 at one place, and where a coordinate is missing', () => {
    expect(km({ longitude: 120, latitude: 30 }, { longitude: 120, latitude: 30 })).toBe(0);
    expect(km({ longitude: 120, latitude: 30 }, { longitude: 121, latitude: null })).toBe(0);
  });

  it('is the same both ways', () => {
    const two = instance({
      schools: [
        school({ id: 'S1', role: 'core', longitude: 120.61, latitude: 27.78 }),
        school({ id: 'S2', longitude: 120.2, latitude: 27.6 }),
      ],
    });
    expect(two.km('S1', 'S2')).toBe(two.km('S2', 'S1'));
    expect(two.km('S1', 'S2')).toBeGreaterThan(40);
  });
});
