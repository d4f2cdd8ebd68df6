/** Signs that steer, in every word that a roster or a policy may hold, reach nothing that leaves the program. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, describe, expect, it } from 'vitest';
import { isFolderName } from '../../src/cli/batch/folder-name.ts';
import { progressLine, safeTerminal, sayJson, type Terminal } from '../../src/cli/terminal.ts';
import { annotatedWorkbook } from '../../src/io/annotate/index.ts';
import { buildRoster } from '../../src/io/build-roster.ts';
import { openInput } from '../../src/io/index.ts';
import { cleanSheetText } from '../../src/io/sheet-text.ts';
import { csvText } from '../../src/io/write.ts';
import { unzip } from '../../src/io/zip.ts';
import { safeJson, safeText } from '../../src/messages/safe-text.ts';
import { safeName } from '../../src/report/documents/file-names.ts';
import { RENDERERS } from '../../src/report/documents/formats.ts';
import { formatsOf } from '../../src/report/documents/document.ts';
import { DOCUMENTS } from '../../src/report/documents/index.ts';
import { sheetNames } from '../../src/report/documents/sheet-names.ts';
import { sheetText as explained } from '../../src/report/explain/sheet.ts';
import { htmlReport } from '../../src/report/html/index.ts';
import { shortened } from '../../src/report/html/svg.ts';
import { REPORTS, summaryText } from '../../src/report/index.ts';
import { contextWith } from './html/hostile.ts';

const CLASSES: Readonly<Record<string, string>> = {
  C0: '\u0000\u0007\u0008\u000B\u000C\u000E\u001B\u001F',
  'delete and C1': '\u007F\u0080\u0085\u009B\u009F',
  'embedding and override': '\u202A\u202B\u202C\u202D\u202E',
  isolates: '\u2066\u2067\u2068\u2069',
  'marks of direction': '\u200E\u200F\u061C',
  'width zero and joiners': '\u200B\u200C\u200D\u2060\u2064\u00AD\u180E',
  'byte order': '\uFEFF\uFFFE',
  'ends of lines and paragraphs': '\u2028\u2029',
  'annotation and tags': '\uFFF9\uFFFB\u{E0001}\u{E0041}',
  'no characters': '\uFFFF\u{1FFFF}\uFDD0',
};
const SIGNS = [...Object.values(CLASSES).join('')];
const LONE = '\uD800甲\uDC00';
/** Rare, and nobody's harm: extension B, a dot in a name, full-width forms, a variant, private use, joined letters. */
const RARE = '𠮷·Ａ！辻\u{E0100}\uE000';
const WORD = `${SIGNS.map((sign) => `乙${sign}`).join('')}${LONE}${RARE}`;

/** What of it stands raw in a text; blanks of a format are none. */
const raw = (text: string): string[] => [
  ...SIGNS.filter((sign) => text.includes(sign)).map((sign) => `U+${sign.codePointAt(0)!.toString(16)}`),
  ...(text.isWellFormed() ? [] : ['half of a pair']),
];
const partsOf = (bytes: Uint8Array): string =>
  [...unzip(bytes)]
    .map(([name, part]) => `${name}\n${new TextDecoder('utf-8', { ignoreBOM: true }).decode(part)}`)
    .join('\n');

function expectSafe(text: string): void {
  expect(raw(text)).toEqual([]);
  expect(text).toContain('𠮷·Ａ！辻\u{E0100}\uE000');
}

