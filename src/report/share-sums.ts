/** The sums behind required numbers: a reader who knows the base sees at once whether the share was taken of it. */
import type { Rational } from '../domain/rational.ts';
import { ceilOf, floorOf, formatRational, rational } from '../domain/rational.ts';
import type { Measure } from '../rules/rule.ts';

/** `133×20%=26.6→27`; null where the rule asks for no share. */
export const arithmeticOf = ({ op, base, share }: Measure): string | null =>
  base === undefined || share === undefined ? null : shareSum(base, share, op);

/** Exact where the product has at most four decimals, else rounded and said to be so. */
export function shareSum(base: number, share: Rational, op: Measure['op'] = '>='): string {
  const product = (base * share.num) / share.den;
  if (Number.isInteger(product)) return `${base}×${formatRational(share)}=${product}`;
  const [sign, shown] =
    10_000 % share.den === 0
      ? ['=', String((base * share.num * (10_000 / share.den)) / 10_000)]
      : ['≈', product.toFixed(2)];
  return `${base}×${formatRational(share)}${sign}${shown}→${(op === '>=' ? ceilOf : floorOf)(share, base)}`;
}

/** share · base without rounding: `26.6`, or `10/3` where no decimal is exact. */
export function productOf(base: number, share: Rational): string {
  const { num, den } = rational(base * share.num, share.den);
  const digits = [0, 1, 2, 3, 4, 5, 6].find((count) => 10 ** count % den === 0);
  return digits === undefined ? `${num}/${den}` : (num / den).toFixed(digits);
}
