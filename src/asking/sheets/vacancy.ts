/** Who could fill a vacancy, as a sheet. */
import type { TierName } from '../../domain/words.ts';
import type { Alternative, Alternatives } from '../../explain/alternatives.ts';
import type { Lang } from '../../messages/message.ts';
import type { TierVector } from '../../planning/compare.ts';
import type { Vacancy } from '../../replan/vacancy.ts';
import type { ExplainSheet } from '../../report/explain/sheet.ts';
import { shownTier } from '../../report/sheets/quality.ts';
import { table, type TableColumn } from '../../report/table.ts';
import { schoolYearWords, t } from '../../report/words.ts';

const of = (tiers: TierVector, name: TierName): number => tiers.find(({ tier }) => tier === name)?.value ?? 0;

/** What the plan comes to with this person, searched anew where that was done. */
const reached = (one: Alternative): TierVector => (one.searched?.kind === 'plan' ? one.searched.tiers : one.exchanged);

export interface VacancyNames {
  teacher(id: string): string;
  school(id: string): string;
}

/** `plan`: the id of the plan in hand. */
export function vacancySheet(
  { candidates, best }: Alternatives,
  { school, subject, year }: Vacancy,
  plan: string,
  names: VacancyNames,
  lang: Lang,
): ExplainSheet {
  const en = lang === 'en';
  const columns: TableColumn<Alternative>[] = [
    {
      heading: t('人选', 'Person'),
      width: 16,
      align: 'left',
      value: ({ posting }) => `${names.teacher(posting.teacher)} ${posting.teacher}`,
    },
    {
      heading: t('原单位', 'Home school'),
      width: 16,
      align: 'left',
      value: ({ posting }) => names.school(posting.from),
    },
    { heading: t('年数', 'Years'), width: 6, value: ({ posting }) => posting.years },
    {
      heading: t('改为不派', 'Would stay'),
      width: 16,
      align: 'left',
      value: ({ instead }) => (instead === null ? '' : `${names.teacher(instead)} ${instead}`),
    },
    {
      heading: t('变动名额', 'Names moved'),
      width: 8,
      value: (one) => of(reached(one), 'kept') + of(reached(one), 'added'),
    },
    { heading: t('放宽', 'Relaxed'), width: 8, value: (one) => of(reached(one), 'legal') },
    {
      heading: t('仍缺（人，按学年累计）', 'Short, teacher-years'),
      width: 10,
      value: (one) => shownTier('shortage', of(reached(one), 'shortage')),
    },
    {
      heading: t('算法', 'How'),
      width: 12,
      align: 'left',
      value: ({ searched }) =>
        (searched === null ? t('一处对调', 'one exchange') : t('重新求解', 'searched anew'))[lang],
    },
  ];
  const lines = [
    en
      ? `${candidates} teacher(s) could be sent there; listed with the least change first. Judged within the school's own group; a plan of the whole county is held to rules that count across groups as well.`
      : `可以派往该处的共${candidates}人，变动小的在前。只在本集团内核算；跨集团的规定要到全县重排时再核对。`,
    ...(best.length === 0
      ? [en ? 'No single exchange brings in anybody lawfully.' : '没有一处对调能合规地派去别人。']
      : []),
  ];
  return {
    title: en
      ? `Who could teach ${subject} at ${names.school(school)} from ${schoolYearWords(year, lang)}`
      : `${names.school(school)}${schoolYearWords(year, lang)}起${subject}空缺的可派人选`,
    subtitle: en ? `Beside plan ${plan}` : `以方案 ${plan} 为基础`,
    parts: [
      {
        id: 'candidates',
        title: t('人选', 'Candidates')[lang],
        lines,
        tables:
          best.length === 0
            ? []
            : [
                table(
                  lang,
                  {
                    name: t('人选', 'Candidates'),
                    title: en ? `${best.length} listed` : `列出${best.length}人`,
                    columns,
                  },
                  best,
                ),
              ],
      },
    ],
    footer: [],
  };
}
