/** How many random cases a property draws: `LUNGANG_DRAWS=20` draws twenty times as many as `npm test` does. */
export const draws = (n: number): number => Math.ceil(n * Number(process.env.LUNGANG_DRAWS ?? 1));
