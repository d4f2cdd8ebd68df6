/** A document as a page to print: A4, the heading row of a table on every sheet, nothing loaded from anywhere. */
import sum from 'lodash/sum.js';
import type { Lang } from '../../messages/message.ts';
import { html, trusted, type Markup } from '../html/markup.ts';
import type { Table } from '../table.ts';
import { cellText } from './cells.ts';
import type { DocumentBlock, Doc, DocumentSection, Form } from './model.ts';

const FONTS: Record<Lang, { readonly title: string; readonly heading: string; readonly body: string }> = {
  'zh-CN': {
    title: "'方正小标宋简体','FZXiaoBiaoSong-B05S','宋体',SimSun,serif",
    heading: "'黑体',SimHei,'Noto Sans CJK SC',sans-serif",
    body: "'仿宋_GB2312','仿宋',FangSong,'Noto Serif CJK SC','宋体',serif",
  },
  en: { title: "'Times New Roman',serif", heading: 'Arial,sans-serif', body: "'Times New Roman',serif" },
};

const styleOf = (lang: Lang): string => `
@page { size: A4 portrait; margin: 30mm 24mm 26mm 26mm; @bottom-center { content: "— " counter(page) " —"; font-size: 10.5pt; } }
@page apart { @bottom-center { content: none; } }
@page wide { size: A4 landscape; margin: 18mm 16mm; }
@page dense { size: A4 portrait; margin: 16mm 20mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 160mm; font: 16pt/1.75 ${FONTS[lang].body}; color: #000; background: #fff; }
section { break-after: page; }
section:last-of-type { break-after: auto; }
section.apart { page: apart; }
section.wide { page: wide; font-size: 12pt; line-height: 1.6; }
section.dense { page: dense; font-size: 12pt; line-height: 1.5; }
h1 { font: ${lang === 'en' ? 'bold ' : ''}22pt/1.4 ${FONTS[lang].title}; text-align: center; margin: 6mm 0 4mm; }
h1 + p.sub { text-align: center; font-size: 14pt; margin: 0 0 4mm; }
h2 { font: ${lang === 'en' ? 'bold ' : ''}1em/1.6 ${FONTS[lang].heading}; margin: 3mm 0 1mm; break-after: avoid; }
p { margin: 0; text-align: justify; }
p.in, h2 { text-indent: ${lang === 'en' ? '0' : '2em'}; }
p.sign { text-align: right; margin-top: 6mm; padding-right: 2em; white-space: pre-line; }
p.note { font-size: 12pt; margin-top: 3mm; }
p.in, p.flush { white-space: pre-line; }
table { width: calc(100% - 2pt); border-collapse: collapse; table-layout: fixed; font-size: 10.5pt; line-height: 1.35; margin: 2mm auto; }
table.small { font-size: 8.5pt; }
table.small th, table.small td { padding: 0.8mm 0.4mm; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 1mm; overflow-wrap: anywhere; white-space: pre-line; }
th { font: ${lang === 'en' ? 'bold ' : ''}1em/1.35 ${FONTS[lang].heading}; background: #f2f2f2; }
table.form td { vertical-align: bottom; } table.form th { vertical-align: middle; }
td.center { text-align: center; } td.left { text-align: left; } td.right { text-align: right; }
@media screen { body { max-width: 190mm; padding: 8mm; } section.wide { width: 270mm; margin-left: calc((174mm - 270mm) / 2); } }
@media print { body { max-width: none; } }
`;

const NO_SCRIPT = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** The whole page, lines ended by LF. */
export function htmlPage(doc: Doc, lang: Lang): string {
  const page = html`<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${NO_SCRIPT}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${doc.title}</title>
<style>${trusted(styleOf(lang))}</style>
</head>
<body>
${doc.sections.map((section) => sectionHtml(section, doc))}</body>
</html>
`;
  return page.text;
}

const sectionHtml = (
  { title, subtitle, wide, blocks }: DocumentSection,
  { dense, apart }: Doc,
): Markup => html`<section class="${wide ? 'wide' : dense === true ? 'dense' : apart === true ? 'apart' : 'upright'}">
<h1>${title}</h1>
${
  subtitle === undefined
    ? null
    : html`<p class="sub">${subtitle}</p>
`
}${blocks.map((block) => blockHtml(block, wide))}</section>
`;

function blockHtml(block: DocumentBlock, wide: boolean): Markup {
  switch (block.kind) {
    case 'heading':
      return html`<h2>${block.text}</h2>
`;
    case 'text':
      return html`<p class="${block.flush === true ? 'flush' : 'in'}">${block.text}</p>
`;
    case 'sign':
      return html`<p class="sign">${block.text}</p>
`;
    case 'note':
      return html`<p class="note">${block.text}</p>
`;
    case 'table':
      return tableHtml(block.table, wide);
    case 'form':
      return formHtml(block.form);
  }
}

/** Half Chinese characters that fit between the margins at the usual size of table text. */
const ROOM = { upright: 84, wide: 138 };

function tableHtml({ columns, rows }: Table, wide: boolean): Markup {
  const total = sum(columns.map(({ width }) => width));
  const share = (width: number): string => `${Math.round((width * 10_000) / total) / 100}%`;
  const small = total > (wide ? ROOM.wide : ROOM.upright);
  return html`<table class="${small ? 'small' : 'usual'}">
<colgroup>${columns.map(({ width }) => html`<col style="width:${share(width)}">`)}</colgroup>
<thead><tr>${columns.map(({ heading }) => html`<th scope="col">${heading}</th>`)}</tr></thead>
<tbody>
${rows.map(
  (
    row,
  ) => html`<tr>${row.map((value, i) => html`<td class="${columns[i]!.align}">${cellText(value, columns[i]!.format)}</td>`)}</tr>
`,
)}</tbody>
</table>
`;
}

/** Millimetres of a line to write on. */
const LINE = 9;

function formHtml({ widths, rows }: Form): Markup {
  const whole = sum(widths);
  const [first, ...rest] = rows.map((cells) => {
    const height = LINE * Math.max(...cells.map(({ lines }) => lines));
    return html`<tr style="height:${height}mm">${cells.map(({ text, span, label }) =>
      label ? html`<th colspan="${span}">${text}</th>` : html`<td class="left" colspan="${span}">${text}</td>`,
    )}</tr>
`;
  });
  return html`<table class="form">
<colgroup>${widths.map((width) => html`<col style="width:${Math.round((width * 10_000) / whole) / 100}%">`)}</colgroup>
<thead>${first ?? null}</thead>
<tbody>
${rest}</tbody>
</table>
`;
}
