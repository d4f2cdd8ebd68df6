/** Which schools gain and which lose: people at work and backbones, year by year, against the first plan. */
import { byCodePoint } from '../../domain/roster.ts';
import type { Lang } from '../../messages/message.ts';
import { table, type TableColumn, type Table } from '../../report/table.ts';
import { schoolYearWords, t } from '../../report/words.ts';
import type { PlanSide } from './planned.ts';

export interface SchoolRow {
  readonly school: string;
  readonly name: string;
  /** Per side and year: people at work, and backbones among them; null where the side has no such school. */
  readonly staff: readonly (readonly (readonly [teachers: number, backbones: number])[] | null)[];
}

export function schoolRows(sides: readonly PlanSide[]): readonly SchoolRow[] {
  const schools = [...new Set(sides.flatMap(({ instance }) => [...instance.sites.keys()]))].toSorted(byCodePoint);
  return schools.map((school) => ({
    school,
    name: sides.map(({ instance }) => instance.sites.get(school)?.row.name).find((name) => name !== undefined)!,
    staff: sides.map(({ instance, facts }) => {
      if (!instance.sites.has(school)) return null;
      const seen = facts.forRule({ kinds: null });
      return instance.years.map((year) => [seen.staff(school, year), facts.backbones(school, year)] as const);
    }),
  }));
}

const signed = (value: number): string => (value > 0 ? `+${value}` : value < 0 ? `−${-value}` : '0');

export function schoolsTable(sides: readonly PlanSide[], lang: Lang): Table {
  const [first, ...others] = sides;
  const years = first!.instance.years;
  const difference = (row: SchoolRow, i: number, year: number, of: 0 | 1): string | null => {
    const [mine, base] = [row.staff[i], row.staff[0]];
    if (mine === null || mine === undefined) return CLOSED[lang];
    return base === null || base === undefined ? NEW[lang] : signed(mine[year]![of] - base[year]![of]);
  };
  const columns = others.flatMap(({ title }, i): TableColumn<SchoolRow>[] => [
    ...years.map((year, y): TableColumn<SchoolRow> => ({
      heading: t(`${title['zh-CN']}·${schoolYearWords(year, 'zh-CN')}`, `${title.en}, ${schoolYearWords(year, 'en')}`),
      width: 14,
      value: (row) => difference(row, i + 1, y, 0),
    })),
    {
      heading: t(`${title['zh-CN']}·骨干（第三年）`, `${title.en}, backbones in year 3`),
      width: 14,
      value: (row) => difference(row, i + 1, 2, 1),
    },
  ]);
  return table(
    lang,
    {
      name: t('学校增减', 'Schools'),
      title: t(
        `各校在岗人数增减（与“${first!.title['zh-CN']}”相比）`,
        `People at work by school, against "${first!.title.en}"`,
      )[lang],
      columns: [
        { heading: t('学校编号', 'School'), width: 10, value: (row: SchoolRow) => row.school },
        { heading: t('学校', 'Name'), width: 22, align: 'left', value: (row) => row.name },
        ...years.map((year, y): TableColumn<SchoolRow> => ({
          heading: t(
            `${first!.title['zh-CN']}·${schoolYearWords(year, 'zh-CN')}`,
            `${first!.title.en}, ${schoolYearWords(year, 'en')}`,
          ),
          width: 14,
          value: (row) => row.staff[0]?.[y]?.[0] ?? null,
        })),
        ...columns,
      ],
    },
    schoolRows(sides),
  );
}

const CLOSED = t('停办', 'closed');
const NEW = t('新设', 'new');
