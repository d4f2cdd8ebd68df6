/** A sheet of the workbook as the page's grid takes it. */
import type { Table } from '../../report/table.ts';

export const sheetView = (table: Table, about: readonly object[] | null = null): object => ({
  name: table.name,
  title: table.title,
  columns: table.columns,
  rows: table.rows,
  marks: table.marks,
  frozenColumns: table.frozenColumns,
  about,
});
