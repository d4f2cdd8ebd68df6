/**
 * Columns of a staff list that are no columns of the roster but say something that decides about a person: where and
 * when somebody was posted, which forms he teaches, and on what terms he is employed.
 */
import { isSchoolAlias } from '../find-heading.ts';
import { foldHeading } from '../fold.ts';
import type { SheetName } from '../headings.ts';
import type { PreparedTable } from '../raw.ts';

export type SideColumn = 'term' | 'host' | 'grade' | 'post';

const HEADINGS: Readonly<Record<SideColumn, readonly string[]>> = {
  term: [
    '交流经历',
    '交流经历起止时间',
    '交流经历起止年月',
    '交流起止时间',
    '交流起止年月',
    '交流轮岗起止时间',
    '交流轮岗起止年月',
    '交流时间',
    '交流轮岗时间',
    '交流轮岗经历',
    '轮岗经历',
    '近期交流经历',
    '交流轮岗情况',
  ],
  host: [
    '交流学校',
    '交流学校名称',
    '交流单位',
    '交流单位名称',
    '交流经历学校',
    '交流经历单位',
    '交流轮岗学校',
    '交流轮岗单位',
  ],
  grade: ['任教年级', '任教年段', '任课年级', '教学年级', '任教学段', '所教年级'],
  post: ['编制性质', '编制类型', '编制类别', '用工性质', '用工形式', '聘用形式', '教师身份', '人员性质'],
};

/** What stands above such a heading in lists with two rows of them. */
const ABOVE =
  /^(?:任教情况|任课情况|任教|基本情况|基本信息|交流轮岗情况|交流轮岗经历|交流轮岗|交流情况|交流经历)(?=.)/u;

const KNOWN = new Map(
  (Object.keys(HEADINGS) as SideColumn[]).flatMap((column) =>
    HEADINGS[column].map((heading) => [foldHeading(heading), column] as const),
  ),
);

/** undefined: no such column of a table of teachers. */
function sideColumn(heading: string): SideColumn | undefined {
  const folded = foldHeading(heading);
  return KNOWN.get(folded) ?? KNOWN.get(folded.replace(ABOVE, ''));
}

/** Whether a column that the roster does not have is read for what it says: another name of a school, a posting, a form. */
export const isReadBeside = (table: SheetName, heading: string): boolean =>
  table === 'schools' ? isSchoolAlias(heading) : table === 'teachers' && sideColumn(heading) !== undefined;

/** The first column of each kind that the mapping does not say otherwise of. */
export function sideColumns(
  sheet: PreparedTable,
): ReadonlyMap<SideColumn, { readonly at: number; readonly heading: string }> {
  const found = new Map<SideColumn, { at: number; heading: string }>();
  const headings = sheet.rows.find(({ number }) => number === sheet.headingRow)?.cells ?? [];
  for (const [at, cell] of headings.entries()) {
    const side = cell === null || sheet.told.has(at) ? undefined : sideColumn(cell.text);
    if (side !== undefined && !found.has(side)) found.set(side, { at, heading: cell!.text });
  }
  return found;
}
