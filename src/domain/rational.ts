/**
 * Exact shares. Percentages of the policy are never floating-point numbers: 0.07 × 100 must round up to 7, not 8
 * (domain, opening paragraph). Denominators stay small (≤ 10^6), so plain integers are exact.
 */
export interface Rational {
  readonly num: number;
  readonly den: number;
}

/** Never below 0. The solver's kit, which knows nothing of `src/`, has its own in `solver/gcd.ts`. */
const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));

/** The greatest number that divides all of these; 1 where all are 0. */
export const commonDivisor = (numbers: Iterable<number>): number =>
  [...numbers].reduce((divisor, number) => gcd(number, divisor), 0) || 1;

/** A share in lowest terms; throws RangeError unless both are safe integers and the denominator is positive. */
export function rational(num: number, den: number): Rational {
  if (!Number.isSafeInteger(num) || !Number.isSafeInteger(den) || den <= 0)
    throw new RangeError(`not a share: ${num}/${den}`);
  const g = gcd(num, den) || 1;
  return { num: num / g, den: den / g };
}

/** Reads `20%`, `12.5%`, `0.2`, `1/3`, `20`; undefined when the text is none of these. */
export function parseRational(text: string): Rational | undefined {
  const fraction = /^\s*(\d{1,6})\s*\/\s*(\d{1,6})\s*$/.exec(text);
  if (fraction) return Number(fraction[2]) === 0 ? undefined : rational(Number(fraction[1]), Number(fraction[2]));
  const decimal = /^\s*(\d{1,6})(?:\.(\d{1,6}))?\s*(%?)\s*$/.exec(text);
  if (!decimal) return undefined;
  const places = decimal[2] ?? '';
  return rational(Number(`${decimal[1]}${places}`), 10 ** places.length * (decimal[3] === '%' ? 100 : 1));
}

/** ⌈share · whole⌉ for a whole ≥ 0: minimum counts round up. */
export const ceilOf = (share: Rational, whole: number): number =>
  Number((BigInt(share.num) * BigInt(whole) + BigInt(share.den) - 1n) / BigInt(share.den));

/** ⌊share · whole⌋ for a whole ≥ 0: maximum counts round down. */
export const floorOf = (share: Rational, whole: number): number =>
  Number((BigInt(share.num) * BigInt(whole)) / BigInt(share.den));

/** `20%`, or `1/3` where no short percentage is exact. */
export function formatRational(share: Rational): string {
  return 10000 % share.den === 0 ? `${(share.num * 100) / share.den}%` : `${share.num}/${share.den}`;
}

/** Whether the first share is at least the second. */
export const isAtLeast = (a: Rational, b: Rational): boolean => a.num * b.den >= b.num * a.den;