const folder = mkdtempSync(join(tmpdir(), 'lungang-safe-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a safe text', () => {
  it.each(Object.entries(CLASSES))('has none of: %s', (_, signs) => {
    for (const sign of signs) expect([sign, raw(safeText(`甲${sign}乙`))]).toEqual([sign, []]);
  });

  it('has what is rare, ends of lines and tabs', () => {
    const kept = [RARE, 'a\tb\nc', '👩\u200D🏫', 'می\u200Cخواهم', '\uFFFD', 'ᠮᠣ᠋', "=+-@'"];
    expect(kept.map(safeText)).toEqual(kept);
    expect(safeText('a\r\nb\rc\u2028d')).toBe('a\nb\nc d');
    expect(safeText(safeText(WORD))).toBe(safeText(WORD));
    expect(JSON.parse(safeJson({ [WORD]: [WORD] }, 2))).toEqual({ [WORD]: [WORD] });
  });
});

/** A terminal that remembers. */
function remembered(): { readonly terminal: Terminal; said(): string } {
  let text = '';
  const add = (more: string): void => void (text += more);
  return { terminal: { out: add, err: add, watched: true, columns: () => 5000 }, said: () => text };
}

describe('nothing steers', () => {
  it('the terminal: what is said, complained of, shown and given as JSON', () => {
    expect(raw(WORD)).toHaveLength(SIGNS.length + 1);
    const one = remembered();
    const terminal = safeTerminal(one.terminal);
    terminal.out(`${WORD}\t`);
    terminal.err(WORD);
    sayJson(one.terminal, { [WORD]: WORD });
    expectSafe(one.said());
    const line = remembered();
    progressLine(safeTerminal(line.terminal), { lang: 'en', json: false, quiet: false }).show(WORD);
    expectSafe(line.said().slice('\r\u001B[K'.length));
  });

  it('texts, tables as CSV, names of files, sheets and folders', () => {
    expectSafe(csvText({ headings: [WORD], rows: [[WORD]] }).slice(1));
    expectSafe(cleanSheetText(WORD));
    expectSafe(
      explained({ title: WORD, subtitle: WORD, parts: [{ id: 'b', title: WORD, lines: [WORD] }], footer: [WORD] }),
    );
    expect(raw(shortened(WORD))).toEqual([]);
    for (const sign of [...SIGNS, '\uD800']) {
      expect(raw(safeName(`甲${sign}`) + sheetNames([`甲${sign}`]).join(''))).toEqual([]);
      expect([sign, isFolderName(`甲${sign}乙`)]).toEqual([sign, false]);
    }
  });

  it('notes and the sheet of problems in a copy of the workbook', async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('教师');
    sheet.addRow(['教师编号', '姓名', '性别']);
    sheet.addRow(['T1', '甲', `女${WORD}`]);
    const file = join(folder, 'a.xlsx');
    await book.xlsx.writeFile(file);
    const opened = await openInput(file);
    if (!('input' in opened)) throw new Error('the workbook does not open');
    const read = buildRoster(opened.input, opened.placeOf, {});
    const [table] = opened.input.tables;
    const [error] = read.problems.filter(({ severity }) => severity === 'error');
    const place = { file: table!.file, sheet: table!.sheet, row: 2, column: null, value: WORD };
    const problems = [{ ...error!, ...place, message: { ...error!.message, in: () => WORD } }];
    const { bytes } = await annotatedWorkbook(file, opened.input, { ...read, problems });
    const parts = partsOf(bytes);
    expect(parts).toContain('xl/comments1.xml');
    expectSafe(parts.slice(parts.indexOf('xl/comments1.xml')));
    expectSafe(parts);
  });

  const context = contextWith(WORD);
  it.each(['zh-CN', 'en'] as const)('the page, the summary, the workbook and every document in %s', async (lang) => {
    expectSafe(await htmlReport(context, lang));
    expectSafe(summaryText(context, lang));
    for (const spec of DOCUMENTS)
      for (const format of formatsOf(spec)) {
        const bytes = await RENDERERS[format](spec.build(context, lang), lang);
        expect([spec.id, format, raw(format === 'html' ? Buffer.from(bytes).toString() : partsOf(bytes))]).toEqual([
          spec.id,
          format,
          [],
        ]);
      }
    for (const report of REPORTS) {
      const made = await report.render(context, lang);
      if (typeof made !== 'string') expectSafe(partsOf(made));
    }
  });
});
