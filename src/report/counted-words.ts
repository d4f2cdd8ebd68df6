/** A demand that an indicator judges, as a line of the certificate: the numbers themselves stand among the indicators. */
import type { Lang } from '../messages/message.ts';
import { attestedStatus } from './attested-clauses.ts';
import type { ReportContext } from './context.ts';
import { countedClauses, isDemand, type CountedClause } from './counted-clauses.ts';
import { HOLDS } from './words.ts';

const JUDGED: readonly CountedClause['status'][] = ['met', 'not-met', 'nothing-to-check'];

/** Hard and soft clauses that are met, not met, or have nothing to check; not where a person's word decides. */
export const judgedClauses = (context: ReportContext): readonly CountedClause[] =>
  countedClauses(context).filter(
    ({ clause, status }) => isDemand(clause) && JUDGED.includes(status) && attestedStatus(context, clause.id) === null,
  );

export function countedStatusWords({ clause, status }: CountedClause, lang: Lang): string {
  if (status === 'met') return HOLDS.yes[lang];
  if (status === 'nothing-to-check') return HOLDS.nothing[lang];
  return (clause.kind === 'S' ? HOLDS.softNo : HOLDS.no)[lang];
}

export function countedRemark({ places, status }: CountedClause, lang: Lang): string {
  const en = lang === 'en';
  if (status === 'nothing-to-check')
    return en ? 'nobody of whom the clause speaks is in the roster' : '名册中没有该条款涉及的对象';
  const met = places.filter((place) => place.met === true).length;
  return en
    ? `${met} of ${places.length} places met, see Indicators`
    : `统计${places.length}处，达标${met}处，见“指标”`;
}
