/** A folder with one .csv per table, or with workbooks that have not been taken apart yet. */
import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { byCodePoint } from '../domain/roster.ts';
import { besideTables, isLeftBehind } from './beside.ts';
import { parseCsv } from './csv.ts';
import { decodeText } from './decode.ts';
import { fileTexts as say } from './file-texts.ts';
import { tableOf } from './find-heading.ts';
import { TABLE_ORDER, TABLES } from './headings.ts';
import { intakeTexts } from './intake/texts.ts';
import { loadFile, unreadable } from './load.ts';
import { problem, type CellPlace, type InputProblem } from './problem.ts';
import type { RawInput, RawTable } from './raw.ts';

/** One table of its own; in a folder the others are beside it. */
export async function readCsvFile(path: string): Promise<RawInput> {
  return readFiles(dirname(resolve(path)), [basename(path)]);
}

const isCsv = (name: string): boolean => /\.csv$/i.test(name) && !isLeftBehind(name);

const isWorkbook = (name: string): boolean => /\.(?:xlsx|xlsm|xls)$/i.test(name) && !isLeftBehind(name);

/** Whether the tables that every roster has are there, by the names of the files. */
const isWhole = (names: readonly string[]): boolean =>
  TABLE_ORDER.every(
    (table) => !TABLES[table].required || names.some((name) => tableOf(name.replace(/\.csv$/i, '')) === table),
  );

/**
 * Files of other kinds are left alone and told: a folder may hold a policy or notes beside the tables, or the list of a
 * school in a format that is not read. Workbooks are read too, unless the tables are there as .csv: then they are what the tables were made from.
 */
export async function readFolder(path: string): Promise<RawInput> {
  const folder: CellPlace = { file: basename(resolve(path)) };
  let entries: Dirent[];
  try {
    entries = (await readdir(path, { withFileTypes: true })).toSorted((a, b) => byCodePoint(a.name, b.name));
  } catch (error) {
    return { tables: [], problems: [unreadable(error, folder)] };
  }
  const all = entries.map(({ name }) => name);
  const names = all.filter(isCsv);
  const books = all.filter(isWorkbook);
  const beside = besideTables(entries.filter(({ name }) => !isCsv(name) && !isWorkbook(name)));
  if (names.length + books.length === 0)
    return { tables: [], problems: [problem('error', folder, say['no-tables']({})), ...beside] };
  const csv = await readFiles(path, names);
  const own: RawInput = { tables: csv.tables, problems: [...csv.problems, ...beside] };
  if (books.length === 0) return own;
  if (isWhole(names))
    return {
      tables: own.tables,
      problems: [
        ...own.problems,
        ...books.map((file) => problem('notice', { file }, intakeTexts['workbook-ignored']())),
      ],
    };
  // The library takes long to load, and most folders do not need it.
  const { readWorkbook } = await import('./workbook.ts');
  const inputs = [own];
  for (const name of books) inputs.push(await readWorkbook(join(path, name)));
  return { tables: inputs.flatMap(({ tables }) => tables), problems: inputs.flatMap(({ problems }) => problems) };
}

async function readFiles(path: string, names: readonly string[]): Promise<RawInput> {
  const tables: RawTable[] = [];
  const problems: InputProblem[] = [];
  for (const file of names) {
    const bytes = await loadFile(join(path, file), { file }, say['not-a-csv-file']({}));
    if (!Buffer.isBuffer(bytes)) {
      problems.push(bytes);
      continue;
    }
    const text = decodeText(bytes);
    const result =
      text === undefined
        ? { table: null, problem: problem('error', { file }, say['bad-encoding']({})) }
        : parseCsv(text, file);
    if (result.table !== null) tables.push(result.table);
    if (result.problem !== null) problems.push(result.problem);
  }
  return { tables, problems };
}
