/** Which sheet is which table, and each of them made ready: the one door through which every file comes in. */
import { tableOf } from '../find-heading.ts';
import { fileTexts } from '../file-texts.ts';
import { LATER_TABLES, SHEET_ORDER, SHEETS, type SheetName } from '../headings.ts';
import { nineYearSchools } from '../office/beside.ts';
import { inDictionaryWords, type OfficeFrame } from '../office/rewrite.ts';
import { problem, type CellPlace, type InputProblem } from '../problem.ts';
import type { RawTable } from '../raw.ts';
import { fromCrossTable } from './cross-table.ts';
import { isMappedTo, mappedTable, type Mapping, type SheetMapping } from './mapping.ts';
import { prepare, type Prepared } from './prepare.ts';
import { recognise } from './recognise.ts';
import { resembling } from './resembling.ts';
import { completeSchools } from './school-defaults.ts';
import { intakeTexts as say } from './texts.ts';
import type { SheetStatus, SheetUnderstood } from './understood.ts';

export interface Intake {
  /** In the order of the files; a table may have several sheets. */
  readonly prepared: readonly Prepared[];
  readonly problems: readonly InputProblem[];
  readonly understood: readonly SheetUnderstood[];
}

/** The words of the county, and when the horizon begins. */
type OfficeWords = Omit<OfficeFrame, 'nineYear'>;

type Found = { readonly raw: RawTable; readonly mapping: SheetMapping | undefined } & (
  | { readonly table: SheetName; readonly by: 'title' | 'headings' | 'mapping' }
  | { readonly table: null; readonly status: Exclude<SheetStatus, 'read' | 'spare'> }
);

function find(raw: RawTable, mapping: Mapping | null): Found {
  const mapped = mapping?.sheets.find((one) => isMappedTo(one, raw.file, raw.title));
  const base = { raw, mapping: mapped };
  if (mapped !== undefined) {
    const table = mapped.table === null ? undefined : mappedTable(mapped.table);
    return table === undefined
      ? { ...base, table: null, status: 'left' }
      : { ...base, table, by: tableOf(raw.title) === table ? 'title' : 'mapping' };
  }
  const titled = tableOf(raw.title);
  if (raw.hidden === true) return { ...base, table: null, status: 'hidden' };
  if (titled === 'later' || titled === 'guide') return { ...base, table: null, status: titled };
  if (titled !== undefined) return { ...base, table: titled, by: 'title' };
  const table = recognise(raw);
  return table === undefined ? { ...base, table: null, status: 'unknown' } : { ...base, table, by: 'headings' };
}

/** Two workbooks of one folder are what two schools have sent in. */
const areReturns = (a: RawTable, b: RawTable): boolean => a.sheet !== null && b.sheet !== null && a.file !== b.file;

/** Every table that is to be looked at, cross tables as rows. */
const findAll = (tables: readonly RawTable[], mapping: Mapping | null, problems: InputProblem[]): Found[] =>
  tables.flatMap((given): Found[] => {
    const isMapped = mapping?.sheets.some((one) => isMappedTo(one, given.file, given.title)) ?? false;
    const raw = isMapped || given.hidden === true ? given : fromCrossTable(given, problems);
    return raw === null ? [] : [find(raw, mapping)];
  });

/** The tables in the words of the dictionary; what was assumed or is not understood is added to `problems`. */
function finished(prepared: readonly Prepared[], words: OfficeWords, problems: InputProblem[]): Prepared[] {
  const complete = completeSchools(prepared, problems);
  const frame = { ...words, nineYear: nineYearSchools(complete) };
  return complete.map((one) => inDictionaryWords(one, frame, problems));
}

