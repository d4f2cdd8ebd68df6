/** Writes a roster as the folder that `readRoster` reads; reading it again gives the same roster. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Roster } from '../domain/roster.ts';
import { safeText } from '../messages/safe-text.ts';
import { escapeCell } from './escape.ts';
import { rosterTables, type OutCell, type OutTable } from './write-cells.ts';

export { type OutTable } from './write-cells.ts';

const BOM = '\uFEFF';

function csvCell(cell: OutCell): string {
  const text = typeof cell === 'string' ? escapeCell(safeText(cell)) : cell === null ? '' : String(cell);
  return /[",\t;\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** UTF-8 with BOM and CRLF, as Excel writes and opens it with a double click. */
export function csvText({ headings, rows }: Pick<OutTable, 'headings' | 'rows'>): string {
  return BOM + [headings, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** One `.csv` per table into `dir`, which is made if it is missing; files of the same names are overwritten. */
export async function writeRosterFolder(roster: Roster, dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  for (const table of rosterTables(roster)) await writeFile(join(dir, `${table.title}.csv`), csvText(table));
}
