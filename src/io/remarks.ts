/**
 * Columns of remarks are never read, but a remark such as 借调 or 产假 often is all that a staff list says of an absence.
 * What such a remark says is not quoted: it may name an illness.
 */
import { fileTexts as say } from './file-texts.ts';
import type { SheetName } from './headings.ts';
import { problem, type InputProblem } from './problem.ts';
import type { PreparedTable, RawRow } from './raw.ts';
import type { HeadingRow } from './read-headings.ts';

const REMARKS = /^(?:备注|备考|附注|说明|情况说明|其他|其它)(?:栏|情况|信息|说明)?(?:\(.*\))?$/u;
/** Words that bear on whether somebody works and may be posted. */
const BEARS =
  /产假|病假|事假|长假|哺乳|孕|借调|借用|外借|抽调|挂职|支教|援藏|援疆|退休|离职|辞职|调出|调离|待岗|离岗|脱产|返岗/u;
/** Columns of teachers that say the same, and entries there that say nothing. */
const SAID = ['status', 'absentUntil', 'exempt', 'leaves', 'postedFrom'] as const;
const NOTHING: ReadonlySet<string> = new Set(['在岗', '在职', '否', '无']);

const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s+/gu, '');

/** Whether a heading announces remarks. */
export const isRemarks = (heading: string): boolean => REMARKS.test(plain(heading));

/**
 * One warning per column of remarks in a table of teachers, with the rows whose absence or leaving no read column
 * tells.
 */
export function unreadRemarks(raw: PreparedTable, table: SheetName, { columns }: HeadingRow): InputProblem[] {
  if (table !== 'teachers') return [];
  const headings = raw.rows.find(({ number }) => number === raw.headingRow)?.cells ?? [];
  const read = new Set([...columns.values()].map(({ at }) => at));
  const told = (row: RawRow): boolean =>
    SAID.some((key) => {
      const cell = row.cells[columns.get(key)?.at ?? -1] ?? null;
      return cell !== null && !NOTHING.has(plain(cell.text));
    });
  return headings.flatMap((heading, at) => {
    if (heading === null || read.has(at) || !isRemarks(heading.text)) return [];
    const rows = raw.rows
      .filter((row) => row.number !== raw.headingRow && BEARS.test(row.cells[at]?.text ?? '') && !told(row))
      .map(({ number }) => number);
    return rows.length === 0
      ? []
      : [
          problem(
            'warning',
            { file: raw.file, sheet: raw.sheet, row: raw.headingRow, column: heading.text },
            say['remarks-not-read']({ rows }),
          ),
        ];
  });
}
