/**
 * 职称与乡村任教月数登记表: for everybody on a posting the title and the level kept or at risk, rural months before and by
 * year, months at member schools, the month in which 36 are full and from when no senior post is taken; and senior
 * teachers by their rural service (RA11, RA13, RA14, RA15, RA17).
 */
import sum from 'lodash/sum.js';
import { kindOf } from '../../../domain/group-kinds.ts';
import type { Person } from '../../../domain/instance.ts';
import { formatMonth, monthOf } from '../../../domain/month.ts';
import { byCodePoint } from '../../../domain/roster.ts';
import type { Lang } from '../../../messages/message.ts';
import { EXEMPT_AFTER, teacherEntitlements, type TeacherEntitlement } from '../../../verify/computed/entitlements.ts';
import { serviceLines, type ServiceLine } from '../../../verify/computed/service.ts';
import { RURAL_MONTHS, structure } from '../../../verify/computed/structure.ts';
import type { Stay } from '../../../verify/computed/stays.ts';
import { factsOf, type ReportContext } from '../../context.ts';
import { OUTSIDE_WORDS, PROGRAMS_OWN, STAY_KIND } from '../../entitlement-words.ts';
import { knows, knowsFor } from '../../known-clauses.ts';
import { distinctSchools } from '../../school-names.ts';
import { exemptWords } from '../../sheets/teacher-entitlements.ts';
import { summerEndWords } from '../../summer-ends.ts';
import { table, type TableColumn } from '../../table.ts';
import { clauses, schoolYearWords, t, TITLE as GRADE } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import type { DocumentBlock, DocumentSection } from '../model.ts';
import { signatures } from './letterhead.ts';

/** What a blank and a nought look like alike. */
const UNENTERED = t('未填（或填0）', 'not entered (or 0)');
const TITLE = t('职称与乡村任教月数登记表', 'Titles and months of rural service');
const ROWS = ['RA11', 'RA13', 'RA14', 'RA15', 'RA17'] as const;

export const titlesDocument: DocumentSpec = {
  id: 'titles',
  title: TITLE,
  readers: t('教育局人事、职改部门，教师所在学校', 'the offices for personnel and titles, the schools'),
  build: (context, lang) => ({ title: TITLE[lang], sections: sectionsOf(context, lang) }),
};

function sectionsOf(context: ReportContext, lang: Lang): DocumentSection[] {
  const en = lang === 'en';
  const { policy, instance } = context;
  if (!knows(policy, ...ROWS))
    return [
      section(TITLE[lang], TITLE[lang], [
        {
          kind: 'text',
          text: en
            ? 'The document that is followed says nothing of titles and rural service of posted teachers.'
            : '所依据的文件没有交流教师职称、乡村任教经历的规定。',
        },
      ]),
    ];
  const facts = factsOf(context);
  const lines = serviceLines(facts);
  const entitled = Map.groupBy(teacherEntitlements(facts), ({ teacher }) => teacher);
  const isFirst = ({ stays }: ServiceLine): boolean => stays.some(({ first }) => first === instance.years[0]);
  const now = lines.filter(isFirst);
  const later = lines.filter((line) => !isFirst(line));
  return [
    section(TITLE[lang], TITLE[lang], [
      ...(now.length === 0
        ? [{ kind: 'text' as const, text: en ? 'Nobody is on a posting.' : '没有交流人员。' }]
        : [registerOf(context, now, entitled, lang), ...notes(context, lang)]),
      signatures(lang),
    ]),
    ...(later.length === 0
      ? []
      : [
          section(
            en ? 'Outlook' : '预案',
            en ? `${TITLE.en}: outlook` : `${TITLE['zh-CN']}（预案）`,
            [registerOf(context, later, entitled, lang)],
            en ? 'Postings of the later years, for planning ahead only.' : '后两学年拟派出人员，仅供预安排，逐年修订',
          ),
        ]),
    ...(knows(policy, 'RA11') ? [seniors(context, lines, lang)] : []),
  ];
}

const section = (
  name: string,
  title: string,
  blocks: readonly DocumentBlock[],
  subtitle?: string,
): DocumentSection => ({ name, title, ...(subtitle === undefined ? {} : { subtitle }), wide: true, blocks });

function notes(context: ReportContext, lang: Lang): DocumentBlock[] {
  const { policy } = context;
  const [zh, en] = [summerEndWords(context, 'zh-CN'), summerEndWords(context, 'en')];
  const said = [
    ...(zh === null || en === null ? [] : [t(zh, en)]),
    ...(knows(policy, 'RA14')
      ? [
          t(
            '乡村任教月数：到乡村学校任教，或从城区学校到镇区学校任教的，在岗学年每学年计12个月；“原有”为名册所填，截至规划期开始',
            'Rural months: twelve for each school year at work at a village school, or at a township school for somebody from the city; those before are the roster’s, up to the start',
          ),
        ]
      : []),
    ...(knows(policy, 'RA15')
      ? [
          t(
            '成员校任教月数：已结束的只计名册所填的最近一次；正在交流的计至期满；名册对每人只记一次交流的起止年月，正在交流的不再计更早的一次',
            'Months at members: of finished postings the last one that the roster has; running ones until their end. The roster has one pair of dates, so that of somebody on a running posting no earlier one is known',
          ),
        ]
      : []),
  ];
  return said.map((one) => ({ kind: 'note', text: `${one[lang]}${lang === 'en' ? '.' : '。'}` }));
}

