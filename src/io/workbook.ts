/** Workbooks: .xlsx and .xlsm, the old binary .xls, and what other systems call .xls: a page with tables, or XML. */
import { basename, resolve } from 'node:path';
import { read, type WorkBook } from '@e965/xlsx';
import { bounded } from './bounded.ts';
import { decodeText } from './decode.ts';
import { fileTexts as say } from './file-texts.ts';
import { htmlTables, looksLikeHtml } from './html-tables.ts';
import { intakeTexts } from './intake/texts.ts';
import { LIMITS } from './limits.ts';
import { loadFile } from './load.ts';
import { hasSoundRecords } from './old-records.ts';
import { problem, type InputProblem } from './problem.ts';
import { MOST_COLUMNS, MOST_ROWS, type RawInput, type RawTable } from './raw.ts';
import { sheetMerges, sheetRows } from './sheet-rows.ts';
import type { SheetScan } from './sheet-scan.ts';
import { forTheLibrary, isKept, scanSheets } from './workbook-parts.ts';
import { guardZip, type ZipFault } from './zip-guard.ts';

const REFUSED: Record<ZipFault, InputProblem['message']> = {
  'not-a-zip': say['not-a-workbook']({}),
  damaged: say['damaged-workbook']({}),
  'too-large': say['unpacks-too-large']({ most: LIMITS.unpackedMebibytes }),
};

/** Compound files: old workbooks, and new ones with a password. */
const COMPOUND = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** A workbook before 1997 that is no compound file. */
const BARE_SHEET = [Buffer.from([0x09, 0x08]), Buffer.from([0x09, 0x04]), Buffer.from([0x09, 0x02])];
const SPREADSHEET_XML = /^\uFEFF?\s*<\?xml[^>]*>[\s\S]{0,2000}<(?:\w+:)?Workbook[\s>]/;

const refused = (file: string, message: InputProblem['message']): RawInput => ({
  tables: [],
  problems: [problem('error', { file }, message)],
});

export async function readWorkbook(path: string): Promise<RawInput> {
  const file = basename(resolve(path));
  const bytes = await loadFile(path, { file });
  if (!Buffer.isBuffer(bytes)) return { tables: [], problems: [bytes] };
  if (bytes.subarray(0, 8).equals(COMPOUND)) return readOld(bytes, file);
  if (/\.xls$/i.test(file) && !bytes.subarray(0, 2).equals(Buffer.from('PK'))) return readTextual(bytes, file);
  const parts = await guardZip(bytes, isKept);
  if (typeof parts === 'string') return refused(file, REFUSED[parts]);
  // Before the library: what it reads then is of bounded size.
  const scans = scanSheets(parts, LIMITS.cells);
  for (const scan of scans) {
    if (scan.kind === 'damaged') return refused(file, REFUSED.damaged);
    if (scan.kind === 'too-many') return refused(file, say['too-many-cells']({ most: LIMITS.cells }));
    if (scan.kind === 'too-far') return refused(file, say['cell-too-far']({ cell: scan.cell }));
  }
  const problems: InputProblem[] = [];
  if (parts.has('xl/vbaproject.bin')) problems.push(problem('notice', { file }, intakeTexts['macros-ignored']()));
  if ([...parts.keys()].some((name) => name.startsWith('xl/externallinks/')))
    problems.push(problem('notice', { file }, intakeTexts['external-links']()));
  const looked = forTheLibrary(parts);
  if (typeof looked === 'string') return refused(file, REFUSED[looked]);
  const book = opened(() => quietly(() => read(looked.archive, { ...READING, type: 'buffer' })));
  if (book === undefined || scans.length !== book.SheetNames.length || new Set(book.SheetNames).size < scans.length)
    return refused(file, REFUSED.damaged);
  // The library swallows what goes wrong inside of a sheet, and the sheet with it.
  if (book.SheetNames.some((name, at) => looked.worksheets[at] === true && book.Sheets[name] === undefined))
    return refused(file, REFUSED.damaged);
  const made = tablesOf(book, file, scans);
  return { tables: made.tables, problems: [...problems, ...made.problems] };
}

/** The library tells the console of records that it does not know; that is no answer for a user. */
function quietly<T>(step: () => T): T {
  const { error } = console;
  console.error = () => {};
  try {
    return step();
  } finally {
    console.error = error;
  }
}

