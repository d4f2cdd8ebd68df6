/** 学科余缺汇总表: who is missing and who is too many, by stage and subject over the years, then by school in the first. */
import type { Lang } from '../../../messages/message.ts';
import { stageWord, type ReportContext } from '../../context.ts';
import { DEMAND_UNKNOWN, isDemandKnown } from '../../demand-known.ts';
import { notTeachingWords } from '../../not-teaching.ts';
import { yearHeading } from '../../overview.ts';
import { distinctSchools } from '../../school-names.ts';
import {
  balanceLines,
  missingOf,
  roundingWords,
  sumOfTeachers,
  type BalanceLine,
} from '../../sheets/subject-balance.ts';
import { table, type TableColumn, type Table } from '../../table.ts';
import { t } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import type { DocumentSection } from '../model.ts';
import { listYear, signatures } from './letterhead.ts';

const TITLE = t('学科余缺汇总表', 'Subject balance');

export const balance: DocumentSpec = {
  id: 'balance',
  title: TITLE,
  readers: t('教育局基教、人事部门，编制部门', 'the offices for schools, personnel and establishment'),
  build: (context, lang) => {
    const lines = balanceLines(context);
    if (!isDemandKnown(context))
      return {
        title: TITLE[lang],
        sections: [
          {
            name: TITLE[lang],
            title: TITLE[lang],
            wide: false,
            blocks: [{ kind: 'text', text: `${DEMAND_UNKNOWN[lang]}${lang === 'en' ? '.' : '。'}` }],
          },
        ],
      };
    return { title: TITLE[lang], sections: [bySubject(context, lines, lang), bySchool(context, lines, lang)] };
  },
};

interface SubjectLine {
  readonly stage: string;
  readonly subject: string;
  readonly year: number;
  readonly own: readonly BalanceLine[];
}

const missing = (lines: readonly BalanceLine[], staff: (line: BalanceLine) => number): number =>
  sumOfTeachers(lines.map((line) => missingOf(line.need, staff(line))));
const spare = (lines: readonly BalanceLine[], staff: (line: BalanceLine) => number): number =>
  sumOfTeachers(lines.map((line) => missingOf(staff(line), line.need)));

function bySubject(context: ReportContext, lines: readonly BalanceLine[], lang: Lang): DocumentSection {
  const [first] = context.instance.years;
  const notes = [notTeachingWords(context, lang), roundingWords(lines, lang)].filter((note) => note !== null);
  const groups = [
    ...Map.groupBy(lines, ({ site, subject, year }) => JSON.stringify([site.stages[0], subject, year])).values(),
  ];
  const order = new Map(
    lines.map(({ site, subject }, i) => [JSON.stringify([site.stages[0], subject]), i]).toReversed() as [
      string,
      number,
    ][],
  );
  const rows = groups
    .map((own): SubjectLine => ({ stage: own[0]!.site.stages[0]!, subject: own[0]!.subject, year: own[0]!.year, own }))
    .toSorted(
      (a, b) =>
        a.year - b.year ||
        order.get(JSON.stringify([a.stage, a.subject]))! - order.get(JSON.stringify([b.stage, b.subject]))!,
    );
  const total = context.instance.years.map((year): SubjectLine => ({
    stage: '',
    subject: lang === 'en' ? 'Total' : '合计',
    year,
    own: lines.filter((line) => line.year === year),
  }));
  const all = context.instance.years.flatMap((year) => [
    ...rows.filter((row) => row.year === year),
    ...total.filter((row) => row.year === year),
  ]);
  const columns: TableColumn<SubjectLine>[] = [
    { heading: t('学年', 'Year'), width: 18, value: ({ year }) => yearHeading(year, first, lang) },
    { heading: t('学段', 'Stage'), width: 9, value: ({ stage }) => stageWord(stage, lang) },
    { heading: t('学科', 'Subject'), width: 12, value: ({ subject }) => subject },
    { heading: t('需求', 'Need'), width: 7, value: ({ own }) => sumOfTeachers(own.map(({ need }) => need)) },
    { heading: t('现有', 'Staff'), width: 7, value: ({ own }) => sumOfTeachers(own.map(({ before }) => before)) },
    { heading: t('交流前缺', 'Short before'), width: 10, value: ({ own }) => missing(own, ({ before }) => before) },
    { heading: t('交流后缺', 'Short after'), width: 10, value: ({ own }) => missing(own, ({ after }) => after) },
    { heading: t('交流前余', 'Spare before'), width: 10, value: ({ own }) => spare(own, ({ before }) => before) },
    { heading: t('交流后余', 'Spare after'), width: 10, value: ({ own }) => spare(own, ({ after }) => after) },
  ];
  return {
    name: lang === 'en' ? 'By subject' : '分学科',
    title: lang === 'en' ? 'Subject balance of the county' : '学科余缺汇总表',
    subtitle:
      lang === 'en'
        ? 'Teachers missing and spare, added up over the schools; the outlook years are for planning ahead only'
        : '各校缺员、富余人数分别合计，单位：人；预案学年仅供预安排',
    wide: false,
    blocks: [
      { kind: 'table', table: table(lang, { name: TITLE, title: '', columns }, all) },
      ...notes.map((note) => ({ kind: 'note' as const, text: `${note}${lang === 'en' ? '.' : '。'}` })),
      signatures(lang),
    ],
  };
}

function bySchool(context: ReportContext, lines: readonly BalanceLine[], lang: Lang): DocumentSection {
  const [first] = context.instance.years;
  return {
    name: lang === 'en' ? 'By school' : '分学校',
    title:
      lang === 'en'
        ? `Subject balance by school, ${listYear(context, lang)}`
        : `${listYear(context, lang)}各校学科余缺情况表`,
    wide: false,
    blocks: [
      {
        kind: 'table',
        table: schoolBalance(
          context,
          lines.filter(({ year }) => year === first),
          lang,
          true,
        ),
      },
    ],
  };
}

const less = (a: number, b: number): number => sumOfTeachers([a, -b]);

/** The subjects of one school or of many, with the name of the school or without. */
export function schoolBalance(
  context: ReportContext,
  lines: readonly BalanceLine[],
  lang: Lang,
  named: boolean,
): Table {
  const school = distinctSchools(context.instance);
  const whole = lines.every(({ need, before, after }) => [need, before, after].every(Number.isInteger));
  const format = whole ? '+0;-0;0' : '+0.0;-0.0;0';
  const columns: TableColumn<BalanceLine>[] = [
    ...(named
      ? [
          {
            heading: t('学校', 'School'),
            width: 24,
            align: 'left' as const,
            value: ({ site }: BalanceLine) => school(site.id),
          },
        ]
      : []),
    { heading: t('学科', 'Subject'), width: 14, value: ({ subject }) => subject },
    { heading: t('核定需求', 'Demand'), width: 10, format: '0.0', value: ({ demand }) => demand },
    { heading: t('需求人数', 'Need'), width: 10, value: ({ need }) => need },
    { heading: t('交流前人数', 'Staff before'), width: 11, value: ({ before }) => before },
    { heading: t('交流前余缺', 'Balance before'), width: 11, format, value: ({ before, need }) => less(before, need) },
    { heading: t('交流后人数', 'Staff after'), width: 11, value: ({ after }) => after },
    { heading: t('交流后余缺', 'Balance after'), width: 11, format, value: ({ after, need }) => less(after, need) },
  ];
  return table(lang, { name: TITLE, title: '', columns }, lines);
}
