/**
 * What lies beside the columns of the roster: a history of postings as text, and the forms that somebody of a nine-year
 * school teaches. Both become cells of the roster, or a question.
 */
import { formatMonth, september } from '../../domain/month.ts';
import { cellTexts } from '../cell-texts.ts';
import { fold } from '../fold.ts';
import { columnOf, isSchoolAlias } from '../find-heading.ts';
import type { Prepared } from '../intake/prepare.ts';
import type { Message } from '../../messages/message.ts';
import { lookup, SCHOOL_STAGE_WORDS } from '../words.ts';
import { establishedSaid } from './statuses.ts';
import { stagesOfGrade } from './grades.ts';
import type { RowEditor } from './row-editor.ts';
import type { SideColumn } from './side-columns.ts';
import { officeTexts as say } from './texts.ts';
import { postingsSaid, type PostingSaid } from './terms-said.ts';

/** A question about a side column of one row. */
export interface SideQuestion {
  readonly column: SideColumn;
  readonly message: Message;
}

const NONE = /^(?:无|没有|[/\-—]+)$/u;

/** `text`: the row's side columns; `from`: the first school year, where it is known. */
export function postingBeside(
  row: RowEditor,
  text: (column: SideColumn) => string,
  from: number | null,
): SideQuestion | undefined {
  const [term, host] = [text('term'), NONE.test(text('host')) ? '' : text('host')];
  if (term === '' && host === '') return undefined;
  const said = term === '' ? [] : postingsSaid(term);
  if (said === undefined) return { column: 'term', message: say['history-unclear']({ value: term }) };
  const last = said.at(-1);
  if (last === undefined && host === '') return undefined;
  if (last === undefined && row.text('postedFrom') === '' && row.text('postedUntil') === '')
    return { column: 'host', message: say['history-no-term']({ value: host }) };
  if (last !== undefined) {
    row.add('postedFrom', formatMonth(last.from));
    if (last.until !== null) row.add('postedUntil', formatMonth(last.until));
    if (said.length > 1) row.add('timesPosted', String(said.length));
  }
  return placed(row, last, last?.school ?? (host === '' ? null : host), { term, host, from });
}

/** Where the last posting was, or is. */
function placed(
  row: RowEditor,
  last: PostingSaid | undefined,
  school: string | null,
  { term, host, from }: { readonly term: string; readonly host: string; readonly from: number | null },
): SideQuestion | undefined {
  const column: SideColumn = term === '' ? 'host' : 'term';
  const over = from !== null && last !== undefined && last.until !== null && last.until <= september(from);
  if (school === null) {
    // Without a first year the check of postings asks once it is known.
    const open = from === null && (last?.until ?? null) !== null;
    return over || open || row.text('working') !== ''
      ? undefined
      : { column, message: say['history-no-school']({ value: term }) };
  }
  if (over) {
    row.add('lastHost', school);
    return undefined;
  }
  const working = fold(row.text('working'));
  const runs = from !== null || last?.until === null;
  if (runs && working !== '' && working === fold(row.text('home')) && working !== fold(school))
    return { column, message: say['history-contradicts']({ value: school, working: row.text('working') }) };
  row.add('working', school);
  return host !== '' && fold(host) !== fold(school)
    ? { column: 'host', message: say['history-contradicts']({ value: school, working: host }) }
    : undefined;
}

/** 编制性质 says 在编 where that column is missing or empty; `said`: the cell, or what the county says of it. */
export function postBeside(row: RowEditor, said: string): SideQuestion | undefined {
  if (said === '') return undefined;
  const yes = /^[是否]$/u.test(said) ? said === '是' : establishedSaid(said);
  const own = row.text('established');
  if (own === '' && yes === undefined) return { column: 'post', message: cellTexts['bad-yes-no']({ value: said }) };
  if (own === '') row.set('established', yes === true ? '是' : '否');
  const other = own === '是' || own === '在编' ? true : own === '否' ? false : undefined;
  return yes !== undefined && other !== undefined && yes !== other
    ? { column: 'post', message: say['post-contradicts']({ value: said, other: own }) }
    : undefined;
}

const stageOf = lookup(SCHOOL_STAGE_WORDS);

/** Ids, names and other names of the nine-year schools, folded. */
export function nineYearSchools(prepared: readonly Prepared[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { table, sheet } of prepared) {
    if (table !== 'schools') continue;
    const headings = sheet.rows.find(({ number }) => number === sheet.headingRow)?.cells ?? [];
    const keys = headings.map((cell) => (cell === null ? undefined : columnOf('schools', cell.text)));
    const named = headings.flatMap((cell, at) =>
      cell !== null && (keys[at] === 'id' || keys[at] === 'name' || isSchoolAlias(cell.text)) ? [at] : [],
    );
    for (const { cells } of sheet.rows) {
      if (stageOf(cells[keys.indexOf('stage')]?.text ?? '') !== 'nineYear') continue;
      for (const at of named)
        for (const name of (cells[at]?.text ?? '').split(/[、;；,，\n]/u))
          if (name.trim() !== '') names.add(fold(name));
    }
  }
  return names;
}

/**
 * Gives 资格学段 by the forms taught where somebody of a nine-year school has none; `home`: the school as written.
 * `unknown`: nothing says it.
 */
export function stageBeside(
  row: RowEditor,
  grade: string,
  home: string,
  nineYear: ReadonlySet<string>,
): SideQuestion | 'unknown' | undefined {
  if (row.text('certifiedStages') !== '' || !nineYear.has(fold(home))) return undefined;
  if (grade === '') return 'unknown';
  const stages = stagesOfGrade(grade);
  if (stages === undefined) return { column: 'grade', message: say['grade-unclear']({ value: grade }) };
  row.add('certifiedStages', stages);
  return undefined;
}
