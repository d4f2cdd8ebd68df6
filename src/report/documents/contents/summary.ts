/** 汇报要点: one page for the meeting that decides, the decisions asked of it at the end. */
import sum from 'lodash/sum.js';
import type { Lang } from '../../../messages/message.ts';
import { overrides } from '../../../verify/overrides.ts';
import type { ReportContext } from '../../context.ts';
import { countLines } from '../../counts.ts';
import { DEMAND_UNKNOWN, isDemandKnown } from '../../demand-known.ts';
import { ATTESTED_HEADING } from '../../attested-words.ts';
import { missingByYear, proofWords, verdict, yearHeading } from '../../overview.ts';
import { budgetOf, isRated, paidToAll, thousands } from '../../sheets/allowances.ts';
import { rotationLines } from '../../sheets/rotation-list.ts';
import { table, type TableCell, type TableColumn, type Table } from '../../table.ts';
import { schoolYearWords, t, type Text } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import type { DocumentBlock } from '../model.ts';
import { eligibleOf } from './eligible.ts';
import { basis, listYear } from './letterhead.ts';

const TITLE = t('方案汇报要点', 'Summary for the meeting');
/** More would not fit on the page; the rest is counted, and stands in the certificate. */
const MOST = 4;

export const summaryDocument: DocumentSpec = {
  id: 'summary',
  title: TITLE,
  readers: t('局党组会、办公会', 'the meeting that decides'),
  build: (context, lang) => ({
    title: TITLE[lang],
    dense: true,
    sections: [
      {
        name: TITLE[lang],
        title:
          lang === 'en'
            ? `Rotation of teachers ${listYear(context, lang)}: summary`
            : `${listYear(context, lang)}教师交流轮岗方案汇报要点`,
        wide: false,
        blocks: blocksOf(context, lang),
      },
    ],
  }),
};

function blocksOf(context: ReportContext, lang: Lang): DocumentBlock[] {
  const en = lang === 'en';
  const { sentence, relaxed, certificate, pending, attested } = verdict(context, lang);
  const [rows, rest] = [relaxed.slice(0, MOST), relaxed.length - MOST];
  const more =
    rest > 0
      ? [
          {
            kind: 'text',
            text: en ? `… and ${rest} more, see the certificate.` : `……另有${rest}处，见合规情况。`,
          } as const,
        ]
      : [];
  const missing = isDemandKnown(context)
    ? missingByYear(context)
        .map(({ year, before, after }) => `${schoolYearWords(year, lang)} ${before} → ${after}`)
        .join(en ? '; ' : '；')
    : DEMAND_UNKNOWN[lang];
  return [
    heading(en, 1, '一、基本情况', 'The list'),
    { kind: 'text', text: figures(context, lang) },
    { kind: 'table', table: counts(context, lang) },
    heading(en, 2, '二、合规情况', 'Compliance'),
    { kind: 'text', text: sentence },
    ...rows.map((text): DocumentBlock => ({ kind: 'text', text: `· ${text}` })),
    ...more,
    { kind: 'text', text: certificate },
    ...(pending === null
      ? []
      : [
          {
            kind: 'text',
            text: en ? `Not evaluated, to be checked by hand: ${pending}.` : `未评估、请人工核对：${pending}。`,
          } as const,
        ]),
    ...(attested.length === 0 ? [] : [{ kind: 'text', text: ATTESTED_HEADING[lang] } as const]),
    ...attested.map((text): DocumentBlock => ({ kind: 'text', text: `· ${text}` })),
    heading(en, 3, '三、成效与经费', 'Effect and cost'),
    {
      kind: 'text',
      text: `${en ? 'Missing subject teachers, before → after: ' : '学科缺员（交流前→交流后，人）：'}${missing}${en ? '.' : '。'}`,
    },
    { kind: 'text', text: money(context, lang) },
    {
      kind: 'text',
      text: `${en ? 'Quality of the plan: ' : '方案质量：'}${proofWords(context, lang)}${en ? '.' : '。'}`,
    },
    heading(en, 4, '四、请会议审定', 'Asked of the meeting'),
    ...decisions(context, relaxed.length, lang).map((text, i): DocumentBlock => ({
      kind: 'text',
      text: en ? `(${i + 1}) ${text}` : `（${i + 1}）${text}`,
    })),
  ];
}

const heading = (en: boolean, number: number, zh: string, english: string): DocumentBlock => ({
  kind: 'heading',
  text: en ? `${number}. ${english}` : zh,
});

