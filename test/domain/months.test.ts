import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  firstSchoolYearAt,
  formatMonth,
  monthOf,
  monthsServed,
  schoolYearBegun,
  september,
} from '../../src/domain/month.ts';

describe('months', () => {
  it.each([
    [2027, 1, '2027-01'],
    [2027, 9, '2027-09'],
    [2027, 12, '2027-12'],
    [999, 3, '0999-03'],
  ])('%d, %d is %s', (year, month, text) => {
    expect(formatMonth(monthOf(year, month))).toBe(text);
  });

  it('follow each other over the end of a year', () => {
    expect(monthOf(2028, 1) - monthOf(2027, 12)).toBe(1);
    expect(september(2028) - september(2027)).toBe(12);
  });

  it.each([
    ['2027-08', 2027],
    ['2027-09', 2027],
    ['2027-10', 2028],
    ['2028-01', 2028],
    ['2028-08', 2028],
    ['2028-09', 2028],
  ])('the first September at or after %s begins %d', (text, year) => {
    expect(firstSchoolYearAt(monthOf(Number(text.slice(0, 4)), Number(text.slice(5))))).toBe(year);
  });

  it.each([
    ['2027-06', 2026],
    ['2027-07', 2027],
    ['2027-08', 2027],
    ['2027-09', 2027],
    ['2028-02', 2027],
  ])('a posting dated %s begins in the school year %d', (text, year) => {
    expect(schoolYearBegun(monthOf(Number(text.slice(0, 4)), Number(text.slice(5))))).toBe(year);
  });

  it.each([
    [2028, 8, 36],
    [2028, 9, 36],
    [2028, 1, 29],
    [2025, 9, 0],
    [2025, 10, 2],
  ])('a posting from 2025-09 to %d-%d lasts %d months', (year, month, served) => {
    expect(monthsServed(monthOf(2025, 9), monthOf(year, month))).toBe(served);
  });

  it('the first September is the nearest that is not earlier', () => {
    fc.assert(
      fc.property(fc.integer({ min: monthOf(1950, 1), max: monthOf(2090, 12) }), (at) => {
        const year = firstSchoolYearAt(at);
        expect(september(year)).toBeGreaterThanOrEqual(at);
        expect(september(year - 1)).toBeLessThan(at);
      }),
    );
  });
});
