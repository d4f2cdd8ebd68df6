/**
 * One sheet of a known table, made ready to be read: headings found, rows that are no data set aside, units and merged
 * cells resolved.
 */
import { columnOf, columnsOf, isSensitive } from '../find-heading.ts';
import { foldHeading } from '../fold.ts';
import { guessOf } from '../heading-guesses.ts';
import { SHEETS, type SheetName } from '../headings.ts';
import { isReadBeside } from '../office/side-columns.ts';
import { problem, type CellPlace, type InputProblem } from '../problem.ts';
import { maskIdentity } from '../identity.ts';
import { maskAnywhere } from '../privacy.ts';
import type { RawCell, PreparedTable, RawRow, RawTable } from '../raw.ts';
import { columnLetter } from '../read-headings.ts';
import { headingBlock, headingsAt, type HeadingBlock } from './heading-block.ts';
import { mappedColumn, type SheetMapping } from './mapping.ts';
import { fillMerged } from './merged-cells.ts';
import { requiredKeys } from './required.ts';
import { SCHOOL_KEY, schoolOfSheet } from './school-of-sheet.ts';
import { asideReason, type SheetLayout } from './set-aside.ts';
import { intakeTexts as say, type AsideReason } from './texts.ts';
import type { ColumnUnderstood, SheetUnderstood } from './understood.ts';
import { isPercent, scaled, scaleOf, withPercent } from './units.ts';

export interface Prepared {
  readonly table: SheetName;
  readonly sheet: PreparedTable;
  readonly problems: readonly InputProblem[];
  readonly understood: SheetUnderstood;
}

export function prepare(
  raw: RawTable,
  table: SheetName,
  by: 'title' | 'headings' | 'mapping',
  mapping: SheetMapping | undefined,
): Prepared {
  const place: CellPlace = { file: raw.file, sheet: raw.sheet };
  const told = new Map(
    Object.entries(mapping?.columns ?? {}).map(([heading, own]) => [
      foldHeading(heading),
      own === null ? null : (mappedColumn(table, own) ?? null),
    ]),
  );
  const find = (heading: string): string | undefined => {
    const named = told.get(foldHeading(heading));
    return named !== undefined && !isSensitive(heading) ? (named ?? undefined) : columnOf(table, heading);
  };
  const block = mapping?.headings === undefined ? headingBlock(raw, find) : headingsAt(raw, mapping.headings, find);
  const bottom = block?.rows.at(-1) ?? 1;
  const cells = block?.cells ?? [];
  const problems: InputProblem[] = [];
  const keyAt = cells.map((cell) => (cell === null ? undefined : find(cell.text)));
  if (by !== 'title')
    problems.push(problem('notice', place, say['taken-for']({ table: SHEETS[table].title, mapped: by === 'mapping' })));
  if (block !== undefined && (bottom !== 1 || block.rows.length > 1)) {
    problems.push(
      problem(
        'notice',
        { ...place, row: bottom },
        say['headings-below']({ rows: block.rows, above: block.rows[0]! - 1 }),
      ),
    );
  }
  const { rows, aside } =
    block === undefined ? { rows: raw.rows, aside: [] } : dataRows(raw, table, block, keyAt, problems);
  const filled = fillsOf(table, new Set(keyAt), mapping, () => schoolOfSheet(raw, table, bottom, by === 'title'));
  for (const { column, value, from } of filled)
    problems.push(problem('notice', place, say['filled-in']({ column, value, from })));
  const number = mapping?.number !== undefined && !keyAt.includes('id') ? mapping.number : null;
  if (number !== null)
    problems.push(
      problem('warning', place, say['rows-numbered']({ column: columnsOf(table)[0]![1].heading, prefix: number })),
    );
  const heading: RawRow[] = block === undefined ? [] : [{ number: bottom, cells }];
  return {
    table,
    problems,
    sheet: {
      ...raw,
      rows: [...heading, ...rows],
      headingRow: bottom,
      told: new Map(
        cells.flatMap((cell, at) =>
          cell !== null && told.has(foldHeading(cell.text)) && !isSensitive(cell.text)
            ? [[at, keyAt[at] ?? null] as const]
            : [],
        ),
      ),
      fill: new Map(filled.map(({ key, value }) => [key, value])),
      number,
    },
    understood: {
      file: raw.file,
      sheet: raw.sheet,
      title: raw.title,
      status: 'read',
      table: SHEETS[table].title,
      by,
      headingRows: block?.rows ?? [],
      columns: columnsUnderstood(table, cells, keyAt, told, rows),
      rows: rows.length,
      aside,
      filled: filled.map(({ column, value, from }) => ({ column, value, from })),
    },
  };
}

