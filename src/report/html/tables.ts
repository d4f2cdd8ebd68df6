/** A report's table as HTML: caption, headings with a scope, and words that say what their colours say. */
import type { Lang } from '../../messages/message.ts';
import { thousands } from '../sheets/allowances.ts';
import type { Cell, Column, Table, Tone } from '../table.ts';
import type { Text } from '../words.ts';
import { html, trusted, type Markup, type Piece } from './markup.ts';

export interface Look {
  /** The id of the table; that of its caption follows from it. */
  readonly id: string;
  /** The column that names its row. */
  readonly names: number;
  /** So many columns from the left are written once for a run of rows that are equal in all of them. */
  readonly grouped?: number;
  readonly className?: string;
  /** Attributes of a row's element, by its index. */
  readonly row?: (index: number) => Markup;
}

/** A wrapper that scrolls sideways and can be reached by keyboard; `id` is the table's. */
export const scrollable = (id: string, inner: Piece, className = ''): Markup =>
  html`<div class="scroll ${className}" tabindex="0" role="group" aria-labelledby="${id}-caption">${inner}</div>`;

/** The table with its title as caption. */
export function htmlTable(sheet: Table, lang: Lang, look: Look): Markup {
  const head = sheet.columns.map(
    (column, i) =>
      html`<th scope="col" class="${column.align}${i === look.names ? ' name' : ''}">${column.heading}</th>`,
  );
  const runs = runsOf(sheet, look.grouped ?? 0);
  const body = runs.map(
    (run) => html`<tbody>${run.map((index, at) => rowOf(sheet, lang, look, index, at === 0 ? run.length : 0))}</tbody>`,
  );
  return scrollable(
    look.id,
    html`<table id="${look.id}" class="${look.className ?? ''}"><caption id="${look.id}-caption">${sheet.title}</caption><thead><tr>${head}</tr></thead>${body}</table>`,
  );
}

/** Indices of rows, in runs that are equal in the first columns; one run where nothing is grouped. */
function runsOf(sheet: Table, grouped: number): number[][] {
  if (grouped === 0) return [sheet.rows.map((_, index) => index)];
  const key = (index: number): string => JSON.stringify(sheet.rows[index]!.slice(0, grouped));
  const runs: number[][] = [];
  for (const index of sheet.rows.keys()) {
    const last = runs.at(-1);
    if (last !== undefined && key(last[0]!) === key(index)) last.push(index);
    else runs.push([index]);
  }
  return runs;
}

/** `leads`: how many rows the first of a run stands for; 0 for the rows after it. */
function rowOf(sheet: Table, lang: Lang, look: Look, index: number, leads: number): Markup {
  const row = sheet.rows[index]!;
  const grouped = look.grouped ?? 0;
  const wide = sheet.marks.find((mark) => mark.wide && row[mark.column] === mark.word);
  const cells = row.map((cell, i) => {
    if (i < grouped && leads === 0) return null;
    const tone = sheet.marks.find((mark) => !mark.wide && mark.column === i && row[i] === mark.word)?.tone;
    const column = sheet.columns[i]!;
    const kind = classes(column.align, tone, i === look.names && 'name');
    const span = i < grouped && leads > 1 ? html` rowspan="${leads}"` : null;
    const text = shown(cell, column.format);
    const spoken = languageOf(text, lang);
    if (i === look.names)
      return html`<th scope="${i < grouped ? 'rowgroup' : 'row'}" class="${kind}"${span}${spoken}>${text}</th>`;
    return html`<td class="${kind}"${span}${spoken}>${text}</td>`;
  });
  const attributes = look.row?.(index) ?? null;
  return html`<tr${wide === undefined ? null : html` class="${toneClass(wide.tone)}"`}${attributes}>${cells}</tr>`;
}

const classes = (align: string, tone: Tone | undefined, extra: string | false): string =>
  [align, tone === undefined ? '' : toneClass(tone), extra === false ? '' : extra]
    .filter((name) => name !== '')
    .join(' ');

const toneClass = (tone: Tone): string => `tone-${tone}`;

/** In an English page, what a roster says in Chinese is marked as such, for the voice that reads it out. */
export const languageOf = (text: string, lang: Lang): Markup | null =>
  lang === 'en' && /\p{Script=Han}/u.test(text) && !/[A-Za-z]{3}/.test(text) ? trusted(' lang="zh-CN"') : null;

/** The few number formats of the sheets, written out. */
function shown(cell: Cell, format: string | null): string {
  if (cell === null) return '';
  if (typeof cell === 'string' || format === null) return String(cell);
  if (format === '0.0') return cell.toFixed(1);
  if (format.startsWith('+')) return cell > 0 ? `+${cell}` : String(cell);
  return thousands(cell);
}

/** A column of whole numbers. */
export const numbers = <Row>(heading: Text, value: (row: Row) => Cell, format?: string): Column<Row> =>
  format === undefined
    ? { heading, width: 8, align: 'right', value }
    : { heading, width: 8, align: 'right', format, value };
