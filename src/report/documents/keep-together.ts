/**
 * What stands below a table of a workbook, seal and date, shall not stand alone on the last page. A workbook cannot
 * keep rows together: a break before the last rows of the table takes those along.
 */
import type ExcelJS from 'exceljs';
import sum from 'lodash/sum.js';

/** Points of A4 that the margins leave, upright. */
const ROOM = { width: 595 - 72, height: 842 - 94 };
/** The margins above and below are larger than those at the sides by as many points. */
const MORE_ABOVE = 22;
/** Points of a column: 7 pixels a character and 5 more, at 96 to the inch. */
const columnPoints = (width: number): number => (width * 7 + 5) * 0.75;
/** Programs and fonts differ by some points a page: the break may fall anywhere between. */
const NEARLY = [0.95, 0.97, 0.99, 1.01, 1.03, 1.05];
/** Rows of the table that go to the next page with what stands below it. */
const COMPANIONS = 3;

/**
 * `heading`: the row that is repeated on every page. LibreOffice keeps to the break; Excel may pass over it, because
 * the sheet is fitted to the width of the page, and a fixed scale would cut off columns where another font stands in.
 */
export function keepTogether(sheet: ExcelJS.Worksheet, heading: number, lastOfTable: number, last: number): void {
  if (last === lastOfTable || lastOfTable - heading <= COMPANIONS) return;
  const across = sheet.pageSetup.orientation === 'landscape';
  const room = across ? { width: ROOM.height + MORE_ABOVE, height: ROOM.width - MORE_ABOVE } : ROOM;
  const wide = sum(sheet.columns.map(({ width }) => columnPoints(width ?? 9)));
  const scale = Math.min(1, room.width / wide);
  const starts = NEARLY.map((part) => lastPage(sheet, heading, last, (room.height * part) / scale));
  if (starts.every((row) => row <= lastOfTable - COMPANIONS + 1)) return;
  sheet.getRow(lastOfTable - COMPANIONS).addPageBreak();
}

/** The row with which the last page begins; `page` = its height in points. */
function lastPage(sheet: ExcelJS.Worksheet, heading: number, last: number, page: number): number {
  let used = 0;
  let start = 1;
  for (let row = 1; row <= last; row += 1) {
    const { height } = sheet.getRow(row);
    if (used + height > page) [used, start] = [sheet.getRow(heading).height, row];
    used += height;
  }
  return start;
}
