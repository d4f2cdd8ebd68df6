/**
 * A page with tables under the name .xls, as many systems export: the spreadsheet program opens it without a word. Only
 * rows and cells are looked at; nothing in the page is followed, loaded or run. Every cell is a text, so that 0012
 * stays.
 */
import { fileTexts as say } from './file-texts.ts';
import { problem } from './problem.ts';
import { LIMITS } from './limits.ts';
import {
  isBlank,
  MOST_COLUMNS,
  MOST_ROWS,
  textCell,
  type Cell,
  type Merge,
  type RawInput,
  type RawRow,
  type RawTable,
} from './raw.ts';

export const looksLikeHtml = (text: string): boolean =>
  /<(?:html|table|tr|meta|!doctype html)[\s>]/i.test(text.slice(0, 4000));

const TAG =
  /<!--[\s\S]*?(?:-->|$)|<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)|<(\/?)([a-z][a-z0-9:]*)((?:[^<>"']|"[^"]*"|'[^']*')*)>/gi;
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

const spanOf = (attributes: string, name: string): number =>
  Math.min(
    Math.max(Number(new RegExp(`\\b${name}\\s*=\\s*["']?(\\d{1,7})`, 'i').exec(attributes)?.[1] ?? 1), 1),
    MOST_COLUMNS,
  );

/** A table while it is read; rows count through the whole page, as the spreadsheet program would show them. */
class Grid {
  readonly rows: RawRow[] = [];
  readonly merges: Merge[] = [];
  #cells: (Cell | null)[] = [];
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

export function htmlTables(html: string, file: string): RawInput {
  const grids: Grid[] = [];
  let grid: Grid | undefined;
  let open: { from: string; columns: number; rows: number } | undefined;
  let from = 0;
  let rows = 0;
  let depth = 0;
  const finish = (): boolean => {
    if (open === undefined || grid === undefined) return true;
    const { from: text, columns, rows: tall } = open;
    open = undefined;
    return grid.cell(text, columns, tall);
  };
  for (const {
    0: { length },
    1: skipped,
    2: closing,
    3: tag,
    4: attributes = '',
    index,
  } of html.matchAll(TAG)) {
    if (open !== undefined) open.from += html.slice(from, index).replaceAll(/\s+/gu, ' ');
    from = index + length;
    const name = skipped === undefined ? tag?.toLowerCase() : undefined;
    if (name === 'table') {
      depth += closing === '/' ? -1 : 1;
      // A table inside a cell is part of the cell's text.
      if (depth > 1 || (depth === 1 && closing === '/')) continue;
      if (!finish()) return tooWide(file);
      if (closing !== '/') grids.push((grid = new Grid()));
    } else if (depth > 1) continue;
    else if (name === 'tr') {
      if (!finish()) return tooWide(file);
      if (closing === '/') continue;
      if (grid === undefined) grids.push((grid = new Grid()));
      grid.row();
      rows += 1;
      if (rows > MOST_ROWS)
        return { tables: [], problems: [problem('error', { file }, say['too-many-rows']({ most: MOST_ROWS }))] };
    } else if (name === 'td' || name === 'th') {
      if (!finish()) return tooWide(file);
      if (closing !== '/')
        open = { from: '', columns: spanOf(attributes, 'colspan'), rows: spanOf(attributes, 'rowspan') };
    } else if (
      (name === 'br' || name === 'p' || name === 'div') &&
      open !== undefined &&
      open.from.trim() !== '' &&
      closing !== '/'
    )
      open.from += '\n';
  }
  if (!finish()) return tooWide(file);
  const title = file.replace(/\.[^.]*$/, '');
  const ended: { rows: readonly RawRow[]; merges: readonly Merge[] }[] = [];
  let left: number = LIMITS.cells;
  for (const one of grids) {
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

const tooWide = (file: string): RawInput => ({
  tables: [],
  problems: [problem('error', { file }, say['too-many-columns']({ most: MOST_COLUMNS }))],
});
