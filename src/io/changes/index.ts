/**
 * Staff changes as offices write them: 人员变动, and 新教师 for those who arrive (data dictionary). Bad rows are set aside
 * with their reasons and do not stop the others.
 */
import { CHANGE_KINDS, type Change, type ChangeKind } from '../../domain/changes.ts';
import { canonicalJson } from '../../domain/fingerprint.ts';
import type { Roster } from '../../domain/roster.ts';
import { fileTexts } from '../file-texts.ts';
import { fold, foldTitle } from '../fold.ts';
import { openInput } from '../index.ts';
import { headingBlock, type HeadingBlock } from '../intake/heading-block.ts';
import { day, readSchoolYear } from '../months.ts';
import { demandTenths } from '../numbers.ts';
import { hasErrors, problem, type CellPlace, type InputProblem } from '../problem.ts';
import type { RawTable } from '../raw.ts';
import { schoolFinder, type FindSchool } from '../school-names.ts';
import { id, subject, word } from '../values.ts';
import { lookup, STATUS_WORDS, wordOf } from '../words.ts';
import { readArrivals, type Arrivals } from './arrivals.ts';
import { BadRow, RowCells, type ChangeColumns } from './cells.ts';
import { keepsSlip, slips, withoutQuotedContacts } from './contacts.ts';
import { correctionOf } from './correction.ts';
import {
  ARRIVALS_ALIASES,
  ARRIVALS_TITLE,
  CHANGE_KIND_WORDS,
  changeColumnOf,
  type ChangeColumn,
  CHANGES_ALIASES,
  CHANGES_TITLE,
  COLUMNS,
  REQUIRED_CHANGE_COLUMNS,
} from './headings.ts';
import { changeFileTexts as say } from './texts.ts';

export interface ReadChanges {
  /** Every change that could be read, in the order of the file. */
  readonly changes: readonly Change[];
  /** An error with a row set that row aside; one without says that the file could not be read as a whole. */
  readonly problems: readonly InputProblem[];
}

/** `roster`: the one to which the changes belong, for names of schools. Never throws on bad input. */
export async function readChanges(path: string, given: { readonly roster: Roster }): Promise<ReadChanges> {
  const { changes, problems } = await readAll(path, given);
  return { changes, problems: problems.map(withoutQuotedContacts) };
}

async function readAll(path: string, { roster }: { readonly roster: Roster }): Promise<ReadChanges> {
  const opened = await openInput(path);
  if ('problems' in opened) return { changes: [], problems: opened.problems };
  const { tables, problems } = opened.input;
  // What stands below a stray quote is unknown: taking the rows above it would put the file away with the rest unread.
  if (hasErrors(problems)) return { changes: [], problems: problems.map((one) => ({ ...one, row: null })) };
  const visible = tables.filter(({ hidden }) => hidden !== true);
  const arriving = visible.filter(isNamed([ARRIVALS_TITLE, ...ARRIVALS_ALIASES]));
  const named = visible.filter(isNamed([CHANGES_TITLE, ...CHANGES_ALIASES]));
  // A file of its own may have any name: 变动-20271015.csv.
  const others = visible.filter((table) => !arriving.includes(table));
  const found = named.length > 0 ? named : others.length === 1 && isLikeChanges(others[0]!) ? others : [];
  if (found.length === 0)
    return {
      changes: [],
      problems: [...problems, problem('error', opened.placeOf(CHANGES_TITLE), say['no-changes-table']())],
    };
  const arrivals = readArrivals(arriving, roster);
  const find = schoolFinder(roster.schools, new Map());
  const read = found.map((raw) => readRows(raw, roster, arrivals, find));
  const changes = read.flatMap((one) => one.changes);
  const used = new Set(changes.flatMap((change) => ('row' in change ? [change.teacher] : [])));
  const idle = [...arrivals.rows.keys()]
    .filter((teacher) => !used.has(teacher))
    .map((teacher) => problem('warning', opened.placeOf(ARRIVALS_TITLE), say['arrival-not-used']({ teacher })));
  return { changes, problems: [...problems, ...arrivals.problems, ...read.flatMap((one) => one.problems), ...idle] };
}

const isNamed = (names: readonly string[]) => {
  const folded = new Set(names.map(fold));
  return ({ title }: RawTable): boolean => folded.has(foldTitle(title));
};

const isLikeChanges = (raw: RawTable): boolean =>
  REQUIRED_CHANGE_COLUMNS.every((key) => headingBlock(raw, changeColumnOf)?.keys.has(key) === true);

