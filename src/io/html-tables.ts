/**
 * A page with tables under the name .xls, as many systems export: the spreadsheet program opens it without a word. Only
 * rows and cells are looked at; nothing in the page is followed, loaded or run. Every cell is a text, so that 0012
 * stays.
 */
import { Parser, type Handler } from 'htmlparser2';
import { fileTexts as say } from './file-texts.ts';
import { problem } from './problem.ts';
import { LIMITS } from './limits.ts';
import {
  isBlank,
  MOST_COLUMNS,
  MOST_ROWS,
  textCell,
  type RawCell,
  type Merge,
  type RawInput,
  type RawRow,
  type RawTable,
} from './raw.ts';

export const looksLikeHtml = (text: string): boolean =>
  /<(?:html|table|tr|meta|!doctype html)[\s>]/i.test(text.slice(0, 4000));

const SKIPPED: ReadonlySet<string> = new Set(['script', 'style']);
/** Tags that begin a new line inside a cell. */
const BREAKS: ReadonlySet<string> = new Set(['br', 'p', 'div']);
const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  middot: '·',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
  times: '×',
  radic: '√',
};

function plain(html: string): string {
  return html.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,10}));/gi,
    (whole: string, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
    },
  );
}

/** How many columns or rows a cell covers; what is no number is one. */
const spanOf = (written: string | undefined): number =>
  Math.min(Math.max(Number(/^\s*(\d{1,7})/.exec(written ?? '')?.[1] ?? 1), 1), MOST_COLUMNS);

/** A table while it is read; rows count through the whole page, as the spreadsheet program would show them. */
class Grid {
  readonly rows: RawRow[] = [];
  readonly merges: Merge[] = [];
  #cells: (RawCell | null)[] = [];
  #number = 0;
  #at = 0;
  /** Column → rows that are still covered by a cell from above. */
  readonly #covered = new Map<number, number>();

  row(): void {
    this.#close();
    this.#number += 1;
    this.#cells = [];
    this.#at = 0;
  }

  cell(text: string, columns: number, rows: number): boolean {
    // A cell before any row stands in the first, as a browser shows it.
    if (this.#number === 0) this.row();
    while ((this.#covered.get(this.#at) ?? 0) >= this.#number) this.#at += 1;
    if (this.#at + columns > MOST_COLUMNS) return false;
    const cell = textCell(
      plain(text)
        .replaceAll(/[^\S\n]+/gu, ' ')
        .replaceAll(/ ?\n ?/gu, '\n'),
    );
    while (this.#cells.length < this.#at) this.#cells.push(null);
    this.#cells[this.#at] = cell;
    if (columns > 1 || rows > 1)
      this.merges.push({
        top: this.#number,
        left: this.#at,
        bottom: this.#number + rows - 1,
        right: this.#at + columns - 1,
      });
    if (rows > 1)
      for (let at = this.#at; at < this.#at + columns; at += 1) this.#covered.set(at, this.#number + rows - 1);
    this.#at += columns;
    return true;
  }

  /** Rows of one width; undefined where that makes too many cells. */
  end(): readonly RawRow[] | undefined {
    this.#close();
    const width = this.rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
    if (width * this.rows.length > LIMITS.cells) return undefined;
    return this.rows.map(({ number, cells }) => ({
      number,
      cells: Array.from({ length: width }, (_, at) => cells[at] ?? null),
    }));
  }

  #close(): void {
    const row = { number: this.#number, cells: this.#cells };
    if (this.#number > 0 && !isBlank(row)) this.rows.push(row);
    this.#cells = [];
  }
}

/** Takes what the parser meets and keeps the tables of it; a table inside a cell is part of the cell's text. */
class Page implements Partial<Handler> {
  readonly grids: Grid[] = [];
  fault: 'too-many-rows' | 'too-many-columns' | undefined;
  #grid: Grid | undefined;
  #cell: { text: string; readonly columns: number; readonly rows: number } | undefined;
  #rows = 0;
  #depth = 0;
  /** Inside a script or a sheet of styles. */
  #skips = 0;

  onopentag(name: string, attributes: Readonly<Record<string, string>>, implied: boolean): void {
    if (SKIPPED.has(name)) this.#skips += 1;
    if (name === 'table') this.#depth += 1;
    if (this.fault !== undefined || this.#depth > 1) return;
    if (name === 'table') {
      this.#finish();
      this.grids.push((this.#grid = new Grid()));
    } else if (name === 'tr') {
      this.#finish();
      if (this.#grid === undefined) this.grids.push((this.#grid = new Grid()));
      this.#grid.row();
      this.#rows += 1;
      if (this.#rows > MOST_ROWS) this.fault = 'too-many-rows';
    } else if (name === 'td' || name === 'th') {
      this.#finish();
      this.#cell = { text: '', columns: spanOf(attributes['colspan']), rows: spanOf(attributes['rowspan']) };
    } else if (BREAKS.has(name) && !implied && this.#cell !== undefined && this.#cell.text.trim() !== '')
      this.#cell.text += '\n';
  }

  ontext(text: string): void {
    if (this.#cell !== undefined && this.#skips === 0) this.#cell.text += text.replaceAll(/\s+/gu, ' ');
  }

  onclosetag(name: string): void {
    if (SKIPPED.has(name)) this.#skips -= 1;
    if (name === 'table') this.#depth -= 1;
    else if (this.#depth > 1) return;
    if (name === 'td' || name === 'th' || name === 'tr' || (name === 'table' && this.#depth === 0)) this.#finish();
  }

  onend(): void {
    this.#finish();
  }

  #finish(): void {
    const cell = this.#cell;
    this.#cell = undefined;
    if (cell === undefined || this.#grid === undefined || this.fault !== undefined) return;
    if (!this.#grid.cell(cell.text, cell.columns, cell.rows)) this.fault = 'too-many-columns';
  }
}

export function htmlTables(html: string, file: string): RawInput {
  const page = new Page();
  const parser = new Parser(page, { decodeEntities: false });
  parser.write(html);
  parser.end();
  if (page.fault === 'too-many-rows')
    return { tables: [], problems: [problem('error', { file }, say['too-many-rows']({ most: MOST_ROWS }))] };
  if (page.fault === 'too-many-columns')
    return { tables: [], problems: [problem('error', { file }, say['too-many-columns']({ most: MOST_COLUMNS }))] };
  const title = file.replace(/\.[^.]*$/, '');
  const ended: { rows: readonly RawRow[]; merges: readonly Merge[] }[] = [];
  let left: number = LIMITS.cells;
  for (const one of page.grids) {
    const made = one.end();
    left -= made === undefined ? Infinity : made.length * (made[0]?.cells.length ?? 0);
    if (made === undefined || left < 0)
      return { tables: [], problems: [problem('error', { file }, say['too-many-cells']({ most: LIMITS.cells }))] };
    ended.push({ rows: made, merges: one.merges });
  }
  const filled = ended.filter((one) => one.rows.length > 0);
  const tables = filled.map((one, at): RawTable => ({
    file,
    sheet: filled.length === 1 ? null : `${title} ${at + 1}`,
    title: filled.length === 1 ? title : `${title} ${at + 1}`,
    ...one,
  }));
  return tables.length === 0
    ? { tables, problems: [problem('error', { file }, say['not-a-workbook']({}))] }
    : { tables, problems: [] };
}