function figures(context: ReportContext, lang: Lang): string {
  const { instance } = context;
  const [first] = instance.years;
  const lines = rotationLines(context);
  const people = [...instance.persons.values()].filter((person) => person.inService(first)).length;
  const backbones = lines.filter(({ person }) => person.backbone).length;
  const able = eligibleOf(context).length;
  return lang === 'en'
    ? `Basis: ${basis(context, lang)}. ${instance.groups.length} groups, ${instance.sites.size} schools, ${people} teachers in service; ${able} meet the conditions. The list of ${listYear(context, lang)} has ${lines.length} persons, ${backbones} of them backbone teachers.`
    : `依据${basis(context, lang)}。全县${instance.groups.length}个集团、${instance.sites.size}所学校、在职教师${people}人，符合交流条件${able}人。${listYear(context, lang)}名单${lines.length}人，其中骨干教师${backbones}人。`;
}

const number = (
  i: number,
  title: string,
): TableColumn<{ readonly label: Text; readonly values: readonly number[] }> => ({
  heading: { 'zh-CN': title, en: title },
  width: 16,
  value: ({ values }): TableCell => values[i]!,
});

/** What the postings are for, by year; the years after the first are the outlook. */
function counts(context: ReportContext, lang: Lang): Table {
  const { years } = context.instance;
  const lines = countLines(context).map(({ label, byYear, total }) => ({ label, values: [...byYear, total] }));
  const all = { label: t('合计', 'Total'), values: years.map((_, i) => sum(lines.map(({ values }) => values[i]!))) };
  const rows = [...lines, { ...all, values: [...all.values, sum(all.values)] }];
  return table(
    lang,
    {
      name: TITLE,
      title: '',
      columns: [
        { heading: t('交流轮岗人次', 'Postings'), width: 28, align: 'left', value: ({ label }) => label[lang] },
        ...years.map((year, i) => number(i, yearHeading(year, years[0], lang))),
        number(years.length, lang === 'en' ? 'Total' : '合计'),
      ],
    },
    rows,
  );
}

function money(context: ReportContext, lang: Lang): string {
  const { plan, instance } = context;
  if (!isRated(context))
    return lang === 'en' ? 'Allowances: no rates were entered, nothing was computed.' : '津贴：未填标准，未测算。';
  const [first] = instance.years;
  const of = (year: number): number =>
    sum(plan.allowances.filter((row) => row.year === year).map(({ amount }) => amount));
  const limit = budgetOf(context, first);
  const everybody = paidToAll(context, first);
  const within =
    limit === null
      ? lang === 'en'
        ? 'no budget was set'
        : '未设预算'
      : lang === 'en'
        ? `${everybody === null ? '' : `everybody of the zones ${thousands(everybody)} yuan, `}budget ${thousands(limit)} yuan`
        : `${everybody === null ? '' : `连同片区任教人员${thousands(everybody)}元，`}预算${thousands(limit)}元`;
  return lang === 'en'
    ? `Allowances in ${listYear(context, lang)}: ${thousands(of(first))} yuan (${within}).`
    : `津贴：${listYear(context, lang)}测算${thousands(of(first))}元（${within}）。`;
}

function decisions(context: ReportContext, relaxed: number, lang: Lang): string[] {
  const en = lang === 'en';
  const { instance, policy, plan } = context;
  const [first] = instance.years;
  const listed = plan.postings.filter(({ start }) => start === first);
  const overridden = overrides(instance, policy, listed);
  const leaders = listed.filter(({ kind }) => kind === 'leadership').length;
  return [
    en
      ? `The list of ${listYear(context, lang)} (${listed.length}), and that it be put up for public notice.`
      : `${listYear(context, lang)}拟交流轮岗名单（${listed.length}人），同意后公示。`,
    ...(relaxed > 0
      ? [en ? `The places where rules give way (${relaxed}).` : `各项比例放宽之处（${relaxed}处）。`]
      : []),
    ...(overridden.length > 0
      ? [
          en
            ? `Postings by decision of persons who do not meet the conditions (${overridden.length}).`
            : `按指定安排、不符合交流条件的人员（${overridden.length}人）。`,
        ]
      : []),
    ...(leaders > 0
      ? [en ? `Leaders who take office at another school (${leaders}).` : `到其他学校任职的干部（${leaders}人）。`]
      : []),
    en
      ? 'The outlook of the two years after it, for information.'
      : '后两学年预案仅供参考，逐年修订，不在本次审定之列。',
  ];
}
