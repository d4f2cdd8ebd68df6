/** 学校待遇: quotas, awards, reserved places and leaders whose terms are over, by school, with the sum behind each. */
import type { Lang } from '../../messages/message.ts';
import type { ReportContext } from '../context.ts';
import { ITEMS, PLACES, schoolLines, UNITS, type SchoolLine } from '../school-entitlement-lines.ts';
import { table, type Table } from '../table.ts';
import { listWords, ROLE, schoolYearWords, t } from '../words.ts';

const NAME = t('学校待遇', 'School entitlements');
/** Names stay in the workbook. */
export const PEOPLE = t('人员', 'People');
export const SUBJECT = t('学科', 'Subject');
export const PLACES_STATE = t('岗位情况', 'Places');

export const schoolEntitlements = (context: ReportContext, lang: Lang): Table =>
  schoolTable(
    schoolLines(context, lang),
    lang === 'en' ? 'What schools are entitled to, and places kept for those who return' : '学校待遇与期满返回岗位测算',
    lang,
  );

/** The same columns for any choice of lines. */
export function schoolTable(lines: readonly SchoolLine[], title: string, lang: Lang): Table {
  const known = (filled: (line: SchoolLine) => boolean): boolean => lines.some(filled);
  return table(
    lang,
    {
      name: NAME,
      title,
      columns: [
        { heading: t('集团', 'Group'), width: 18, align: 'left', value: ({ site }: SchoolLine) => site.group.name },
        { heading: t('学校', 'School'), width: 18, align: 'left', value: ({ site }) => site.row.name },
        { heading: t('角色', 'Role'), width: 9, value: ({ site }) => ROLE[site.row.role][lang] },
        { heading: t('项目', 'Item'), width: 22, align: 'left', value: ({ item }) => ITEMS[item][lang] },
        ...(known(({ clauses }) => clauses.length > 0)
          ? [{ heading: t('条款', 'Clause'), width: 8, value: ({ clauses }: SchoolLine) => listWords(clauses, lang) }]
          : []),
        { heading: t('学年', 'Year'), width: 11, value: ({ year }) => schoolYearWords(year, lang) },
        { heading: SUBJECT, width: 10, value: ({ subject }) => subject ?? '' },
        { heading: t('计算', 'Sum'), width: 24, align: 'left', value: ({ sum }) => sum },
        {
          heading: t('结果', 'Result'),
          width: 14,
          align: 'right',
          format: lines.every(({ result }) => typeof result === 'string' || Number.isInteger(result))
            ? '#,##0'
            : '#,##0.00',
          value: ({ result }) => result,
        },
        { heading: t('单位', 'Unit'), width: 8, value: ({ unit }) => UNITS[unit][lang] },
        { heading: PLACES_STATE, width: 12, value: ({ state }) => (state === null ? '' : PLACES[state][lang]) },
        { heading: PEOPLE, width: 30, align: 'left', value: ({ people }) => listWords(people, lang) },
        { heading: t('说明', 'Remarks'), width: 34, align: 'left', value: ({ remark }) => remark },
      ],
      marks: [{ heading: PLACES_STATE, word: PLACES.short, tone: 'warn' }],
      frozenColumns: 2,
    },
    lines,
  );
}
