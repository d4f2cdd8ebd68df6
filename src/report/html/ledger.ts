/** 各校情况表: for every school and year the numbers of the workbook, what is missing, and who leaves and comes by name. */
import type { Site } from '../../domain/instance.ts';
import type { Posting } from '../../domain/plan.ts';
import type { Lang } from '../../messages/message.ts';
import { plainNames, type ReportContext } from '../context.ts';
import { moveColumns, movesLines, type MovesLine } from '../sheets/school-moves.ts';
import { balanceLines, missingOf, sumOfTeachers } from '../sheets/subject-balance.ts';
import { table } from '../table.ts';
import { list, ROLE, SCHOOL_STAGE, schoolYear, SETTING, t } from '../words.ts';
import { hasTrainees, TRAINEES } from '../trainees.ts';
import type { Markup } from './markup.ts';
import { htmlTable } from './tables.ts';

export function ledger(context: ReportContext, lang: Lang): Markup {
  const balance = balanceLines(context);
  const missing = (line: MovesLine, staff: 'before' | 'after'): number =>
    sumOfTeachers(
      balance
        .filter(({ site, year }) => site.id === line.site.id && year === line.year)
        .map((one) => missingOf(one.need, one[staff])),
    );
  const people = peopleOf(context, lang);
  const several = context.instance.groups.length > 1;
  const counted = [TRAINEES.atWork[lang], ...(hasTrainees(context) ? [TRAINEES.subject[lang]] : [])];
  const sheet = table(
    lang,
    {
      name: t('各校情况表', 'Ledger by school'),
      title:
        lang === 'en'
          ? `Ledger by school and year (${['people as of September', ...counted].join('; ')})`
          : `各校情况表（${['人数以每年9月为准', ...counted].join('；')}）`,
      columns: [
        {
          heading: t('学校', 'School'),
          width: 20,
          align: 'left',
          value: ({ site }: MovesLine) => schoolWords(site, several, lang),
        },
        { heading: t('学年', 'Year'), width: 11, value: ({ year }) => schoolYear(year, lang) },
        ...moveColumns,
        { heading: t('交流前缺员', 'Missing before'), width: 8, value: (line) => missing(line, 'before') },
        { heading: t('交流后缺员', 'Missing after'), width: 8, value: (line) => missing(line, 'after') },
        {
          heading: t('当年派出教师（去向）', 'Who leaves (where to)'),
          width: 30,
          align: 'left',
          value: ({ site, year }) => people(year, 'from', site.id),
        },
        {
          heading: t('当年派入教师（来处）', 'Who comes (where from)'),
          width: 30,
          align: 'left',
          value: ({ site, year }) => people(year, 'to', site.id),
        },
      ],
    },
    movesLines(context),
  );
  return htmlTable(sheet, lang, { id: 'ledger', names: 0, grouped: 1, className: 'ledger' });
}

/** The school, and under its name what kind of school it is. */
function schoolWords(site: Site, several: boolean, lang: Lang): string {
  const kind = [ROLE[site.row.role][lang], SCHOOL_STAGE[site.row.stage][lang], SETTING[site.row.setting][lang]].join(
    lang === 'en' ? ', ' : '·',
  );
  return [site.row.name, ...(several ? [site.group.name] : []), kind].join('\n');
}

/** `河东小学：王芳（英语）、李红（语文）`, a line per school: those who start at, or leave from, a school in a year. */
function peopleOf(
  { plan, instance }: ReportContext,
  lang: Lang,
): (year: number, side: 'from' | 'to', school: string) => string {
  const names = plainNames(instance);
  const bySide = (side: 'from' | 'to'): Map<string, Posting[]> =>
    Map.groupBy(plan.postings, (posting) => JSON.stringify([posting.start, posting[side]]));
  const found = { from: bySide('from'), to: bySide('to') };
  const one = ({ teacher }: Posting): string => {
    const { subject } = instance.persons.get(teacher)!.row;
    return lang === 'en' ? `${names.teacher(teacher)} (${subject})` : `${names.teacher(teacher)}（${subject}）`;
  };
  return (year, side, school) => {
    const there = Map.groupBy(
      found[side].get(JSON.stringify([year, school])) ?? [],
      (posting) => posting[side === 'from' ? 'to' : 'from'],
    );
    return [...instance.sites.keys()]
      .filter((other) => there.has(other))
      .map((other) => `${names.school(other)}${lang === 'en' ? ': ' : '：'}${list(there.get(other)!.map(one), lang)}`)
      .join('\n');
  };
}