type Columns = TableColumn<ServiceLine>[];

function registerOf(
  context: ReportContext,
  lines: readonly ServiceLine[],
  entitled: ReadonlyMap<string, readonly TeacherEntitlement[]>,
  lang: Lang,
): DocumentBlock {
  const { instance, policy } = context;
  const school = distinctSchools(instance);
  const numbers = new Map(lines.map((line, i) => [line, i + 1]));
  const of = ({ person }: ServiceLine): readonly TeacherEntitlement[] => entitled.get(person.id)!;
  const stay = ({ host, since, returns, kind }: Stay): string =>
    `${host === null ? OUTSIDE_WORDS[lang] : school(host.id)} ${since === null ? '' : formatMonth(since)}—${formatMonth(monthOf(returns, 8))}${lang === 'en' ? ` (${STAY_KIND[kind].en})` : `（${STAY_KIND[kind]['zh-CN']}）`}`;
  const columns: Columns = [
    { heading: t('序号', 'No.'), width: 5.5, value: (line) => numbers.get(line)! },
    { heading: t('姓名', 'Name'), width: 9, value: ({ person }) => person.row.name },
    { heading: t('教师编号', 'No. of teacher'), width: 9, value: ({ person }) => person.id },
    { heading: t('现聘职称', 'Title'), width: 8, value: ({ person }) => GRADE[person.row.title][lang] },
    { heading: t('原单位', 'Home school'), width: 14, align: 'left', value: ({ person }) => school(person.home.id) },
    {
      heading: t('交流单位及起止年月', 'Host school, from–until'),
      width: 21,
      align: 'left',
      value: ({ stays }) => clauses(stays.map(stay), lang),
    },
    ...(knows(policy, 'RA14') ? ruralColumns(context) : []),
    ...(knows(policy, 'RA15') ? memberColumns(of, lang) : []),
    ...levelColumns(context, of, lang),
  ];
  return { kind: 'table', table: table(lang, { name: TITLE, title: '', columns }, lines) };
}

const ruralColumns = ({ instance: { years } }: ReportContext): Columns => [
  { heading: t('原有乡村月数', 'Rural months before'), width: 7, value: ({ rural }) => rural.before },
  ...years.map((year, i): TableColumn<ServiceLine> => ({
    heading: t(`${schoolYearWords(year, 'zh-CN')}计入`, `gained ${schoolYearWords(year, 'en')}`),
    width: 7,
    value: ({ rural }) => rural.byYear[i]!,
  })),
  { heading: t('以后计入', 'gained later'), width: 6, value: ({ rural }) => rural.after },
  {
    heading: t('乡村月数合计', 'Rural months in all'),
    width: 7,
    value: ({ rural }) => rural.before + sum(rural.byYear) + rural.after,
  },
];

function memberColumns(of: (line: ServiceLine) => readonly TeacherEntitlement[], lang: Lang): Columns {
  const unknown = lang === 'en' ? 'beginning not entered' : '未填开始年月';
  return [
    {
      heading: t('成员校月数：已结束', 'Months at members: finished'),
      width: 8,
      value: ({ member }) => member.finished,
    },
    { heading: t('正在交流', 'running'), width: 8, value: ({ member }) => member.running ?? unknown },
    { heading: t('方案新增', 'planned'), width: 7, value: ({ member }) => member.planned },
    {
      heading: t('成员校月数合计', 'Months at members in all'),
      width: 7,
      value: ({ member }) => (member.running === null ? '' : member.finished + member.running + member.planned),
    },
    {
      heading: t(`满${EXEMPT_AFTER}个月年月`, `${EXEMPT_AFTER} months full`),
      width: 9,
      value: ({ done, full }) => (done ? (lang === 'en' ? 'already' : '已满') : full === null ? '' : formatMonth(full)),
    },
    {
      heading: t('晋升高级不占岗位比例', 'Takes no senior post when promoted'),
      width: 18,
      align: 'left',
      value: (line) =>
        of(line)
          .map((one) => exemptWords(one, lang))
          .filter((words) => words !== '')
          .at(-1) ?? '',
    },
  ];
}

