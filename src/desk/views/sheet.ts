/** A sheet of the workbook as the page's grid takes it. */
import { z } from 'zod';
import type { Table } from '../../report/table.ts';

const Cell = z.union([z.string(), z.number(), z.null()]);

/** `about`: per row what it is about (the posting of a list), where the rows are about something. */
export const SheetView = z.object({
  name: z.string(),
  title: z.string(),
  columns: z.array(
    z.object({
      heading: z.string(),
      /** In half-width characters. */
      width: z.number(),
      align: z.enum(['left', 'center', 'right']),
      format: z.string().nullable(),
    }),
  ),
  rows: z.array(z.array(Cell)),
  marks: z.array(
    z.object({
      column: z.int(),
      word: z.string(),
      tone: z.enum(['good', 'bad', 'warn', 'muted', 'total']),
      wide: z.boolean(),
    }),
  ),
  frozenColumns: z.int(),
  about: z.array(z.record(z.string(), z.unknown())).nullable(),
});

export const sheetView = (table: Table, about: readonly object[] | null = null): object => ({
  name: table.name,
  title: table.title,
  columns: table.columns,
  rows: table.rows,
  marks: table.marks,
  frozenColumns: table.frozenColumns,
  about,
});
