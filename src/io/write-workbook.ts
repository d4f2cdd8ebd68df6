/** Writes a roster as the workbook that `readRoster` reads. A file of its own, because the library is slow to load. */
import { writeFile } from 'node:fs/promises';
import Books from 'exceljs/dist/exceljs.bare.min.js';
import type { Roster } from '../domain/roster.ts';
import { escapeCell } from './escape.ts';
import { cleanSheetText } from './sheet-text.ts';
import { rosterTables } from './write-cells.ts';

/** One workbook with a sheet per table. Months and ids are text cells, so that no spreadsheet rewrites them. */
export async function writeRosterWorkbook(roster: Roster, path: string): Promise<void> {
  const book = new Books.Workbook();
  for (const { title, headings, rows } of rosterTables(roster)) {
    const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow([...headings]).font = { bold: true };
    for (const row of rows)
      sheet.addRow(row.map((cell) => (typeof cell === 'string' ? cleanSheetText(escapeCell(cell)) : cell)));
    sheet.columns.forEach((column) => {
      column.width = 14;
      column.numFmt = '@';
    });
  }
  await writeFile(path, Buffer.from(await book.xlsx.writeBuffer()));
}
