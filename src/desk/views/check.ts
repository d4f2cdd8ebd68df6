/** What was understood of a roster's files and what is wrong with them, as plain data in both languages. */
import { z } from 'zod';
import type { ReadRoster } from '../../io/build-roster.ts';
import { columnAt } from '../../io/edits.ts';
import type { SheetUnderstood } from '../../io/intake/understood.ts';
import type { InputProblem } from '../../io/problem.ts';
import { SHEETS } from '../../io/headings.ts';
import type { RawInput, RawRow } from '../../io/raw.ts';
import { proposalOf } from '../../io/remark-proposals.ts';
import { isRemarks } from '../../io/remarks.ts';
import type { RefusedRemark } from '../kept/roster.ts';
import { BothWords, bothWords } from '../words.ts';

const SheetCheck = z.object({
  file: z.string(),
  sheet: z.string().nullable(),
  title: z.string(),
  status: z.enum(['read', 'hidden', 'unknown', 'later', 'guide', 'spare', 'left']),
  table: z.string().nullable(),
  by: z.enum(['title', 'headings', 'mapping']).nullable(),
  headingRows: z.array(z.int()),
  columns: z.array(
    z.object({
      letter: z.string(),
      heading: z.string().nullable(),
      as: z.enum(['used', 'sensitive', 'unknown', 'left', 'unnamed', 'duplicate']),
      column: z.string().nullable(),
    }),
  ),
  rows: z.int(),
  aside: z.array(z.object({ reason: z.string(), rows: z.array(z.int()) })),
  filled: z.array(z.object({ column: z.string(), value: z.string(), from: z.string() })),
});

const Finding = z.object({
  severity: z.enum(['error', 'warning', 'notice']),
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  /** Heading as the file writes it. */
  column: z.string().nullable(),
  /** Letter of the column where the cell can be corrected here. */
  letter: z.string().nullable(),
  value: z.string().nullable(),
  code: z.string(),
  message: BothWords,
});

/** A row in which something was found: the cells of the columns that are read, by letter. */
const FoundRow = z.object({
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.int(),
  cells: z.record(z.string(), z.string()),
});

const Proposal = z.object({
  file: z.string(),
  sheet: z.string().nullable(),
  row: z.int(),
  /** Of the remark only this is told. */
  word: z.string(),
  column: z.string(),
  /** Null: a person must say it. */
  value: z.string().nullable(),
  /** The row’s cells that are read, by letter. */
  cells: z.record(z.string(), z.string()),
});

export const RosterCheck = z.object({
  counts: z.object({ errors: z.int(), warnings: z.int(), notices: z.int() }),
  sheets: z.array(SheetCheck),
  findings: z.array(Finding),
  rows: z.array(FoundRow),
  /** What remarks may be meant to say: to be accepted (a `fact`) or refused by a person. */
  proposals: z.array(Proposal).default([]),
});
export type RosterCheck = z.infer<typeof RosterCheck>;
export type CheckCounts = RosterCheck['counts'];

/** Rows beyond that are not shown with their cells; their findings are. */
const MOST_ROWS_SHOWN = 5000;

const placeKey = (place: { readonly file: string; readonly sheet: string | null }): string =>
  JSON.stringify([place.file, place.sheet]);

/** `refused`: proposals that are not made again. */
export function checkResult(
  { problems, understood }: ReadRoster,
  input: RawInput,
  refused: readonly RefusedRemark[] = [],
): RosterCheck {
  const sheets = new Map(understood.map((sheet) => [placeKey(sheet), sheet]));
  const count = (severity: InputProblem['severity']): number =>
    problems.filter((one) => one.severity === severity).length;
  return {
    counts: { errors: count('error'), warnings: count('warning'), notices: count('notice') },
    sheets: understood.map(({ columns, headingRows, aside, filled, ...sheet }) => ({
      ...sheet,
      columns: [...columns],
      headingRows: [...headingRows],
      aside: aside.map(({ reason, rows }) => ({ reason, rows: [...rows] })),
      filled: [...filled],
    })),
    findings: problems.map(({ message, severity, file, sheet, row, column, value, code }) => ({
      severity,
      file,
      sheet,
      row,
      column,
      letter: letterOf(sheets.get(placeKey({ file, sheet })), row, column),
      value,
      code,
      message: bothWords(message),
    })),
    rows: foundRows(problems, sheets, input),
    proposals: proposalsOf(sheets, input, refused),
  };
}

