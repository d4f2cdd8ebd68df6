/** The page around the sections: what a browser must know, the way to each section, and what is printed at the foot. */
import { createHash } from 'node:crypto';
import type { Lang } from '../../messages/message.ts';
import { t } from '../words.ts';
import { html, trusted, type Markup } from './markup.ts';
import { SCRIPT } from './script.ts';
import { styleOf } from './style.ts';

interface Section {
  readonly id: string;
  readonly title: string;
  readonly body: Markup;
  /** Printed across the sheet: tables with many columns. */
  readonly wide: boolean;
}

export interface Page {
  readonly title: string;
  /** Under the title: for which document and years. */
  readonly subtitle: string;
  readonly sections: readonly Section[];
  readonly footer: readonly string[];
}

const SKIP = t('跳到正文', 'Skip to the report');
const CONTENTS = t('目录', 'Contents');

/**
 * Nothing is loaded from anywhere. A browser that knows digests runs our one script and no other; one that does not
 * falls back to 'unsafe-inline'.
 */
const POLICY = `default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline' 'sha256-${createHash('sha256').update(SCRIPT).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'`;

/** The whole document, lines ended by LF. */
export function pageHtml({ title, subtitle, sections, footer }: Page, lang: Lang): string {
  const links = sections.map(({ id, title: name }) => html`<li><a href="#${id}">${name}</a></li>`);
  const bodies = sections.map(
    (
      section,
    ) => html`<section id="${section.id}" class="${section.wide ? 'wide' : 'upright'}" aria-labelledby="${section.id}-title">
<h2 id="${section.id}-title">${section.title}</h2>
${section.body}
</section>
`,
  );
  const page = html`<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${title} · ${subtitle}</title>
<style>${trusted(styleOf(lang))}</style>
</head>
<body>
<a class="skip" href="#main">${SKIP[lang]}</a>
<header><h1>${title}</h1><p>${subtitle}</p></header>
<nav aria-label="${CONTENTS[lang]}"><ul>${links}</ul></nav>
<main id="main" tabindex="-1">
${bodies}</main>
<footer>${footer.map((line) => html`<p>${line}</p>`)}</footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`;
  return page.text;
}
