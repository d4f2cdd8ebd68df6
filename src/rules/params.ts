/** Pieces of parameter schemas that several rules share. */
import { z } from 'zod';
import { parseRational, type Rational } from '../domain/rational.ts';

/** A share of a whole, written as text so that it stays exact: `"20%"`, `"12.5%"`, `"1/3"`; at most 100 %. */
export const share = z.string().transform((text, context): Rational => {
  const value = parseRational(text);
  if (value !== undefined && value.num <= value.den) return value;
  context.addIssue({
    code: 'custom',
    params: { expected: 'share' },
    message: 'a share between 0 and 100 %, such as "20%" or "1/3"',
    input: text,
  });
  return z.NEVER;
});

/** A list of words without repetitions: `[rural, rural]` is a slip for something else. */
export const listOf = <const W extends string>(words: readonly [W, ...W[]]) =>
  z
    .array(z.enum(words))
    .min(1)
    .refine((list) => new Set(list).size === list.length, { params: { expected: 'distinct' } });

/** Over whom a quota is counted. */
export const QUOTA_SCOPES = ['group', 'school', 'county'] as const;
export type QuotaScope = (typeof QUOTA_SCOPES)[number];
