/**
 * Lists of postings as people keep them: our own rotation list after an officer has changed names in it, or a bureau's
 * name list. What comes out is bare postings; whether they are lawful is the verifier's to say.
 */
import { basename, resolve } from 'node:path';
import { byCodePoint, type Roster } from '../../domain/roster.ts';
import type { BarePosting } from '../../domain/plan.ts';
import { parseCsv } from '../csv.ts';
import { decodeText } from '../decode.ts';
import { fileTexts } from '../file-texts.ts';
import { loadFile } from '../load.ts';
import { hasErrors, problem, type CellPlace, type InputProblem } from '../problem.ts';
import type { RawInput } from '../raw.ts';
import { listTables } from './find-table.ts';
import type { ListTerms } from './list-terms.ts';
import { listReader, type ListedPosting } from './read-rows.ts';
import { listTexts as say } from './texts.ts';

export type { ListedPosting } from './read-rows.ts';

export interface ReadPostingList {
  /** The rows in the order of the file; null if and only if one of the problems is an error. */
  readonly rows: readonly ListedPosting[] | null;
  /** Their postings by start, then teacher; null like `rows`. */
  readonly postings: readonly BarePosting[] | null;
  readonly problems: readonly InputProblem[];
}

/** Where no policy is known: the usual terms. */
const USUAL_TERMS: ListTerms = { exchange: [3], training: [1], leadership: [3] };

/**
 * Reads the list in `path` (.xlsx, .csv) against a roster. `years` = the school years in which its postings may begin;
 * the first one is meant where a row names none; null: any, but every row must name it. Never throws on bad input:
 * every problem comes back, with file, sheet, row, column, value, code and what is expected; a doubtful name of a
 * person or a school is an error that names the candidates. `schoolNames`: other names that the roster gives schools
 * (简称), each with the id or full name.
 */
export async function readPostingList(
  path: string,
  roster: Roster,
  years: readonly number[] | null,
  terms: ListTerms = USUAL_TERMS,
  schoolNames: ReadonlyMap<string, string> = new Map(),
): Promise<ReadPostingList> {
  const file = basename(resolve(path));
  const input = await rawInput(path, { file });
  const { lists, problems: missing } =
    input.tables.length === 0 && hasErrors(input.problems)
      ? { lists: [], problems: [] }
      : listTables(input.tables, file);
  const problems: InputProblem[] = [...input.problems, ...missing];
  const reader = listReader(roster, years, terms, schoolNames);
  const rows = lists.flatMap((list) => reader.read(list, problems));
  if (rows.length === 0 && !hasErrors(problems)) problems.push(problem('warning', { file }, say['list-no-rows']({})));
  if (hasErrors(problems)) return { rows: null, postings: null, problems };
  return {
    rows,
    postings: rows
      .map(({ posting }) => posting)
      .toSorted((a, b) => a.start - b.start || byCodePoint(a.teacher, b.teacher)),
    problems,
  };
}

const refused = (one: InputProblem): RawInput => ({ tables: [], problems: [one] });

async function rawInput(path: string, place: CellPlace): Promise<RawInput> {
  if (/\.(?:xlsx|xlsm|xls)$/iu.test(path)) return (await import('../workbook.ts')).readWorkbook(path);
  if (!/\.(?:csv|txt)$/iu.test(path)) return refused(problem('error', place, say['list-not-a-file']({})));
  const bytes = await loadFile(path, place, say['list-not-a-file']({}));
  if (!Buffer.isBuffer(bytes)) return refused(bytes);
  const text = decodeText(bytes);
  if (text === undefined) return refused(problem('error', place, fileTexts['bad-encoding']({})));
  const { table, problem: wrong } = parseCsv(text, place.file);
  return { tables: table === null ? [] : [table], problems: wrong === null ? [] : [wrong] };
}
