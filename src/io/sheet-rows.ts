/** The cells of one sheet, as the spreadsheet library gives them, as raw rows. */
import { utils, type CellObject, type WorkSheet } from '@e965/xlsx';
import { LIMITS } from './limits.ts';
import { isBlank, MOST_COLUMNS, MOST_ROWS, textCell, type RawCell, type Merge, type RawRow } from './raw.ts';

/** `uncalculated`: formulas without a value, by reference. */
export function sheetRows(
  sheet: WorkSheet | undefined,
  uncalculated: ReadonlyMap<string, string>,
): RawRow[] | 'too-many-rows' | 'too-many-columns' | 'too-many-cells' {
  const data: (CellObject[] | undefined)[] = sheet?.['!data'] ?? [];
  for (const [reference, formula] of uncalculated) {
    const { r, c } = utils.decode_cell(reference);
    (data[r] ??= [])[c] = { t: 'z', f: formula };
  }
  const rows: RawRow[] = [];
  for (const [index, cells] of data.entries()) {
    if (cells === undefined) continue;
    const row: RawRow = { number: index + 1, cells: Array.from(cells.slice(0, MOST_COLUMNS), cellOf) };
    if (cells.length > MOST_COLUMNS && cells.slice(MOST_COLUMNS).some((cell) => cellOf(cell) !== null))
      return 'too-many-columns';
    if (isBlank(row)) continue;
    rows.push(row);
    if (rows.length > MOST_ROWS + 1) return 'too-many-rows';
  }
  // A spreadsheet has no line that ends early: all rows are as wide as the sheet, and nothing can be shifted.
  const width = rows.reduce((most, row) => Math.max(most, row.cells.findLastIndex((cell) => cell !== null) + 1), 0);
  if (width * rows.length > LIMITS.cells) return 'too-many-cells';
  return rows.map(({ number, cells }) => ({
    number,
    cells: Array.from({ length: width }, (_, at) => cells[at] ?? null),
  }));
}

/** More than any sheet of people has: a file that merges that much is no roster, and looking through it takes time. */
const MOST_MERGES = 20_000;

export const sheetMerges = (sheet: WorkSheet | undefined): Merge[] =>
  (sheet?.['!merges'] ?? [])
    .slice(0, MOST_MERGES)
    .map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }));

function cellOf(cell: CellObject | undefined): RawCell | null {
  if (cell === undefined) return null;
  if (cell.t === 'z') return cell.f === undefined ? null : { kind: 'formula', text: cell.f };
  if (cell.v === undefined) return null;
  switch (cell.t) {
    case 's':
      return textCell(String(cell.v));
    case 'n':
      return { kind: 'number', text: numberText(Number(cell.v), cell.w?.trim() ?? '') };
    case 'd':
      return cell.v instanceof Date && !Number.isNaN(cell.v.getTime())
        ? { kind: 'date', text: cell.v.toISOString().slice(0, 10) }
        : textCell(cell.w ?? String(cell.v));
    case 'b':
      return { kind: 'boolean', text: cell.v === true ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: cell.w ?? '#N/A' };
  }
}

/** As the editor shows it where that is the exact value (0042, 2019.10), percentages as such, else all the digits. */
function numberText(value: number, shown: string): string {
  if (/^[-+]?\d+(?:\.\d+)?$/.test(shown) && Number(shown) === value) return shown;
  if (shown.endsWith('%')) return `${String(Number((value * 100).toPrecision(12)))}%`;
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}
