/**
 * 返岗留任名单: every posting that ends in the horizon, the place at home, and columns for what is decided: back, staying,
 * longer, shorter. What the roster can take of it goes in as 人员变动, whose rows stand ready in a part of their own.
 */
import { formatMonth, monthOf } from '../../../domain/month.ts';
import { CHANGE_KIND_WORDS, CHANGES_TITLE, COLUMNS, type ChangeColumn } from '../../../io/changes/headings.ts';
import { TABLES } from '../../../io/headings.ts';
import type { Lang } from '../../../messages/message.ts';
import { endsOf, type PostingEnd } from '../../../verify/computed/ends.ts';
import { factsOf, type ReportContext } from '../../context.ts';
import { OUTSIDE_WORDS, STAY_KIND } from '../../entitlement-words.ts';
import { distinctSchools } from '../../school-names.ts';
import { PLACES } from '../../school-entitlement-lines.ts';
import { summerEndWords } from '../../summer-ends.ts';
import { table, type TableColumn } from '../../table.ts';
import { TITLE as GRADE, t, type Text } from '../../words.ts';
import type { DocumentSpec } from '../document.ts';
import type { DocumentBlock, DocumentSection } from '../model.ts';
import { listYear, signatures } from './letterhead.ts';

const TITLE = t('返岗留任名单', 'Returns and stays');

export const returnsDocument: DocumentSpec = {
  id: 'returns',
  title: TITLE,
  readers: t('教育局人事部门，派出、接收学校', 'the personnel office, the schools that sent and received'),
  build: (context, lang) => ({ title: TITLE[lang], sections: sectionsOf(context, lang) }),
};

function sectionsOf(context: ReportContext, lang: Lang): DocumentSection[] {
  const en = lang === 'en';
  const [first] = context.instance.years;
  const ends = endsOf(factsOf(context));
  const now = ends.filter(({ returns }) => returns === first);
  const later = ends.filter(({ returns }) => returns > first);
  const inRoster = ends.filter(({ kind }) => kind === 'over' || kind === 'running');
  return [
    {
      name: TITLE[lang],
      title: en
        ? `Postings that end by September ${first}: returns and stays`
        : `${listYear(context, lang)}返岗留任名单`,
      wide: true,
      blocks:
        now.length === 0
          ? [
              {
                kind: 'text',
                text: en ? `No posting ends by September ${first}.` : `${first}年9月没有交流期满的人员。`,
              },
            ]
          : [listOf(context, now, lang), { kind: 'note', text: TICK[lang] }, signatures(lang)],
    },
    ...(later.length === 0
      ? []
      : [
          {
            name: en ? 'Outlook' : '预案',
            title: en ? 'Postings that end later: outlook' : '以后各学年期满人员（预案）',
            subtitle: en
              ? 'For planning ahead only; decided in the year in which each ends.'
              : '仅供预安排，到期当年办理',
            wide: true,
            blocks: [listOf(context, later, lang), ...readEnds(context, lang)],
          },
        ]),
    ...(inRoster.length === 0 ? [] : [changesOf(context, inRoster, lang)]),
  ];
}

function readEnds(context: ReportContext, lang: Lang): DocumentBlock[] {
  const words = summerEndWords(context, lang);
  return words === null ? [] : [{ kind: 'note', text: `${words}${lang === 'en' ? '.' : '。'}` }];
}

const TICK = t(
  '“决定”栏勾选一项；延长、提前结束的填新的结束年月；留任须经本人同意并签字。',
  'Tick one decision; for longer and earlier write the new last month; who stays must agree and sign.',
);
const CHOICES = t('□返岗 □留任\n□延长 □提前结束', '□ back □ stays\n□ longer □ earlier');
const PLACE: Readonly<Record<Exclude<PostingEnd['place'], 'away'>, Text>> = {
  ...PLACES,
  gone: t('届时已离岗', 'has left by then'),
};
const KIND: Readonly<Record<PostingEnd['kind'], Text>> = { ...STAY_KIND, over: t('已期满', 'Over') };

