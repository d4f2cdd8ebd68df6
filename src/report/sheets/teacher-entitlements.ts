/** 待遇与期满返回: what follows for everybody who is away on a posting, planned or running, and when they come back. */
import { kindOf } from '../../domain/group-kinds.ts';
import { compositeKey } from '../../domain/key.ts';
import { formatMonth } from '../../domain/month.ts';
import type { Lang } from '../../messages/message.ts';
import { LEADER_MONTHS, teacherEntitlements, type TeacherEntitlement } from '../../verify/computed/entitlements.ts';
import { returns } from '../../verify/computed/school-entitlements.ts';
import { factsOf, plainNames, type ReportContext } from '../context.ts';
import { APPROVAL, APPROVAL_WORDS, OUTSIDE_WORDS, POST_FOUND, PROGRAMS_OWN, STAY_KIND } from '../entitlement-words.ts';
import { knows, knowsFor } from '../known-clauses.ts';
import { PLACES } from '../school-entitlement-lines.ts';
import { table, type TableCell, type TableColumn, type Table } from '../table.ts';
import { NO, POSITION, schoolYearWords, TITLE, t, YES } from '../words.ts';
import { isRated } from './allowances.ts';

const NAME = t('待遇与期满返回', 'Entitlements and returns');
const AT_RISK = t('期间晋升的职级返岗后有风险', 'Level gained meanwhile at risk on return');
const PLACE = t('返回时本学科岗位', 'Place in the subject on return');
const UNKNOWN = t('未填岗位数', 'posts not entered');

export function entitlementsSheet(context: ReportContext, lang: Lang): Table {
  const rows = teacherEntitlements(factsOf(context));
  return table(
    lang,
    {
      name: NAME,
      title:
        lang === 'en'
          ? `Entitlements and returns of the ${rows.length} teachers on a posting (planned and running)`
          : `交流教师待遇与期满返回（含正在交流、跟岗和任职，共${rows.length}人次）`,
      columns: [
        ...personColumns(context, lang),
        ...returnColumns(context, lang),
        ...moneyColumns(context, rows),
        ...serviceColumns(context, rows, lang),
        ...postColumns(context, rows, lang),
      ],
      marks: [
        { heading: PLACE, word: PLACES.short, tone: 'warn' },
        ...(knows(context.policy, 'RA17') ? [{ heading: AT_RISK, word: YES, tone: 'warn' as const }] : []),
      ],
      frozenColumns: 1,
    },
    rows,
  );
}

type Columns = TableColumn<TeacherEntitlement>[];

function personColumns({ instance }: ReportContext, lang: Lang): Columns {
  const names = plainNames(instance);
  const row = ({ teacher }: TeacherEntitlement) => instance.persons.get(teacher)!.row;
  return [
    { heading: t('姓名', 'Name'), width: 10, value: ({ teacher }) => names.teacher(teacher) },
    // Two of one name in one sheet must stay two.
    { heading: t('教师编号', 'No. of teacher'), width: 10, value: ({ teacher }) => teacher },
    { heading: t('任教学科', 'Subject'), width: 10, value: (line) => row(line).subject },
    { heading: t('职务', 'Position'), width: 9, value: (line) => POSITION[row(line).position][lang] },
    { heading: t('现聘职称', 'Title'), width: 8, value: (line) => TITLE[row(line).title][lang] },
    { heading: t('类型', 'Kind'), width: 10, value: ({ kind }) => STAY_KIND[kind][lang] },
    { heading: t('原单位', 'Home school'), width: 15, align: 'left', value: ({ from }) => names.school(from) },
    {
      heading: t('交流单位', 'Host school'),
      width: 15,
      align: 'left',
      value: ({ to }) => (to === null ? OUTSIDE_WORDS[lang] : names.school(to)),
    },
    { heading: t('开始年月', 'From'), width: 9, value: ({ since }) => (since === null ? '' : formatMonth(since)) },
  ];
}

function returnColumns(context: ReportContext, lang: Lang): Columns {
  const names = plainNames(context.instance);
  const cells = new Map(
    returns(factsOf(context)).flatMap((cell) =>
      cell.teachers.map((teacher) => [compositeKey(cell.year, teacher), cell] as const),
    ),
  );
  const gone = t('届时已离岗', 'has left by then');
  const place = ({ teacher, returns: month }: TeacherEntitlement): string => {
    const cell = cells.get(compositeKey(Math.floor(month / 12), teacher));
    if (cell === undefined) return '';
    // Leaders are not staff of a subject, whatever demand was entered for theirs.
    if (cell.subject === null) return PLACES.leader[lang];
    return (
      cell.vacancies === null ? PLACES.unknown : cell.vacancies >= cell.teachers.length ? PLACES.enough : PLACES.short
    )[lang];
  };
  return [
    { heading: t('返回年月', 'Returns'), width: 10, value: ({ returns: month }) => formatMonth(month) },
    {
      heading: t('返回单位', 'Returns to'),
      width: 15,
      align: 'left',
      value: ({ from, returnsToWork }) => (returnsToWork ? names.school(from) : gone[lang]),
    },
    { heading: PLACE, width: 11, value: place },
  ];
}

