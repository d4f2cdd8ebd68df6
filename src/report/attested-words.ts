/** A person's word on a clause, as reports print it. */
import type { Roster } from '../domain/roster.ts';
import type { Attested } from '../domain/words.ts';
import type { Lang } from '../messages/message.ts';
import type { AttestedClause } from './attested-clauses.ts';
import { schoolYearWords, t, type Text } from './words.ts';

const VERDICT: Readonly<Record<Attested, Text>> = {
  met: t('符合', 'met'),
  notMet: t('不符合', 'not met'),
  notApplicable: t('不适用', 'not applicable'),
};

/** Words of the column that says whether a clause is met: a person's, never the program's. */
export const ATTESTED_STATUS: Readonly<Record<Attested, Text>> = {
  met: t('人工核对：符合', 'By hand: met'),
  notMet: t('人工核对：不符合', 'By hand: not met'),
  notApplicable: t('人工核对：不适用', 'By hand: not applicable'),
};

/** Above a list of such words. */
export const ATTESTED_HEADING = t(
  '人工核对（由核对人负责，不是程序计算）：',
  "Checked by hand (a person's word, not computed):",
);

/** The worst word first; of several the one that decides. */
export function attestedStatusWords({ words, status }: AttestedClause, lang: Lang): string {
  const verdicts = words.map(({ verdict }) => verdict);
  const told: Attested =
    status === 'attested-not-met' || (status === null && verdicts.includes('notMet'))
      ? 'notMet'
      : status === 'attested-met' || (status === null && verdicts.includes('met'))
        ? 'met'
        : 'notApplicable';
  return ATTESTED_STATUS[told][lang];
}

type Word = Roster['attestations'][number];

/** `2027学年符合（张三，2027-10-15）：查阅台账`. */
export function wordWords({ year, verdict, by, date, note }: Word, lang: Lang): string {
  const en = lang === 'en';
  const when = year === null ? (en ? 'every year' : '各学年') : schoolYearWords(year, lang);
  const said = en
    ? `${when} ${VERDICT[verdict].en} (${by}, ${date})`
    : `${when}${VERDICT[verdict]['zh-CN']}（${by}，${date}）`;
  return note === '' ? said : `${said}${en ? ': ' : '：'}${note}`;
}

/** Every word, and that it is one. */
export function attestedRemark({ words }: AttestedClause, lang: Lang): string {
  const said = words.map((word) => wordWords(word, lang)).join(lang === 'en' ? '; ' : '；');
  return lang === 'en' ? `${said}. A person's word, not computed.` : `${said}。人工核对的结论，不是程序计算。`;
}
