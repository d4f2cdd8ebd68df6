/** What an officer says about the files of a roster, and what becomes of the roster by it. */
import { z } from 'zod';
import { CellEdit, columnAt } from '../../io/edits.ts';
import { fold } from '../../io/fold.ts';
import {
  mappedColumn,
  mappedTable,
  mappingFaults,
  MAPPING_FORMAT,
  type Mapping,
  type SheetMapping,
} from '../../io/intake/mapping.ts';
import { columnLetter } from '../../io/read-headings.ts';
import type { RosterRecord } from '../kept/roster.ts';
import { DeskProblem } from '../problem.ts';
import { deskTexts } from '../texts.ts';
import type { RosterCheck } from '../views/check.ts';
import { bothWords } from '../words.ts';

const Text = z.string().min(1).max(200);
const ofSheet = { file: z.string().min(1).max(500), sheet: z.string().max(200).nullable() };

export const Revision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('name'), name: Text }),
  z.strictObject({ kind: z.literal('from'), from: z.int().min(2000).max(2100) }),
  /** A sheet is this table (its Chinese name), or is not read. */
  z.strictObject({ kind: z.literal('sheet'), ...ofSheet, table: Text.nullable() }),
  /** A heading of a sheet means this heading of ours, or is not read. */
  z.strictObject({ kind: z.literal('heading'), ...ofSheet, heading: Text, meaning: Text.nullable() }),
  /** Every row of a sheet gets this value under a heading of ours that the sheet lacks. */
  z.strictObject({ kind: z.literal('fill'), ...ofSheet, column: Text, value: Text }),
  /** A word in a column of ours means another: 县教坛新秀 is 县级. */
  z.strictObject({ kind: z.literal('value'), table: Text, column: Text, from: Text, to: Text }),
  /** A name that the files use is this school: its number or full name. */
  z.strictObject({ kind: z.literal('school'), name: Text, school: Text }),
  z.strictObject({ kind: z.literal('cell'), ...CellEdit.shape }),
  /** Somebody's row gets this under a heading of ours; the column is added where the sheet lacks it. */
  z.strictObject({
    kind: z.literal('fact'),
    ...ofSheet,
    row: z.int().min(1),
    column: Text,
    value: z.string().max(200),
  }),
  /** A proposal from a remark is refused, and not made again. */
  z.strictObject({ kind: z.literal('refuse'), ...ofSheet, row: z.int().min(1), word: Text }),
]);
export type Revision = z.infer<typeof Revision>;

const EMPTY: Mapping = { format: MAPPING_FORMAT, sheets: [], schools: {} };

/** The record with the revisions made, in their order. Throws a DeskProblem (422) for what cannot be meant. */
export function revised(record: RosterRecord, check: RosterCheck | null, revisions: readonly Revision[]): RosterRecord {
  const next = revisions.reduce((so, revision) => withOne(so, check, revision), record);
  const faults = next.mapping === null ? [] : mappingFaults(next.mapping, next.files[0]?.name ?? '');
  if (faults.length > 0)
    throw new DeskProblem(
      422,
      deskTexts['bad-request']({ at: 'revisions', why: bothWords(faults[0]!.message) }),
      faults.map(({ severity, file, sheet, row, column, value, code, message }) => ({
        severity,
        file,
        sheet,
        row,
        column,
        value,
        code,
        message: bothWords(message),
      })),
    );
  return next;
}

function withOne(record: RosterRecord, check: RosterCheck | null, revision: Revision): RosterRecord {
  const mapping = record.mapping ?? EMPTY;
  switch (revision.kind) {
    case 'name':
      return { ...record, name: revision.name };
    case 'from':
      return { ...record, from: revision.from };
    case 'fact':
      return factEdits(record, sheetOf(check, revision), revision).reduce(withEdit, record);
    case 'refuse': {
      const { kind: _, ...remark } = revision;
      return { ...record, refused: [...record.refused, remark] };
    }
    case 'cell': {
      const { kind: _, ...edit } = revision;
      return withEdit(record, edit);
    }
    case 'value': {
      const { kind: _, ...word } = revision;
      const rest = (mapping.values ?? []).filter(
        (other) => other.table !== word.table || other.column !== word.column || fold(other.from) !== fold(word.from),
      );
      return { ...record, mapping: { ...mapping, values: [...rest, word] } };
    }
    case 'school':
      return { ...record, mapping: { ...mapping, schools: { ...mapping.schools, [revision.name]: revision.school } } };
    case 'sheet':
    case 'heading':
    case 'fill':
      return { ...record, mapping: withSheet(mapping, check, revision) };
  }
}

