/**
 * Columns of remarks are never read, but a remark such as 借调 or 产假 often is all that a staff list says of an absence.
 * What such a remark says is not quoted: it may name an illness; what it proposes
 * to enter is.
 */
import { fileTexts as say } from './file-texts.ts';
import type { SheetName } from './headings.ts';
import { problem, type InputProblem } from './problem.ts';
import type { PreparedTable, RawRow } from './raw.ts';
import type { HeadingRow } from './read-headings.ts';

const REMARKS = /^(?:备注|备考|附注|说明|情况说明|其他|其它)(?:栏|情况|信息|说明)?(?:\(.*\))?$/u;
/** What a remark proposes: heading of ours, what to enter, and the words that speak of it. The first that fits counts. */
const PROPOSALS: readonly (readonly [column: string, entry: string, words: RegExp])[] = [
  ['在岗状态', '产假', /产假|生育假|哺乳假/u],
  ['免除交流', '是（须已批准）', /孕|哺乳/u],
  ['在岗状态', '病休', /病假|病休|长假/u],
  ['在岗状态', '支援', /援藏|援疆|援青|援外|支教|对口支援/u],
  ['在岗状态', '借调', /借调|借用|外借|借出|抽调|挂职|驻村/u],
  ['预计离岗年月', '年月', /退休|离职|辞职|调出|调离/u],
  ['在岗状态', '其他离岗', /事假|待岗|离岗|脱产|内退|退养|停薪留职|进修/u],
  ['离岗至', '年月', /返岗/u],
  ['自愿交流', '是或否', /自愿|愿意|不愿/u],
  ['配偶教师编号', '编号', /配偶|夫妻|双职工|爱人|丈夫|妻子/u],
  ['交流开始年月、交流结束年月', '年月', /交流|轮岗|跟岗/u],
];

const proposalOf = (text: string): string | undefined => {
  const found = PROPOSALS.find(([, , words]) => words.test(text));
  return found === undefined ? undefined : `${found[0]}＝${found[1]}`;
};

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
    const proposals = raw.rows.flatMap((row) => {
      const proposal = row.number === raw.headingRow ? undefined : proposalOf(row.cells[at]?.text ?? '');
      return proposal === undefined || told(row) ? [] : [{ row: row.number, proposal }];
    });
    const rows = proposals.map(({ row }) => row);
    return rows.length === 0
      ? []
      : [
          problem(
            'warning',
            { file: raw.file, sheet: raw.sheet, row: raw.headingRow, column: heading.text },
            say['remarks-not-read']({
              rows,
              proposals: [...Map.groupBy(proposals, ({ proposal }) => proposal)].map(([proposal, of]) => ({
                proposal,
                rows: of.map(({ row }) => row),
              })),
            }),
          ),
        ];
  });
}
