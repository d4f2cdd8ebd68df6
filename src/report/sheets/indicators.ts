/** 指标: the numbers of supervision and of the documents before the plan and per year, against what is asked. */
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { type IndicatorLine, SECTIONS } from '../indicator-line.ts';
import { holdsOf, indicatorLines } from '../indicator-lines.ts';
import { table, type Table } from '../table.ts';
import { HOLDS, list, schoolYear, t } from '../words.ts';

const NAME = t('指标', 'Indicators');
const STATE = t('是否达标', 'Met?');

export function indicatorsSheet(context: ReportContext, lang: Lang): Table {
  return indicatorTable(
    context,
    indicatorLines(context, lang),
    lang === 'en' ? 'Indicators before the plan and in each year' : '督导与文件指标（交流前、后各学年）',
    lang,
  );
}

/** The same columns for any choice of lines. */
export function indicatorTable(
  { instance }: ReportContext,
  lines: readonly IndicatorLine[],
  title: string,
  lang: Lang,
): Table {
  return table(
    lang,
    {
      name: NAME,
      title,
      columns: [
        { heading: t('类别', 'Section'), width: 12, value: ({ section }: IndicatorLine) => SECTIONS[section][lang] },
        { heading: t('范围', 'Scope'), width: 18, align: 'left', value: ({ scope }) => scope },
        { heading: t('指标', 'Indicator'), width: 38, align: 'left', value: ({ item }) => item[lang] },
        { heading: t('依据', 'Basis'), width: 14, value: ({ basis }) => list(basis, lang) },
        { heading: t('交流前', 'Before'), width: 13, align: 'right', value: ({ before }) => before },
        ...instance.years.map((year, i) => ({
          heading: t(schoolYear(year, 'zh-CN'), schoolYear(year, 'en')),
          width: 11,
          align: 'right' as const,
          value: ({ byYear }: IndicatorLine) => byYear[i] ?? null,
        })),
        { heading: t('标准', 'Asked'), width: 9, value: ({ limit }) => limit },
        { heading: STATE, width: 11, value: (line) => stateWords(line, lang) },
        {
          heading: t('说明', 'Remarks'),
          width: 36,
          align: 'left',
          value: (line) => remarkWords(line, instance.years, lang),
        },
      ],
      marks: [
        { heading: STATE, word: HOLDS.no, tone: 'bad' },
        { heading: STATE, word: HOLDS.notEvaluated, tone: 'muted' },
        { heading: STATE, word: HOLDS.yes, tone: 'good' },
      ],
      frozenColumns: 3,
    },
    lines,
  );
}

function stateWords(line: IndicatorLine, lang: Lang): string {
  if (line.holds === null) return '';
  const met = holdsOf(line);
  return (met === null ? HOLDS.notEvaluated : met ? HOLDS.yes : HOLDS.no)[lang];
}

function remarkWords({ holds, remark }: IndicatorLine, years: readonly number[], lang: Lang): string {
  const failed =
    holds === null ? [] : years.filter((_, i) => holds.byYear[i] === false).map((year) => schoolYear(year, lang));
  const missed =
    failed.length === 0 ? [] : [lang === 'en' ? `not met in ${failed.join(', ')}` : `${failed.join('、')}未达标`];
  return [...missed, ...(remark === '' ? [] : [remark])].join(lang === 'en' ? '; ' : '；');
}
