/** 概要: whether all is lawful, what the postings are for, and how many teachers are missing before and after. */
import sum from 'lodash/sum.js';
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { countLines, type CountLine } from '../counts.ts';
import { DEMAND_UNKNOWN, isDemandKnown } from '../demand-known.ts';
import { notTeachingWords } from '../not-teaching.ts';
import { unaskedBudgetWords } from '../unasked-budget.ts';
import { missingByYear, proofWords, verdict, yearHeading } from '../overview.ts';
import { table } from '../table.ts';
import { listWords, schoolYearWords, t } from '../words.ts';
import { definitions } from './definitions.ts';
import { html, type Markup } from './markup.ts';
import { htmlTable, numbers } from './tables.ts';

const TOTAL = t('合计', 'Total');

export function summarySection(context: ReportContext, lang: Lang): Markup {
  return html`${banner(context, lang)}${cards(context, lang)}${countTable(context, lang)}${facts(context, lang)}`;
}

function banner(context: ReportContext, lang: Lang): Markup {
  const { sentence, relaxed, lawful } = verdict(context, lang);
  const items = relaxed.length === 0 ? null : html`<ul>${relaxed.map((line) => html`<li>${line}</li>`)}</ul>`;
  return html`<div class="banner ${lawful ? 'tone-good' : 'tone-bad'}"><p><strong>${lawful ? '✓ ' : '! '}${sentence}</strong></p>${items}</div>`;
}

/** The counts of the whole plan, as large figures. */
function cards(context: ReportContext, lang: Lang): Markup {
  const { plan, instance } = context;
  const [first] = instance.years;
  const lines = countLines(context);
  const words = ({ byYear }: CountLine): string =>
    lang === 'en'
      ? `${byYear[0]} of them in ${schoolYearWords(first, lang)}`
      : `其中${schoolYearWords(first, lang)} ${byYear[0]} 人`;
  const all = plan.postings.length;
  const bars = lines
    .filter(({ total }) => total > 0)
    .map((line) => html`<span class="count-${line.count}" style="flex-grow:${line.total}"></span>`);
  return html`<p class="lead">${lang === 'en' ? `${all} postings in three years, by what each is chiefly for:` : `三学年共安排交流轮岗 ${all} 人次，按主要用途分：`}</p>
<ul class="cards">${lines.map((line) => html`<li class="edge-${line.count}"><span class="figure">${line.total}</span><span class="label">${line.label[lang]}</span><span class="note">${words(line)}</span></li>`)}</ul>
<div class="bar" aria-hidden="true">${bars}</div>`;
}

function countTable(context: ReportContext, lang: Lang): Markup {
  const { years } = context.instance;
  const lines = countLines(context);
  const added = (of: (line: CountLine) => number): number => sum(lines.map(of));
  const rows = [
    ...lines.map((line) => ({ label: line.label, byYear: line.byYear, total: line.total })),
    { label: TOTAL, byYear: years.map((_, i) => added((line) => line.byYear[i]!)), total: added((line) => line.total) },
  ];
  const label = t('主要用途', 'Chiefly to');
  const sheet = table(
    lang,
    {
      name: t('交流轮岗人次', 'Postings'),
      title: lang === 'en' ? 'Postings by school year in which they start' : '各学年新开始的交流轮岗人次',
      columns: [
        { heading: label, width: 20, align: 'left', value: (row: (typeof rows)[number]) => row.label[lang] },
        ...years.map((year, i) =>
          numbers<(typeof rows)[number]>(
            t(yearHeading(year, years[0], 'zh-CN'), yearHeading(year, years[0], 'en')),
            (row) => row.byYear[i]!,
          ),
        ),
        numbers<(typeof rows)[number]>(TOTAL, (row) => row.total),
      ],
      marks: [{ heading: label, word: TOTAL, tone: 'total', wide: true }],
    },
    rows,
  );
  return htmlTable(sheet, lang, { id: 'counts', names: 0, className: 'compact' });
}

function facts(context: ReportContext, lang: Lang): Markup {
  const { certificate, pending, attested } = verdict(context, lang);
  const missing = missingByYear(context).map(({ year, before, after }) =>
    lang === 'en'
      ? `${schoolYearWords(year, lang)}: ${before} → ${after}`
      : `${schoolYearWords(year, lang)} ${before}→${after}`,
  );
  return definitions(
    [
      [
        t('学科缺员（交流前→交流后，人）', 'Missing subject teachers (before → after)'),
        isDemandKnown(context) ? listWords(missing, lang) : DEMAND_UNKNOWN[lang],
      ],
      [t('校级干部任课', 'Leaders who teach'), isDemandKnown(context) ? notTeachingWords(context, lang) : null],
      [t('津贴预算', 'Allowance budget'), unaskedBudgetWords(context, lang)],
      [t('逐项核对', 'Certificate'), certificate],
      [t('未评估，请人工核对', 'Not evaluated; check by hand'), pending],
      [
        t('人工核对（不是程序计算）', "Checked by hand (a person's word)"),
        attested.length === 0 ? null : attested.join(lang === 'en' ? '. ' : '。'),
      ],
      [t('方案质量', 'Quality'), proofWords(context, lang)],
    ],
    lang,
    'facts',
  );
}