function levelColumns(
  { instance, policy }: ReportContext,
  of: (line: ServiceLine) => readonly TeacherEntitlement[],
  lang: Lang,
): Columns {
  const kept = t('保留，不低于', 'kept, at least ');
  return [
    ...(knows(policy, 'RA13')
      ? [
          {
            heading: t('交流前岗位等级', 'Post level before'),
            width: 9,
            value: ({ person }: ServiceLine) =>
              person.row.postLevel === null
                ? lang === 'en'
                  ? 'not entered'
                  : '未填'
                : knowsFor(policy, 'RA13', kindOf(person.home.group, instance.years[0]))
                  ? `${kept[lang]}${person.row.postLevel}${lang === 'en' ? '' : '级'}`
                  : String(person.row.postLevel),
          },
        ]
      : []),
    ...(knows(policy, 'RA17')
      ? [
          {
            heading: t('返岗时职级', 'Level on return'),
            width: 13,
            align: 'left' as const,
            value: (line: ServiceLine) => riskWords(of(line), lang),
          },
        ]
      : []),
  ];
}

/** One posting after which the level is at risk is enough. */
function riskWords(lines: readonly TeacherEntitlement[], lang: Lang): string {
  const en = lang === 'en';
  if (lines.some(({ levelAtRisk }) => levelAtRisk === true))
    return en ? 'a level gained meanwhile is at risk' : '期间晋升的职级有风险，须重新竞聘';
  if (lines.some(({ levelAtRisk }) => levelAtRisk === null))
    return en ? 'posts of the core not entered' : '未填核心校岗位数';
  return en ? 'kept' : '保留';
}

/** The roster keeps no blank: nought of somebody at a village school is not believed. */
const isUnentered = ({ row, home }: Pick<Person, 'row' | 'home'>): boolean =>
  row.ruralMonths === 0 && home.row.setting === 'rural';

/** Everybody in service with a senior title: rural months before and under the plan, against those that are asked. */
function seniors(context: ReportContext, lines: readonly ServiceLine[], lang: Lang): DocumentSection {
  const en = lang === 'en';
  const { instance } = context;
  const school = distinctSchools(instance);
  const [first] = instance.years;
  const gained = new Map(lines.map(({ person, rural }) => [person.id, sum(rural.byYear) + rural.after]));
  const due = new Set(structure(instance).seniorsWithoutRural.map(({ teacher }) => teacher));
  const people = [...instance.persons.values()]
    .filter(({ row, inService }) => inService(first) && (row.title === 'senior' || row.title === 'seniorProfessor'))
    .toSorted((a, b) => byCodePoint(a.home.id, b.home.id) || byCodePoint(a.id, b.id));
  const numbers = new Map(people.map((person, i) => [person, i + 1]));
  const after = (person: Person): number => person.row.ruralMonths + (gained.get(person.id) ?? 0);
  const columns: TableColumn<Person>[] = [
    { heading: t('序号', 'No.'), width: 6, value: (person) => numbers.get(person)! },
    { heading: t('学校', 'School'), width: 22, align: 'left', value: ({ home }) => school(home.id) },
    { heading: t('姓名', 'Name'), width: 11, value: ({ row }) => row.name },
    { heading: t('教师编号', 'No. of teacher'), width: 11, value: ({ id }) => id },
    { heading: t('任教学科', 'Subject'), width: 12, value: ({ row }) => row.subject },
    { heading: t('现聘职称', 'Title'), width: 10, value: ({ row }) => GRADE[row.title][lang] },
    {
      heading: t('原有乡村月数', 'Rural months before'),
      width: 11,
      value: ({ row, home }) => (isUnentered({ row, home }) ? UNENTERED[lang] : row.ruralMonths),
    },
    { heading: t('方案计入', 'Gained by the plan'), width: 11, value: ({ id }) => gained.get(id) ?? 0 },
    { heading: t('合计', 'In all'), width: 9, value: after },
    {
      heading: t('乡村任教经历', 'Rural service'),
      width: 16,
      value: (person) =>
        !due.has(person.id)
          ? en
            ? 'served'
            : '已满'
          : after(person) >= RURAL_MONTHS
            ? en
              ? 'served under the plan'
              : '按方案可满'
            : isUnentered(person)
              ? UNENTERED[lang]
              : en
                ? 'due'
                : '应履行',
    },
  ];
  const name = en ? 'Senior teachers' : '高级教师乡村任教经历';
  return section(name, en ? 'Senior teachers: rural service' : '高级教师乡村任教经历核对表', [
    {
      kind: 'text',
      text: en
        ? `${RURAL_MONTHS} months are asked (${PROGRAMS_OWN.en}).`
        : `应满${RURAL_MONTHS}个月（${PROGRAMS_OWN['zh-CN']}）。`,
    },
    people.length === 0
      ? { kind: 'text', text: en ? 'Nobody has a senior title.' : '没有高级教师。' }
      : { kind: 'table', table: table(lang, { name: TITLE, title: '', columns }, people) },
    signatures(lang),
  ]);
}
