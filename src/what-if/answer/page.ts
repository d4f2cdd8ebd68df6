/** An answer as a page of its own; nothing is loaded from anywhere. */
import type { Lang } from '../../messages/message.ts';
import { html, trusted, type Markup } from '../../report/html/markup.ts';
import { pageHtml } from '../../report/html/page.ts';
import { htmlTable } from '../../report/html/tables.ts';
import type { Answer, AnswerPart, Drawing } from './answer.ts';

export function answerPage({ title, subtitle, parts, footer }: Answer, lang: Lang): string {
  const sections = parts.map((part) => ({ id: part.id, title: part.title, wide: false, body: bodyOf(part, lang) }));
  return pageHtml({ title, subtitle, sections, footer }, lang);
}

function bodyOf({ id, lines, drawings = [], tables = [] }: AnswerPart, lang: Lang): Markup {
  return html`${paragraphs(lines)}${drawings.map((drawing) => figure(drawing, `${id}-${drawing.id}`))}${tables
    .filter(({ table }) => table.rows.length > 0)
    .map((named) => htmlTable(named.table, lang, { id: `${id}-${named.id}-table`, names: 0, className: 'compact' }))}`;
}

function figure({ caption, svg }: Drawing, id: string): Markup {
  return html`<figure class="flow"><div class="drawing" role="img" tabindex="0" aria-labelledby="${id}-words">${trusted(svg)}</div><figcaption id="${id}-words">${caption}</figcaption></figure>`;
}

const ITEM = '- ';

function paragraphs(lines: readonly string[]): Markup[] {
  const found: Markup[] = [];
  let items: string[] = [];
  const close = (): void => {
    if (items.length > 0) found.push(html`<ul>${items.map((line) => html`<li>${line}</li>`)}</ul>`);
    items = [];
  };
  for (const line of lines) {
    if (line.startsWith(ITEM)) items.push(line.slice(ITEM.length));
    else {
      close();
      found.push(html`<p>${line}</p>`);
    }
  }
  close();
  return found;
}
