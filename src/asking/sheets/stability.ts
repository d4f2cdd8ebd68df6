/** What each further moved name of the published list would win, as a sheet. */
import type { Lang } from '../../messages/message.ts';
import type { CurvePoint, StabilityCurve } from '../../replan/curve.ts';
import type { ExplainSheet } from '../../report/explain/sheet.ts';
import { shownTier } from '../../report/sheets/quality.ts';
import { table, type TableColumn } from '../../report/table.ts';
import { t, TIER } from '../../report/words.ts';

/** `plan`: the id of the plan in force. */
export function stabilitySheet({ points, least, knee, ended }: StabilityCurve, plan: string, lang: Lang): ExplainSheet {
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
  const columns: TableColumn<CurvePoint>[] = [
    { heading: t('最多变动', 'At most'), width: 8, value: ({ most }) => most },
    { heading: t('实际变动', 'Moved'), width: 8, value: ({ moved }) => moved },
    ...tiers.map((tier, i): TableColumn<CurvePoint> => ({
      heading: TIER[tier].plain,
      width: 12,
      value: (point) =>
        `${shownTier(tier, point.tiers[i]!.value)}${point.tiers[i]!.value === point.tiers[i]!.bound ? '' : '*'}`,
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
