/** The formats of a roster and the one way to read it. A new format is one line in FORMATS and one file. */
import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { unreadFormat } from './beside.ts';
import { buildRoster, type KnownOfRoster, type ReadRoster } from './build-roster.ts';
import { fileTexts as say } from './file-texts.ts';
import { readCsvFile, readFolder } from './folder.ts';
import { unreadable } from './load.ts';
import { problem, type CellPlace, type InputProblem } from './problem.ts';
import type { RawInput } from './raw.ts';

export { rosterDigest } from './digest.ts';
export { writeRosterFolder } from './write.ts';
export type { KnownOfRoster, ReadRoster } from './build-roster.ts';
export { problemsJson } from './problem.ts';

interface Format {
  readonly id: string;
  recognises(path: string, isFolder: boolean): boolean;
  /** Never throws on bad input: what is wrong comes back as problems. */
  read(path: string): Promise<RawInput>;
  /** Where a table of that name would stand. */
  placeOf(path: string, title: string): CellPlace;
}

const FORMATS: readonly Format[] = [
  {
    id: 'csv-folder',
    recognises: (_, isFolder) => isFolder,
    read: readFolder,
    placeOf: (_, title) => ({ file: `${title}.csv` }),
  },
  {
    id: 'xlsx',
    recognises: (path, isFolder) => !isFolder && /\.(?:xlsx|xlsm|xls)$/i.test(path),
    // The library takes long to load, and a folder does not need it.
    read: async (path) => (await import('./workbook.ts')).readWorkbook(path),
    placeOf: (path, title) => ({ file: basename(resolve(path)), sheet: title }),
  },
  {
    id: 'csv-file',
    recognises: (path, isFolder) => !isFolder && /\.csv$/i.test(path),
    read: readCsvFile,
    placeOf: (_, title) => ({ file: `${title}.csv` }),
  },
];

const failed = (...problems: readonly InputProblem[]): ReadRoster => ({
  roster: null,
  problems,
  understood: [],
  lessonSums: [],
  schoolNames: new Map(),
});

/**
 * Reads a folder of CSV tables or a workbook. Never throws on bad input; `roster` is null if and only if a problem is
 * an error. `from` = first school year of the horizon where the command knows it; without it the checks that need
 * the horizon are left out, except that `since` is held against the latest school year named in the tables. `terms` =
 * settings of the policy, where it is known: whether a pin can be met depends on its posting years and directions.
 */
export async function readRoster(path: string, known: KnownOfRoster = {}): Promise<ReadRoster> {
  const opened = await openInput(path);
  return 'problems' in opened ? failed(...opened.problems) : buildRoster(opened.input, opened.placeOf, known);
}

/** Raw tables and where a table of some name would stand; problems alone where nothing was opened. */
export type Opened =
  | { readonly input: RawInput; placeOf(title: string): CellPlace }
  | { readonly problems: readonly InputProblem[] };

/** The first half of `readRoster`, for those who need the cells too. */
export async function openInput(path: string): Promise<Opened> {
  // An empty path would be told by the name of the folder in which the program runs.
  if (path.trim() === '') return { problems: [problem('error', { file: '""' }, say['no-path']({}))] };
  const place = { file: basename(resolve(path)) };
  let isFolder: boolean;
  try {
    isFolder = (await stat(path)).isDirectory();
  } catch (error) {
    return { problems: [unreadable(error, place)] };
  }
  const format = FORMATS.find((candidate) => candidate.recognises(path, isFolder));
  if (format === undefined)
    return { problems: [problem('error', place, unreadFormat(place.file) ?? say['not-an-input']({}))] };
  const input = await format.read(path);
  const [first] = input.problems;
  // Nothing was opened: that the required tables are missing as well says nothing new.
  if (input.tables.length === 0 && first !== undefined && first.severity === 'error' && first.file === place.file)
    return { problems: input.problems };
  return { input, placeOf: (title) => format.placeOf(path, title) };
}
