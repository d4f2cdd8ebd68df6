/** The people behind the numbers of one rule, folded away until a reader asks for them; paper shows what was unfolded, else where they are. */
import type { Lang } from '../../messages/message.ts';
import { plainNames, scopeWords, type ReportContext } from '../context.ts';
import { fitting, nameLists, personLabels, ROLE, type NameList, type Role } from '../name-lists.ts';
import { table } from '../table.ts';
import { list, schoolYear, t } from '../words.ts';
import { html, type Markup } from './markup.ts';
import { htmlTable } from './tables.ts';

/** Names of one rule; a page for a whole county stays readable, and the workbook and certificate.json have the rest. */
const MOST_NAMES = 1500;

interface PlaceLists {
  readonly place: string;
  readonly year: number;
  readonly what: string;
  readonly lists: Partial<Record<Role, NameList>>;
}

/** A folded table of names, place by place; nothing where the rule counts nobody. `own`: the lists of the rule. */
export function folded(
  context: ReportContext,
  own: readonly NameList[],
  { id, title }: { readonly id: string; readonly title: string },
  lang: Lang,
  most = MOST_NAMES,
): Markup | null {
  if (own.every(({ ids }) => ids.length === 0)) return null;
  const shown = fitting(own, most);
  const label = personLabels(context);
  const names = (one: NameList | undefined): string => {
    if (one === undefined) return '';
    const count = lang === 'en' ? `${one.ids.length}` : `${one.ids.length}人`;
    if (one.ids.length === 0) return count;
    if (!shown.has(one))
      return lang === 'en'
        ? `${count} (names in plan.xlsx and certificate.json)`
        : `${count}（名单见 plan.xlsx“合规名单”和 certificate.json）`;
    return `${count}${lang === 'en' ? ': ' : '：'}${list(one.ids.map(label), lang)}`;
  };
  const rows = placesOf(context, own, lang);
  const sheet = table(
    lang,
    {
      name: t('名单', 'People'),
      title: lang === 'en' ? `${title}: who is counted, and of whom` : `${title}：计入人员与基数名单`,
      columns: [
        { heading: t('范围', 'Place'), width: 16, align: 'left', value: (row: PlaceLists) => row.place },
        { heading: t('学年', 'Year'), width: 11, value: ({ year }) => schoolYear(year, lang) },
        ...(rows.some(({ what }) => what !== '')
          ? [{ heading: t('计入内容', 'What'), width: 10, value: (row: PlaceLists) => row.what }]
          : []),
        { heading: ROLE.numerator, width: 40, align: 'left', value: ({ lists }) => names(lists.numerator) },
        ...(rows.some(({ lists }) => lists.denominator !== undefined)
          ? [
              {
                heading: ROLE.denominator,
                width: 40,
                align: 'left' as const,
                value: ({ lists }: PlaceLists) => names(lists.denominator),
              },
            ]
          : []),
      ],
    },
    rows,
  );
  const summary =
    lang === 'en'
      ? 'Names: who is counted, and of whom (also in plan.xlsx, People counted)'
      : '名单：计入人员（分子）与基数（分母），另见 plan.xlsx“合规名单”';
  return html`<details><summary>${summary}</summary>${htmlTable(sheet, lang, { id: `${id}-people`, names: 0, className: 'lists' })}</details>`;
}

function placesOf(context: ReportContext, own: readonly NameList[], lang: Lang): PlaceLists[] {
  const names = plainNames(context.instance);
  const places = Map.groupBy(own, ({ measure }) => measure);
  return [...places.values()].map((lists) => {
    const { scope, year, measure } = lists[0]!;
    return {
      place: scopeWords(scope, names, lang),
      year,
      what: measure.what?.[lang] ?? '',
      lists: Object.fromEntries(lists.map((one) => [one.role, one])),
    };
  });
}

/** The name lists by the line of the policy that they belong to. */
export const listsByRule = (context: ReportContext): ReadonlyMap<NameList['rule'], readonly NameList[]> =>
  Map.groupBy(nameLists(context), ({ rule }) => rule);
