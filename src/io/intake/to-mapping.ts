/** The mapping that says once more what was understood, to be changed by hand. */
import { columnOf } from '../find-heading.ts';
import { fold, foldHeading } from '../fold.ts';
import { MAPPING_FORMAT, mappedTable, type Mapping, type SheetMapping } from './mapping.ts';
import type { SheetUnderstood } from './understood.ts';

/** What `given` said stays; personal columns are not named, for they are never read. */
export function toMapping(understood: readonly SheetUnderstood[], given: Mapping | null): Mapping {
  const titles = Map.groupBy(understood, ({ title }) => fold(title));
  const sheets = understood.flatMap((one): SheetMapping[] => {
    if (one.status === 'later' || one.status === 'guide') return [];
    const base = { ...((titles.get(fold(one.title)) ?? []).length > 1 ? { file: one.file } : {}), sheet: one.title };
    const earlier = given?.sheets.find(
      ({ sheet, file }) => fold(sheet) === fold(one.title) && (file === undefined || fold(file) === fold(one.file)),
    );
    if (one.status !== 'read') {
      // Headings with guesses: to let the sheet in, its table is all that is left to say.
      const guesses = one.columns.flatMap(({ heading, column }): [string, string | null][] =>
        heading === null ? [] : [[heading, column]],
      );
      return [{ ...base, table: null, ...(guesses.length === 0 ? {} : { columns: Object.fromEntries(guesses) }) }];
    }
    const table = mappedTable(one.table ?? '');
    const columns = one.columns.flatMap(({ heading, as, column }): [string, string | null][] => {
      if (heading === null || as === 'sensitive') return [];
      if (as === 'unknown' || as === 'left') return [[heading, null]];
      // A name of a school besides its own: the reader knows the heading.
      return table !== undefined && column !== null && columnOf(table, column) === undefined ? [] : [[heading, column]];
    });
    const fill = Object.fromEntries(one.filled.map(({ column, value }) => [column, value]));
    return [
      {
        ...base,
        table: one.table,
        ...(earlier?.headings === undefined ? {} : { headings: earlier.headings }),
        columns: Object.fromEntries(
          columns.filter(
            ([heading], at) => columns.findIndex(([other]) => foldHeading(other) === foldHeading(heading)) === at,
          ),
        ),
        ...(one.filled.length === 0 ? {} : { fill }),
        ...(earlier?.number === undefined ? {} : { number: earlier.number }),
      },
    ];
  });
  return {
    format: MAPPING_FORMAT,
    sheets,
    schools: given?.schools ?? {},
    ...(given?.values === undefined ? {} : { values: given.values }),
  };
}