function listOf({ instance }: ReportContext, ends: readonly PostingEnd[], lang: Lang): DocumentBlock {
  const school = distinctSchools(instance);
  const numbers = new Map(ends.map((end, i) => [end, i + 1]));
  const place = ({ place: found, next }: PostingEnd): string =>
    found === 'away' ? (lang === 'en' ? `goes to ${school(next!)}` : `另派${school(next!)}`) : PLACE[found][lang];
  const columns: TableColumn<PostingEnd>[] = [
    { heading: t('序号', 'No.'), width: 5.5, value: (end) => numbers.get(end)! },
    { heading: t('姓名', 'Name'), width: 9, value: ({ person }) => person.row.name },
    { heading: t('教师编号', 'No. of teacher'), width: 9, value: ({ person }) => person.id },
    { heading: t('任教学科', 'Subject'), width: 9, value: ({ person }) => person.row.subject },
    { heading: t('现聘职称', 'Title'), width: 8, value: ({ person }) => GRADE[person.row.title][lang] },
    { heading: t('原单位', 'Home school'), width: 15, align: 'left', value: ({ person }) => school(person.home.id) },
    {
      heading: t('交流单位', 'Host school'),
      width: 15,
      align: 'left',
      value: ({ host }) => (host === null ? OUTSIDE_WORDS[lang] : school(host.id)),
    },
    { heading: t('类型', 'Kind'), width: 9, value: ({ kind }) => KIND[kind][lang] },
    { heading: t('开始年月', 'From'), width: 8, value: ({ since }) => (since === null ? '' : formatMonth(since)) },
    {
      heading: t('返岗年月', 'Back in'),
      width: 10,
      value: ({ returns, endKnown }) =>
        `${formatMonth(monthOf(returns, 9))}${endKnown ? '' : lang === 'en' ? ' (end not entered)' : '（未填结束年月）'}`,
    },
    { heading: t('原单位岗位', 'Place at home'), width: 11, value: place },
    { heading: t('决定', 'Decision'), width: 18, align: 'left', value: () => CHOICES[lang] },
    { heading: t('新的结束年月', 'New last month'), width: 9, value: () => '' },
    { heading: t('本人签字', 'Signature'), width: 9, value: () => '' },
  ];
  return { kind: 'table', table: table(lang, { name: TITLE, title: '', columns }, ends) };
}

/** The heading of a column of 人员变动 as its reader knows it, in either language. */
const heading = (column: ChangeColumn): Text => t(COLUMNS[column][0], COLUMNS[column].at(-1)!);
const UNTIL = t(TABLES.teachers.columns.postedUntil.heading, 'postedUntil');
const HOME = t(TABLES.teachers.columns.home.heading, 'home');
const SINCE = t(TABLES.teachers.columns.since.heading, 'since');

/**
 * Nothing may stand below this table, because its reader takes every row for a change; a row without its kind is set
 * aside by it, so that nobody is decided on by what is printed here.
 */
function changesOf({ instance }: ReportContext, ends: readonly PostingEnd[], lang: Lang): DocumentSection {
  const en = lang === 'en';
  const [first] = instance.years;
  const school = distinctSchools(instance);
  const kind = en ? 'correction' : CHANGE_KIND_WORDS.correction[0];
  const columns: TableColumn<PostingEnd>[] = [
    {
      heading: heading('id'),
      width: 18,
      value: ({ person }) => (en ? `return-${first}-${person.id}` : `返岗${first}-${person.id}`),
    },
    { heading: heading('date'), width: 12, value: () => `${first}-09-01` },
    { heading: heading('kind'), width: 10, value: () => '' },
    { heading: heading('teacher'), width: 12, value: ({ person }) => person.id },
    { heading: heading('column'), width: 16, value: () => UNTIL[lang] },
    {
      heading: heading('value'),
      width: 12,
      value: ({ person }) => (person.row.postedUntil === null ? '' : formatMonth(person.row.postedUntil)),
    },
    { heading: t('姓名', 'name'), width: 11, value: ({ person }) => person.row.name },
    {
      heading: t('交流单位', 'host'),
      width: 20,
      align: 'left',
      value: ({ host }) => (host === null ? OUTSIDE_WORDS[lang] : school(host.id)),
    },
  ];
  return {
    name: en ? 'changes' : CHANGES_TITLE,
    title: en ? 'Staff changes that follow from the decisions' : '按决定填报的人员变动',
    wide: true,
    blocks: [
      {
        kind: 'text',
        text: en
          ? `Longer or earlier: write “${kind}” under “kind” and the new last month under “value”, then hand the workbook in as staff changes. Rows without a kind are set aside; delete them.`
          : `延长、提前结束的：在“类型”栏填“${kind}”，在“新值”栏填新的结束年月，再把本工作簿作为人员变动报入；“类型”空着的行不生效，请删去。`,
      },
      {
        kind: 'text',
        text: en
          ? `Who stays needs three more rows of kind “${kind}” with numbers of their own: “${HOME.en}” (the host), “${SINCE.en}” (the month of the move) and “${UNTIL.en}” (the month before; left out where the roster has it already). Who goes back needs none. Postings of the plan that have not begun are no part of the roster yet and are changed in the plan.`
          : `留任的：另加三行“${kind}”（序号另编），“列”分别填“${HOME['zh-CN']}”（新值为交流单位）、“${SINCE['zh-CN']}”（新值为留任起的年月）、“${UNTIL['zh-CN']}”（新值为留任前一个月，与名册相同的不填这一行）；返岗的不用填。方案中尚未开始的交流还没有写入名册，改方案办理。`,
      },
      { kind: 'table', table: table(lang, { name: TITLE, title: '', columns }, ends) },
    ],
  };
}
