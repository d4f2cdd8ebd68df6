/**
 * Finds the headings of a sheet: below titles and blank lines, in one row or in several that are to be read downwards.
 * A row of data is never taken for one of headings: it has something in the columns that are found already.
 */
import { isSensitive } from '../find-heading.ts';
import { fold } from '../fold.ts';
import type { RawCell, Merge, RawRow, RawTable } from '../raw.ts';

/** The key that a heading stands for, in one table. */
export type FindKey = (heading: string) => string | undefined;

export interface HeadingBlock {
  /** Rows of the editor, downwards. */
  readonly rows: readonly number[];
  /** One heading per column, put together. */
  readonly cells: readonly (RawCell | null)[];
  /** Distinct keys that are found. */
  readonly keys: ReadonlySet<string>;
}

/** Headings stand near the top. */
const SEARCHED = 30;

/** The best row, with the rows above and below that make it better; undefined where no heading is found at all. */
export function headingBlock(raw: RawTable, find: FindKey): HeadingBlock | undefined {
  const rows = raw.rows.slice(0, SEARCHED);
  let best: { at: number; block: HeadingBlock } | undefined;
  for (const [at, row] of rows.entries()) {
    const block = blockOf(raw, [row], find);
    if (block.keys.size > (best?.block.keys.size ?? 0)) best = { at, block };
  }
  if (best === undefined) return undefined;
  let chosen = best.block;
  for (const [from, to] of [
    [-1, 0],
    [-2, 0],
    [0, 1],
    [-1, 1],
    [0, 2],
  ] as const) {
    const members = rows.slice(Math.max(0, best.at + from), best.at + to + 1);
    if (members.length !== to - from + 1 || !areAdjacent(members)) continue;
    if (!members.slice(-to).every((row) => to === 0 || isSubheading(row, chosen))) continue;
    const block = blockOf(raw, members, find);
    if (block.keys.size > chosen.keys.size) chosen = block;
  }
  return chosen;
}

/** The headings in the rows that somebody has named. */
export function headingsAt(raw: RawTable, numbers: readonly number[], find: FindKey): HeadingBlock | undefined {
  const rows = raw.rows.filter(({ number }) => numbers.includes(number));
  return rows.length === 0 ? undefined : blockOf(raw, rows, find);
}

/** A blank row in between ends the headings; a row that was dropped as blank leaves a gap in the numbers. */
const areAdjacent = (rows: readonly RawRow[]): boolean =>
  rows.every((row, at) => at === 0 || row.number === rows[at - 1]!.number + 1);

/** Words only, and nothing in most of the columns that have their heading already. */
function isSubheading(row: RawRow, { cells, keys }: HeadingBlock): boolean {
  const filled = row.cells.filter((cell) => cell !== null);
  if (filled.length === 0 || filled.some(({ kind, text }) => kind !== 'text' || /^[\d.\-/年月日]+$/u.test(text)))
    return false;
  const taken = cells.filter((cell, at) => cell !== null && (row.cells[at] ?? null) !== null).length;
  return keys.size > 1 && taken * 2 <= cells.filter((cell) => cell !== null).length;
}

function blockOf(raw: RawTable, rows: readonly RawRow[], find: FindKey): HeadingBlock {
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const bottom = rows.at(-1)!;
  const cells = Array.from({ length: width }, (_, at): RawCell | null => {
    const parts = rows.map((row) =>
      row === bottom ? (row.cells[at] ?? null) : partAt(raw.merges ?? [], row, bottom, at),
    );
    return joined(
      parts.filter((part) => part !== null),
      find,
    );
  });
  const keys = new Set<string>();
  for (const cell of cells) {
    const key = cell === null ? undefined : find(cell.text);
    if (key !== undefined) keys.add(key);
  }
  return { rows: rows.map(({ number }) => number), cells, keys };
}

/**
 * The text of a row above the last: its own, that of the merged cell it belongs to, or of the heading to its left that
 * covers it.
 */
function partAt(merges: readonly Merge[], row: RawRow, bottom: RawRow, at: number): RawCell | null {
  const own = row.cells[at] ?? null;
  if (own !== null) return own;
  const merge = merges.find(
    ({ top, bottom: end, left, right }) => top <= row.number && row.number <= end && left <= at && at <= right,
  );
  if (merge !== undefined) return merge.top === row.number ? (row.cells[merge.left] ?? null) : null;
  if (merges.some(({ top }) => top === row.number) || (bottom.cells[at] ?? null) === null) return null;
  // A file without merged cells: a heading covers what is blank to its right, unless it has no parts below itself.
  const left = row.cells.slice(0, at).findLastIndex((cell) => cell !== null);
  return left >= 0 && (bottom.cells[left] ?? null) !== null ? row.cells[left]! : null;
}

/** Under such a heading 编号, 时间 or 单位 mean something else than alone. */
const QUALIFIES = /交流|支教|轮岗|配偶|原|借调|最高|第一学历|入党|毕业|家庭|紧急|联系|评审|资格证|意愿|志愿|合同/gu;
/** What such a heading has at its end that no column repeats. */
const TAIL = /(?:情况|信息|经历|时间|安排)$/u;

/** Under 职称 these say nothing of their own: 职称 over 名称 is 职称. */
const GENERIC = /^(?:名称|全称|级别|等级|层级|类别|现状)$/u;

/** `交流` over `开始年月` is 交流开始年月, `基本信息` over `姓名` is 姓名. */
function joined(parts: readonly RawCell[], find: FindKey): RawCell | null {
  const distinct = parts.filter((part, at) => at === 0 || fold(part.text) !== fold(parts[at - 1]!.text));
  const last = distinct.at(-1);
  if (last === undefined) return null;
  if (distinct.length === 1) return last;
  const texts = distinct.map(({ text }) => text.replaceAll(/\s+/gu, ''));
  const whole = texts.join('');
  const above = texts.slice(0, -1);
  const options = [
    whole,
    above.map((text) => text.replace(TAIL, '')).join('') + texts.at(-1)!,
    texts.slice(-2).join(''),
  ];
  if (GENERIC.test(texts.at(-1)!)) options.push(above.at(-1)!, above.at(-1)!.replace(TAIL, ''));
  // 自愿交流 below 交流情况 says itself what it is about.
  const qualified = above.flatMap((text) => text.match(QUALIFIES) ?? []);
  if (qualified.every((word) => texts.at(-1)!.includes(word))) options.push(texts.at(-1)!);
  const known = isSensitive(whole) ? undefined : options.find((text) => find(text) !== undefined);
  return { kind: 'text', text: known ?? whole };
}
