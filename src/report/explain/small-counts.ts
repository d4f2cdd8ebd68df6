/**
 * Numbers of other teachers in a sheet for one teacher. Where few are meant, colleagues can be told apart, and "nobody
 * else" may tell that somebody known to be long at the school is exempt: below five only that is said.
 */
import type { Lang } from '../../messages/message.ts';

const LEAST = 5;

/** `7人` or `不足5人`. */
export const peopleWords = (count: number, open: boolean, lang: Lang): string =>
  open || count >= LEAST
    ? lang === 'en'
      ? String(count)
      : `${count}人`
    : lang === 'en'
      ? `fewer than ${LEAST}`
      : `不足${LEAST}人`;

/** The same for programs. */
export const peopleNumber = (count: number, open: boolean): number | { readonly fewerThan: number } =>
  open || count >= LEAST ? count : { fewerThan: LEAST };
