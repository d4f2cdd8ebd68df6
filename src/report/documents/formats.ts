/** The formats in which documents come out: one line each. */
import type { Lang } from '../../messages/message.ts';
import { docxBytes } from './docx/index.ts';
import type { FormatId } from './format-ids.ts';
import { htmlPage } from './html.ts';
import type { Doc } from './model.ts';
import { xlsxBytes } from './xlsx.ts';

export const RENDERERS: Readonly<Record<FormatId, (doc: Doc, lang: Lang) => Promise<Uint8Array>>> = {
  xlsx: xlsxBytes,
  docx: docxBytes,
  html: async (doc, lang) => Buffer.from(htmlPage(doc, lang), 'utf8'),
};
