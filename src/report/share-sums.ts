/** The sums behind required numbers: a reader who knows the base sees at once whether the share was taken of it. */
import type { Rational } from '../domain/rational.ts';
import { ceilOf, formatRational } from '../domain/rational.ts';
import { factsOf, placeKey, type ReportContext } from './context.ts';
import { isRational } from './parameters.ts';

/** `133×20%=26.6→27` by the key of the place, for every place at which a rule asks for a share of a number of people. */
export function shareSums(context: ReportContext): ReadonlyMap<string, string> {
  const facts = factsOf(context);
  return new Map(
    context.policy.rules.flatMap((line) => {
      const share = shareOf(line.params);
      if (share === null || line.spec.nature !== 'quota') return [];
      return line.spec.check(facts.forRule(line), line.params).flatMap(({ where, op, required, actual, by, base }) => {
        if (base === undefined) return [];
        const { group, stage, school, subject, year } = where;
        const row = { rule: line.spec.id, clause: line.clause, scope: { group, stage, school, subject }, year, op, required, actual, holds: by === 0 };
        return [[placeKey(row), sumOf(base, share)] as const];
      });
    }),
  );
}

function shareOf(params: unknown): Rational | null {
  return typeof params === 'object' && params !== null && 'share' in params && isRational(params.share) ? params.share : null;
}

/** Exact where the product has at most four decimals, else rounded and said to be so. */
export function sumOf(base: number, share: Rational): string {
  const required = ceilOf(share, base);
  const product = (base * share.num) / share.den;
  if (Number.isInteger(product)) return `${base}×${formatRational(share)}=${product}`;
  const [sign, shown] = 10_000 % share.den === 0 ? ['=', String((base * share.num * (10_000 / share.den)) / 10_000)] : ['≈', product.toFixed(2)];
  return `${base}×${formatRational(share)}${sign}${shown}→${required}`;
}
