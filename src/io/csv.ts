/** The text of one .csv file as a raw table. */
import sum from 'lodash/sum.js';
import { CsvError, parse } from 'csv-parse/sync';
import { fileTexts as say } from './file-texts.ts';
import { LIMITS } from './limits.ts';
import { problem, type InputProblem } from './problem.ts';
import { isBlank, MOST_COLUMNS, MOST_ROWS, textCell, type RawRow, type RawTable } from './raw.ts';

interface CsvFile {
  readonly table: RawTable | null;
  readonly problem: InputProblem | null;
}

const DELIMITERS = [',', '\t', ';'];

/**
 * The sign that cuts most lines into equally many cells. A title above the headings may hold a comma, and cells of lists
 * hold semicolons, but not in every line. A comma where nothing speaks for another.
 */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 10_000)
    .replaceAll(/"[^"]*"/g, '')
    .split(/\r\n|\r|\n/, 40)
    .filter((line) => line.trim() !== '');
  const scores = DELIMITERS.map((delimiter) => {
    const counts = Map.groupBy(
      lines.map((line) => delimitersIn(line, delimiter)).filter((count) => count > 0),
      (count) => count,
    );
    return [...counts].reduce(
      (best, [count, { length }]) =>
        length > best.lines || (length === best.lines && count > best.count)
          ? { delimiter, lines: length, count }
          : best,
      { delimiter, lines: 0, count: 0 },
    );
  });
  return scores.reduce((best, one) =>
    one.lines > best.lines || (one.lines === best.lines && one.count > best.count) ? one : best,
  ).delimiter;
}

const delimitersIn = (cell: string, delimiter: string): number => cell.split(delimiter).length - 1;

/**
 * Index of the first record that has taken whole rows in: a stray quote opens a cell, the next one closes it rows below.
 * Inside and outside of its cells it has as many delimiters as two rows, and a line end among them. undefined: none has.
 */
function swallowing(records: readonly (readonly string[])[], delimiter: string): number | undefined {
  const widths = Map.groupBy(
    records.map(({ length }) => length).filter((length) => length > 1),
    (length) => length,
  );
  const [usual] = [...widths].reduce<readonly [number, number]>(
    (best, [width, { length }]) => (length > best[1] ? [width, length] : best),
    [2, 0],
  );
  const at = records.findIndex(
    (record) =>
      record.some((cell) => /[\r\n]/.test(cell)) &&
      sum(record.map((cell) => delimitersIn(cell, delimiter))) + record.length - 1 >= 2 * (usual - 1),
  );
  return at < 0 ? undefined : at;
}

/**
 * Record n is row n of the editor, blank lines and cells of several lines included. Quotes are read strictly: one in the
 * middle of a cell, or one that is never closed, could put several people into one cell. Where they do not match, the
 * records before that place are kept, so that their mistakes are reported too.
 */
export function parseCsv(text: string, file: string): CsvFile {
  const records: string[][] = [];
  let cells = 0;
  const delimiter = delimiterOf(text);
  const wrong = (row: number | null, message: InputProblem['message']): CsvFile => ({
    table: rawTable(records, file),
    problem: problem('error', { file, row }, message),
  });
  if (text.includes('\0') || text.startsWith('PK\u0003\u0004'))
    return { table: null, problem: problem('error', { file }, say['not-csv']({})) };
  try {
    parse(text, {
      bom: true,
      delimiter,
      relax_column_count: true,
      to: MOST_ROWS + 2,
      on_record: (record: string[]) => {
        cells += record.length;
        // The rest is read on, but kept no longer.
        if (cells <= LIMITS.cells) records.push(record);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return wrong(records.length + 1, say['bad-csv']({ row: records.length + 1 }));
    throw error;
  }
  if (cells > LIMITS.cells)
    return { table: null, problem: problem('error', { file }, say['too-many-cells']({ most: LIMITS.cells })) };
  if (records.length > MOST_ROWS + 1) return wrong(null, say['too-many-rows']({ most: MOST_ROWS }));
  if (records.some((record) => record.length > MOST_COLUMNS))
    return { table: null, problem: problem('error', { file }, say['too-many-columns']({ most: MOST_COLUMNS })) };
  const swallowed = swallowing(records, delimiter);
  if (swallowed !== undefined) {
    records.length = swallowed;
    return wrong(swallowed + 1, say['swallowed-rows']({ row: swallowed + 1 }));
  }
  return { table: rawTable(records, file), problem: null };
}

function rawTable(records: readonly string[][], file: string): RawTable {
  const rows = records.map((record, index): RawRow => ({ number: index + 1, cells: record.map(textCell) }));
  return { file, sheet: null, title: file.replace(/\.csv$/i, ''), rows: rows.filter((row) => !isBlank(row)) };
}
