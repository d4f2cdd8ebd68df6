/**
 * The words of one county: a sheet 对照 (列 | 写法 | 读作) beside the tables, or `values` in the mapping file. They come
 * before every other reading, so that a question is answered once for all rows and all years.
 */
import { SHEET_ORDER, type SheetName } from '../headings.ts';
import { fold, foldTitle } from '../fold.ts';
import { mappedColumn, mappedTable, type Mapping } from '../intake/mapping.ts';
import { problem, type CellPlace, type InputProblem } from '../problem.ts';
import type { RawInput, RawTable } from '../raw.ts';
import { officeTexts as say } from './texts.ts';

const TITLES: ReadonlySet<string> = new Set(['对照', '对照表', '用语对照', '用语对照表', 'meanings'].map(fold));
const HEADINGS = {
  column: ['列', '栏目', '列名', '项目', 'column'],
  word: ['写法', '原文', '本地写法', '本地用语', '填报写法', 'word'],
  meaning: ['读作', '标准写法', '含义', '意思', '对应', 'meaning'],
} as const;

/** What the words of one table mean: key of the column, then the word folded. */
export type MeaningOf = (table: SheetName, key: string, text: string) => string | undefined;

export interface Meanings {
  /** The input without the sheets of words. */
  readonly input: RawInput;
  readonly meaningOf: MeaningOf;
}

const isMeanings = ({ title }: RawTable): boolean => TITLES.has(foldTitle(title));

interface Said {
  /** Absent: every table that has such a column. */
  readonly table?: SheetName | undefined;
  readonly column: string;
  readonly word: string;
  readonly meaning: string;
  readonly place: CellPlace;
}

export function takeMeanings(input: RawInput, mapping: Mapping | null): Meanings {
  const problems: InputProblem[] = [];
  const said: Said[] = [
    ...input.tables.filter(isMeanings).flatMap((raw) => rowsOf(raw, problems)),
    ...(mapping?.values ?? []).map(({ table, column, from, to }) => ({
      table: mappedTable(table),
      column,
      word: from,
      meaning: to,
      place: { file: '对照' },
    })),
  ];
  const meanings = new Map<string, string>();
  for (const { table: only, column, word, meaning, place } of said) {
    const keys = (only === undefined ? SHEET_ORDER : [only]).flatMap((table) => {
      const key = mappedColumn(table, column);
      return key === undefined ? [] : [JSON.stringify([table, key, fold(word)])];
    });
    if (keys.length === 0)
      problems.push(problem('error', { ...place, value: column }, say['meaning-column']({ column })));
    if (keys.some((key) => (meanings.get(key) ?? meaning) !== meaning))
      problems.push(problem('error', { ...place, value: word }, say['meaning-twice']({ column, word })));
    for (const key of keys) meanings.set(key, meaning);
  }
  return {
    input: {
      tables: input.tables.filter((raw) => !isMeanings(raw)),
      problems: [...input.problems, ...problems],
    },
    meaningOf: (table, key, text) => meanings.get(JSON.stringify([table, key, fold(text)])),
  };
}

function rowsOf(raw: RawTable, problems: InputProblem[]): Said[] {
  const place = { file: raw.file, sheet: raw.sheet };
  const at = raw.rows.findIndex(({ cells }) => columnsIn(cells) !== undefined);
  const columns = at < 0 ? undefined : columnsIn(raw.rows[at]!.cells);
  if (columns === undefined) {
    if (raw.rows.length > 0) problems.push(problem('error', place, say['meaning-headings']()));
    return [];
  }
  return raw.rows.slice(at + 1).flatMap(({ number, cells }): Said[] => {
    const [column, word, meaning] = columns.map((position) => cells[position]?.text ?? '') as [string, string, string];
    const row = { ...place, row: number };
    if (column === '' || word === '' || meaning === '') {
      problems.push(problem('error', row, say['meaning-incomplete']()));
      return [];
    }
    return [{ column, word, meaning, place: row }];
  });
}

function columnsIn(cells: RawTable['rows'][number]['cells']): readonly number[] | undefined {
  const found = Object.values(HEADINGS).map((names) =>
    cells.findIndex((cell) => cell !== null && names.some((name) => fold(name) === fold(cell.text))),
  );
  return found.includes(-1) ? undefined : found;
}
