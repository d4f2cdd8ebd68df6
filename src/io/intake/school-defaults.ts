/**
 * What a list of schools as offices keep it leaves out: ids, where everybody goes by names, and 片区, where the county
 * has none. Both are filled in with a warning, for the one names schools in every paper and the other bears on money.
 */
import { columnOf, columnsOf } from '../find-heading.ts';
import { problem, type InputProblem } from '../problem.ts';
import type { PreparedTable, RawRow } from '../raw.ts';
import { fold } from '../fold.ts';
import type { Prepared } from './prepare.ts';
import { SCHOOL_KEY } from './school-of-sheet.ts';
import { intakeTexts as say } from './texts.ts';

/** The zone of every school of a county without zones. */
const ONE_ZONE = '未分片区';

const headingOf = (key: string): string => columnsOf('schools').find(([own]) => own === key)![1].heading;

/** The prepared tables, those of schools completed; what was assumed is added to `problems`. */
export function completeSchools(prepared: readonly Prepared[], problems: InputProblem[]): readonly Prepared[] {
  const hasZones = prepared.some(({ table }) => table === 'zones');
  return prepared.map((one) => {
    if (one.table !== 'schools' || one.understood.columns.length === 0) return one;
    const { sheet } = one;
    const place = { file: sheet.file, sheet: sheet.sheet };
    const keyAt = keysOf(one);
    const found = new Set(keyAt.filter((key) => key !== undefined));
    let made = sheet;
    const name = keyAt.indexOf('name');
    if (
      !found.has('id') &&
      name >= 0 &&
      callsByName(prepared, sheet, name) &&
      sheet.number === null &&
      !sheet.fill.has('id')
    ) {
      made = withColumn(made, headingOf('id'), name, keyAt.length);
      problems.push(problem('warning', place, say['names-as-ids']({ column: headingOf('id') })));
    }
    if (!found.has('zone') && !sheet.fill.has('zone') && !hasZones && found.has('name')) {
      made = { ...made, fill: new Map([...made.fill, ['zone', ONE_ZONE]]) };
      problems.push(problem('warning', place, say['one-zone']({ zone: ONE_ZONE })));
    }
    return { ...one, sheet: made };
  });
}

/** The key of each position of the headings. */
function keysOf({ table, sheet }: Prepared): (string | undefined)[] {
  const headings = sheet.rows.find(({ number }) => number === sheet.headingRow)?.cells ?? [];
  return headings.map((cell, at) =>
    cell === null ? undefined : sheet.told.has(at) ? (sheet.told.get(at) ?? undefined) : columnOf(table, cell.text),
  );
}

/** Whether some table calls a school of this sheet by its name: where all use ids, the column of ids was forgotten. */
function callsByName(prepared: readonly Prepared[], schools: PreparedTable, name: number): boolean {
  const names = new Set(schools.rows.map(({ cells }) => fold(cells[name]?.text ?? '')));
  names.delete('');
  return prepared.some((one) => {
    const key = SCHOOL_KEY[one.table];
    if (key === undefined) return false;
    const at = keysOf(one).indexOf(key);
    const said = at < 0 ? [one.sheet.fill.get(key) ?? ''] : one.sheet.rows.map(({ cells }) => cells[at]?.text ?? '');
    return said.some((text) => text !== '' && names.has(fold(text)));
  });
}

/** One more column, behind the last, with the cells of another. */
function withColumn(sheet: PreparedTable, heading: string, from: number, at: number): PreparedTable {
  const rows = sheet.rows.map(({ number, cells }): RawRow => {
    const whole = Array.from({ length: Math.max(at, cells.length) }, (_, i) => cells[i] ?? null);
    const cell = number === sheet.headingRow ? ({ kind: 'text', text: heading } as const) : (cells[from] ?? null);
    return { number, cells: number === sheet.headingRow || cells.length <= at ? [...whole, cell] : cells };
  });
  return { ...sheet, rows };
}
