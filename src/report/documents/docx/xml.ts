/** Words as they may stand in the XML of a Word file. */
import { safeText } from '../../../messages/safe-text.ts';
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const xmlText = (text: string): string => safeText(text).replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]!);

/** A run of text; a line feed is a new line of the same paragraph. */
const run = (text: string): string =>
  text
    .split('\n')
    .map((line, i) => `<w:r>${i > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${xmlText(line)}</w:t></w:r>`)
    .join('');

export const paragraph = (style: string, text: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${text === '' ? '' : run(text)}</w:p>`;
