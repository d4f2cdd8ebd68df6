/**
 * Every document, in both languages and every format it comes in: opens again, the same bytes twice, nothing that must
 * not leave the office.
 */
import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { LANGS } from '../../../src/messages/message.ts';
import { DOCUMENTS, type DocumentSpec, type FormatId } from '../../../src/report/documents/index.ts';
import { formatsOf } from '../../../src/report/documents/document.ts';
import { RENDERERS } from '../../../src/report/documents/formats.ts';
import type { Doc } from '../../../src/report/documents/model.ts';
import { unzip } from '../../../src/io/zip.ts';
import { context } from '../fixture.ts';

const cases = DOCUMENTS.flatMap((spec) => LANGS.map((lang) => ({ spec, lang, name: `${spec.id} in ${lang}` })));
/** Eighteen digits of an identity card, eleven of a mobile telephone. */
const PRIVATE = /(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/u;
const wholeText = (doc: Doc): string =>
  JSON.stringify(
    doc.sections.map(({ title, subtitle, blocks }) => [
      title,
      subtitle,
      blocks.map((block) =>
        block.kind === 'table'
          ? [block.table.columns.map(({ heading }) => heading), block.table.rows]
          : block.kind === 'form'
            ? block.form.rows.map((cells) => cells.map(({ text }) => text))
            : block.text,
      ),
    ]),
  );

/** True where every tag that opens is closed in order. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, closing, name, empty] of xml.matchAll(/<(\/?)([\w:]+)(?:\s[^<>]*?)?(\/?)>/gu)) {
    if (closing === '/') {
      if (open.pop() !== name) return false;
    } else if (empty !== '/') open.push(name!);
  }
  return open.length === 0;
}

describe.each(cases)('$name', ({ spec, lang }) => {
  const doc = spec.build(context, lang);

  it('says something, in the words of its language, and nothing private', () => {
    const text = wholeText(doc);
    expect(doc.sections.length).toBeGreaterThan(0);
    expect(text).not.toMatch(PRIVATE);
    expect(text).not.toMatch(/undefined|NaN|\[object/u);
    const tables = doc.sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'table' ? [block.table] : [])),
    );
    expect(tables.filter(({ columns, rows }) => rows.some((row) => row.length !== columns.length))).toEqual([]);
  });

  it.each(formatsOf(spec))('is the same bytes twice and opens again: %s', async (format) => {
    const bytes = await RENDERERS[format](doc, lang);
    expect(Buffer.from(bytes).equals(Buffer.from(await RENDERERS[format](spec.build(context, lang), lang)))).toBe(true);
    const opened = await OPEN[format](bytes);
    expect(namesIn(spec).filter((name) => !opened.includes(name))).toEqual([]);
  });
});

/** Documents that name everybody of the list. */
const NAMING = ['notice', 'register', 'letters', 'national-system'];
const listed = context.plan.postings
  .filter(({ start }) => start === context.instance.years[0])
  .map(({ teacher }) => context.instance.persons.get(teacher)!.row.name);
const namesIn = ({ id }: DocumentSpec): readonly string[] => (NAMING.includes(id) ? listed : []);

/** All words of a file, by its format; throws or fails where it does not open. */
const OPEN: Readonly<Record<FormatId, (bytes: Uint8Array) => Promise<string>>> = {
  xlsx: async (bytes) => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(Uint8Array.from(bytes).buffer);
    const words: string[] = [];
    for (const sheet of book.worksheets) {
      sheet.eachRow((row) => row.eachCell(({ value }) => void words.push(String(value))));
      expect(sheet.pageSetup.paperSize).toBe(9);
    }
    expect(words.filter((word) => /^[=+@]/u.test(word))).toEqual([]);
    return words.join('\n');
  },
  docx: async (bytes) => {
    const parts = unzip(bytes);
    for (const [name, part] of parts)
      if (/\.(?:xml|rels)$/u.test(name))
        expect(`${name} ${isWellFormed(Buffer.from(part).toString('utf8'))}`).toBe(`${name} true`);
    const xml = Buffer.from(parts.get('word/document.xml')!).toString('utf8');
    expect(Buffer.from(parts.get('word/styles.xml')!).toString('utf8')).toMatch(/方正小标宋简体|Times New Roman/u);
    expect(xml.match(/<w:tbl>/gu)?.length ?? 0).toBe(xml.match(/<w:tblHeader\/>/gu)?.length ?? 0);
    return xml.replaceAll('&quot;', '"');
  },
  html: async (bytes) => {
    const page = Buffer.from(bytes).toString('utf8');
    expect(page).toContain('size: A4');
    expect(page.match(/<table/gu)?.length ?? 0).toBe(page.match(/<thead>/gu)?.length ?? 0);
    expect(page).not.toMatch(/<script|https?:\/\//u);
    return page.replaceAll('&quot;', '"').replaceAll('&#39;', "'");
  },
};
