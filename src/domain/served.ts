/** Months served at member schools before a new posting, as the roster tells them: constants of one person (RA15). */
import type { Instance, Person } from './instance.ts';
import { asOrdered, monthsServed, september } from './month.ts';
import { OUTSIDE } from './words.ts';

/**
 * Months of the last finished posting and of a running one that is over by September of `start`, where the host is a
 * member school; 0 where the roster does not say. Of a running posting only its own months are known: the row has one
 * pair of dates.
 */
export function memberMonthsBefore(
  { row, running }: Person,
  start: number,
  { sites }: Pick<Instance, 'sites'>,
): number {
  const atMember = (school: string | null): boolean => school !== null && sites.get(school)?.row.role === 'member';
  if (row.postedFrom === null) return 0;
  if (running !== null)
    return running.returns <= start && atMember(running.to)
      ? Math.max(0, september(running.returns) - asOrdered(row.postedFrom))
      : 0;
  const last = row.lastHost ?? (row.working === row.home || row.working === OUTSIDE ? null : row.working);
  return row.postedUntil !== null && atMember(last) ? monthsServed(row.postedFrom, row.postedUntil) : 0;
}
