/** 各校情况表: what a school must know of the list: who leaves, who comes, who is back, and how its subjects stand. */
import type { Person, Site } from '../../../domain/instance.ts';
import type { Lang } from '../../../messages/message.ts';
import { plainNames, type ReportContext } from '../../context.ts';
import { distinctSchools } from '../../school-names.ts';
import { isRated, thousands } from '../../sheets/allowances.ts';
import { listLines, termOf, type Line } from '../../sheets/rotation-list.ts';
import { balanceLines, type BalanceLine } from '../../sheets/subject-balance.ts';
import { table, type Column, type Table } from '../../table.ts';
import {
  BACKBONE,
  list,
  POSTING_KIND,
  ROLE,
  SCHOOL_STAGE,
  schoolYear,
  SETTING,
  t,
  TITLE as GRADE,
} from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import type { Block, Section } from '../model.ts';
import { schoolBalance } from './balance.ts';
import { budgetLines } from './budget.ts';
import { listYear } from './letterhead.ts';

const TITLE = t('各校交流轮岗情况表', 'School sheets');

export const schools: DocumentSpec = {
  id: 'schools',
  title: TITLE,
  readers: t('各学校（每校只发本校一份）', 'each school (its own sheet only)'),
  build: (context, lang) => ({ title: TITLE[lang], sections: sectionsOf(context, lang).map(({ section }) => section) }),
  single: {
    folder: t('各校', 'schools'),
    parts: (context, lang) =>
      sectionsOf(context, lang).map(({ site, section }) => ({
        id: site.id,
        name: site.row.name,
        doc: { title: section.title, sections: [section] },
      })),
  },
};

/** All that is needed of the plan, found once for all schools. */
interface Found {
  readonly leavers: ReadonlyMap<string, Line[]>;
  readonly comers: ReadonlyMap<string, Line[]>;
  /** On postings of the roster that end before the first year, by home. */
  readonly back: ReadonlyMap<string, Person[]>;
  readonly balance: ReadonlyMap<string, BalanceLine[]>;
  /** Yuan in the first year; null where nothing is rated. */
  readonly paid: ReadonlyMap<string, number> | null;
  readonly outlook: (school: string, year: number) => { readonly out: number; readonly in: number };
}

function sectionsOf(context: ReportContext, lang: Lang): { readonly site: Site; readonly section: Section }[] {
  const { instance } = context;
  const found = find(context);
  return instance.groups.flatMap((group) =>
    [...instance.sites.values()]
      .filter((site) => site.group.id === group.id)
      .map((site) => ({ site, section: sectionOf(context, site, found, lang) })),
  );
}

function find(context: ReportContext): Found {
  const { instance, plan } = context;
  const [first] = instance.years;
  const lines = listLines(context);
  const counted = Map.groupBy(
    plan.postings.flatMap(({ start, from, to }) => [`${start}|${from}|out`, `${start}|${to}|in`]),
    (key) => key,
  );
  const count = (school: string, year: number, way: string): number =>
    counted.get(`${year}|${school}|${way}`)?.length ?? 0;
  return {
    leavers: Map.groupBy(lines, ({ posting }) => posting.from),
    comers: Map.groupBy(lines, ({ posting }) => posting.to),
    back: Map.groupBy(
      [...instance.persons.values()].filter(({ row, running }) => running === null && row.working !== row.home),
      ({ home }) => home.id,
    ),
    balance: Map.groupBy(
      balanceLines(context).filter(({ year }) => year === first),
      ({ site }) => site.id,
    ),
    paid: isRated(context)
      ? new Map(
          budgetLines(context, first).flatMap(({ school, amount }) =>
            school === null ? [] : [[school, amount] as const],
          ),
        )
      : null,
    outlook: (school, year) => ({ out: count(school, year, 'out'), in: count(school, year, 'in') }),
  };
}

