/** The list of counties as a CSV table, brought into the shape of the YAML file. */
import { parseCsv } from '../../io/csv.ts';
import { problem, type CellPlace, type InputProblem } from '../../io/problem.ts';
import type { Path } from '../../policy/source.ts';
import { texts } from './texts.ts';

/** Headings by setting: Chinese first, then the name of the setting itself. */
const HEADINGS: Readonly<Record<string, { readonly chinese: string; readonly numeric: boolean }>> = {
  name: { chinese: '名称', numeric: false },
  data: { chinese: '名册', numeric: false },
  policy: { chinese: '政策', numeric: false },
  from: { chinese: '学年', numeric: true },
  seed: { chinese: '种子', numeric: true },
  timeLimit: { chinese: '时限', numeric: true },
};

export interface CsvList {
  /** Null where not even the headings could be read. */
  readonly data: object | null;
  readonly problems: readonly InputProblem[];
  /** Row and heading of a setting. */
  place(path: Path, key?: string): CellPlace;
}

export function csvList(text: string, file: string, format: string): CsvList {
  const read = parseCsv(text, file);
  const nowhere = (): CellPlace => ({ file });
  const [head, ...rows] = read.table?.rows ?? [];
  if (read.problem !== null) return { data: null, problems: [read.problem], place: nowhere };
  if (head === undefined || rows.length === 0)
    return { data: null, problems: [problem('error', { file }, texts['batch-no-list']())], place: nowhere };
  const columns = head.cells.map(
    (cell) =>
      Object.keys(HEADINGS).find(
        (key) =>
          cell !== null && (cell.text === HEADINGS[key]!.chinese || cell.text.toLowerCase() === key.toLowerCase()),
      ) ?? null,
  );
  const strange = head.cells.flatMap((cell, at) => (cell === null || columns[at] !== null ? [] : [cell.text]));
  const known = Object.values(HEADINGS).map(({ chinese }) => chinese);
  const headingOf = (key: string): string => head.cells[columns.indexOf(key)]?.text ?? HEADINGS[key]?.chinese ?? key;
  return {
    data: {
      format,
      counties: rows.map(({ cells }) =>
        Object.fromEntries(
          columns.flatMap((key, at) =>
            key === null || (cells[at] ?? null) === null ? [] : [[key, valueOf(key, cells[at]!.text)]],
          ),
        ),
      ),
    },
    problems: strange.map((heading) =>
      problem('error', { file, row: head.number, column: heading }, texts['batch-unknown-heading']({ heading, known })),
    ),
    place: ([, at, setting], key) => {
      const column = typeof setting === 'string' ? setting : key;
      return {
        file,
        row: typeof at === 'number' ? rows[at]!.number : head.number,
        column: column === undefined ? null : headingOf(column),
      };
    },
  };
}

/** `2027学年` is a year too; what is no number is left for the schema to complain of. */
function valueOf(key: string, text: string): string | number {
  const digits = key === 'from' ? text.replace(/学年$/u, '') : text;
  return HEADINGS[key]!.numeric && /^\d{1,10}(?:\.\d{1,3})?$/u.test(digits) ? Number(digits) : text;
}
