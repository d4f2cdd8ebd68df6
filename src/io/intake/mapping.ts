/**
 * The mapping file: what the officer says about sheets that the reader cannot tell by itself. Saved by `import
 * --save-mapping`, changed by hand, and used again next year. YAML or JSON.
 */
import { basename, resolve } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import { decodeText } from '../decode.ts';
import { columnsOf, isSensitive, tableOf } from '../find-heading.ts';
import { fold, foldHeading } from '../fold.ts';
import { SHEETS, type SheetName } from '../headings.ts';
import { loadFile } from '../load.ts';
import { problem, type CellPlace, type InputProblem } from '../problem.ts';
import { intakeTexts as say } from './texts.ts';

export const MAPPING_FORMAT = 'lungang-mapping/1';

const Name = z.string().min(1).max(200);
const SheetMapping = z.strictObject({
  /** Name of the file, where two files have sheets of one name. */
  file: Name.optional(),
  /** Name of the sheet, or of the CSV file without its ending. */
  sheet: Name,
  /** Chinese name of the table; null = the sheet is not read. */
  table: Name.nullable(),
  /** Rows of the editor that hold the headings; absent = they are looked for. */
  headings: z.array(z.int().min(1).max(1_048_576)).min(1).max(5).optional(),
  /** Heading in the file → heading of ours, or null for a column that is not read. */
  columns: z.record(Name, Name.nullable()).optional(),
  /** Heading of ours → what every row gets, where the sheet has no such column. */
  fill: z.record(Name, z.union([Name, z.number().transform(String)])).optional(),
  /** Numbers the rows for the column of ids, with these characters in front. */
  number: z.string().max(20).optional(),
});

/** What a word of the files means in a column of ours: 县教坛新秀 in 骨干层级 is 县级骨干. */
const Translation = z.strictObject({
  /** Chinese name of the table, and heading of ours. */
  table: Name,
  column: Name,
  from: Name,
  to: Name,
});
type Translation = z.infer<typeof Translation>;

/** The mapping file as data. */
export const MappingFile = z.strictObject({
  format: z.literal(MAPPING_FORMAT),
  sheets: z.array(SheetMapping).max(5000).default([]),
  /** Name that the files use → id or full name of the school. */
  schools: z.record(Name, Name).default({}),
  /** Absent: no word of the files needs another one. */
  values: z.array(Translation).max(5000).exactOptional(),
});

export type SheetMapping = z.infer<typeof SheetMapping>;
export type Mapping = z.infer<typeof MappingFile>;

export const isMappedTo = (one: SheetMapping, file: string, title: string): boolean =>
  fold(one.sheet) === fold(title) && (one.file === undefined || fold(one.file) === fold(file));

/** The table that a mapping names; undefined where there is none of that name. */
export function mappedTable(name: string): SheetName | undefined {
  const table = tableOf(name);
  return table === undefined || table === 'later' || table === 'guide' ? undefined : table;
}

/** The key of a column of ours by its heading or one of its names. */
export const mappedColumn = (table: SheetName, heading: string): string | undefined =>
  columnsOf(table).find(([key, { heading: own, aliases }]) =>
    [own, key, ...aliases].some((name) => foldHeading(name) === foldHeading(heading)),
  )?.[0];

export interface LoadedMapping {
  readonly mapping: Mapping | null;
  readonly problems: readonly InputProblem[];
}

/** Never throws: what is wrong comes back as problems, and then there is no mapping. */
export async function loadMapping(path: string): Promise<LoadedMapping> {
  const file = basename(resolve(path));
  const bytes = await loadFile(path, { file });
  if (!Buffer.isBuffer(bytes)) return { mapping: null, problems: [bytes] };
  return parseMapping(decodeText(bytes) ?? '', file);
}

const failed = (...problems: readonly InputProblem[]): LoadedMapping => ({ mapping: null, problems });

/** The text of a mapping file; `file` names it in problems. */
export function parseMapping(text: string, file: string): LoadedMapping {
  const document = parseDocument(text, { prettyErrors: false, version: '1.2' });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const row = text.slice(0, fault.pos[0]).split('\n').length;
    return failed(problem('error', { file, row }, say['bad-mapping']({ at: '', why: fault.message })));
  }
  let value: unknown;
  try {
    // Throws where aliases would unfold without end.
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    return failed(problem('error', { file }, say['bad-mapping']({ at: '', why: 'alias' })));
  }
  const parsed = MappingFile.safeParse(value);
  if (!parsed.success) {
    return failed(
      ...parsed.error.issues.map(({ path, message }) =>
        problem('error', { file }, say['bad-mapping']({ at: path.join('.'), why: message })),
      ),
    );
  }
  const problems = mappingFaults(parsed.data, file);
  return problems.length > 0 ? failed(...problems) : { mapping: parsed.data, problems: [] };
}

/** Names of tables and columns that we do not have, and columns that are never read. */
function wrongNames({ sheet, table, columns = {}, fill = {} }: SheetMapping, place: CellPlace): InputProblem[] {
  const wrong = (at: string, why: string): InputProblem => problem('error', place, say['bad-mapping']({ at, why }));
  if (table === null) return [];
  const known = mappedTable(table);
  if (known === undefined) return [wrong(sheet, table)];
  const unknown = [...Object.values(columns), ...Object.keys(fill)].filter(
    (heading) => heading !== null && mappedColumn(known, heading) === undefined,
  );
  return [
    ...unknown.map((heading) => wrong(`${sheet} → ${SHEETS[known].title}`, String(heading))),
    ...Object.entries(columns).flatMap(([from, to]) =>
      to !== null && isSensitive(from)
        ? [problem('error', { ...place, column: from }, say['mapping-sensitive']())]
        : [],
    ),
  ];
}

/** Words for a table or a column that we do not have. */
function wrongWords({ table, column, from }: Translation, place: CellPlace): InputProblem[] {
  const known = mappedTable(table);
  return known !== undefined && mappedColumn(known, column) !== undefined
    ? []
    : [problem('error', place, say['bad-mapping']({ at: `values ${from}`, why: `${table} ${column}` }))];
}

/** Everything in a mapping that names what we do not have, or what is never read. */
export const mappingFaults = ({ sheets, values = [] }: Mapping, file: string): readonly InputProblem[] => [
  ...sheets.flatMap((one) => wrongNames(one, { file })),
  ...values.flatMap((one) => wrongWords(one, { file })),
];

/** As YAML, in the order given. */
export const mappingText = (mapping: Mapping): string =>
  `# 对照文件：哪张工作表是哪个表，哪一列是哪一列。可修改后用 --mapping 再次读取。\n# Which sheet is which table, and which column is which. Change it and read again with --mapping.\n${stringify(mapping, { lineWidth: 0 })}`;
