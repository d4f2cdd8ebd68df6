/** A document as a Word file. */
import type { Lang } from '../../../messages/message.ts';
import type { DocumentBlock, Doc, DocumentSection } from '../model.ts';
import { zipBytes } from '../../../io/zip.ts';
import { DOCUMENT_PART, shellOf, textWidth, type PageKind, type Shell } from './shell.ts';
import { formXml, tableXml } from './table.ts';
import { paragraph, xmlText } from './xml.ts';

const AIR = paragraph('Air', '');
const BREAK = '<w:pageBreakBefore/>';
/** No clock: the same document gives the same bytes. */
const DATE = '1980-01-01T00:00:00Z';

export async function docxBytes(doc: Doc, lang: Lang): Promise<Uint8Array> {
  const shell = await shellOf(lang);
  const parts = new Map<string, Uint8Array>();
  for (const [name, bytes] of shell.parts) parts.set(name, bytes ?? Buffer.from(documentXml(doc, shell), 'utf8'));
  parts.set('docProps/core.xml', Buffer.from(propertiesXml(doc.title), 'utf8'));
  if (!parts.has(DOCUMENT_PART)) throw new Error('the shell has no place for the text');
  return zipBytes(parts);
}

function documentXml({ sections, dense, apart }: Doc, shell: Shell): string {
  const pageOf = ({ wide }: DocumentSection): PageKind =>
    wide ? 'wide' : dense === true ? 'dense' : apart === true ? 'letter' : 'upright';
  const pieces = sections.map((section, i) => {
    const page = pageOf(section);
    const next = sections[i + 1];
    const first = i === 0 || pageOf(sections[i - 1]!) !== page;
    const text = sectionXml(section, page, dense === true, first ? '' : BREAK);
    // Sections that lie alike on the page share one section of the file: hundreds of letters would make the program
    // slow.
    if (next === undefined) return `${text}${shell.sections[page]}`;
    return pageOf(next) === page ? text : `${text}<w:p><w:pPr>${shell.sections[page]}</w:pPr></w:p>`;
  });
  return `${shell.opening}<w:body>${pieces.join('')}</w:body></w:document>`;
}

function sectionXml(
  { title, subtitle, blocks }: DocumentSection,
  page: PageKind,
  dense: boolean,
  properties: string,
): string {
  const suffix = dense || page === 'wide' ? 'Dense' : '';
  const width = textWidth(page);
  const head = [
    paragraph('DocTitle', title, properties),
    ...(subtitle === undefined ? [] : [paragraph('DocSubtitle', subtitle)]),
  ];
  return [...head, ...blocks.map((block) => blockXml(block, suffix, width))].join('');
}

function blockXml(block: DocumentBlock, suffix: string, width: number): string {
  switch (block.kind) {
    case 'heading':
      return paragraph(`Heading${suffix}Doc`, block.text);
    case 'text':
      return paragraph(`${block.flush === true ? 'Flush' : 'Text'}${suffix}`, block.text);
    case 'sign':
      return paragraph(`Sign${suffix}`, block.text);
    case 'note':
      return paragraph(`Note${suffix}`, block.text);
    case 'table':
      // A little air around it; a table must be followed by a paragraph in any case.
      return `${AIR}${tableXml(block.table, width)}${AIR}`;
    case 'form':
      return `${AIR}${formXml(block.form, width)}${AIR}`;
  }
}

const propertiesXml = (title: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${xmlText(title)}</dc:title><dc:creator>lungang</dc:creator><cp:lastModifiedBy>lungang</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${DATE}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${DATE}</dcterms:modified></cp:coreProperties>`;
