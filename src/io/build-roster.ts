/** From raw tables to a checked, canonical Roster, or to every problem that stands in the way. */
import { crossChecks } from '../domain/cross-checks.ts';
import type { Finding, PinTerms, TableName } from '../domain/draft.ts';
import { DEFAULT_PIN_TERMS } from '../domain/impossible-pins.ts';
import { canonical, Roster } from '../domain/roster.ts';
import { assemble, type ReadTables } from './assemble.ts';
import { FIELDS } from './fields.ts';
import { withGroupList } from './group-list/index.ts';
import { fileTexts as say } from './file-texts.ts';
import { tableOf } from './find-heading.ts';
import { SHEET_ORDER, SHEETS, TABLE_ORDER, TABLES, type SheetName } from './headings.ts';
import { intake } from './intake/index.ts';
import type { Mapping } from './intake/mapping.ts';
import { schoolAliases } from './intake/school-aliases.ts';
import type { SheetUnderstood } from './intake/understood.ts';
import type { LessonSum } from './lessons/demand.ts';
import { LESSON_FIELDS } from './lessons/fields.ts';
import { takeMeanings } from './office/meanings.ts';
import { hasErrors, problem, type CellPlace, type InputProblem } from './problem.ts';
import type { PreparedTable, RawInput } from './raw.ts';
import { absentTable, emptiness, readTable, type ReadTable, type TableSource } from './read-table.ts';
import type { Fields } from './reader.ts';

export interface ReadRoster {
  /** Canonical; null if and only if one of the problems is an error. */
  readonly roster: Roster | null;
  readonly problems: readonly InputProblem[];
  /** Sheet by sheet, in the order of the files. */
  readonly understood: readonly SheetUnderstood[];
  /** Demand that was computed from lessons. */
  readonly lessonSums: readonly LessonSum[];
  /** Other names of schools → id or full name, as 学校 (简称) and the mapping file give them. */
  readonly schoolNames: ReadonlyMap<string, string>;
}

/** What the command already knows: the first school year of the horizon, and the policy's settings. */
export interface KnownOfRoster {
  readonly from?: number | undefined;
  readonly terms?: PinTerms | undefined;
  /** What the user says about the files. */
  readonly mapping?: Mapping | null | undefined;
}

/** The sheets of each table. */
type Assigned = ReadonlyMap<SheetName, readonly PreparedTable[]>;

/** `placeOf` = where a table of that name would be; for tables that are missing. */
export function buildRoster(files: RawInput, placeOf: (title: string) => CellPlace, known: KnownOfRoster): ReadRoster {
  const mapping = known.mapping ?? null;
  const { input: tablesAlone, meaningOf } = takeMeanings(files, mapping);
  const input = withGroupList(tablesAlone, mapping);
  const {
    prepared,
    problems: told,
    understood,
  } = intake(input.tables, mapping, {
    meaningOf,
    from: known.from ?? null,
  });
  const assigned: Assigned = new Map(
    [...Map.groupBy(prepared, ({ table }) => table)].map(([table, members]) => [
      table,
      members.map(({ sheet }) => sheet),
    ]),
  );
  const problems: InputProblem[] = [...input.problems, ...told];
  // A file that could not be read whole may hold anything: its table is not called missing, and its ids are not judged.
  const damaged = new Set(
    input.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ file, sheet }) => tableOf(sheet ?? file.replace(/\.(?:csv|xls|xlsx|xlsm)$/i, ''))),
  );
  for (const table of TABLE_ORDER) {
    const { required, title } = TABLES[table];
    if (required && !assigned.has(table) && !damaged.has(table))
      problems.push(problem('error', placeOf(title), say['missing-table']({ table: title })));
  }
  const absent = new Set<SheetName>();
  function readSheet<T extends object>(raw: PreparedTable, table: SheetName, fields: Fields<T>): ReadTable<T> {
    if (raw.rows.length === 0 && !SHEETS[table].required) {
      problems.push(
        problem('notice', { file: raw.file, sheet: raw.sheet }, say['empty-table']({ table: SHEETS[table].title })),
      );
      return absentTable;
    }
    const result = readTable(raw, table, fields);
    problems.push(...result.problems);
    return result;
  }
  function readOne<T extends object>(table: SheetName, fields: Fields<T>): ReadTable<T> {
    const sheets = assigned.get(table) ?? [];
    const results = sheets.map((raw) => readSheet(raw, table, fields));
    const isEmpty = results.every(({ rows }) => rows.length === 0);
    for (const [at, { rows, judged }] of results.entries())
      if (judged) problems.push(...emptiness(sheets[at]!, table, rows.length, isEmpty));
    const result = results.length === 1 ? results[0]! : together(results, table, problems);
    if (
      result.rows.length === 0 &&
      (result.judged || results.every((one) => one === absentTable)) &&
      !(results.length === 0 && damaged.has(table))
    )
      absent.add(table);
    return damaged.has(table) ? { ...result, judged: false } : result;
  }
  const tables: ReadTables = {
    groups: readOne('groups', FIELDS.groups),
    zones: readOne('zones', FIELDS.zones),
    schools: readOne('schools', FIELDS.schools),
    teachers: readOne('teachers', FIELDS.teachers),
    demand: readOne('demand', FIELDS.demand),
    budgets: readOne('budgets', FIELDS.budgets),
    assessments: readOne('assessments', FIELDS.assessments),
    pins: readOne('pins', FIELDS.pins),
    activities: readOne('activities', FIELDS.activities),
    attestations: readOne('attestations', FIELDS.attestations),
    lessons: readOne('lessons', LESSON_FIELDS),
  };
  const schoolNames = schoolAliases(assigned.get('schools') ?? [], mapping);
  const rosterAbsent = new Set(TABLE_ORDER.filter((table) => absent.has(table)));
  const { roster: draft, sources, problems: more, lessonSums } = assemble(tables, rosterAbsent, schoolNames);
  const unread = new Set(
    TABLE_ORDER.filter(
      (table) => !tables[table].judged && !((table === 'groups' || table === 'zones') && absent.has(table)),
    ),
  );
  const rowNumber = (table: TableName, index: number): number | null => sources[table][index]?.row ?? null;
  const findings = crossChecks(draft, {
    unread,
    rowNumber,
    from: known.from ?? null,
    terms: known.terms ?? DEFAULT_PIN_TERMS,
  });
  const all = ordered(
    [...problems, ...more, ...findings.map((finding) => placed(finding, sources[finding.table][finding.index]))],
    assigned,
  );
  return {
    roster: hasErrors(all) ? null : canonical(Roster.parse(draft)),
    problems: all,
    understood,
    lessonSums,
    schoolNames,
  };
}