/** A row of headings is settled by its meanings, not by another text. */
function letterOf(sheet: SheetUnderstood | undefined, row: number | null, column: string | null): string | null {
  if (sheet === undefined || row === null || column === null || sheet.headingRows.includes(row)) return null;
  const named = sheet.columns.filter(({ heading, as }) => heading === column && as === 'used');
  return named.length === 1 ? named[0]!.letter : null;
}

/** Entries that say nothing. */
const NOTHING: ReadonlySet<string> = new Set(['', '在岗', '在职', '否', '无']);

/** Of the sheets of teachers: what their remarks may say and no column does. */
function proposalsOf(
  sheets: ReadonlyMap<string, SheetUnderstood>,
  input: RawInput,
  refused: readonly RefusedRemark[],
): RosterCheck['proposals'] {
  const no = new Set(refused.map(({ file, sheet, row, word }) => JSON.stringify([file, sheet, row, word])));
  return input.tables.flatMap((table) => {
    const sheet = sheets.get(placeKey(table));
    if (sheet?.status !== 'read' || sheet.table !== SHEETS.teachers.title) return [];
    const remarks = sheet.columns.filter(({ heading, as }) => as !== 'used' && heading !== null && isRemarks(heading));
    const bottom = sheet.headingRows.at(-1) ?? 0;
    return table.rows
      .filter(({ number }) => number > bottom)
      .flatMap((row) => {
        const cells = usedCells(sheet, row);
        for (const { letter } of remarks) {
          const proposal = proposalOf(row.cells[columnAt(letter)]?.text ?? '');
          if (proposal === undefined) continue;
          const { word, column, value } = proposal;
          const place = { file: table.file, sheet: table.sheet, row: row.number };
          const own = sheet.columns.find((one) => one.as === 'used' && one.column === column);
          const told = own !== undefined && !NOTHING.has(cells[own.letter] ?? '');
          if (!told && !no.has(JSON.stringify([place.file, place.sheet, place.row, word])))
            return [{ ...place, word, column, value, cells }];
        }
        return [];
      });
  });
}

/** The cells of a row that are read, by letter: what is dropped is shown nowhere. */
const usedCells = ({ columns }: SheetUnderstood, row: RawRow): Record<string, string> =>
  Object.fromEntries(
    columns.flatMap(({ letter, as }) => {
      const cell = as === 'used' ? (row.cells[columnAt(letter)] ?? null) : null;
      return cell === null ? [] : [[letter, cell.text]];
    }),
  );

function foundRows(
  problems: readonly InputProblem[],
  sheets: ReadonlyMap<string, SheetUnderstood>,
  input: RawInput,
): RosterCheck['rows'] {
  const wanted = new Map<string, Set<number>>();
  for (const one of problems)
    if (one.row !== null) wanted.set(placeKey(one), (wanted.get(placeKey(one)) ?? new Set()).add(one.row));
  return input.tables
    .flatMap((table) => {
      const sheet = sheets.get(placeKey(table));
      return table.rows
        .filter(
          ({ number }) => wanted.get(placeKey(table))?.has(number) === true && !sheet?.headingRows.includes(number),
        )
        .map((row) => ({
          file: table.file,
          sheet: table.sheet,
          row: row.number,
          cells: sheet === undefined ? {} : usedCells(sheet, row),
        }));
    })
    .slice(0, MOST_ROWS_SHOWN);
}
