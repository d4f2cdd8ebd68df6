/** Which table a sheet is, where its name does not say so: by the headings that the table cannot do without. */
import { columnOf } from '../find-heading.ts';
import type { SheetName } from '../headings.ts';
import type { RawTable } from '../raw.ts';
import { headingBlock } from './heading-block.ts';

/**
 * Keys that tell a table from every other, and how many of them must be there. Tables that are not here go by name
 * alone.
 */
const MARKS: Partial<
  Record<SheetName, { readonly keys: readonly string[]; readonly least: number; readonly must: readonly string[] }>
> = {
  schools: { keys: ['id', 'name', 'group', 'role', 'stage', 'zone', 'setting'], least: 4, must: ['name', 'stage'] },
  teachers: {
    keys: ['id', 'name', 'sex', 'born', 'home', 'since', 'subject', 'title'],
    least: 5,
    must: ['name', 'subject'],
  },
  demand: { keys: ['school', 'subject', 'tenths'], least: 3, must: ['tenths'] },
  lessons: { keys: ['school', 'subject', 'classes', 'weekly', 'standard'], least: 4, must: ['subject', 'weekly'] },
  pins: { keys: ['teacher', 'kind'], least: 2, must: ['teacher', 'kind'] },
};

/** The tables that headings can tell. */
export const RECOGNISED = Object.keys(MARKS) as readonly SheetName[];

/** How many of the headings that tell a table are among those found. */
export const marksOf = (table: SheetName, found: ReadonlySet<string>): number =>
  (MARKS[table]?.keys ?? []).filter((key) => found.has(key)).length;

/** undefined where no table fits, or two fit equally well. */
export function recognise(raw: RawTable): SheetName | undefined {
  const fits = RECOGNISED.flatMap((table) => {
    const { least, must } = MARKS[table]!;
    const found = headingBlock(raw, (heading) => columnOf(table, heading))?.keys;
    const marks = found === undefined ? 0 : marksOf(table, found);
    return found !== undefined && marks >= least && must.every((key) => found.has(key))
      ? [{ table, size: found.size }]
      : [];
  });
  const best = fits.reduce((most, { size }) => Math.max(most, size), 0);
  const winners = fits.filter(({ size }) => size === best);
  return winners.length === 1 ? winners[0]!.table : undefined;
}
