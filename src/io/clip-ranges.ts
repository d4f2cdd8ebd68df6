/**
 * Ranges of a sheet, cut to what is used. The library that writes makes an entry for every cell of a merged range and
 * of a list of choices: for one over the whole sheet it never ends.
 */

/** Cells below the last used row in which a list of choices is kept. */
const SPARE_ROWS = 500;
/** Cells of all ranges of a workbook together. */
const MOST_CELLS = 300_000;
/** Ranges of fewer cells stay as they are. */
const SMALL = 1000;

const columnNumber = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

function columnLetters(column: number): string {
  const rest = column - 1;
  return (rest >= 26 ? columnLetters(Math.floor(rest / 26)) : '') + String.fromCharCode(65 + (rest % 26));
}

const RANGE = /^\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})$/u;

/** Where the cells of a sheet end, and how many cells its ranges may still name. */
export class UsedCells {
  #row = 0;
  #column = 0;
  #lastRow = 0;
  #lastColumn = 0;
  #left = MOST_CELLS;

  /** `r` of a row; without one it is the next. */
  row(r: string | undefined): void {
    this.#row = r === undefined ? this.#row + 1 : Number(r);
    this.#column = 0;
    this.#lastRow = Math.max(this.#lastRow, this.#row);
  }

  /** `r` of a cell, `B7`; without one it is the next. */
  cell(r: string | undefined): void {
    const letters = r === undefined ? undefined : /^[A-Z]{1,3}/u.exec(r)?.[0];
    this.#column = letters === undefined ? this.#column + 1 : columnNumber(letters);
    this.#lastColumn = Math.max(this.#lastColumn, this.#column);
  }

  /** `A1:B2 D5`, every large range cut to the used cells; a merged one (`isMerge`) keeps two cells at least. */
  clipped(ranges: string, isMerge: boolean): string {
    return ranges
      .split(' ')
      .map((range) => this.#clippedOne(range, isMerge))
      .join(' ');
  }

  #clippedOne(range: string, isMerge: boolean): string {
    const [, left, top, right, bottom] = RANGE.exec(range) ?? [];
    if (left === undefined) return range;
    const [x, y] = [columnNumber(left), Number(top)];
    const [wide, tall] = [columnNumber(right!) - x + 1, Number(bottom) - y + 1];
    if (wide * tall <= SMALL && this.#takes(wide * tall)) return range;
    const columns = Math.min(wide, Math.max(1, this.#lastColumn - x + 1));
    const rows = Math.min(tall, Math.max(1, this.#lastRow - y + 1 + (isMerge ? 0 : SPARE_ROWS)));
    const [w, h] = this.#takes(columns * rows) ? [columns, rows] : [1, 1];
    const wider = isMerge && w * h === 1 && wide > 1 ? 2 : w;
    const taller = isMerge && wider * h === 1 ? 2 : h;
    return `${left}${y}:${columnLetters(x + wider - 1)}${y + taller - 1}`;
  }

  #takes(cells: number): boolean {
    if (!(cells > 0) || cells > this.#left) return false;
    this.#left -= cells;
    return true;
  }
}