/** Never throws; what cannot be decided comes back as problems. */
export function intake(tables: readonly RawTable[], mapping: Mapping | null, words: OfficeWords): Intake {
  const crossed: InputProblem[] = [];
  const found = findAll(tables, mapping, crossed);
  const prepared: Prepared[] = [];
  const problems: InputProblem[] = [...crossed, ...mappingProblems(mapping, found)];
  const understood: SheetUnderstood[] = [];
  for (const one of found) {
    const { raw } = one;
    const place: CellPlace = { file: raw.file, sheet: raw.sheet };
    if (one.table === null) {
      // New workbooks come with empty sheets.
      if (raw.rows.length === 0 && one.status === 'unknown') continue;
      problems.push(...passedOver(one.status, raw));
      understood.push(leftOut(raw, one.status, null, one.mapping));
      continue;
    }
    const title = SHEETS[one.table].title;
    const named = found.find((other) => other.table === one.table && other.by !== 'headings');
    if (one.by === 'headings' && named !== undefined) {
      problems.push(problem('warning', place, say['looks-like']({ table: title, other: named.raw.title })));
      understood.push(leftOut(raw, 'spare', title));
      continue;
    }
    const twin =
      one.mapping === undefined && one.by === 'title'
        ? prepared.find(
            ({ table, understood: { by }, sheet }) => table === one.table && by === 'title' && !areReturns(sheet, raw),
          )
        : undefined;
    if (twin !== undefined) {
      problems.push(problem('error', place, fileTexts['duplicate-table']({ table: title, other: twin.sheet.title })));
      understood.push(leftOut(raw, 'spare', title));
      continue;
    }
    const made = prepare(raw, one.table, one.by, one.mapping);
    prepared.push(made);
    problems.push(...made.problems);
    understood.push(made.understood);
  }
  return { prepared: finished(prepared, words, problems), problems, understood };
}

function passedOver(status: SheetStatus, raw: RawTable): InputProblem[] {
  const place: CellPlace = { file: raw.file, sheet: raw.sheet };
  const { title } = raw;
  switch (status) {
    case 'unknown':
      return [unknown(raw, place)];
    case 'later':
      // Headings alone stand in our own template.
      return raw.rows.length <= 1 ? [] : [problem('notice', place, fileTexts['later-table']({ title }))];
    case 'hidden':
      return [problem(tableOf(title) === undefined ? 'notice' : 'warning', place, say['hidden-sheet']())];
    case 'guide':
    case 'left':
    case 'read':
    case 'spare':
      return [];
  }
}

/** A table of people that is not taken is worth more than a notice: nobody on it is planned for. */
function unknown(raw: RawTable, place: CellPlace): InputProblem {
  const like = resembling(raw);
  if (like === undefined)
    return problem(
      'notice',
      place,
      fileTexts['unknown-table']({
        title: raw.title,
        known: [...SHEET_ORDER.map((table) => SHEETS[table].title), ...LATER_TABLES],
      }),
    );
  return problem(
    raw.rows.length > 1 ? 'warning' : 'notice',
    place,
    fileTexts['unknown-table-resembles']({
      title: raw.title,
      table: SHEETS[like.table].title,
      found: like.found,
      missing: like.missing,
    }),
  );
}

const leftOut = (
  raw: RawTable,
  status: SheetStatus,
  table: string | null,
  mapping?: SheetMapping,
): SheetUnderstood => ({
  file: raw.file,
  sheet: raw.sheet,
  title: raw.title,
  status,
  table,
  by: null,
  headingRows: [],
  columns: status === 'unknown' ? (resembling(raw)?.columns ?? []) : status === 'left' ? columnsSaid(mapping) : [],
  rows: raw.rows.length,
  aside: [],
  filled: [],
});

/** What a mapping says of the columns of a sheet that it does not let in: kept for whoever names the table later. */
const columnsSaid = (mapping: SheetMapping | undefined): SheetUnderstood['columns'] =>
  Object.entries(mapping?.columns ?? {}).map(([heading, column]) => ({ letter: '', heading, as: 'left', column }));

/** A mapping that names what is not there was made for another file, or has a slip. */
function mappingProblems(mapping: Mapping | null, found: readonly Found[]): InputProblem[] {
  const unused = (mapping?.sheets ?? []).filter(
    (one) => one.table !== null && !found.some(({ mapping: used }) => used === one),
  );
  return unused.map(({ sheet }) =>
    problem('warning', { file: found[0]?.raw.file ?? sheet }, say['mapping-unused']({ what: sheet })),
  );
}
