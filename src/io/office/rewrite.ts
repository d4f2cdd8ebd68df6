/**
 * The cells of a staff list in the words of the dictionary: what the county has said, then what offices write. A cell
 * that is not understood stays as it is, and its reader asks. Nothing is rewritten without a notice that says what.
 */
import { BACKBONE_WORDS, lookup, POSITION_WORDS, STATUS_WORDS, TITLE_WORDS, wordOf } from '../words.ts';
import { problem, type InputProblem } from '../problem.ts';
import type { PreparedTable, RawRow } from '../raw.ts';
import type { Prepared } from '../intake/prepare.ts';
import { honourSaid } from './honours.ts';
import { postBeside, postingBeside, stageBeside } from './beside.ts';
import type { MeaningOf } from './meanings.ts';
import { isDeclaredNoTeacher, positionSaid } from './positions.ts';
import { establishedSaid, statusSaid } from './statuses.ts';
import { isSubjectQuestion, subjectsSaid } from './subjects-said.ts';
import { columnsFor, type RowEditor } from './row-editor.ts';
import { sideColumns, type SideColumn } from './side-columns.ts';
import { officeTexts as say } from './texts.ts';
import { titleSaid } from './titles.ts';

const YES_NO = /^(?:是|否|1|0|true|false|有|无|√|×)$/iu;

/** What one cell becomes, and what else it says of the row; undefined: it stays. */
type Rewrite = (text: string, row: RowEditor) => string | undefined;

const REWRITES: Readonly<Record<string, Rewrite>> = {
  position: (text, row) => {
    const said = positionSaid(text);
    if (said === undefined || said.position === 'notTeacher') return undefined;
    if (said.classTeacher) row.add('classTeacher', '是');
    return wordOf(POSITION_WORDS, said.position);
  },
  title: (text, row) => {
    const said = titleSaid(text);
    if (said?.level !== null && said !== undefined) row.add('postLevel', String(said.level));
    return said === undefined ? undefined : wordOf(TITLE_WORDS, said.title);
  },
  backbone: (text) => {
    const said = honourSaid(text);
    return said === undefined ? undefined : wordOf(BACKBONE_WORDS, said);
  },
  status: (text) => {
    const said = statusSaid(text);
    return said === undefined ? undefined : wordOf(STATUS_WORDS, said);
  },
  established: (text) => {
    const said = establishedSaid(text);
    return said === undefined ? undefined : said ? '是' : '否';
  },
  subject: (text, row) => {
    const said = subjectsSaid(text);
    if (said === undefined) return undefined;
    if (said.classTeacher) row.add('classTeacher', '是');
    if (said.others.length > 0) row.add('otherSubjects', said.others.join('、'));
    return said.main;
  },
};

/** What the reader of a column knows by itself: such cells stay as they are. */
const KNOWN: Readonly<Record<string, (text: string) => unknown>> = {
  position: lookup(POSITION_WORDS),
  title: lookup(TITLE_WORDS),
  backbone: (text) => lookup(BACKBONE_WORDS)(text) ?? YES_NO.exec(text)?.[0],
  status: lookup(STATUS_WORDS),
  established: (text) => /^(?:在编|在编在岗|编外|非在编|不在编)$/u.exec(text)?.[0] ?? YES_NO.exec(text)?.[0],
};

const MOST_READINGS = 12;

/** What is known before a table is read. */
export interface OfficeFrame {
  readonly meaningOf: MeaningOf;
  /** Names of nine-year schools, folded. */
  readonly nineYear: ReadonlySet<string>;
  /** First school year of the horizon; null: not known. */
  readonly from: number | null;
}

