/** The cells of one sheet, as the spreadsheet library gives them, as raw rows. */
import { utils, type CellObject, type WorkSheet } from '@e965/xlsx';
import { LIMITS } from './limits.ts';
import { isBlank, MOST_COLUMNS, MOST_ROWS, textCell, type RawCell, type Merge, type RawRow } from './raw.ts';
import { numberCell } from './shown.ts';

/** `uncalculated`: formulas without a value, by reference; `since1904`: whether days are counted from 1904. */
export function sheetRows(
  sheet: WorkSheet | undefined,
  uncalculated: ReadonlyMap<string, string>,
  since1904: boolean,
): RawRow[] | 'too-many-rows' | 'too-many-columns' | 'too-many-cells' {
  const data: (CellObject[] | undefined)[] = sheet?.['!data'] ?? [];
  for (const [reference, formula] of uncalculated) {
    const { r, c } = utils.decode_cell(reference);
    (data[r] ??= [])[c] = { t: 'z', f: formula };
  }
  const toCell = (cell: CellObject | undefined): RawCell | null => {
    const made = cellOf(cell);
    return since1904 && made?.kind === 'number' ? { ...made, since1904 } : made;
  };
  const rows: RawRow[] = [];
  for (const [index, cells] of data.entries()) {
    if (cells === undefined) continue;
    const row: RawRow = { number: index + 1, cells: Array.from(cells.slice(0, MOST_COLUMNS), toCell) };
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
      return textCell(shownText(String(cell.v), cell.w ?? ''));
    case 'n':
      return numberCell(Number(cell.v), cell.w ?? '');
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

const unspaced = (text: string): string => text.replaceAll(/\s+/gu, '');

/** A format may add to a text as well: S01 for 01. */
const shownText = (text: string, shown: string): string =>
  unspaced(shown) === '' || unspaced(shown) === unspaced(text) ? text : shown;
