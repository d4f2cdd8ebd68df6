/** The text of one .csv file as a raw table. */
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
 * A comma, unless the first row of several cells has none but tabs or semicolons instead; cells of lists hold
 * semicolons too.
 */
function delimiterOf(text: string): string {
  // Titles may stand above the headings.
  const heading =
    text
      .slice(0, 10_000)
      .split(/\r\n|\r|\n/, 30)
      .find((line) => DELIMITERS.some((candidate) => line.includes(candidate))) ?? '';
  return DELIMITERS.find((candidate) => heading.includes(candidate)) ?? ',';
}

/**
 * Record n is row n of the editor, blank lines and cells of several lines included. Where the quotes do not match,
 * the records before that place are kept, so that their mistakes are reported too.
 */
export function parseCsv(text: string, file: string): CsvFile {
  const records: string[][] = [];
  let cells = 0;
  const wrong = (row: number | null, message: InputProblem['message']): CsvFile => ({
    table: rawTable(records, file),
    problem: problem('error', { file, row }, message),
  });
  if (text.includes('\0') || text.startsWith('PK\u0003\u0004'))
    return { table: null, problem: problem('error', { file }, say['not-csv']({})) };
  try {
    parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      to: MOST_ROWS + 2,
      on_record: (record: string[]) => {
        cells += record.length;
        // The rest is read on, but kept no longer.
        if (cells <= LIMITS.cells) records.push(record);
        return null;
      },
    });
  } catch (error) {
    if (error instanceof CsvError) return wrong(records.length + 1, say['bad-csv']({}));
    throw error;
  }
  if (cells > LIMITS.cells)
    return { table: null, problem: problem('error', { file }, say['too-many-cells']({ most: LIMITS.cells })) };
  if (records.length > MOST_ROWS + 1) return wrong(null, say['too-many-rows']({ most: MOST_ROWS }));
  if (records.some((record) => record.length > MOST_COLUMNS))
    return { table: null, problem: problem('error', { file }, say['too-many-columns']({ most: MOST_COLUMNS })) };
  return { table: rawTable(records, file), problem: null };
}

function rawTable(records: readonly string[][], file: string): RawTable {
  const rows = records.map((record, index): RawRow => ({ number: index + 1, cells: record.map(textCell) }));
  return { file, sheet: null, title: file.replace(/\.csv$/i, ''), rows: rows.filter((row) => !isBlank(row)) };
}
