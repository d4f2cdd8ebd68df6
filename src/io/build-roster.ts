/** From raw tables to a checked, canonical Roster, or to every problem that stands in the way. */
import { crossChecks } from '../domain/cross-checks.ts';
import type { Finding, PinTerms, TableName } from '../domain/draft.ts';
import { DEFAULT_PIN_TERMS } from '../domain/impossible-pins.ts';
import { canonical, Roster } from '../domain/roster.ts';
import { assemble, type ReadTables } from './assemble.ts';
import { FIELDS } from './fields.ts';
import { fileTexts as say } from './file-texts.ts';
import { tableOf } from './find-heading.ts';
import { LATER_TABLES, TABLE_ORDER, TABLES } from './headings.ts';
import { hasErrors, problem, type Place, type Problem } from './problem.ts';
import type { RawInput, RawTable } from './raw.ts';
import { absentTable, emptiness, readTable, type ReadTable, type Source } from './read-table.ts';
import type { Fields } from './reader.ts';

export interface ReadRoster {
  /** Canonical; null if and only if one of the problems is an error. */
  readonly roster: Roster | null;
  readonly problems: readonly Problem[];
}

/** What the command already knows: the first school year of the horizon, and the policy's settings. */
export interface Known {
  readonly from?: number | undefined;
  readonly terms?: PinTerms | undefined;
}

type Assigned = Partial<Record<TableName, RawTable>>;

/** Which raw table is which; what is unknown, of another command, or there twice. */
function assign(tables: readonly RawTable[]): { assigned: Assigned; problems: Problem[] } {
  const assigned: Assigned = {};
  const problems: Problem[] = [];
  const titles = [...TABLE_ORDER.map((table) => TABLES[table].title), ...LATER_TABLES];
  for (const raw of tables) {
    const { file, sheet, title } = raw;
    const table = tableOf(title);
    // New workbooks come with empty sheets.
    if (table === undefined && raw.rows.length === 0) continue;
    const earlier = table === undefined || table === 'later' ? undefined : assigned[table];
    if (table === undefined) problems.push(problem('notice', { file, sheet }, say['unknown-table']({ title, known: titles })));
    else if (table === 'later') problems.push(problem('notice', { file, sheet }, say['later-table']({ title })));
    else if (earlier === undefined) assigned[table] = raw;
    else problems.push(problem('error', { file, sheet }, say['duplicate-table']({ table: TABLES[table].title, other: earlier.title })));
  }
  return { assigned, problems };
}

/** `placeOf` = where a table of that name would be; for tables that are missing. */
export function buildRoster(input: RawInput, placeOf: (title: string) => Place, known: Known): ReadRoster {
  const { assigned, problems } = assign(input.tables);
  problems.push(...input.problems);
  const damaged = new Set(input.problems.filter(({ severity }) => severity === 'error').map(({ file, sheet }) => tableOf(sheet ?? file.replace(/\.csv$/i, ''))));
  for (const table of TABLE_ORDER) {
    const { required, title } = TABLES[table];
    if (required && assigned[table] === undefined && !damaged.has(table)) problems.push(problem('error', placeOf(title), say['missing-table']({ table: title })));
  }
  const absent = new Set<TableName>();
  function readOne<T extends object>(table: TableName, fields: Fields<T>): ReadTable<T> {
    const raw = assigned[table];
    if (raw === undefined) {
      if (!damaged.has(table)) absent.add(table);
      return absentTable;
    }
    if (raw.rows.length === 0 && !TABLES[table].required) {
      problems.push(problem('notice', { file: raw.file, sheet: raw.sheet }, say['empty-table']({ table: TABLES[table].title })));
      absent.add(table);
      return absentTable;
    }
    const result = readTable(raw, table, fields);
    problems.push(...result.problems);
    if (result.judged) problems.push(...emptiness(raw, table, result.rows.length));
    if (result.judged && result.rows.length === 0) absent.add(table);
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
  };
  const { roster: draft, sources, problems: more } = assemble(tables, absent);
  const unread = new Set(TABLE_ORDER.filter((table) => !tables[table].judged && !((table === 'groups' || table === 'zones') && absent.has(table))));
  const rowNumber = (table: TableName, index: number): number | null => sources[table][index]?.row ?? null;
  const findings = crossChecks(draft, { unread, rowNumber, from: known.from ?? null, terms: known.terms ?? DEFAULT_PIN_TERMS });
  const all = ordered([...problems, ...more, ...findings.map((finding) => placed(finding, sources[finding.table][finding.index]))], assigned);
  return { roster: hasErrors(all) ? null : canonical(Roster.parse(draft)), problems: all };
}

/** Every row of a draft has a source; a finding without one would be a fault of this program. */
function placed({ severity, key, value, message }: Finding, source: Source | undefined): Problem {
  const place = source!.place(key);
  return problem(severity, value === null ? place : { ...place, value }, message);
}

/** In the order of the dictionary's tables, then by row; what concerns no single table comes first. */
function ordered(problems: readonly Problem[], assigned: Assigned): Problem[] {
  const places = TABLE_ORDER.flatMap((table) => assigned[table] ?? []);
  const rank = (one: Problem): number => places.findIndex(({ file, sheet }) => file === one.file && sheet === one.sheet);
  return problems
    .map((one) => ({ one, rank: rank(one) }))
    .toSorted((a, b) => a.rank - b.rank || (a.one.row ?? 0) - (b.one.row ?? 0))
    .map(({ one }) => one);
}
