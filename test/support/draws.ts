/**
 * How many random cases a test draws: few in `npm test`, many times more in `npm run test:deep`, which sets
 * LUNGANG_DRAWS to the multiple. Counts that a test asserts of its draws must hold with the few.
 *
 * @param n - the number in `npm test`
 * @returns `n` times LUNGANG_DRAWS (1 where that is not set), rounded up, at least 1
 */
export function draws(n: number): number {
  return Math.max(1, Math.ceil(n * Number(process.env['LUNGANG_DRAWS'] ?? 1)));
}
