/** 合规名单: the people behind the certificate, clause by clause and place by place: who is counted, and of whom. */
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { fitting, nameLists, COUNTED_ROLE, type NameList } from '../name-lists.ts';
import { scopeColumns } from '../scope-columns.ts';
import { table, type TableColumn, type Table } from '../table.ts';
import { BACKBONE, schoolYearWords, t } from '../words.ts';

const NAME = t('合规名单', 'People counted');

/**
 * Beyond this a sheet is of no use to a reader, and the file grows beyond what offices open; certificate.json has every
 * list.
 */
const MOST_ROWS = 10_000;

/** One person of a list; null: the list is too long to stand here. */
interface Line {
  readonly list: NameList;
  readonly id: string | null;
  readonly yuan: number | null;
}

/** The certificate's name lists as one table. */
export function people(context: ReportContext, lang: Lang, most = MOST_ROWS): Table {
  const lists = nameLists(context);
  const shown = fitting(lists, most);
  const lines = lists.flatMap((list): Line[] =>
    shown.has(list)
      ? list.ids.map((id, i) => ({ list, id, yuan: list.yuan?.[i] ?? null }))
      : [{ list, id: null, yuan: null }],
  );
  const whole = shown.size === lists.length;
  const title =
    lang === 'en'
      ? `People behind the certificate${whole ? '' : ' (the longest lists are in certificate.json only)'}`
      : `合规名单：各项规定的分子与分母${whole ? '' : '（过长的名单只列人数，全部名单见 certificate.json）'}`;
  return table(lang, { name: NAME, title, columns: columnsOf(context, lines, lang), frozenColumns: 1 }, lines);
}

function columnsOf(context: ReportContext, lines: readonly Line[], lang: Lang): TableColumn<Line>[] {
  const { persons } = context.instance;
  const person = ({ id }: Line) => (id === null ? undefined : persons.get(id));
  const left = ({ list: { ids } }: Line): string =>
    lang === 'en' ? `${ids.length} persons, see certificate.json` : `共${ids.length}人，名单见 certificate.json`;
  const money: TableColumn<Line> = {
    heading: t('金额（元）', 'Yuan'),
    width: 11,
    align: 'right',
    format: '#,##0',
    value: ({ yuan }) => yuan,
  };
  return [
    { heading: t('规定', 'Rule'), width: 18, align: 'left', value: ({ list: { rule } }) => rule.spec.title.in(lang) },
    { heading: t('条款', 'Clause'), width: 8, value: ({ list: { rule } }) => rule.clause ?? '—' },
    ...scopeColumns(context, lines, ({ list: { scope } }: Line) => scope, lang),
    { heading: t('学年', 'Year'), width: 11, value: ({ list: { year } }) => schoolYearWords(year, lang) },
    ...(lines.some(({ list }) => list.measure.what !== undefined)
      ? [
          {
            heading: t('计入内容', 'What'),
            width: 12,
            value: ({ list: { measure } }: Line) => measure.what?.[lang] ?? '',
          },
        ]
      : []),
    { heading: t('分子/分母', 'Role'), width: 12, value: ({ list: { role } }) => COUNTED_ROLE[role][lang] },
    {
      heading: t('姓名', 'Name'),
      width: 12,
      align: 'left',
      value: (line) => (line.id === null ? left(line) : (person(line)?.row.name ?? line.id)),
    },
    { heading: t('教师编号', 'No.'), width: 11, value: ({ id }) => id ?? '' },
    {
      heading: t('编制单位', 'Home school'),
      width: 15,
      align: 'left',
      value: (line) => person(line)?.home.row.name ?? '',
    },
    { heading: t('任教学科', 'Subject taught'), width: 10, value: (line) => person(line)?.row.subject ?? '' },
    { heading: t('骨干', 'Backbone'), width: 9, value: (line) => BACKBONE[person(line)?.row.backbone ?? 'none'][lang] },
    ...(lines.some(({ yuan }) => yuan !== null) ? [money] : []),
  ];
}
