/** The impact slip: one page for a meeting that decides about a change. Names stand in the workbook alone. */
import sum from 'lodash/sum.js';
import type { Lang } from '../../messages/message.ts';
import { table } from '../../report/table.ts';
import { listWords, schoolYearWords, t } from '../../report/words.ts';
import { PROGRAM } from '../../version.ts';
import type { WhatIfAnswer, AnswerDrawing, NamedTable } from '../answer/answer.ts';
import { marginsTable } from '../compare/margins.ts';
import { peopleTable } from '../compare/people.ts';
import type { PlanSide } from '../compare/planned.ts';
import { figure } from '../frontier/words.ts';
import { planNumbers } from '../measures.ts';
import { plotSvg } from '../plots/plot.ts';
import { yearsPlot } from '../plots/years.ts';
import type { Bilingual } from '../file.ts';
import { impactOf, type Impact, type SchoolEffect, type YearMoney } from './impact.ts';

const IMPACT_FORMAT = 'lungang-impact/1';

/** `changes`: of the second side, in words. */
export async function impactSlip(
  before: PlanSide,
  after: PlanSide,
  changes: readonly Bilingual[],
  lang: Lang,
): Promise<WhatIfAnswer> {
  const impact = impactOf(before, after);
  const { policy, from } = after.given;
  const years =
    lang === 'en' ? `${schoolYearWords(from, lang)} to ${schoolYearWords(from + 2, lang)}` : `${from}—${from + 2}学年`;
  return {
    name: 'impact',
    title: lang === 'en' ? `Impact: ${after.title.en}` : `影响说明：${after.title['zh-CN']}`,
    subtitle: `${t('对照', 'Against')[lang]} ${before.title[lang]} · ${policy.title[lang]} · ${years}`,
    parts: [
      {
        id: 'summary',
        title: t('概要', 'Summary')[lang],
        lines: [...changes.map((words) => `- ${words[lang]}`), ...impactSummary(impact, before, after, lang)],
      },
      {
        id: 'money',
        title: t('经费与进度', 'Money and rate')[lang],
        lines: [],
        drawings: await yearDrawings(impact, before, after, lang),
        tables: [moneyTable(impact.money, lang)],
      },
      {
        id: 'schools',
        title: t('学校', 'Schools')[lang],
        lines: schoolLines(impact, lang),
        drawings: await schoolDrawing(impact, after.instance.years[2], lang),
        tables: [schoolTable(impact, after, lang)],
      },
      {
        id: 'clauses',
        title: t('条款差别', 'Clauses')[lang],
        lines: [t('只列两种情形有差别或未达标的。', 'Rows that differ or do not hold.')[lang]],
        tables: [{ id: 'clauses', table: marginsTable([before, after], lang) }],
      },
      { id: 'numbers', title: t('主要指标', 'Numbers')[lang], lines: [], tables: [numberTable(before, after, lang)] },
    ],
    forOfficers: [peopleTable([before, after], lang)],
    footer: [
      t(
        `由 ${PROGRAM.name} ${PROGRAM.version} 测算；两份方案都经过核验。人员姓名只在工作簿中。`,
        `Made by ${PROGRAM.name} ${PROGRAM.version}; both plans have passed the verifier. Names of people stand in the workbook alone.`,
      )[lang],
    ],
    json: {
      format: IMPACT_FORMAT,
      program: PROGRAM,
      before: sideJson(before),
      after: sideJson(after),
      changes,
      ...impact,
      measures: { before: before.measures, after: after.measures },
    },
  };
}

const sideJson = ({ name, title, plan }: PlanSide): object => ({
  name,
  title,
  inputs: plan.inputs,
  outcome: plan.outcome,
  proof: plan.proof,
});

const signed = (value: number): string => (value > 0 ? `+${figure(value)}` : value < 0 ? `−${figure(-value)}` : '0');

export function impactSummary(
  { people, posted, schools, money }: Impact,
  before: PlanSide,
  after: PlanSide,
  lang: Lang,
): string[] {
  const affected = people.enter + people.leave + people.elsewhere;
  const yuan = sum(money.map((row) => row.after - row.before));
  const proven = [before, after].every(({ plan }) => plan.proof.status === 'optimal');
  const gained = schools.filter(({ staff }) => (staff?.[2] ?? 0) > 0).length;
  const lost = schools.filter(({ staff }) => (staff?.[2] ?? 0) < 0).length;
  if (lang === 'en') {
    return [
      `${affected} teachers are affected: ${people.enter} are posted who were not, ${people.leave} no longer are, ${people.elsewhere} go elsewhere or at another time. Postings: ${posted.before} before, ${posted.after} after.`,
      `Allowances of three years: ${signed(yuan)} yuan. In the third year ${gained} schools have more teachers at work, ${lost} fewer.`,
      ...(proven
        ? []
        : ['At least one of the two plans is not proven best: part of the difference may be the time limit.']),
    ];
  }
  return [
    `涉及教师${affected}人：新列入${people.enter}人，不再列入${people.leave}人，去向或时间有变${people.elsewhere}人。派出人次由${posted.before}变为${posted.after}。`,
    `三年津贴${signed(yuan)}元。第三年在岗人数增加的学校${gained}所，减少的${lost}所。`,
    ...(proven ? [] : ['两份方案至少有一份未全部证明最优，部分差别可能来自时限。']),
  ];
}

const percents = (values: readonly (number | null)[]): (number | null)[] =>
  values.map((value) => (value === null ? null : Math.round(value * 1000) / 10));

