/** What a sheet that is no known table comes nearest to, and why it is not taken: an officer can mend a heading then. */
import { columnOf, columnsOf, isSensitive } from '../find-heading.ts';
import { guessOf } from '../heading-guesses.ts';
import type { SheetName } from '../headings.ts';
import { maskIdentity } from '../identity.ts';
import { maskAnywhere } from '../privacy.ts';
import type { RawTable } from '../raw.ts';
import { columnLetter } from '../read-headings.ts';
import { headingBlock } from './heading-block.ts';
import { marksOf, RECOGNISED } from './recognise.ts';
import { requiredKeys } from './required.ts';
import type { ColumnUnderstood } from './understood.ts';

export interface Resemblance {
  readonly table: SheetName;
  /** Rows of the editor with the headings. */
  readonly headingRows: readonly number[];
  /** As the file writes them. */
  readonly found: readonly string[];
  /** Headings of ours without which the table cannot be read. */
  readonly missing: readonly string[];
  /** Every column with the heading of ours that it is, or may be meant for. */
  readonly columns: readonly ColumnUnderstood[];
}

/** Fewer headings of a table say nothing. */
const LEAST = 2;

/** undefined where nothing of any table is there. */
export function resembling(raw: RawTable): Resemblance | undefined {
  const all = RECOGNISED.flatMap((table) => {
    const block = headingBlock(raw, (heading) => columnOf(table, heading));
    const marks = block === undefined ? 0 : marksOf(table, block.keys);
    return block === undefined || block.keys.size < LEAST
      ? []
      : [{ table, block, score: marks * 100 + block.keys.size }];
  });
  const best = all.toSorted((a, b) => b.score - a.score)[0];
  if (best === undefined) return undefined;
  const { table, block } = best;
  const own = new Map(columnsOf(table).map(([key, { heading }]) => [key, heading]));
  const named = block.cells.flatMap((cell, at) =>
    cell === null || isSensitive(cell.text)
      ? []
      : [{ at, heading: maskAnywhere(maskIdentity(cell.text)), key: columnOf(table, cell.text) }],
  );
  const seen = new Set<string>();
  return {
    table,
    headingRows: block.rows,
    found: named.filter(({ key }) => key !== undefined).map(({ heading }) => heading),
    missing: requiredKeys(table)
      .filter((key) => !block.keys.has(key))
      .map((key) => own.get(key)!),
    columns: named.map(({ at, heading, key }) => {
      const meant = (key === undefined ? undefined : own.get(key)) ?? guessOf(table, heading);
      const column = meant === null || seen.has(meant) ? null : meant;
      if (column !== null) seen.add(column);
      return { letter: columnLetter(at), heading, as: 'unknown', column };
    }),
  };
}