/** The table of teachers with its cells rewritten; whoever is no teacher is left out and told. */
export function inDictionaryWords<P extends Pick<Prepared, 'table' | 'sheet'>>(
  one: P,
  frame: OfficeFrame,
  problems: InputProblem[],
): P {
  const { sheet } = one;
  const place = { file: sheet.file, sheet: sheet.sheet, row: sheet.headingRow };
  const columns = columnsFor(sheet, one.table);
  const told = new Map<string, Map<string, number>>();
  const away: number[] = [];
  const stageless: number[] = [];
  const besides: string[] = [];
  const sides = one.table === 'teachers' ? sideColumns(sheet) : new Map<SideColumn, never>();
  const rows = sheet.rows.flatMap((row): RawRow[] => {
    if (row.number === sheet.headingRow) return [row];
    const editor = columns.editor(row);
    for (const [key, at] of columns.positions) {
      const cell = row.cells[at] ?? null;
      if (cell === null || cell.kind === 'formula' || cell.kind === 'error') continue;
      const county = frame.meaningOf(one.table, key, cell.text);
      const text = county ?? cell.text;
      const made =
        one.table === 'teachers' && KNOWN[key]?.(text) === undefined ? (REWRITES[key]?.(text, editor) ?? text) : text;
      if (made === cell.text) continue;
      editor.set(key, made);
      const readings = told.get(key) ?? new Map<string, number>();
      const reading = `“${cell.text}”→${made}${editor.added()}`;
      readings.set(reading, (readings.get(reading) ?? 0) + 1);
      told.set(key, readings);
    }
    if (one.table === 'teachers' && isNoTeacher(editor)) {
      away.push(row.number);
      return [];
    }
    if (one.table === 'teachers') {
      const side = (column: SideColumn): string => row.cells[sides.get(column)?.at ?? -1]?.text ?? '';
      const home = editor.text('home') === '' ? (sheet.fill.get('home') ?? '') : editor.text('home');
      const stage = stageBeside(editor, side('grade'), home, frame.nineYear);
      if (stage === 'unknown' && sides.has('grade')) stageless.push(row.number);
      for (const question of [
        postingBeside(editor, side, frame.from),
        stage,
        postBeside(editor, frame.meaningOf('teachers', 'established', side('post')) ?? side('post')),
      ]) {
        if (question === undefined || question === 'unknown') continue;
        const at = { ...place, row: row.number, column: sides.get(question.column)?.heading ?? null };
        problems.push(problem('error', { ...at, value: side(question.column) }, question.message));
      }
      const added = editor.added();
      if (added !== '') besides.push(`${row.number}${added}`);
    }
    return [editor.row()];
  });
  for (const [key, readings] of told) {
    const shown = [...readings].slice(0, MOST_READINGS).map(([reading, cells]) => `${reading}（${cells}）`);
    problems.push(
      problem(
        'notice',
        { ...place, column: columns.heading(key) },
        say['words-understood']({
          readings: readings.size > MOST_READINGS ? [...shown, '…'] : shown,
          cells: [...readings.values()].reduce((sum, cells) => sum + cells, 0),
        }),
      ),
    );
  }
  if (stageless.length > 0) problems.push(problem('warning', place, say['stage-unknown']({ rows: stageless })));
  if (besides.length > 0)
    problems.push(
      problem(
        'notice',
        place,
        say['beside-understood']({ rows: besides.length, shown: besides.slice(0, MOST_READINGS) }),
      ),
    );
  if (away.length > 0) problems.push(problem('warning', place, say['not-teachers']({ rows: away })));
  const made: PreparedTable = columns.complete({ ...sheet, rows });
  return { ...one, sheet: made };
}

/** Somebody with a subject of the list who keeps the accounts is a question: the cell stays, and its reader asks. */
function isNoTeacher(row: RowEditor): boolean {
  const position = row.text('position');
  if (position === '' || positionSaid(position)?.position !== 'notTeacher') return false;
  const subject = row.text('subject');
  return subject === '' || isDeclaredNoTeacher(position) || /^[/\-—无]$/u.test(subject) || isNoSubject(subject);
}

const isNoSubject = (subject: string): boolean => subjectsSaid(subject) === undefined && isSubjectQuestion(subject);