function readRows(raw: RawTable, roster: Roster, arrivals: Arrivals, find: FindSchool): ReadChanges {
  const block = headingBlock(raw, changeColumnOf);
  const place = { file: raw.file, sheet: raw.sheet };
  const missing = REQUIRED_CHANGE_COLUMNS.filter((key) => block?.keys.has(key) !== true);
  if (block === undefined || missing.length > 0)
    return {
      changes: [],
      problems: [
        problem('error', place, say['change-column-missing']({ columns: missing.map((key) => COLUMNS[key][0]) })),
      ],
    };
  const found = columnsIn(block, place);
  // Which of two columns is meant decides who leaves when: nothing is taken from the table.
  if (found.problems.length > 0) return { changes: [], problems: found.problems };
  const { columns } = found;
  const changes: Change[] = [];
  const problems: InputProblem[] = [];
  const rows = new Map<string, { readonly row: number; readonly text: string }>();
  const isSlip = slips(roster);
  for (const row of raw.rows.filter(({ number }) => number > block.rows.at(-1)!)) {
    const cells = new RowCells(raw, row, columns);
    if (cells.isEmpty) continue;
    try {
      const change = changeOf(cells, roster, arrivals, find);
      const slipped = keepsSlip(change, isSlip)
        ? (columns.keys().find((key) => isSlip(cells.cell(key)?.text ?? '')) ?? 'teacher')
        : undefined;
      if (slipped !== undefined) cells.refuse(slipped, say['contact-in-change']());
      const written = canonicalJson(change);
      const earlier = rows.get(change.id);
      if (earlier !== undefined && earlier.text !== written)
        cells.refuse('id', say['change-id-twice']({ id: change.id, row: earlier.row }));
      // The same row twice is one change.
      if (earlier === undefined) changes.push(change);
      rows.set(change.id, earlier ?? { row: row.number, text: written });
    } catch (error) {
      if (!(error instanceof BadRow)) throw error;
    }
    problems.push(...cells.problems);
  }
  return { changes, problems };
}

/** The columns of a table of changes, or those that stand there twice (生效日期 beside 变动日期). */
function columnsIn(
  { cells }: HeadingBlock,
  place: CellPlace,
): { readonly columns: ChangeColumns; readonly problems: readonly InputProblem[] } {
  const columns = new Map<ChangeColumn, { readonly at: number; readonly heading: string }>();
  const problems: InputProblem[] = [];
  for (const [at, cell] of cells.entries()) {
    const key = cell === null ? undefined : changeColumnOf(cell.text);
    if (cell === null || key === undefined) continue;
    const earlier = columns.get(key);
    if (earlier === undefined) columns.set(key, { at, heading: cell.text });
    else
      problems.push(
        problem(
          'error',
          { ...place, column: cell.text, value: cell.text },
          fileTexts['duplicate-column']({ column: COLUMNS[key][0], other: earlier.heading }),
        ),
      );
  }
  return { columns, problems };
}

type Make = (
  cells: RowCells,
  at: { readonly id: string; readonly date: string },
  given: { readonly roster: Roster; readonly arrivals: Arrivals; readonly find: FindSchool; readonly said: string },
) => Change;

const ofTeacher =
  (kind: 'resignation' | 'retirement' | 'transferOut' | 'exemption' | 'exemptionEnded'): Make =>
  (cells, at, { said }) => ({ kind, ...at, teacher: cells.must('teacher', id, said) });

const ofArrival =
  (kind: 'transferIn' | 'newHire'): Make =>
  (cells, at, { arrivals, said }) => {
    const teacher = cells.must('teacher', id, said);
    if (arrivals.twice.has(teacher)) return cells.refuse('teacher', say['two-arrival-rows']({ teacher }));
    const row = arrivals.rows.get(teacher);
    return row === undefined
      ? cells.refuse('teacher', say['no-arrival-row']({ teacher }))
      : { kind, ...at, teacher, row };
  };

const MAKE: Readonly<Record<ChangeKind, Make>> = {
  resignation: ofTeacher('resignation'),
  retirement: ofTeacher('retirement'),
  transferOut: ofTeacher('transferOut'),
  exemption: ofTeacher('exemption'),
  exemptionEnded: ofTeacher('exemptionEnded'),
  transferIn: ofArrival('transferIn'),
  newHire: ofArrival('newHire'),
  demand: (cells, at, { find, said }) => ({
    kind: 'demand',
    ...at,
    school: cells.school('school', cells.must('school', id, said), find),
    subject: cells.must('subject', subject, said),
    year: cells.may('year', readSchoolYear),
    tenths: cells.must('tenths', demandTenths, said),
  }),
  correction: (cells, at, { roster, find, said }) => {
    const teacher = cells.must('teacher', id, said);
    return { kind: 'correction', ...at, teacher, cells: correctionOf(cells, teacher, roster, find) };
  },
};

const statusOf = lookup(STATUS_WORDS);

function changeOf(cells: RowCells, roster: Roster, arrivals: Arrivals, find: FindSchool): Change {
  // Leave is what offices report most, and no kind of its own: it corrects a column.
  const leave = statusOf(cells.cell('kind')?.text ?? '');
  if (leave !== undefined) cells.refuse('kind', say['kind-is-status']({ status: wordOf(STATUS_WORDS, leave) }));
  const kind = cells.must(
    'kind',
    word(CHANGE_KIND_WORDS),
    CHANGE_KINDS.map((one) => wordOf(CHANGE_KIND_WORDS, one)).join('/'),
  );
  const said = wordOf(CHANGE_KIND_WORDS, kind);
  const at = { id: cells.must('id', id, said), date: cells.must('date', day, said) };
  return MAKE[kind](cells, at, { roster, arrivals, find, said });
}
