import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ceilOf, floorOf, formatRational, parseRational, rational } from '../../src/domain/rational.ts';

describe('shares', () => {
  it.each([
    ['20%', 1, 5],
    ['12.5%', 1, 8],
    ['0.2', 1, 5],
    ['1/3', 1, 3],
    ['20', 20, 1],
    [' 6 / 9 ', 2, 3],
    ['0%', 0, 1],
    ['7 %', 7, 100],
  ])('%s is read exactly', (text, num, den) => {
    expect(parseRational(text)).toEqual({ num, den });
  });

  it.each(['', '%', '-5%', '1/0', 'a fifth', '1,5%', '0x10', '1/2/3', '20%%', '1e3'])('%j is none', (text) => {
    expect(parseRational(text)).toBeUndefined();
  });

  it('keep no false step: 7 % of 100 are 7, not 8', () => {
    expect(ceilOf(rational(7, 100), 100)).toBe(7);
    expect(floorOf(rational(29, 100), 100)).toBe(29);
  });

  it('round up for what is asked at least and down for what is allowed at most', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 1_000_000 }),
        (num, den, whole) => {
          const share = rational(num, den);
          const [up, down] = [BigInt(ceilOf(share, whole)), BigInt(floorOf(share, whole))];
          const [exact, one] = [BigInt(num) * BigInt(whole), BigInt(den)];
          expect(up * one >= exact && (up - 1n) * one < exact).toBe(true);
          expect(down * one <= exact && (down + 1n) * one > exact).toBe(true);
        },
      ),
    );
  });

  it.each([
    [1, 5, '20%'],
    [1, 8, '12.5%'],
    [1, 3, '1/3'],
    [0, 1, '0%'],
    [1, 1, '100%'],
  ])('%d/%d is written %3$s', (num, den, text) => {
    expect(formatRational(rational(num, den))).toBe(text);
  });

  it('are read back from what is written', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 1, max: 999 }), (num, den) => {
        const share = rational(num, den);
        expect(parseRational(formatRational(share))).toEqual(share);
      }),
    );
  });

  it.each([
    [1, 0],
    [1, -2],
    [0.5, 1],
    [Number.MAX_SAFE_INTEGER + 1, 1],
  ])('%d/%d cannot be made', (num, den) => {
    expect(() => rational(num, den)).toThrow(RangeError);
  });
});
