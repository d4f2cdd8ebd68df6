/** A share of samples with what chance alone may have done to it. */

export interface SampleShare {
  readonly count: number;
  readonly of: number;
  /** Of 1, rounded to four digits. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** The normal deviate of a two-sided 95 %. */
const Z = 1.959_963_984_540_054;

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Wilson's interval (1927): it stays within 0 and 1 and says something also of 0 and of all. */
export function shareOf(count: number, of: number): SampleShare {
  if (of === 0) return { count, of, value: 0, low: 0, high: 1 };
  const p = count / of;
  const z2 = Z * Z;
  const centre = (p + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of))) / (1 + z2 / of);
  return {
    count,
    of,
    value: rounded(p),
    low: rounded(Math.max(0, centre - half)),
    high: rounded(Math.min(1, centre + half)),
  };
}

/**
 * The smallest of the values that at least `percent` in a hundred of all do not exceed; null where so many have none
 * (Infinity).
 */
export function leastCovering(values: readonly number[], percent: number): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const at = Math.ceil((percent * sorted.length) / 100) - 1;
  const value = sorted[Math.max(0, at)];
  return value === undefined || !Number.isFinite(value) ? null : value;
}
