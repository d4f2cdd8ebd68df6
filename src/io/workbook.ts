/** One .xlsx workbook, a sheet per table. */
import { basename, resolve } from 'node:path';
import { read, utils, type CellObject, type WorkSheet } from '@e965/xlsx';
import { fileTexts as say } from './file-texts.ts';
import { LIMITS } from './limits.ts';
import { loadFile } from './load.ts';
import { problem, type Problem } from './problem.ts';
import { isBlank, MOST_COLUMNS, MOST_ROWS, textCell, type Cell, type RawInput, type RawRow, type RawTable } from './raw.ts';
import { isKept, scanSheets } from './workbook-parts.ts';
import { guardZip, type Fault } from './zip-guard.ts';

const REFUSED: Record<Fault, Problem['message']> = {
  'not-a-zip': say['not-a-workbook']({}),
  damaged: say['damaged-workbook']({}),
  'too-large': say['unpacks-too-large']({ most: LIMITS.unpackedMebibytes }),
};

export async function readWorkbook(path: string): Promise<RawInput> {
  const file = basename(resolve(path));
  const refused = (message: Problem['message']): RawInput => ({ tables: [], problems: [problem('error', { file }, message)] });
  const bytes = await loadFile(path, { file });
  if (!Buffer.isBuffer(bytes)) return { tables: [], problems: [bytes] };
  const parts = await guardZip(bytes, isKept);
  if (typeof parts === 'string') return refused(REFUSED[parts]);
  // Before the library: what it reads then is of bounded size.
  const scans = scanSheets(parts);
  for (const scan of scans) {
    if (scan.kind === 'damaged') return refused(REFUSED.damaged);
    if (scan.kind === 'too-far') return refused(say['cell-too-far']({ cell: scan.cell }));
  }
  try {
    // UTC: else dates come out a day early east of Greenwich.
    const book = read(bytes, { type: 'buffer', dense: true, cellDates: true, UTC: true, cellHTML: false, cellFormula: false });
    const tables: RawTable[] = [];
    const problems: Problem[] = [];
    if (scans.length !== book.SheetNames.length) return refused(REFUSED.damaged);
    for (const [index, name] of book.SheetNames.entries()) {
      const scan = scans[index];
      const result = sheetRows(book.Sheets[name], scan?.kind === 'sound' ? scan.uncalculated : new Map());
      if (typeof result === 'string') problems.push(problem('error', { file, sheet: name }, say[result]({ most: result === 'too-many-rows' ? MOST_ROWS : MOST_COLUMNS })));
      else tables.push({ file, sheet: name, title: name, rows: result });
    }
    return { tables, problems };
  } catch {
    // The library throws all kinds of errors at broken parts; for the user they are one.
    return refused(REFUSED.damaged);
  }
}

function sheetRows(sheet: WorkSheet | undefined, uncalculated: ReadonlyMap<string, string>): RawRow[] | 'too-many-rows' | 'too-many-columns' {
  const data: (CellObject[] | undefined)[] = sheet?.['!data'] ?? [];
  for (const [reference, formula] of uncalculated) {
    const { r, c } = utils.decode_cell(reference);
    (data[r] ??= [])[c] = { t: 'z', f: formula };
  }
  const rows: RawRow[] = [];
  for (const [index, cells] of data.entries()) {
    if (cells === undefined) continue;
    const row: RawRow = { number: index + 1, cells: Array.from(cells.slice(0, MOST_COLUMNS), cellOf) };
    if (cells.length > MOST_COLUMNS && cells.slice(MOST_COLUMNS).some((cell) => cellOf(cell) !== null)) return 'too-many-columns';
    if (isBlank(row)) continue;
    rows.push(row);
    if (rows.length > MOST_ROWS + 1) return 'too-many-rows';
  }
  // A spreadsheet has no line that ends early: all rows are as wide as the sheet, and nothing can be shifted.
  const width = rows.reduce((most, row) => Math.max(most, row.cells.findLastIndex((cell) => cell !== null) + 1), 0);
  return rows.map(({ number, cells }) => ({ number, cells: Array.from({ length: width }, (_, at) => cells[at] ?? null) }));
}

function cellOf(cell: CellObject | undefined): Cell | null {
  if (cell === undefined) return null;
  if (cell.t === 'z') return cell.f === undefined ? null : { kind: 'formula', text: cell.f };
  if (cell.v === undefined) return null;
  switch (cell.t) {
    case 's':
      return textCell(String(cell.v));
    case 'n':
      return { kind: 'number', text: numberText(Number(cell.v), cell.w?.trim() ?? '') };
    case 'd':
      return cell.v instanceof Date && !Number.isNaN(cell.v.getTime()) ? { kind: 'date', text: cell.v.toISOString().slice(0, 10) } : textCell(cell.w ?? String(cell.v));
    case 'b':
      return { kind: 'boolean', text: cell.v === true ? 'TRUE' : 'FALSE' };
    case 'e':
      return { kind: 'error', text: cell.w ?? '#N/A' };
  }
}

/** As the editor shows it where that is the exact value (0042, 2019.10), percentages as such, else all the digits. */
function numberText(value: number, shown: string): string {
  if (/^[-+]?\d+(?:\.\d+)?$/.test(shown) && Number(shown) === value) return shown;
  if (shown.endsWith('%')) return `${String(Number((value * 100).toPrecision(12)))}%`;
  return Number.isInteger(value) && Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value);
}
