/**
 * One cell merged over several rows, as a school's name beside all its teachers: every one of the rows means its text.
 */
import type { Merge, RawRow } from '../raw.ts';

/** Only the first column of a merged range is filled, and only in rows that hold something themselves. */
export function fillMerged(
  rows: readonly RawRow[],
  merges: readonly Merge[],
): { readonly rows: readonly RawRow[]; readonly filled: number } {
  const first = rows[0]?.number ?? 0;
  const tall = merges.filter(({ top, bottom }) => bottom > top && top >= first);
  if (tall.length === 0) return { rows, filled: 0 };
  const at = new Map(rows.map((row, index) => [row.number, index]));
  const made = rows.map(({ number, cells }) => ({ number, cells: [...cells] }));
  let filled = 0;
  for (const { top, bottom, left } of tall) {
    const source = made[at.get(top) ?? -1]?.cells[left] ?? null;
    if (source === null) continue;
    const end = Math.min(bottom, rows.at(-1)!.number);
    for (let number = top + 1; number <= end; number += 1) {
      const row = made[at.get(number) ?? -1];
      if (row === undefined || (row.cells[left] ?? null) !== null) continue;
      row.cells[left] = source;
      filled += 1;
    }
  }
  return { rows: made, filled };
}
