/** An answer as a sheet of paper: headed parts of sentences and tables, for a screen, a page and a printer alike. */
import type { Lang } from '../../messages/message.ts';
import { html } from '../html/markup.ts';
import { pageHtml } from '../html/page.ts';
import { htmlTable } from '../html/tables.ts';
import type { Table } from '../table.ts';
import { alignColumns } from '../text-columns.ts';

export interface Part {
  /** Unique within the sheet: an anchor of the page. */
  readonly id: string;
  readonly title: string;
  /** Sentences; a line of one of them that begins with `- ` is an item of a list. */
  readonly lines: readonly string[];
  readonly tables?: readonly Table[];
}

export interface Sheet {
  readonly title: string;
  readonly subtitle: string;
  readonly parts: readonly Part[];
  readonly footer: readonly string[];
}

/** Lines separated by LF and ended by one. A name of a roster may hold anything, but must not steer the terminal. */
export function sheetText({ title, subtitle, parts, footer }: Sheet): string {
  const blocks = parts.map((part) =>
    [`【${part.title}】`, ...part.lines, ...(part.tables ?? []).flatMap(tableLines)].join('\n'),
  );
  return `${[`${title}\n${subtitle}`, ...blocks, footer.join('\n')].join('\n\n')}\n`.replaceAll(/(?!\n)\p{Cc}/gu, '');
}

function tableLines({ title, columns, rows }: Table): string[] {
  if (rows.length === 0) return [];
  return [
    title,
    ...alignColumns([
      columns.map(({ heading }) => heading),
      ...rows.map((row) => row.map((cell) => String(cell ?? ''))),
    ]).map((line) => `  ${line}`),
  ];
}

/** The same as a page of its own; nothing is loaded from anywhere. */
export function sheetHtml({ title, subtitle, parts, footer }: Sheet, lang: Lang): string {
  const sections = parts.map(({ id, title: name, lines, tables = [] }) => ({
    id,
    title: name,
    wide: false,
    body: html`${runs(lines).map((run) => (run.listed ? html`<ul>${run.lines.map((line) => html`<li>${line}</li>`)}</ul>` : run.lines.map((line) => html`<p>${line}</p>`)))}${tables
      .filter(({ rows }) => rows.length > 0)
      .map((table, i) => htmlTable(table, lang, { id: `${id}-${i + 1}`, names: 0, className: 'compact' }))}`,
  }));
  return pageHtml({ title, subtitle, sections, footer }, lang);
}

const ITEM = '- ';

function runs(lines: readonly string[]): { listed: boolean; lines: string[] }[] {
  const found: { listed: boolean; lines: string[] }[] = [];
  for (const line of lines) {
    const listed = line.startsWith(ITEM);
    const text = listed ? line.slice(ITEM.length) : line;
    const last = found.at(-1);
    if (last?.listed === listed) last.lines.push(text);
    else found.push({ listed, lines: [text] });
  }
  return found;
}
