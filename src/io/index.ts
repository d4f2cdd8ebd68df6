/** The formats of a roster and the one way to read it. A new format is one line in FORMATS and one file. */
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { buildRoster, type Known, type ReadRoster } from './build-roster.ts';
import { readCsvFolder } from './csv.ts';
import { fileTexts as say } from './file-texts.ts';
import { unreadable } from './load.ts';
import { problem, type Place, type Problem } from './problem.ts';
import type { RawInput } from './raw.ts';

export { rosterDigest } from './digest.ts';
export { rosterTables, writeRosterFolder } from './write.ts';
export type { Known, ReadRoster } from './build-roster.ts';
export { hasErrors, problemJson, problemsJson, type Problem, type ProblemJson, type ProblemsJson } from './problem.ts';

export interface Format {
  readonly id: string;
  recognises(path: string, isFolder: boolean): boolean;
  /** Never throws on bad input: what is wrong comes back as problems. */
  read(path: string): Promise<RawInput>;
  /** Where a table of that name would stand. */
  placeOf(path: string, title: string): Place;
}

export const FORMATS: readonly Format[] = [
  { id: 'csv-folder', recognises: (_, isFolder) => isFolder, read: readCsvFolder, placeOf: (_, title) => ({ file: `${title}.csv` }) },
  {
    id: 'xlsx',
    recognises: (path, isFolder) => !isFolder && /\.(?:xlsx|xlsm|xls)$/i.test(path),
    // The library takes long to load, and a folder does not need it.
    read: async (path) => (await import('./workbook.ts')).readWorkbook(path),
    placeOf: (path, title) => ({ file: basename(resolve(path)), sheet: title }),
  },
];

const failed = (...problems: readonly Problem[]): ReadRoster => ({ roster: null, problems });

/**
 * Reads a folder of CSV tables or a workbook. Never throws on bad input; `roster` is null if and only if a problem is
 * an error. `from` = first school year of the horizon where the command knows it; without it the checks that need
 * the horizon are left out, except that `since` is held against the latest school year named in the tables. `terms` =
 * settings of the policy, where it is known: whether a pin can be met depends on its posting years and directions.
 */
export async function readRoster(path: string, known: Known = {}): Promise<ReadRoster> {
  // An empty path would be told by the name of the folder in which the program runs.
  if (path.trim() === '') return failed(problem('error', { file: '""' }, say['no-path']({})));
  const place = { file: basename(resolve(path)) };
  let isFolder: boolean;
  try {
    isFolder = (await stat(path)).isDirectory();
  } catch (error) {
    return failed(unreadable(error, place));
  }
  const format = FORMATS.find((candidate) => candidate.recognises(path, isFolder));
  if (format === undefined) return failed(problem('error', place, say['not-an-input']({})));
  const input = await format.read(path);
  const [first] = input.problems;
  // Nothing was opened: that the required tables are missing as well says nothing new.
  if (input.tables.length === 0 && first !== undefined && first.file === place.file) return failed(...input.problems);
  return buildRoster(input, (title) => format.placeOf(path, title), known);
}
