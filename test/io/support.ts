/** The ways of the tests to read tables back. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { buildRoster, type KnownOfRoster, type ReadRoster } from '../../src/io/build-roster.ts';
import { parseCsv } from '../../src/io/csv.ts';
import { readRoster } from '../../src/io/index.ts';
import { csvOf, FROM, type Tables } from './tables.ts';

export { columnAt, csvOf, FROM, rowAt, setCell, validTables, type Grid, type Tables } from './tables.ts';

/** Reads tables as the folder of CSV files would be read, without a folder. */
export function readTables(tables: Tables, known: KnownOfRoster = { from: FROM }): ReadRoster {
  const files = Object.entries(tables).map(([name, rows]) =>
    parseCsv(rows.length === 0 ? '' : csvOf(rows), `${name}.csv`),
  );
  const input = {
    tables: files.map((file) => file.table).filter((table) => table !== null),
    problems: files.map((file) => file.problem).filter((one) => one !== null),
  };
  return buildRoster(input, (title) => ({ file: `${title}.csv` }), known);
}

/** `教师.csv 3 出生年月 "19xx" bad-month`, for comparisons that tell what is missing. */
export const errorLines = ({ problems }: Pick<ReadRoster, 'problems'>): string[] => lines(problems, 'error');

export const lines = (problems: ReadRoster['problems'], severity?: string): string[] =>
  problems
    .filter((one) => severity === undefined || one.severity === severity)
    .map(({ file, sheet, row, column, value, code }) =>
      [file, ...(sheet === null ? [] : [sheet]), row, column, JSON.stringify(value), code].join(' '),
    );

/** A folder that is gone after the tests of the file. */
export function scratch(): (name: string) => Promise<string> {
  const made: string[] = [];
  afterAll(() => Promise.all(made.map((dir) => rm(dir, { recursive: true, force: true }))));
  return async (name) => {
    const dir = await mkdtemp(join(tmpdir(), `lungang-${name}-`));
    made.push(dir);
    return dir;
  };
}

export async function writeFiles(dir: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content);
  return dir;
}

export const readFolder = (dir: string): Promise<ReadRoster> => readRoster(dir, { from: FROM });
