/** A folder with one .csv per table. */
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { byCodePoint } from '../domain/roster.ts';
import { decodeText } from './decode.ts';
import { fileTexts as say } from './file-texts.ts';
import { loadFile, unreadable } from './load.ts';
import { problem, type Place, type Problem } from './problem.ts';
import { isBlank, MOST_COLUMNS, MOST_ROWS, textCell, type RawInput, type RawRow, type RawTable } from './raw.ts';

interface CsvFile {
  readonly table: RawTable | null;
  readonly problem: Problem | null;
}

/** A comma, unless the heading row has none but tabs or semicolons instead; cells of lists hold semicolons too. */
function delimiterOf(text: string): string {
  const heading = /^[^\r\n]*/.exec(text)![0];
  return [',', '\t', ';'].find((candidate) => heading.includes(candidate)) ?? ',';
}

/**
 * Record n is row n of the editor, blank lines and cells of several lines included. Where the quotes do not match,
 * the records before that place are kept, so that their mistakes are reported too.
 */
export function parseCsv(text: string, file: string): CsvFile {
  const records: string[][] = [];
  const wrong = (row: number | null, message: Problem['message']): CsvFile => ({ table: tableOf(records, file), problem: problem('error', { file, row }, message) });
  if (text.includes('\0') || text.startsWith('PK\u0003\u0004')) return { table: null, problem: problem('error', { file }, say['not-csv']({})) };
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      to: MOST_ROWS + 2,
      on_record: (record: string[]) => {
        records.push(record);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return wrong(records.length + 1, say['bad-csv']({}));
    throw error;
  }
  if (records.length > MOST_ROWS + 1) return wrong(null, say['too-many-rows']({ most: MOST_ROWS }));
  if (records.some((record) => record.length > MOST_COLUMNS)) return { table: null, problem: problem('error', { file }, say['too-many-columns']({ most: MOST_COLUMNS })) };
  return { table: tableOf(records, file), problem: null };
}

function tableOf(records: readonly string[][], file: string): RawTable {
  const rows = records.map((record, index): RawRow => ({ number: index + 1, cells: record.map(textCell) }));
  return { file, sheet: null, title: file.replace(/\.csv$/i, ''), rows: rows.filter((row) => !isBlank(row)) };
}

const isCsv = (name: string): boolean => /\.csv$/i.test(name) && !name.startsWith('.') && !name.startsWith('~$');

/** Files other than .csv are left alone: a folder may hold a policy or notes beside the tables. */
export async function readCsvFolder(path: string): Promise<RawInput> {
  const folder: Place = { file: basename(resolve(path)) };
  let names: string[];
  try {
    names = (await readdir(path)).filter(isCsv).toSorted(byCodePoint);
  } catch (error) {
    return { tables: [], problems: [unreadable(error, folder)] };
  }
  if (names.length === 0) return { tables: [], problems: [problem('error', folder, say['no-tables']({}))] };
  const tables: RawTable[] = [];
  const problems: Problem[] = [];
  for (const file of names) {
    const bytes = await loadFile(join(path, file), { file }, say['not-a-csv-file']({}));
    if (!Buffer.isBuffer(bytes)) {
      problems.push(bytes);
      continue;
    }
    const text = decodeText(bytes);
    const result = text === undefined ? { table: null, problem: problem('error', { file }, say['bad-encoding']({})) } : parseCsv(text, file);
    if (result.table !== null) tables.push(result.table);
    if (result.problem !== null) problems.push(result.problem);
  }
  return { tables, problems };
}
