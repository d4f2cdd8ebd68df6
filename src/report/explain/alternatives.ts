/** 替代人选: the next-best persons for a posting or an open shortage, with what each costs aim by aim. */
import type { Lang } from '../../messages/message.ts';
import type { TierVector } from '../../planning/compare.ts';
import type { Alternative, Alternatives, Need } from '../../explain/alternatives.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { shownTier, unitOf } from '../sheets/quality.ts';
import { table } from '../table.ts';
import { listWords, schoolYearWords, t, TIER } from '../words.ts';
import { candidateColumns } from './candidate-columns.ts';
import { framed } from './frame.ts';
import { inJson } from './result-word.ts';
import type { ExplainSheet } from './sheet.ts';

export const alternativesJson = ({ need, candidates, best }: Alternatives): object => ({
  need,
  candidates,
  alternatives: best.map(({ posting, instead, exchanged, searched }) => ({
    posting,
    instead,
    exchanged,
    searched:
      searched === null
        ? null
        : searched.kind === 'plan'
          ? { kind: 'plan', tiers: searched.tiers, postings: searched.postings }
          : inJson(searched),
  })),
});

export function alternativesSheet(
  context: ReportContext,
  { need, candidates, best }: Alternatives,
  lang: Lang,
): ExplainSheet {
  const en = lang === 'en';
  const names = plainNames(context.instance);
  const { tiers } = context.plan.proof;
  const changes = (after: TierVector): string => {
    const differ = after.flatMap(({ tier, value }, i) => {
      const more = shownTier(tier, value) - shownTier(tier, tiers[i]!.value);
      return more === 0
        ? []
        : [
            `${TIER[tier].plain[lang]} ${more > 0 ? '+' : ''}${Math.round(more * 10) / 10}${en ? ' ' : ''}${unitOf(tier, lang)}`,
          ];
    });
    return differ.length === 0 ? t('各级目标都不变', 'no aim changes')[lang] : listWords(differ, lang);
  };
  const searched = ({ searched: found }: Alternative): string => {
    if (found === null) return t('未重新求解', 'not searched')[lang];
    if (found.kind === 'plan') return changes(found.tiers);
    return (
      found.kind === 'infeasible' ? t('没有可行方案', 'no plan') : t('限定时间内未求出', 'no result in the time given')
    )[lang];
  };
  const title = t('替代人选（代价小的在前）', 'Alternatives, the cheapest first');
  const sheet = table<Alternative>(
    lang,
    {
      name: title,
      title: title[lang],
      columns: [
        ...candidateColumns(names),
        { heading: t('开始学年', 'From'), width: 10, value: ({ posting }) => schoolYearWords(posting.start, lang) },
        {
          heading: t('改为不派', 'Would stay'),
          width: 14,
          align: 'left',
          value: ({ instead }) => (instead === null ? '' : `${names.teacher(instead)} ${instead}`),
        },
        {
          heading: t('只作这一处对调', 'With this exchange only'),
          width: 26,
          align: 'left',
          value: ({ exchanged }) => changes(exchanged),
        },
        { heading: t('全部重新求解', 'The whole plan searched anew'), width: 26, align: 'left', value: searched },
      ],
    },
    best,
  );
  const tried = en
    ? `${candidates} persons could be sent there by themselves; ${best.length} are listed. Every one was tried with a single exchange, computed exactly; for the best the whole plan was searched anew (last column), which mostly finds a cheaper way.`
    : `可以派往该处的共${candidates}人，列出${best.length}人。每人都按一处对调精确计算；对其中最好的几人又全部重新求解（最后一列），通常能找到代价更小的安排。`;
  const none = t('没有一处对调能合规地换上别人。', 'No single exchange brings in anybody lawfully.')[lang];
  return framed(
    context,
    {
      title: needWords(context, need, lang),
      parts: [
        {
          id: 'alternatives',
          title: title[lang],
          lines: [tried, ...(best.length === 0 ? [none] : [])],
          tables: [sheet],
        },
      ],
    },
    lang,
  );
}

function needWords({ instance }: ReportContext, need: Need, lang: Lang): string {
  const names = plainNames(instance);
  if (need.kind === 'posting') {
    const { teacher, to, start } = need.posting;
    return lang === 'en'
      ? `Alternatives to ${names.teacher(teacher)} (${teacher}) at ${names.school(to)} from ${schoolYearWords(start, lang)}`
      : `${names.teacher(teacher)}（${teacher}）${schoolYearWords(start, lang)}到${names.school(to)}的替代人选`;
  }
  const { school, subject, year } = need;
  return lang === 'en'
    ? `Who could teach ${subject} at ${names.school(school)} in ${schoolYearWords(year, lang)}`
    : `${names.school(school)}${schoolYearWords(year, lang)}${subject}缺员的可派人选`;
}