/** UTC: else dates come out a day early east of Greenwich. */
const READING = { dense: true, cellDates: true, UTC: true, cellHTML: false, cellFormula: false } as const;

/** Of old formats nothing is known before the library reads them. */
function parsedInTime(source: Buffer | string, type: 'buffer' | 'string'): WorkBook | undefined {
  // Around the bound: what is stopped leaves no chance to put the console back.
  return quietly(() => bounded(() => read(source, { ...READING, type }))?.value);
}

/** undefined where the library gives up: it throws all kinds of errors at broken parts; for the user they are one. */
function opened(parse: () => WorkBook | undefined): WorkBook | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

function readOld(bytes: Buffer, file: string): RawInput {
  // A new workbook with a password is a compound file with this stream; the name is in UTF-16.
  if (bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return refused(file, say['encrypted-workbook']({}));
  let book: WorkBook | undefined;
  try {
    const sound = bounded(() => hasSoundRecords(bytes));
    if (sound === undefined || !sound.value) return refused(file, say['not-a-workbook']({}));
    book = parsedInTime(bytes, 'buffer');
  } catch (error) {
    const locked = error instanceof Error && /password|encrypt/i.test(error.message);
    return refused(file, locked ? say['encrypted-workbook']({}) : say['not-a-workbook']({}));
  }
  if (book === undefined) return refused(file, REFUSED.damaged);
  if (book.SheetNames.length === 0) return refused(file, say['not-a-workbook']({}));
  const { tables, problems } = tablesOf(book, file, []);
  const macros = book.vbaraw === undefined ? [] : [problem('notice', { file }, intakeTexts['macros-ignored']())];
  return { tables, problems: [...macros, ...problems] };
}

/** What other systems write and call .xls. */
function readTextual(bytes: Buffer, file: string): RawInput {
  if (BARE_SHEET.some((start) => bytes.subarray(0, start.length).equals(start))) {
    const book = opened(() => parsedInTime(bytes, 'buffer'));
    return book === undefined ? refused(file, REFUSED.damaged) : tablesOf(book, file, []);
  }
  const text = decodeText(bytes);
  if (text === undefined) return refused(file, say['not-a-workbook']({}));
  if (SPREADSHEET_XML.test(text)) {
    const far = [...text.matchAll(/\bss:(?:Index|MergeAcross|MergeDown|Span)\s*=\s*["'](\d+)/g)].find(
      ([, index]) => Number(index) > 1_048_576,
    );
    if (far !== undefined) return refused(file, say['cell-too-far']({ cell: far[1]!.slice(0, 20) }));
    const book = text.includes('<!ENTITY') ? undefined : opened(() => parsedInTime(text, 'string'));
    return book === undefined ? refused(file, REFUSED.damaged) : tablesOf(book, file, []);
  }
  return looksLikeHtml(text) ? htmlTables(text, file) : refused(file, say['not-a-workbook']({}));
}

const MOST = { 'too-many-rows': MOST_ROWS, 'too-many-columns': MOST_COLUMNS, 'too-many-cells': LIMITS.cells } as const;

function tablesOf(book: WorkBook, file: string, scans: readonly SheetScan[]): RawInput {
  const tables: RawTable[] = [];
  const problems: InputProblem[] = [];
  const since1904 = book.Workbook?.WBProps?.date1904 === true;
  for (const [index, name] of book.SheetNames.entries()) {
    const scan = scans[index];
    const sheet = book.Sheets[name];
    const result = sheetRows(sheet, scan?.kind === 'sound' ? scan.uncalculated : new Map(), since1904);
    if (typeof result === 'string') {
      problems.push(problem('error', { file, sheet: name }, say[result]({ most: MOST[result] })));
      continue;
    }
    if (scan?.kind === 'sound' && scan.calculated > 0)
      problems.push(
        problem('notice', { file, sheet: name }, intakeTexts['formulas-as-values']({ cells: scan.calculated })),
      );
    const merges = sheetMerges(sheet);
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0;
    tables.push({
      file,
      sheet: name,
      title: name,
      rows: result,
      ...(merges.length === 0 ? {} : { merges }),
      ...(hidden ? { hidden } : {}),
    });
  }
  return { tables, problems };
}
