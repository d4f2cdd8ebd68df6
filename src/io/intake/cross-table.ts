/**
 * Needs as a table of schools by subjects (学校 | 语文 | 数学 …), as offices draw them up: it becomes the rows of 学科需求.
 * One that says what is missing or too many (缺2, 超1) and not how many are needed is refused: what is there is counted
 * from the roster, and an office may count otherwise.
 */
import { columnOf, tableOf } from '../find-heading.ts';
import { fold } from '../fold.ts';
import { problem, type InputProblem } from '../problem.ts';
import type { RawCell, RawRow, RawTable } from '../raw.ts';
import { subjectName } from '../subjects.ts';
import { intakeTexts as say } from './texts.ts';

/** Headings stand near the top. */
const SEARCHED = 6;
/** Fewer subjects side by side may be anything. */
const LEAST_SUBJECTS = 3;
const NEED = /需求|应配|需要|应有|核定|标准/u;
const GAP = /缺|余|超/u;
/** What such a table holds besides subjects. */
const OTHER = /合计|总计|小计|共计|序号|备注|学校|单位|编号|代码|学段|班|学生|编制|教师数|人数|总数|学区|片区|集团/u;
const NOTHING = /^[/\-—]+$/u;

const text = (cell: RawCell): RawCell => ({ kind: 'text', text: cell.text });
const heading = (name: string): RawCell => ({ kind: 'text', text: name });

/** The table as it is, or as rows; null where it is refused, with the reason among the problems. */
export function fromCrossTable(raw: RawTable, problems: InputProblem[]): RawTable | null {
  const titled = tableOf(raw.title);
  if (titled !== undefined && titled !== 'demand') return raw;
  const at = raw.rows.slice(0, SEARCHED).findIndex(isHeadings);
  const head = raw.rows[at];
  if (head === undefined) return raw;
  const said = [raw.title, ...raw.rows.slice(0, at).flatMap(({ cells }) => cells.map((cell) => cell?.text ?? ''))].join(
    ' ',
  );
  const place = { file: raw.file, sheet: raw.sheet, row: head.number };
  if (GAP.test(said) || !(NEED.test(said) || titled === 'demand')) {
    problems.push(problem('error', place, say[GAP.test(said) ? 'cross-gap' : 'cross-unclear']({ title: raw.title })));
    return null;
  }
  const school = schoolAt(head);
  const year = head.cells.findIndex((cell) => cell !== null && columnOf('demand', cell.text) === 'year');
  const subjects = head.cells.flatMap((cell, column) =>
    cell === null || column === school || column === year || OTHER.test(fold(cell.text)) ? [] : [{ cell, column }],
  );
  const rows = raw.rows.slice(at + 1).flatMap(({ number, cells }): RawRow[] => {
    const named = cells[school] ?? null;
    if (named === null || /^(?:合计|总计|小计|共计)$/u.test(fold(named.text))) return [];
    return subjects.flatMap(({ cell, column }): RawRow[] => {
      const need = cells[column] ?? null;
      return need === null || NOTHING.test(need.text)
        ? []
        : [{ number, cells: [named, text(cell), need, year < 0 ? null : (cells[year] ?? null)] }];
    });
  });
  problems.push(
    problem('notice', place, say['cross-read']({ subjects: subjects.map(({ cell }) => cell.text), rows: rows.length })),
  );
  const headings: RawRow = {
    number: head.number,
    cells: [heading('学校'), heading('学科'), heading('需求人数'), ...(year < 0 ? [] : [heading('学年')])],
  };
  return { file: raw.file, sheet: raw.sheet, title: '学科需求', rows: [headings, ...rows] };
}

const schoolAt = ({ cells }: RawRow): number =>
  cells.findIndex(
    (cell) => cell !== null && (columnOf('demand', cell.text) === 'school' || fold(cell.text) === '单位'),
  );

function isHeadings(row: RawRow): boolean {
  const subjects = row.cells.filter((cell) => cell !== null && subjectName(cell.text).known).length;
  return subjects >= LEAST_SUBJECTS && schoolAt(row) >= 0;
}