function sectionOf(context: ReportContext, site: Site, found: Found, lang: Lang): Section {
  const en = lang === 'en';
  const school = distinctSchools(context.instance)(site.id);
  const leavers = found.leavers.get(site.id) ?? [];
  const comers = found.comers.get(site.id) ?? [];
  const back = found.back.get(site.id) ?? [];
  const balance = found.balance.get(site.id) ?? [];
  const blocks: Block[] = [
    ...people(
      en ? `Leaving (${leavers.length})` : `一、派出（${leavers.length}人）`,
      moves(context, leavers, 'to', lang),
      lang,
    ),
    ...people(
      en ? `Coming (${comers.length})` : `二、接收（${comers.length}人）`,
      moves(context, comers, 'from', lang),
      lang,
    ),
    { kind: 'heading', text: en ? `Back from a posting (${back.length})` : `三、期满返回（${back.length}人）` },
    {
      kind: 'text',
      text:
        back.length === 0
          ? none(lang)
          : `${list(
              back.map(({ row }) => row.name),
              lang,
            )}${en ? '.' : '。'}`,
    },
    { kind: 'heading', text: en ? 'Subjects after the postings' : '四、交流后学科余缺' },
    balance.length === 0
      ? { kind: 'text', text: en ? 'No demand was entered.' : '未填学科需求。' }
      : { kind: 'table', table: schoolBalance(context, balance, lang, false) },
    { kind: 'heading', text: en ? 'Allowances and outlook' : '五、津贴与后两年预案' },
    { kind: 'text', text: money(found, site, listYear(context, lang), lang) },
    { kind: 'text', text: outlook(context, site, found, lang) },
  ];
  return {
    name: site.row.name,
    title: en
      ? `${school}: postings of ${listYear(context, lang)}`
      : `${school}${listYear(context, lang)}交流轮岗情况表`,
    subtitle: list(
      [
        plainNames(context.instance).group(site.group.id),
        ROLE[site.row.role][lang],
        SCHOOL_STAGE[site.row.stage][lang],
        SETTING[site.row.setting][lang],
      ],
      lang,
    ),
    wide: false,
    blocks,
  };
}

const none = (lang: Lang): string => (lang === 'en' ? 'Nobody.' : '无。');

const people = (heading: string, found: Table, lang: Lang): Block[] => [
  { kind: 'heading', text: heading },
  found.rows.length === 0 ? { kind: 'text', text: none(lang) } : { kind: 'table', table: found },
];

/** `other`: which end of the posting is the other school. */
function moves(context: ReportContext, lines: readonly Line[], other: 'from' | 'to', lang: Lang): Table {
  const school = distinctSchools(context.instance);
  const numbers = new Map(lines.map((line, i) => [line, i + 1]));
  const columns: Column<Line>[] = [
    { heading: t('序号', 'No.'), width: 6, value: (line) => numbers.get(line)! },
    { heading: t('姓名', 'Name'), width: 10, value: ({ person }) => person.row.name },
    { heading: t('任教学科', 'Subject'), width: 11, value: ({ person }) => person.row.subject },
    { heading: t('现聘职称', 'Title'), width: 9, value: ({ person }) => GRADE[person.row.title][lang] },
    { heading: t('骨干称号', 'Backbone'), width: 9, value: ({ person }) => BACKBONE[person.row.backbone][lang] },
    {
      heading: other === 'to' ? t('拟交流单位', 'Proposed school') : t('原单位', 'Home school'),
      width: 20,
      align: 'left',
      value: ({ posting }) => school(posting[other]),
    },
    { heading: t('交流类型', 'Kind'), width: 10, value: ({ posting }) => POSTING_KIND[posting.kind][lang] },
    { heading: t('起止年月', 'From–until'), width: 21, value: ({ posting }) => termOf(posting) },
  ];
  return table(lang, { name: TITLE, title: '', columns }, lines);
}

function money({ paid }: Found, { id }: Site, year: string, lang: Lang): string {
  if (paid === null) return lang === 'en' ? 'No allowance rates were entered.' : '未填津贴标准，未测算津贴。';
  const amount = thousands(paid.get(id) ?? 0);
  return lang === 'en'
    ? `Allowances of the teachers posted here in ${year}: ${amount} yuan.`
    : `${year}在本校交流人员（含仍在交流期内的）津贴测算${amount}元。`;
}

function outlook({ instance }: ReportContext, { id }: Site, found: Found, lang: Lang): string {
  const parts = instance.years.slice(1).map((year) => {
    const count = found.outlook(id, year);
    return lang === 'en'
      ? `${schoolYear(year, lang)}: ${count.out} leave, ${count.in} come`
      : `${schoolYear(year, lang)}拟派出${count.out}人、接收${count.in}人`;
  });
  return lang === 'en'
    ? `Outlook, for planning ahead only: ${parts.join('; ')}.`
    : `预案（仅供预安排，逐年修订）：${parts.join('；')}。`;
}
