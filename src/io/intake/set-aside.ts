/** Rows below the headings that are no data: totals, footers, headings once more, numbers of columns, examples. */
import { fold } from '../fold.ts';
import type { Merge, RawRow } from '../raw.ts';
import type { AsideReason } from './texts.ts';

const EXACT_TOTAL = /^(?:合计|总计|小计|共计|总和|累计|平均值?|汇总)[:：]?$/u;
const TOTAL = /^(?:合计|总计|小计|共计|总人数|合计人数)[:：(]|(?:合计|总计|小计|共计)[:：]?$/u;
const FOOTER =
  /^(?:(?:制表|填表|填报|审核|审批|复核|经办|负责|联系|报送)(?:人|单位|日期|时间)?|(?:单位|学校|分管)?(?:负责人|领导)|校长|制表人电话|联系电话|单位盖章|单位\(盖章\)|\(?盖章\)?|签字|签名|日期|备注|说明|注|填写说明|填表说明|附注)(?:签字|签名|盖章|\(.*\))*(?:[:]|$)|^(?:注|备注|说明)\d*[:.、]|^第\d+页|^共\d+页/u;
const EXAMPLE = /^(?:示例|例|样例|范例|填写示例)[:：]?\d*$/u;

export interface SheetLayout {
  /** One heading per column. */
  readonly headings: readonly (string | null)[];
  /** Positions of the columns that every row must fill. */
  readonly required: readonly number[];
  /** Positions of all columns that are read. */
  readonly used: readonly number[];
  readonly merges: readonly Merge[];
  readonly headingRow: number;
}

/** Why the row is no data; undefined where it is data, however bad. */
export function asideReason(row: RawRow, layout: SheetLayout, isFirst: boolean): AsideReason | undefined {
  const filled = row.cells.flatMap((cell, at) => (cell === null ? [] : [{ at, text: fold(cell.text) }]));
  const [first] = filled;
  if (first === undefined) return undefined;
  if (layout.used.some((at) => EXACT_TOTAL.test(fold(row.cells[at]?.text ?? ''))) || EXACT_TOTAL.test(first.text))
    return 'total';
  if (isRepeated(row, layout)) return 'repeated-heading';
  if (isFirst && filled.length >= 3 && filled.every(({ text }, at) => text === String(Number(filled[0]!.text) + at)))
    return 'column-numbers';
  if (EXAMPLE.test(first.text)) return 'example';
  // A person whose school is called 说明 is still a person: most of what a row must have is there.
  const known = layout.required.filter((at) => at !== first.at && (row.cells[at] ?? null) !== null).length;
  if (known * 2 > layout.required.length) return undefined;
  if (TOTAL.test(first.text)) return 'total';
  if (FOOTER.test(first.text)) return 'footer';
  const merge =
    filled.length === 1 ? layout.merges.find(({ top, left }) => top === row.number && left === first.at) : undefined;
  return merge !== undefined && merge.right - merge.left >= 2 ? 'section' : undefined;
}

/** As after a page break. */
function isRepeated(row: RawRow, { headings }: SheetLayout): boolean {
  const named = headings.flatMap((heading, at) => (heading === null ? [] : [at]));
  const same = named.filter((at) => fold(row.cells[at]?.text ?? '') === fold(headings[at]!)).length;
  return same >= 2 && same * 10 >= named.length * 6;
}
