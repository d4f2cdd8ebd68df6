/** Words as they may stand in the XML of a Word file. */
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
/**
 * XML 1.0 has no place for them, not even escaped; signs that turn the direction of writing could rearrange what stands
 * around a name.
 */
const NOT_IN_XML = /(?![\t\n])[\p{Cc}\uFFFE\uFFFF\u202A-\u202E\u2066-\u2069]/gu;

export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(NOT_IN_XML, '')
    .replaceAll(/[&<>"]/g, (sign) => ENTITIES[sign]!);

/** A run of text; a line feed is a new line of the same paragraph. */
const run = (text: string): string =>
  text
    .split('\n')
    .map((line, i) => `<w:r>${i > 0 ? '<w:br/>' : ''}<w:t xml:space="preserve">${xmlText(line)}</w:t></w:r>`)
    .join('');

export const paragraph = (style: string, text: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${text === '' ? '' : run(text)}</w:p>`;
