/**
 * Postings whose end the roster writes as July or September: orders are written in summer, and a school year ends in
 * August (domain, section 1). Papers print the month of the reading, and say so.
 */
import { formatMonth, monthOf } from '../domain/month.ts';
import type { Lang } from '../messages/message.ts';
import type { ReportContext } from './context.ts';

/** The note, a sentence without its full stop; null where no running posting is concerned. */
export function summerEndWords({ instance }: ReportContext, lang: Lang): string | null {
  const read = [...instance.persons.values()].flatMap(({ row, running }) =>
    running === null || row.postedUntil === null || row.postedUntil === monthOf(running.returns, 8)
      ? []
      : [{ name: row.name, entered: formatMonth(row.postedUntil), taken: formatMonth(monthOf(running.returns, 8)) }],
  );
  if (read.length === 0) return null;
  const named = read.map(({ name, entered, taken }) =>
    lang === 'en' ? `${name}: ${entered}, counted to ${taken}` : `${name}填${entered}，按${taken}计`,
  );
  return lang === 'en'
    ? `A posting ends with the school year in which its entered end lies: work and allowances are counted up to August, the return is in September (${named.join('; ')})`
    : `交流结束年月按所在学年读：任教和津贴计至8月，9月返岗（${named.join('；')}）`;
}