/** Yuan a month; a range where the rate changes from year to year, what each year comes to stands beside. */
function monthly({ allowances }: TeacherEntitlement): TableCell {
  const rates = allowances.map((one) => one.monthly);
  if (rates.length === 0) return 0;
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  return least === most ? least : `${least}—${most}`;
}

function moneyColumns(context: ReportContext, rows: readonly TeacherEntitlement[]): Columns {
  if (!isRated(context) || rows.every(({ allowances }) => allowances.length === 0)) return [];
  return [
    { heading: t('津贴补助（元/月）', 'Allowance (yuan a month)'), width: 11, align: 'right', value: monthly },
    ...context.instance.years.map((year): TableColumn<TeacherEntitlement> => ({
      heading: t(`${schoolYearWords(year, 'zh-CN')}津贴（元）`, `Allowance ${schoolYearWords(year, 'en')} (yuan)`),
      width: 11,
      align: 'right',
      format: '#,##0',
      value: ({ allowances }) => allowances.find((one) => one.year === year)?.amount ?? 0,
    })),
  ];
}

function serviceColumns({ policy }: ReportContext, rows: readonly TeacherEntitlement[], lang: Lang): Columns {
  const where = (...of: readonly string[]): boolean => knows(policy, ...of);
  return [
    ...(where('RA14')
      ? columns(
          {
            heading: t('原有乡村任教月数', 'Rural months before'),
            width: 9,
            value: ({ ruralMonths }) => ruralMonths.before,
          },
          {
            heading: t('本次计入乡村任教月数', 'Rural months gained'),
            width: 10,
            value: ({ ruralMonths }) => ruralMonths.gained,
          },
        )
      : []),
    ...(where('SZ9', 'SZ10')
      ? columns({
          heading: t('累计交流月数', 'Months of exchange'),
          width: 9,
          value: ({ exchangeMonths }) => exchangeMonths,
        })
      : []),
    ...(where('SZ10')
      ? columns({
          heading: t(
            `提任校级干部重要因素（交流满${LEADER_MONTHS}个月，${PROGRAMS_OWN['zh-CN']}）`,
            `Weighs for school leadership (${LEADER_MONTHS} months; ${PROGRAMS_OWN.en})`,
          ),
          width: 17,
          value: ({ leaderCandidate }) => (leaderCandidate ? YES : NO)[lang],
        })
      : []),
    ...(where('PJ5') && rows.some(({ executivePrincipal }) => executivePrincipal)
      ? columns({
          heading: t('职称评聘按正职校长对待', 'Treated as a principal for titles'),
          width: 11,
          value: ({ executivePrincipal }) => (executivePrincipal ? YES : NO)[lang],
        })
      : []),
    ...(where('PJ6')
      ? columns({ heading: APPROVAL, width: 9, value: ({ approval }) => APPROVAL_WORDS[approval][lang] })
      : []),
  ];
}

function postColumns({ instance, policy }: ReportContext, rows: readonly TeacherEntitlement[], lang: Lang): Columns {
  const kind = ({ from }: TeacherEntitlement) => kindOf(instance.sites.get(from)!.group, instance.years[0]);
  const isLevel = (line: TeacherEntitlement): boolean =>
    knowsFor(policy, 'RA13', kind(line)) && line.postLevel !== null;
  return [
    ...(rows.some(isLevel)
      ? columns({
          heading: t('保留岗位等级（不低于）', 'Post level kept (at least)'),
          width: 9,
          value: (line) => (isLevel(line) ? line.postLevel : null),
        })
      : []),
    ...(knows(policy, 'RA17')
      ? columns({
          heading: AT_RISK,
          width: 12,
          value: ({ levelAtRisk }) => (levelAtRisk === null ? UNKNOWN : levelAtRisk ? YES : NO)[lang],
        })
      : []),
    ...(knows(policy, 'RA15') && rows.some(({ seniorExempt }) => seniorExempt !== null)
      ? columns({
          heading: t('晋升高级不占成员校高级岗位比例', 'Promoted to senior, takes no senior post of the member'),
          width: 24,
          align: 'left',
          value: (line) => exemptWords(line, lang),
        })
      : []),
    ...(knows(policy, 'RA16') && rows.some(({ intermediatePost }) => intermediatePost !== null)
      ? columns({
          heading: t('中级岗位空额', 'Free intermediate post'),
          width: 12,
          value: ({ intermediatePost }) => (intermediatePost === null ? '' : POST_FOUND[intermediatePost][lang]),
        })
      : []),
  ];
}

const columns = (...made: Columns): Columns => made;

/** From when, and on which conditions, no senior post of the member is taken (RA15); blank where it never is. */
export function exemptWords({ seniorExempt }: TeacherEntitlement, lang: Lang): string {
  if (seniorExempt === null) return '';
  const from = formatMonth(seniorExempt.from);
  const conditions = [
    ...(seniorExempt.reached ? [] : [t('须届时继续在山区任教', 'if still in the mountain zone')]),
    t('如符合高级晋升条件', 'if the conditions of promotion to senior are met'),
  ];
  return lang === 'en'
    ? `from ${from}, ${conditions.map(({ en }) => en).join(' and ')}`
    : `${from}起，${conditions.map((one) => one['zh-CN']).join('；')}`;
}
