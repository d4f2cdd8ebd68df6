/** Rows that stand for the same thing. */
import { some, type Some } from '../some.ts';
import type { CheckContext, DraftRow, DraftRoster, RowOf, TableName } from '../draft.ts';

/**
 * Rows that share a key, each with the numbers of the first of them. Every one of them is reported: nobody but the
 * user knows which of two equal ids is the wrong one.
 */
export function* repeated<K extends TableName>(
  roster: DraftRoster,
  { rowNumber }: CheckContext,
  table: K,
  keyOf: (row: DraftRow<RowOf<K>>) => string | undefined,
): Generator<{ index: number; row: DraftRow<RowOf<K>>; rows: Some<number> }> {
  const all: readonly DraftRow<RowOf<K>>[] = roster[table];
  const places = new Map<string, number[]>();
  for (const [index, row] of all.entries()) {
    const key = keyOf(row);
    if (key === undefined) continue;
    const known = places.get(key);
    if (known === undefined) places.set(key, [index]);
    else known.push(index);
  }
  for (const indices of places.values()) {
    if (indices.length < 2) continue;
    const rows = some(indices.map((index) => rowNumber(table, index)).filter((row) => row !== null));
    for (const index of indices) yield { index, row: all[index]!, rows };
  }
}

/** The cells that name a row without an id; undefined where one of them could not be read. */
export const keyed = (...cells: (string | number | null | undefined)[]): string | undefined =>
  cells.includes(undefined) ? undefined : JSON.stringify(cells);