/** The rows below the headings, without those that are no data. */
function dataRows(
  raw: RawTable,
  table: SheetName,
  block: HeadingBlock,
  keyAt: readonly (string | undefined)[],
  problems: InputProblem[],
): Pick<SheetUnderstood, 'aside'> & { readonly rows: RawRow[] } {
  const place: CellPlace = { file: raw.file, sheet: raw.sheet };
  const bottom = block.rows.at(-1)!;
  const required = new Set(requiredKeys(table));
  const positions = (wanted: (key: string) => boolean): number[] =>
    keyAt.flatMap((key, at) => (key !== undefined && wanted(key) ? [at] : []));
  const layout: SheetLayout = {
    headings: block.cells.map((cell) => cell?.text ?? null),
    required: positions((key) => required.has(key)),
    used: positions(() => true),
    merges: raw.merges ?? [],
    headingRow: bottom,
  };
  const { rows: below, filled } = fillMerged(
    raw.rows.filter(({ number }) => number > bottom),
    raw.merges ?? [],
  );
  if (filled > 0) problems.push(problem('notice', place, say['merged-filled']({ cells: filled })));
  const aside = new Map<AsideReason, number[]>();
  const rows: RawRow[] = [];
  for (const row of below) {
    const reason = asideReason(row, layout, row === below[0]);
    if (reason === undefined) rows.push(row);
    else aside.set(reason, [...(aside.get(reason) ?? []), row.number]);
  }
  for (const [reason, numbers] of aside)
    problems.push(
      problem('notice', { ...place, row: numbers[0] ?? null }, say['rows-set-aside']({ rows: numbers, reason })),
    );
  return {
    rows: inUnits(rows, { table, block, keyAt, place }, problems),
    aside: [...aside].map(([reason, numbers]) => ({ reason, rows: numbers })),
  };
}

/** The columns of a sheet that is known to be a table: their headings, and the key of each where it has one. */
interface Columns {
  readonly table: SheetName;
  readonly block: HeadingBlock;
  readonly keyAt: readonly (string | undefined)[];
  readonly place: CellPlace;
}

/** The rows with numbers in the units of their columns, and a notice wherever a heading named another unit. */
function inUnits(rows: RawRow[], { table, block, keyAt, place }: Columns, problems: InputProblem[]): RawRow[] {
  const changes = new Map<number, (cell: RawCell) => RawCell>();
  for (const [at, key] of keyAt.entries()) {
    const heading = block.cells[at]?.text ?? '';
    const scale = key === undefined ? undefined : scaleOf(table, key, heading);
    if (key !== undefined && isPercent(table, key, heading)) changes.set(at, withPercent);
    if (scale === undefined) continue;
    changes.set(at, (cell) => scaled(cell, scale));
    problems.push(problem('notice', { ...place, row: block.rows.at(-1) ?? null, column: heading }, say.scaled(scale)));
  }
  if (changes.size === 0) return rows;
  return rows.map(({ number, cells }) => ({
    number,
    cells: cells.map((cell, at) => (cell === null ? null : (changes.get(at)?.(cell) ?? cell))),
  }));
}

interface Fill {
  readonly key: string;
  readonly column: string;
  readonly value: string;
  readonly from: 'sheet' | 'above' | 'mapping';
}

/** What every row gets, where the sheet has no such column; `findSchool`: looks for the school outside the rows. */
function fillsOf(
  table: SheetName,
  found: ReadonlySet<string | undefined>,
  mapping: SheetMapping | undefined,
  findSchool: () => ReturnType<typeof schoolOfSheet>,
): Fill[] {
  const headingOf = (key: string): string => columnsOf(table).find(([own]) => own === key)![1].heading;
  const fills: Fill[] = [];
  for (const [heading, value] of Object.entries(mapping?.fill ?? {})) {
    const key = mappedColumn(table, heading);
    if (key !== undefined && !found.has(key)) fills.push({ key, column: headingOf(key), value, from: 'mapping' });
  }
  const key = SCHOOL_KEY[table];
  if (key === undefined || found.has(key) || fills.some((fill) => fill.key === key)) return fills;
  const school = findSchool();
  return school === undefined
    ? fills
    : [...fills, { key, column: headingOf(key), value: school.text, from: school.from }];
}

function columnsUnderstood(
  table: SheetName,
  cells: readonly (RawCell | null)[],
  keyAt: readonly (string | undefined)[],
  told: ReadonlyMap<string, string | null>,
  rows: readonly RawRow[],
): ColumnUnderstood[] {
  const seen = new Set<string>();
  return cells.flatMap((cell, at): ColumnUnderstood[] => {
    const letter = columnLetter(at);
    if (cell === null)
      return rows.some((row) => (row.cells[at] ?? null) !== null)
        ? [{ letter, heading: null, as: 'unnamed', column: null }]
        : [];
    const heading = maskAnywhere(maskIdentity(cell.text));
    const key = keyAt[at];
    if (key === undefined) {
      if (told.get(foldHeading(cell.text)) !== null && isReadBeside(table, cell.text))
        return [{ letter, heading, as: 'used', column: heading }];
      if (isSensitive(cell.text)) return [{ letter, heading, as: 'sensitive', column: null }];
      return told.get(foldHeading(cell.text)) === null
        ? [{ letter, heading, as: 'left', column: null }]
        : [{ letter, heading, as: 'unknown', column: guessOf(table, cell.text) }];
    }
    const as = seen.has(key) ? 'duplicate' : 'used';
    seen.add(key);
    return [{ letter, heading, as, column: columnsOf(table).find(([own]) => own === key)![1].heading }];
  });
}
