/**
 * 年度督导报表: the three supervision numbers and their two ratios of earlier years and of the plan, for the county and
 * for each group, with the indicators that stand beside them (教督〔2017〕6号, SZ13).
 */
import type { Lang } from '../../../messages/message.ts';
import { ratio } from '../../../verify/computed/supervision.ts';
import { factsOf, plainNames, type ReportContext } from '../../context.ts';
import { neighbourLines } from '../../indicator-lines.ts';
import { percent } from '../../over-time.ts';
import { indicatorTable } from '../../sheets/indicators.ts';
import {
  holdsBackbones,
  holdsExchanged,
  SOURCES,
  supervisedYears,
  untoldOfThePast,
  type SupervisedYear,
} from '../../supervision-years.ts';
import { table, type Table, type TableColumn } from '../../table.ts';
import { clauses, HOLDS, schoolYearWords, t } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import type { DocumentBlock, DocumentSection } from '../model.ts';
import { listYear, signatures } from './letterhead.ts';

const TITLE = t('年度督导报表', 'Yearly supervision report');
const COUNTY = t('全县', 'County');
const GROUPS = t('各集团', 'Groups');
const BESIDE = t('相关指标', 'Indicators beside them');

export const supervisionReport: DocumentSpec = {
  id: 'supervision',
  title: TITLE,
  readers: t('教育督导部门、教育局人事部门', 'supervision and the personnel office of the bureau'),
  build: (context, lang) => ({
    title: TITLE[lang],
    sections: [county(context, lang), groups(context, lang), beside(context, lang)],
  }),
};

const titled = (context: ReportContext, part: string, lang: Lang): string =>
  lang === 'en'
    ? `${TITLE.en} ${listYear(context, lang)}: ${part}`
    : `${listYear(context, lang)}交流轮岗${TITLE['zh-CN']}（${part}）`;

const stateWords = (holds: boolean | null, known: boolean, lang: Lang): string =>
  (holds === null ? (known ? HOLDS.nothing : HOLDS.notEvaluated) : holds ? HOLDS.yes : HOLDS.no)[lang];

function yearsTable(context: ReportContext, lines: readonly SupervisedYear[], lang: Lang): Table {
  const names = plainNames(context.instance);
  const grouped = lines.some(({ group }) => group !== null);
  const fused = lines.some(({ insideFused }) => (insideFused ?? 0) > 0);
  const columns: TableColumn<SupervisedYear>[] = [
    ...(grouped
      ? [
          {
            heading: t('集团', 'Group'),
            width: 22,
            align: 'left' as const,
            value: ({ group }: SupervisedYear) => names.group(group),
          },
        ]
      : []),
    { heading: t('学年', 'Year'), width: 11, value: ({ year }) => schoolYearWords(year, lang) },
    { heading: t('数据来源', 'Source'), width: 14, value: ({ source }) => SOURCES[source][lang] },
    { heading: t('符合交流轮岗条件教师总数（人）', 'Eligible teachers'), width: 14, value: ({ eligible }) => eligible },
    { heading: t('实际交流轮岗教师数（人）', 'Teachers exchanged'), width: 13, value: ({ exchanged }) => exchanged },
    { heading: t('其中骨干教师（人）', 'Of them backbones'), width: 11, value: ({ backbones }) => backbones },
    {
      heading: t('实际交流占符合条件比例', 'Exchanged of the eligible'),
      width: 13,
      align: 'right',
      value: ({ exchanged, eligible }) =>
        eligible === null || exchanged === null ? null : percent(ratio(exchanged, eligible)),
    },
    {
      heading: t('是否达到10%', 'At least 10 %?'),
      width: 11,
      value: (line) => (line.asked ? stateWords(holdsExchanged(line), line.eligible !== null, lang) : ''),
    },
    {
      heading: t('骨干占实际交流比例', 'Backbones of the exchanged'),
      width: 13,
      align: 'right',
      value: ({ exchanged, backbones }) =>
        exchanged === null || backbones === null ? null : percent(ratio(backbones, exchanged)),
    },
    {
      heading: t('是否达到20%', 'At least 20 %?'),
      width: 11,
      value: (line) => (line.asked ? stateWords(holdsBackbones(line), line.exchanged !== null, lang) : ''),
    },
    ...(fused
      ? [
          {
            heading: t('融合型校区间调配（人，另列）', 'Moves inside fused groups (apart)'),
            width: 13,
            value: ({ insideFused }: SupervisedYear) => insideFused,
          },
        ]
      : []),
    {
      heading: t('说明', 'Remarks'),
      width: 30,
      align: 'left',
      value: ({ remarks }) =>
        clauses(
          remarks.map((one) => one[lang]),
          lang,
        ),
    },
  ];
  return table(lang, { name: TITLE, title: '', columns }, lines);
}

const SUBTITLE = t(
  '依据教督〔2017〕6号：每年交流轮岗教师不低于符合条件教师总数的10%，其中骨干教师不低于交流轮岗教师总数的20%',
  'After 教督〔2017〕6号: each year at least 10 % of the eligible teachers, and at least 20 % of these backbones',
);

function county(context: ReportContext, lang: Lang): DocumentSection {
  const facts = factsOf(context);
  return {
    name: COUNTY[lang],
    title: titled(context, COUNTY[lang], lang),
    subtitle: SUBTITLE[lang],
    wide: true,
    blocks: [
      { kind: 'table', table: yearsTable(context, supervisedYears(facts, [null]), lang) },
      ...untoldOfThePast(facts, lang).map((text): DocumentBlock => ({ kind: 'note', text })),
      signatures(lang),
    ],
  };
}

function groups(context: ReportContext, lang: Lang): DocumentSection {
  const facts = factsOf(context);
  const lines = supervisedYears(
    facts,
    context.instance.groups.map(({ id }) => id),
  );
  return {
    name: GROUPS[lang],
    title: titled(context, GROUPS[lang], lang),
    wide: true,
    blocks: [
      lines.length === 0
        ? { kind: 'text', text: lang === 'en' ? 'The roster has no groups.' : '名册没有集团。' }
        : { kind: 'table', table: yearsTable(context, lines, lang) },
    ],
  };
}

/** Per 100 pupils, between schools, urban to rural, and what cores may still fill (QD7). */
function beside(context: ReportContext, lang: Lang): DocumentSection {
  const lines = neighbourLines(context, lang);
  const none =
    lang === 'en'
      ? 'No pupils of compulsory schools were entered, so that nothing per 100 pupils can be told.'
      : '名册没有填义务教育学校的学生数，不能计算每百名学生的各项指标。';
  return {
    name: BESIDE[lang],
    title: titled(context, BESIDE[lang], lang),
    wide: true,
    blocks: [
      ...(lines.length === 0 ? [] : [{ kind: 'table' as const, table: indicatorTable(context, lines, '', lang) }]),
      ...(lines.some(({ limit }) => limit !== '') ? [] : [{ kind: 'text' as const, text: none }]),
    ],
  };
}
