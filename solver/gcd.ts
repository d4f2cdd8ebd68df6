/** The greatest common divisor of two whole numbers of at least 0. */
export const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
