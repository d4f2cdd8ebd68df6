/** School by school: what supervision asks of each, and net outflow where the document speaks of it. */
import type { Site } from '../domain/instance.ts';
import type { Lang } from '../messages/message.ts';
import type { Indicators, SchoolNumbers, YearIndicators } from '../verify/computed/indicators.ts';
import type { ReportContext } from './context.ts';
import type { IndicatorLine } from './indicator-line.ts';
import { clausesFor } from './known-clauses.ts';
import { asIs, LEAST_PER_100, type LineWords, MEASURE, over, SUPERVISION_BASIS } from './over-time.ts';
import { hasTrainees, TRAINEES } from './trainees.ts';
import { t, type Text } from './words.ts';

/** Schools of compulsory education with pupils entered: what the ministry's supervision looks at. */
export const isSupervised = ({ row }: Site): boolean =>
  (row.stage === 'primary' || row.stage === 'juniorSecondary' || row.stage === 'nineYear') && (row.pupils ?? 0) > 0;

/** Per 100 pupils of a school that is supervised. */
function perPupils(context: ReportContext, found: Indicators, lang: Lang, site: Site, at: number): IndicatorLine[] {
  const counted = (how: Text): string => (hasTrainees(context) ? how[lang] : '');
  const own = ({ schools }: YearIndicators): SchoolNumbers => schools[at]!;
  const words = (item: Text): LineWords => ({
    section: 'schools',
    scope: site.row.name,
    item,
    basis: [SUPERVISION_BASIS],
  });
  const per100 = (key: 'backbonesPer100' | 'artsSportsPer100', measure: keyof typeof LEAST_PER_100): IndicatorLine => {
    const least = LEAST_PER_100[measure];
    return {
      ...over(found, (year) => own(year)[key], words(MEASURE[measure]), asIs, {
        limit: `≥${least}`,
        holds: (value) => (value === null ? null : value >= least),
      }),
      remark: counted(key === 'artsSportsPer100' ? TRAINEES.subject : TRAINEES.where),
    };
  };
  return [
    per100('backbonesPer100', 'backbones'),
    per100('artsSportsPer100', 'artsSports'),
    {
      ...over(found, (year) => own(year).teachersPer100, words(MEASURE.teachers), asIs),
      remark: counted(TRAINEES.where),
    },
  ];
}

/** What supervision asks of each school, in the order of schools. */
export const supervisedLines = (context: ReportContext, found: Indicators, lang: Lang): IndicatorLine[] =>
  [...context.instance.sites.values()].flatMap((site, i) =>
    isSupervised(site) ? perPupils(context, found, lang, site, i) : [],
  );

/** The same with net outflow where the document speaks of it. */
export function indicatorsBySchool(context: ReportContext, found: Indicators, lang: Lang): IndicatorLine[] {
  const outflow = clausesFor(context.policy, 'QD10');
  return [...context.instance.sites.values()].flatMap((site, i) => [
    ...(isSupervised(site) ? perPupils(context, found, lang, site, i) : []),
    ...(outflow.length > 0
      ? [
          over(
            found,
            ({ schools }) => schools[i]!.netOutflow,
            {
              section: 'schools',
              scope: site.row.name,
              item: t('净派出（人，不含跟岗锻炼和干部任职）', 'Net outflow (exchange postings only)'),
              basis: outflow,
            },
            asIs,
          ),
        ]
      : []),
  ]);
}
