/** HTML that cannot be injected into: every value put into a template is escaped, unless it is markup itself. */
import { safeText } from '../../messages/safe-text.ts';

/** Markup that is safe as it stands. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = Markup | string | number | null | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** The text as it may stand between tags or in a quoted attribute. */
export const escapeHtml = (text: string): string => safeText(text).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign]!);

function render(piece: Piece): string {
  if (piece === null) return '';
  if (piece instanceof Markup) return piece.text;
  return typeof piece === 'object' ? piece.map(render).join('') : escapeHtml(String(piece));
}

/** `` html`<td>${name}</td>` ``: strings and numbers are escaped, null is nothing, lists stand one after another. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup =>
  new Markup(parts.map((part, i) => part + render(pieces[i] ?? null)).join(''));

/** Declares text of our own making to be markup: styles, scripts and drawings, never a word of a roster. */
export const trusted = (text: string): Markup => new Markup(text);