/**
 * Several sheets as one table. Schools that send in their workbooks repeat the schools, groups and zones of all: a row that
 * another file has word for word is taken once. People never: who stands in two lists is a question.
 */
function together<T extends object>(
  results: readonly ReadTable<T>[],
  table: SheetName,
  problems: InputProblem[],
): ReadTable<T> {
  const seen = new Map<string, string>();
  const kept = results.map(({ rows, sources }) => {
    const repeated: TableSource[] = [];
    const own = rows.flatMap((row, at) => {
      const source = sources[at]!;
      const key = JSON.stringify(row);
      const file = seen.get(key) ?? source.file;
      seen.set(key, file);
      if (table === 'teachers' || file === source.file) return [{ row, source }];
      repeated.push(source);
      return [];
    });
    const [first] = repeated;
    if (first !== undefined)
      problems.push(
        problem(
          'notice',
          { file: first.file, sheet: first.sheet, row: first.row },
          say['repeated-rows']({ rows: repeated.length }),
        ),
      );
    return own;
  });
  return {
    rows: kept.flatMap((own) => own.map(({ row }) => row)),
    sources: kept.flatMap((own) => own.map(({ source }) => source)),
    problems: [],
    judged: results.length > 0 && results.every(({ judged }) => judged),
  };
}

/** Every row of a draft has a source; a finding without one would be a fault of this program. */
function placed({ severity, key, value, message }: Finding, source: TableSource | undefined): InputProblem {
  const place = source!.place(key);
  return problem(severity, value === null ? place : { ...place, value }, message);
}

const sheetKey = ({ file, sheet }: { readonly file: string; readonly sheet: string | null }): string =>
  JSON.stringify([file, sheet]);

/** In the order of the dictionary's tables, then by row; what concerns no single table comes first. */
function ordered(problems: readonly InputProblem[], assigned: Assigned): InputProblem[] {
  const ranks = new Map(
    SHEET_ORDER.flatMap((table) => assigned.get(table) ?? [])
      .map((place, at) => [sheetKey(place), at] as const)
      .toReversed(),
  );
  const rank = (one: InputProblem): number => ranks.get(sheetKey(one)) ?? -1;
  return problems
    .map((one) => ({ one, rank: rank(one) }))
    .toSorted((a, b) => a.rank - b.rank || (a.one.row ?? 0) - (b.one.row ?? 0))
    .map(({ one }) => one);
}