/** The last word about a cell counts. */
function withEdit(record: RosterRecord, edit: CellEdit): RosterRecord {
  const rest = record.edits.filter(
    (other) =>
      other.file !== edit.file || other.sheet !== edit.sheet || other.row !== edit.row || other.letter !== edit.letter,
  );
  return { ...record, edits: [...rest, edit] };
}

type SheetCheck = RosterCheck['sheets'][number];

/** Throws a DeskProblem (422) for a sheet that is not there. */
function sheetOf(
  check: RosterCheck | null,
  place: { readonly file: string; readonly sheet: string | null },
): SheetCheck {
  const sheet = check?.sheets.find((one) => one.file === place.file && one.sheet === place.sheet);
  if (sheet === undefined) throw new DeskProblem(422, deskTexts['not-found']({ what: place.sheet ?? place.file }));
  return sheet;
}

/** The correction of the cell; before it that of the heading, where the sheet has no such column yet. */
function factEdits(
  { edits }: RosterRecord,
  sheet: SheetCheck,
  { file, sheet: name, row, column, value }: Extract<Revision, { kind: 'fact' }>,
): readonly CellEdit[] {
  const table = sheet.table === null ? undefined : mappedTable(sheet.table);
  if (table === undefined || mappedColumn(table, column) === undefined)
    throw new DeskProblem(422, deskTexts['not-found']({ what: column }));
  const bottom = sheet.headingRows.at(-1) ?? 1;
  const own = edits.filter((one) => one.file === file && one.sheet === name);
  const known =
    sheet.columns.find((one) => one.as === 'used' && one.column === column)?.letter ??
    own.find((one) => one.row === bottom && one.value === column)?.letter;
  if (known !== undefined) return [{ file, sheet: name, row, letter: known, value }];
  const last = Math.max(-1, ...[...sheet.columns, ...own].map(({ letter }) => columnAt(letter)));
  const letter = columnLetter(last + 1);
  return [
    { file, sheet: name, row: bottom, letter, value: column },
    { file, sheet: name, row, letter, value },
  ];
}

type OfSheet = Extract<Revision, { kind: 'sheet' | 'heading' | 'fill' }>;

/** Only what was said is kept: the rest is understood again each time, with what the reader has learnt meanwhile. */
function withSheet(mapping: Mapping, check: RosterCheck | null, revision: OfSheet): Mapping {
  const sheet = sheetOf(check, revision);
  const twins = (check?.sheets ?? []).filter(({ title }) => fold(title) === fold(sheet.title));
  const own = mapping.sheets.find((one) => isOf(one, sheet)) ?? {
    ...(twins.length > 1 ? { file: sheet.file } : {}),
    sheet: sheet.title,
    table: sheet.table,
  };
  return { ...mapping, sheets: [...mapping.sheets.filter((one) => !isOf(one, sheet)), changed(own, revision)] };
}

const isOf = (mapped: SheetMapping, { file, title }: { readonly file: string; readonly title: string }): boolean =>
  fold(mapped.sheet) === fold(title) && (mapped.file === undefined || fold(mapped.file) === fold(file));

function changed(own: SheetMapping, revision: OfSheet): SheetMapping {
  switch (revision.kind) {
    case 'sheet':
      return { ...own, table: revision.table };
    case 'heading':
      return { ...own, columns: { ...own.columns, [revision.heading]: revision.meaning } };
    case 'fill':
      return { ...own, fill: { ...own.fill, [revision.column]: revision.value } };
  }
}
