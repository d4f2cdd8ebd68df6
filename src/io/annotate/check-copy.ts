/** Whether a copy of somebody's workbook says what the workbook says, and what the library that wrote it has left out. */
import type { RawCell, RawInput, RawTable } from '../raw.ts';
import { unzip } from '../zip.ts';

/**
 * Cells that say something else in the copy, blank ones included; undefined where a sheet is missing. Sheets are compared
 * by their place, since one with personal data in its name is called otherwise in the copy.
 */
export function differingCells(own: RawInput, copy: RawInput): number | undefined {
  let differing = 0;
  for (const [at, table] of own.tables.entries()) {
    const other = copy.tables[at];
    if (other === undefined) return undefined;
    differing += differingIn(table, other);
  }
  return differing;
}

function differingIn(a: RawTable, b: RawTable): number {
  const others = new Map(b.rows.map(({ number, cells }) => [number, cells]));
  const numbers = new Set([...a.rows, ...b.rows].map(({ number }) => number));
  const own = new Map(a.rows.map(({ number, cells }) => [number, cells]));
  let differing = 0;
  for (const number of numbers) {
    const [mine, theirs] = [own.get(number) ?? [], others.get(number) ?? []];
    for (let at = 0; at < Math.max(mine.length, theirs.length); at += 1)
      if (!isAlike(mine[at] ?? null, theirs[at] ?? null)) differing += 1;
  }
  return differing;
}

const isAlike = (a: RawCell | null, b: RawCell | null): boolean =>
  a?.text === b?.text && a?.kind === b?.kind && a?.stored === b?.stored;

/** Parts that people see, by the folder or file they stand in. */
const SEEN = {
  charts: /\/charts\/chart/iu,
  pivots: /\/pivotTables\//iu,
  pictures: /\/media\//iu,
  drawings: /\/drawings\/drawing/iu,
  tables: /\/tables\//iu,
  macros: /vbaProject\.bin$/iu,
  slicers: /\/slicers\//iu,
} as const;
export type LostPart = keyof typeof SEEN;

const count = (names: readonly string[] | undefined, pattern: RegExp): number =>
  (names ?? []).filter((name) => pattern.test(name)).length;

/** What the workbook holds more of than its copy. */
export function lostParts(own: Uint8Array, copy: Uint8Array): LostPart[] {
  const [mine, theirs] = [own, copy].map((archive) => [...unzip(archive).keys()]);
  return (Object.keys(SEEN) as LostPart[]).filter((kind) => count(mine, SEEN[kind]) > count(theirs, SEEN[kind]));
}
