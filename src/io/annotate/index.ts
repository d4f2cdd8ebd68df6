/**
 * A copy of the user's workbook in which every error and warning stands as a note in its cell, and all of them on one
 * sheet.
 */
import type ExcelJS from 'exceljs';
import type { Severity } from '../../domain/draft.ts';
import type { ReadRoster } from '../build-roster.ts';
import type { CellEdit } from '../edits.ts';
import { escapeCell } from '../escape.ts';
import type { SheetUnderstood } from '../intake/understood.ts';
import type { InputProblem } from '../problem.ts';
import type { RawInput, RawTable } from '../raw.ts';
import { cleanSheetText } from '../sheet-text.ts';
import { maskIdentity } from '../identity.ts';
import { maskAnywhere } from '../privacy.ts';
import { cleanBook, renameSheets, type Cleaned } from './clean-copy.ts';
import { openCopy } from './open-copy.ts';

const FILL: Readonly<Record<Severity, string>> = { error: 'FFFFC7CE', warning: 'FFFFEB9C', notice: 'FFDDEBF7' };
const WORD: Readonly<Record<Severity, string>> = { error: '错误', warning: '注意', notice: '提示' };
/** A spreadsheet shows no more of a note, and a sheet of problems nobody reads to its end. */
const LONGEST_NOTE = 2000;
const MOST_NOTES = 5000;

export interface Annotated {
  readonly bytes: Buffer;
  /** Cells with a note. */
  readonly cells: number;
  /** Problems that stand in no cell. */
  readonly elsewhere: number;
  readonly cleaned: Cleaned;
}

/** `path` is read again and never written; `corrections` stand in the copy. */
export async function annotatedWorkbook(
  path: string,
  input: RawInput,
  { problems, understood }: ReadRoster,
  corrections: readonly CellEdit[] = [],
): Promise<Annotated> {
  const book = await openCopy(path, input);
  for (const { sheet, letter, row, value } of corrections) {
    const cell = book.worksheets.find(({ name }) => name === sheet)?.getCell(`${letter}${row}`);
    if (cell !== undefined) cell.value = value === '' ? null : cleanSheetText(escapeCell(value));
  }
  const cleaned = cleanBook(book);
  const worth = problems.filter(({ severity }) => severity !== 'notice');
  const notes = new Map<ExcelJS.Cell, InputProblem[]>();
  let elsewhere = 0;
  for (const problem of worth) {
    const cell = cellOf(book, input.tables, understood, problem);
    if (cell === undefined || (notes.size >= MOST_NOTES && !notes.has(cell))) elsewhere += 1;
    else notes.set(cell, [...(notes.get(cell) ?? []), problem]);
  }
  for (const [cell, own] of notes) mark(cell, own);
  listProblems(book, worth);
  const renamed = renameSheets(book);
  return {
    cleaned: { count: cleaned.count + renamed.length, places: [...cleaned.places, ...renamed] },
    bytes: Buffer.from(await book.xlsx.writeBuffer()),
    cells: notes.size,
    elsewhere,
  };
}

/** The cell of a problem; a missing column has none, a row without its column is marked in its first cell. */
function cellOf(
  book: ExcelJS.Workbook,
  tables: readonly RawTable[],
  understood: readonly SheetUnderstood[],
  { file, sheet, row, column }: InputProblem,
): ExcelJS.Cell | undefined {
  const at = tables.findIndex((table) => table.file === file && table.sheet === sheet);
  const raw = tables[at];
  if (raw === undefined || row === null) return undefined;
  // A workbook of our own making has its sheets in the order of the tables; the user's own goes by name.
  const target = book.worksheets.find(({ name }) => name === raw.title) ?? book.worksheets[at];
  const columns = understood.find((one) => one.file === file && one.sheet === sheet)?.columns ?? [];
  const letter = column === null ? 'A' : columns.find(({ heading }) => heading === column)?.letter;
  return letter === undefined ? undefined : target?.getCell(`${letter}${row}`);
}

function mark(cell: ExcelJS.Cell, problems: readonly InputProblem[]): void {
  const worst = problems.some(({ severity }) => severity === 'error') ? 'error' : 'warning';
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: FILL[worst] } };
  const earlier = cell.note as string | ExcelJS.Comment | undefined;
  const kept =
    earlier === undefined
      ? ''
      : typeof earlier === 'string'
        ? earlier
        : (earlier.texts ?? []).map(({ text }) => text).join('');
  const said = problems.map(({ severity, message }) => `${WORD[severity]}：${message.in('zh-CN')}`);
  cell.note = cleanSheetText([...said, ...(kept === '' ? [] : [kept])].join('\n').slice(0, LONGEST_NOTE));
}

const masked = (text: string): string => maskAnywhere(maskIdentity(text));

/** A first sheet would move the user's own; this one comes last. */
function listProblems(book: ExcelJS.Workbook, problems: readonly InputProblem[]): void {
  const taken = new Set(book.worksheets.map(({ name }) => name));
  const name = ['问题', '问题清单', '问题清单（读入）'].find((one) => !taken.has(one));
  if (name === undefined) return;
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(['级别', '文件', '工作表', '行', '列', '内容', '说明']).font = { bold: true };
  for (const { severity, file, sheet: of, row, column, value, message } of problems) {
    const texts = [
      WORD[severity],
      masked(file),
      masked(of ?? ''),
      row ?? '',
      column ?? '',
      value ?? '',
      message.in('zh-CN'),
    ];
    sheet.addRow(texts.map((text) => (typeof text === 'number' ? text : cleanSheetText(escapeCell(text)))));
  }
  [8, 18, 14, 8, 16, 20, 90].forEach((width, at) => (sheet.getColumn(at + 1).width = width));
}
