/** A frontier as an answer: sentences, plots, a table and JSON. */
import type { Lang } from '../../messages/message.ts';
import { table } from '../../report/table.ts';
import { NO, schoolYear, t, YES } from '../../report/words.ts';
import { PROGRAM } from '../../version.ts';
import type { Answer, Drawing, NamedTable } from '../answer/answer.ts';
import type { WhatIf } from '../load.ts';
import { plotSvg } from '../plots/plot.ts';
import { shownValue, type Measure } from './measure.ts';
import type { Pareto, Point } from './search.ts';
import { stepsOf } from './steps.ts';
import { axisTitle, figure, headWords, stepWords } from './words.ts';

export const FRONTIER_FORMAT = 'lungang-frontier/1';

/** The folder of a point, counted from 1. */
export const pointFolder = (index: number): string => `points/${String(index + 1).padStart(2, '0')}`;

export type Asked = Pick<WhatIf, 'title' | 'given' | 'digest'>;

export async function frontierAnswer(asked: Asked, pareto: Pareto, lang: Lang): Promise<Answer> {
  const { policy, from } = asked.given;
  const years =
    lang === 'en' ? `${schoolYear(from, lang)} to ${schoolYear(from + 2, lang)}` : `${from}—${from + 2}学年`;
  const titles = pareto.measures.map(({ title }) => title[lang]);
  return {
    name: 'frontier',
    title: lang === 'en' ? `Frontier: ${titles.join(', ')}` : `取舍分析：${titles.join('、')}`,
    subtitle: `${asked.title[lang]} · ${policy.title[lang]} · ${years}`,
    parts: [
      {
        id: 'summary',
        title: t('结论', 'Result')[lang],
        lines: [...headWords(pareto, lang), ...stepsOf(pareto).map((step) => `- ${stepWords(step, lang)}`)],
      },
      { id: 'plots', title: t('图', 'Plots')[lang], lines: [], drawings: await drawings(pareto, lang) },
      { id: 'points', title: t('各点', 'Points')[lang], lines: [], tables: [pointTable(pareto, lang)] },
    ],
    footer: [
      lang === 'en'
        ? `Made by ${PROGRAM.name} ${PROGRAM.version}; policy ${policy.id}. The plan of each point stands in points/.`
        : `由 ${PROGRAM.name} ${PROGRAM.version} 测算；政策 ${policy.id}。各点的方案存放在 points/。`,
      lang === 'en' ? `Digest of the roster: ${asked.digest}` : `名册校验码：${asked.digest}`,
    ],
    json: frontierJson(asked, pareto),
  };
}

/** Every other measure over the first. */
function drawings({ measures, points }: Pareto, lang: Lang): Promise<Drawing[]> {
  const [first, ...others] = measures;
  return Promise.all(
    others.map(async (measure, i): Promise<Drawing> => {
      const dots = points.map(({ values }) => ({
        x: shownValue(first!, values[0]!),
        y: shownValue(measure, values[i + 1]!),
      }));
      const labelled = dots.map(({ x, y }) => ({ x, y, label: figure(y) })).toSorted((a, b) => a.x - b.x || a.y - b.y);
      const svg = await plotSvg(
        {
          x: { title: axisTitle(first!, lang) },
          y: { title: axisTitle(measure, lang) },
          form: 'line',
          series: [{ name: measure.title[lang], points: labelled }],
        },
        lang,
      );
      const caption =
        lang === 'en'
          ? `${measure.title.en} over ${first!.title.en}; one dot per plan, the numbers stand in the table below.`
          : `${measure.title['zh-CN']}随${first!.title['zh-CN']}的变化；一点为一个方案，数字见下表。`;
      return { id: `${first!.id}-${measure.id}`, caption, svg };
    }),
  );
}

const PROVEN = t('已证明', 'Proven');

interface Line {
  readonly number: number;
  readonly point: Point;
}

function pointTable({ measures, minimised, points }: Pareto, lang: Lang): NamedTable {
  const lines = points.map((point, i): Line => ({ number: i + 1, point }));
  return {
    id: 'points',
    table: table<Line>(
      lang,
      {
        name: t('取舍分析', 'Frontier'),
        title: t('各点的数值与证明', 'Values and proof of each point')[lang],
        columns: [
          { heading: t('序号', 'No.'), width: 6, value: ({ number }) => number },
          ...measures.map((measure, i) => ({
            heading: { 'zh-CN': axisTitle(measure, 'zh-CN'), en: axisTitle(measure, 'en') },
            width: 14,
            align: 'right' as const,
            format: formatOf(measure),
            value: ({ point }: Line) => shownValue(measure, point.values[i]!),
          })),
          {
            heading: t(`${minimised.title['zh-CN']}可能的最好结果`, `Bound: ${minimised.title.en}`),
            width: 14,
            align: 'right',
            format: formatOf(minimised),
            value: ({ point }) => shownValue(minimised, point.bound),
          },
          { heading: PROVEN, width: 8, value: ({ point }) => (point.proven ? YES : NO)[lang] },
        ],
        marks: [{ heading: PROVEN, word: NO, tone: 'warn' }],
      },
      lines,
    ),
  };
}

const formatOf = ({ scale = 1 }: Measure): string => (scale === 1 ? '#,##0' : '0.0');

function frontierJson(
  { title, given: { policy, from }, digest }: Asked,
  { measures, minimised, points, complete, held, searches }: Pareto,
): object {
  return {
    format: FRONTIER_FORMAT,
    program: PROGRAM,
    title,
    inputs: { roster: digest, policy: { id: policy.id, digest: policy.digest }, from },
    measures: measures.map(({ id, better, unit, scale = 1 }) => ({ id, better, unit, scale })),
    minimised: minimised.id,
    held,
    complete,
    searches,
    points: points.map(({ values, bound, proven, postings }, i) => ({
      values: Object.fromEntries(measures.map(({ id }, at) => [id, values[at]!])),
      bound,
      proven,
      postings: postings.length,
      plan: `${pointFolder(i)}/plan.json`,
    })),
    steps: stepsOf({ measures, minimised, points }).map(({ from: a, to, changes }) => ({
      from: points.indexOf(a) + 1,
      to: points.indexOf(to) + 1,
      changes: Object.fromEntries(changes.map(({ measure, by }) => [measure.id, by])),
    })),
  };
}
