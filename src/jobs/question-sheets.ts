/**
 * Two questions about the plan in force, as sheets: what a further moved name would win, and who could fill a vacancy.
 */
import type { TierName } from '../domain/words.ts';
import type { Lang } from '../messages/message.ts';
import type { TierVector } from '../planning/compare.ts';
import type { Alternative, Alternatives } from '../explain/alternatives.ts';
import type { CurvePoint, StabilityCurve } from '../replan/curve.ts';
import type { Vacancy } from '../replan/vacancy.ts';
import type { Sheet } from '../report/explain/sheet.ts';
import { shownValue } from '../report/sheets/quality.ts';
import { table, type Column } from '../report/table.ts';
import { schoolYear, t, TIER } from '../report/words.ts';

/** `plan`: the id of the plan in force. */
export function stabilitySheet({ points, least, knee, ended }: StabilityCurve, plan: string, lang: Lang): Sheet {
  const en = lang === 'en';
  const tiers = points[0]?.tiers.map(({ tier }) => tier) ?? [];
  const lines = [
    least === null
      ? en
        ? 'No lawful plan was found in the time given.'
        : '限定时间内没有求出合规的方案。'
      : en
        ? `At least ${least} published name(s) must move.`
        : `至少要变动${least}个已公布的名额。`,
    ...(knee === null
      ? []
      : [
          en
            ? `The knee is at ${knee.most}: from there on a further name wins least for what it costs.`
            : `拐点在${knee.most}个：此后每多变动一个名额，收益最小。`,
        ]),
    ...(ended === null
      ? []
      : [en ? 'The time given was not enough for the whole curve.' : '限定时间内没有算完整条曲线。']),
  ];
  const columns: Column<CurvePoint>[] = [
    { heading: t('最多变动', 'At most'), width: 8, value: ({ most }) => most },
    { heading: t('实际变动', 'Moved'), width: 8, value: ({ moved }) => moved },
    ...tiers.map((tier, i): Column<CurvePoint> => ({
      heading: TIER[tier].plain,
      width: 12,
      value: (point) =>
        `${shownValue(tier, point.tiers[i]!.value)}${point.tiers[i]!.value === point.tiers[i]!.bound ? '' : '*'}`,
    })),
  ];
  const note = en ? 'An asterisk: not proven least.' : '带星号：未证明最小。';
  return {
    title: t('稳定曲线', 'Stability curve')[lang],
    subtitle: en ? `Against the published plan ${plan}` : `与已发布的 ${plan} 相比`,
    parts: [
      {
        id: 'curve',
        title: t('变动名额与各级目标', 'Moved names and aims')[lang],
        lines,
        tables: points.length === 0 ? [] : [table(lang, { name: t('曲线', 'Curve'), title: note, columns }, points)],
      },
    ],
    footer: [],
  };
}

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
): Sheet {
  const en = lang === 'en';
  const columns: Column<Alternative>[] = [
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
      value: (one) => shownValue('shortage', of(reached(one), 'shortage')),
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
      ? `Who could teach ${subject} at ${names.school(school)} from ${schoolYear(year, lang)}`
      : `${names.school(school)}${schoolYear(year, lang)}起${subject}空缺的可派人选`,
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
