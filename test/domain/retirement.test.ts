/**
 * Published test cases for the decision of the Standing Committee of the National People's Congress of 2024-09-13 on
 * postponing statutory retirement (https://www.gov.cn/yaowen/liebiao/202409/content_6974294.htm), as several public
 * calculators carry them.
 */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMonth, monthOf } from '../../src/domain/month.ts';
import { retirementMonth } from '../../src/domain/retirement.ts';
import { SEXES, TITLES } from '../../src/domain/words.ts';

const month = (text: string): number => monthOf(Number(text.slice(0, 4)), Number(text.slice(5)));

describe('statutory retirement', () => {
  it.each([
    ['1971-04', 'female', 'first', '2026-08'],
    ['2000-12', 'female', 'none', '2058-12'],
    ['1963-04', 'female', 'second', '2018-04'],
    ['1995-12', 'male', 'first', '2058-12'],
    ['2000-12', 'male', 'none', '2063-12'],
    ['1965-12', 'male', 'senior', '2026-03'],
    ['1963-12', 'male', 'first', '2023-12'],
    ['1964-02', 'male', 'third', '2024-02'],
    ['1965-01', 'male', 'first', '2025-02'],
  ] as const)('born %s, %s, %s: %s', (born, sex, title, expected) => {
    expect(formatMonth(retirementMonth(month(born), sex, title))).toBe(expected);
  });

  // The tenth case is of the track of female workers (50); teachers are not on it (domain: other women 55).
  it('puts no woman on the track of fifty', () => {
    expect(formatMonth(retirementMonth(month('1995-12'), 'female', 'first'))).toBe('2053-12');
  });

  it('lets women with a senior title work as long as men', () => {
    for (const title of ['senior', 'seniorProfessor'] as const)
      expect(formatMonth(retirementMonth(month('1965-12'), 'female', title))).toBe('2026-03');
  });

  it('is never earlier for who is younger, and never postponed by more than three years', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: monthOf(1940, 1), max: monthOf(2010, 1) }),
        fc.constantFrom(...SEXES),
        fc.constantFrom(...TITLES),
        (born, sex, title) => {
          const at = retirementMonth(born, sex, title);
          expect(retirementMonth(born + 1, sex, title)).toBeGreaterThan(at);
          const late = sex === 'male' || title === 'senior' || title === 'seniorProfessor';
          const delay = at - born - 12 * (late ? 60 : 55);
          expect(delay).toBeGreaterThanOrEqual(0);
          expect(delay).toBeLessThanOrEqual(36);
        },
      ),
    );
  });
});