async function yearDrawings(
  { money, rates }: Impact,
  before: PlanSide,
  after: PlanSide,
  lang: Lang,
): Promise<AnswerDrawing[]> {
  const { years } = after.instance;
  const [a, b] = [before.title[lang], after.title[lang]];
  return [
    await yearsPlot(
      {
        id: 'rate',
        title: t('交流比例（%）', 'Exchange rate (%)')[lang],
        years,
        lines: [
          { name: a, values: percents(rates.before) },
          { name: b, values: percents(rates.after) },
        ],
        label: String,
      },
      lang,
    ),
    await yearsPlot(
      {
        id: 'money',
        title: t('津贴（元）', 'Allowances (yuan)')[lang],
        years,
        lines: [
          { name: a, values: money.map((row) => row.before) },
          { name: b, values: money.map((row) => row.after) },
        ],
        label: figure,
      },
      lang,
    ),
  ];
}

async function schoolDrawing({ schools }: Impact, year: number, lang: Lang): Promise<AnswerDrawing[]> {
  const shown = schools
    .filter(({ staff, backbones }) => staff !== null && (staff[2] !== 0 || backbones !== 0))
    .slice(0, MOST_SCHOOLS);
  if (shown.length === 0) return [];
  const series = [
    {
      name: t('在岗教师', 'Teachers at work')[lang],
      points: shown.map(({ staff }, x) => ({ x, y: staff![2]!, label: signed(staff![2]!) })),
    },
    {
      name: t('其中骨干', 'Backbones among them')[lang],
      points: shown.map(({ backbones }, x) => ({ x, y: backbones ?? 0, label: signed(backbones ?? 0) })),
    },
  ];
  const svg = await plotSvg(
    {
      x: { title: t('学校', 'School')[lang], categories: shown.map(({ name }) => name) },
      y: { title: t('增减（人）', 'Change (persons)')[lang] },
      form: 'bars',
      series,
    },
    lang,
  );
  return [
    {
      id: 'schools',
      caption: t(
        `${schoolYearWords(year, 'zh-CN')}各校在岗人数的增减，具体数字见下表。`,
        `Change in teachers at work by school in ${schoolYearWords(year, 'en')}; the numbers stand in the table below.`,
      )[lang],
      svg,
    },
  ];
}

/** More bars than these are no picture any more. */
const MOST_SCHOOLS = 16;

function schoolLines({ schools }: Impact, lang: Lang): string[] {
  const changed = schools.filter(({ staff }) => staff === null).map(({ name }) => name);
  if (schools.length === 0) return [t('各校在岗人数没有变化。', 'No school gains or loses anybody.')[lang]];
  return changed.length === 0
    ? []
    : [`${t('新设或停办', 'New or closed')[lang]}${lang === 'en' ? ': ' : '：'}${listWords(changed, lang)}`];
}

function schoolTable({ schools }: Impact, { instance }: PlanSide, lang: Lang): NamedTable {
  return {
    id: 'schools',
    table: table<SchoolEffect>(
      lang,
      {
        name: t('学校', 'Schools'),
        title: t('各校在岗人数的增减（人）', 'Change in teachers at work (persons)')[lang],
        columns: [
          { heading: t('学校', 'School'), width: 24, align: 'left', value: ({ name }) => name },
          ...instance.years.map((year, y) => ({
            heading: t(schoolYearWords(year, 'zh-CN'), schoolYearWords(year, 'en')),
            width: 12,
            align: 'right' as const,
            format: '+0;-0;0',
            value: ({ staff }: SchoolEffect) => staff?.[y] ?? null,
          })),
          {
            heading: t('骨干（第三年）', 'Backbones, year 3'),
            width: 14,
            align: 'right',
            format: '+0;-0;0',
            value: ({ backbones }) => backbones,
          },
        ],
      },
      schools,
    ),
  };
}

function moneyTable(rows: readonly YearMoney[], lang: Lang): NamedTable {
  return {
    id: 'money',
    table: table<YearMoney>(
      lang,
      {
        name: t('津贴', 'Allowances'),
        title: t('交流津贴（元）', 'Allowances of posted teachers (yuan)')[lang],
        columns: [
          { heading: t('学年', 'Year'), width: 12, value: ({ year }) => schoolYearWords(year, lang) },
          { heading: t('原方案', 'Before'), width: 14, align: 'right', format: '#,##0', value: ({ before }) => before },
          { heading: t('新方案', 'After'), width: 14, align: 'right', format: '#,##0', value: ({ after }) => after },
          {
            heading: t('增减', 'Change'),
            width: 14,
            align: 'right',
            value: ({ before, after }) => signed(after - before),
          },
        ],
      },
      rows,
    ),
  };
}

const shownNumber = (value: number | null, format: string | null): string =>
  value === null ? '' : format === '0.0%' ? `${Math.round(value * 1000) / 10}%` : figure(Math.round(value * 100) / 100);

function numberTable(before: PlanSide, after: PlanSide, lang: Lang): NamedTable {
  return {
    id: 'numbers',
    table: table(
      lang,
      {
        name: t('主要指标', 'Numbers'),
        title: t('主要指标', 'Numbers of the two plans')[lang],
        columns: [
          {
            heading: t('指标', 'Number'),
            width: 40,
            align: 'left',
            value: ({ title }: ReturnType<typeof planNumbers>[number]) => title[lang],
          },
          {
            heading: t('原方案', 'Before'),
            width: 14,
            align: 'right',
            value: ({ id, format }) => shownNumber(before.measures[id] ?? null, format),
          },
          {
            heading: t('新方案', 'After'),
            width: 14,
            align: 'right',
            value: ({ id, format }) => shownNumber(after.measures[id] ?? null, format),
          },
        ],
      },
      planNumbers(after.given.from),
    ),
  };
}
