/**
 * 待遇与期满返回: what postings bring each school and its teachers, in numbers. A page is passed on more widely than a
 * workbook, and a county's names would bury the numbers: who it is stands in the workbook.
 */
import sum from 'lodash/sum.js';
import type { Site } from '../../domain/instance.ts';
import type { Lang } from '../../messages/message.ts';
import { teacherEntitlements, type TeacherEntitlement } from '../../verify/computed/entitlements.ts';
import { returns, type Returns } from '../../verify/computed/school-entitlements.ts';
import { factsOf, type ReportContext } from '../context.ts';
import { programNumbers, PROGRAMS_OWN } from '../entitlement-words.ts';
import { knows } from '../known-clauses.ts';
import { schoolLines } from '../school-entitlement-lines.ts';
import { isRated } from '../sheets/allowances.ts';
import { PEOPLE, schoolTable, PLACES_STATE, SUBJECT } from '../sheets/school-entitlements.ts';
import { table, without, type TableColumn } from '../table.ts';
import { listWords, schoolYearWords, t } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { htmlTable, numbers } from './tables.ts';

const WORDS = {
  schools: t('学校待遇测算', 'What schools are entitled to'),
  none: t(
    '没有人在外交流，也没有学校待遇可测算。',
    'Nobody is away on a posting, and there is nothing to compute for any school.',
  ),
  names: t(
    '逐人的津贴、乡村任教月数、岗位等级、审批层级和返回年月见工作簿“待遇与期满返回”，人员姓名见“学校待遇”。',
    'Allowances, rural months, post levels, approvals and returns person by person stand in the workbook, sheet “Entitlements and returns”; names by school in “School entitlements”.',
  ),
} as const;

/** One school, as home of those who go and as host of those who come. */
interface Line {
  readonly site: Site;
  readonly away: readonly TeacherEntitlement[];
  readonly here: readonly TeacherEntitlement[];
  readonly back: readonly Returns[];
}

export function entitlements(context: ReportContext, lang: Lang): Markup {
  const lines = linesOf(context);
  const items = schoolLines(context, lang);
  if (lines.length === 0 && items.length === 0) return html`<p>${WORDS.none[lang]}</p>`;
  const listed = items.filter(({ item }) => item !== 'returns');
  // Subject and place belong to returns, names to the workbook.
  const schools =
    listed.length === 0
      ? null
      : htmlTable(
          without(schoolTable(listed, WORDS.schools[lang], lang), [PEOPLE, SUBJECT, PLACES_STATE], lang),
          lang,
          {
            id: 'school-entitlements',
            names: 1,
            className: 'compact',
          },
        );
  return html`<p>${WORDS.names[lang]}</p>${lines.length === 0 ? null : summaryTable(context, lines, lang)}${schools}${assumptions(context, lang)}`;
}

function linesOf({ instance, ...rest }: ReportContext): Line[] {
  const facts = factsOf({ instance, ...rest });
  const found = teacherEntitlements(facts);
  const [away, here, back] = [
    Map.groupBy(found, ({ from }) => from),
    Map.groupBy(found, ({ to }) => to ?? ''),
    Map.groupBy(returns(facts), ({ school }) => school),
  ];
  return [...instance.sites.values()]
    .map((site): Line => ({
      site,
      away: away.get(site.id) ?? [],
      here: here.get(site.id) ?? [],
      back: back.get(site.id) ?? [],
    }))
    .filter((line) => line.away.length + line.here.length > 0);
}

const count = (of: readonly TeacherEntitlement[], keep: (one: TeacherEntitlement) => boolean): number =>
  of.filter(keep).length;
const rural = ({ away }: Line): number => sum(away.map(({ ruralMonths }) => ruralMonths.gained));
/** Yuan to those who are posted here. */
const paid = ({ here }: Line, year: number): number =>
  sum(here.flatMap(({ allowances }) => allowances).map((one) => (one.year === year ? one.amount : 0)));

function summaryTable({ instance, policy, ...rest }: ReportContext, lines: readonly Line[], lang: Lang): Markup {
  const where = (row: string, ...columns: TableColumn<Line>[]): TableColumn<Line>[] =>
    knows(policy, row) ? columns : [];
  const sheet = table(
    lang,
    {
      name: t('待遇汇总', 'Entitlements'),
      title:
        lang === 'en'
          ? 'Teachers on a posting by school (planned and running)'
          : '各校交流教师待遇汇总（含正在交流、跟岗和任职）',
      columns: [
        { heading: t('学校', 'School'), width: 20, align: 'left', value: ({ site }: Line) => site.row.name },
        numbers<Line>(t('本校在外交流', 'Away'), ({ away }) => away.length),
        numbers<Line>(t('期满返回', 'Return'), ({ back }) => sum(back.map(({ teachers }) => teachers.length))),
        numbers<Line>(t('其中须预留岗位', 'Of these to be kept a place'), ({ back }) =>
          sum(
            back.map(({ teachers, vacancies }) =>
              vacancies === null ? 0 : Math.max(0, teachers.length - Math.floor(vacancies)),
            ),
          ),
        ),
        ...where('RA14', numbers(t('计入乡村任教（人月）', 'Rural months gained'), rural)),
        ...where(
          'SZ10',
          numbers(t('交流月数够提任考虑', 'Enough months to weigh for leadership'), ({ away }) =>
            count(away, ({ leaderCandidate }) => leaderCandidate),
          ),
        ),
        ...where(
          'RA17',
          numbers(t('期间晋升的职级返岗后有风险', 'Level gained meanwhile at risk'), ({ away }) =>
            count(away, ({ levelAtRisk }) => levelAtRisk === true),
          ),
        ),
        ...where(
          'RA15',
          numbers(t('晋升高级可不占高级岗位', 'Promoted to senior without taking a post'), ({ away }) =>
            count(away, ({ seniorExempt }) => seniorExempt !== null),
          ),
        ),
        ...where(
          'PJ6',
          numbers(t('报教育局审批', 'Approved by the bureau'), ({ away }) =>
            count(away, ({ approval }) => approval === 'bureau'),
          ),
          numbers(t('学校审批', 'By the school'), ({ away }) => count(away, ({ approval }) => approval === 'school')),
          numbers(t('集团审批', 'By the group'), ({ away }) => count(away, ({ approval }) => approval === 'group')),
        ),
        numbers<Line>(t('来校交流', 'Posted here'), ({ here }) => here.length),
        ...(isRated({ instance, policy, ...rest })
          ? instance.years.map((year) =>
              numbers<Line>(
                t(
                  `${schoolYearWords(year, 'zh-CN')}发放津贴（元）`,
                  `Allowances paid ${schoolYearWords(year, 'en')} (yuan)`,
                ),
                (line) => paid(line, year),
                '#,##0',
              ),
            )
          : []),
      ],
    },
    lines,
  );
  return htmlTable(sheet, lang, { id: 'entitlements-by-school', names: 0, className: 'compact' });
}

/** What the program takes where the document gives no number, beside what uses it. */
function assumptions({ policy }: ReportContext, lang: Lang): Markup | null {
  const found = programNumbers(policy);
  if (found.length === 0) return null;
  const items = found.map(
    ({ item, value, reading, clauses }) =>
      html`<li>${item[lang]} ${value[lang]} (${listWords(clauses, lang)})${lang === 'en' ? ': ' : '：'}${reading[lang]}</li>`,
  );
  return html`<p>${lang === 'en' ? `Numbers that no document gives (${PROGRAMS_OWN.en}):` : `下列数值为${PROGRAMS_OWN['zh-CN']}：`}</p><ul>${items}</ul>`;
}
