/** 更正: a heading of 教师 and its new value, read as that table reads it. */
import type { Change } from '../../domain/changes.ts';
import { Teacher, type Roster } from '../../domain/roster.ts';
import { OUTSIDE } from '../../domain/words.ts';
import { cellTexts } from '../cell-texts.ts';
import { FIELDS } from '../fields.ts';
import { columnOf } from '../find-heading.ts';
import { withoutContacts } from '../privacy.ts';
import type { Reader } from '../reader.ts';
import type { FindSchool } from '../school-names.ts';
import { sound, type RowCells } from './cells.ts';
import { changeFileTexts as say } from './texts.ts';

type Cells = Extract<Change, { kind: 'correction' }>['cells'];

/** What a share of teaching is computed from is no part of the roster: the share itself is corrected. */
const isCorrectable = (key: string | undefined): key is Exclude<keyof Teacher, 'id'> =>
  key !== undefined && key !== 'id' && key in Teacher.shape;

/** The cells that a correction of one column sets. */
export function correctionOf(row: RowCells, teacher: string, roster: Roster, find: FindSchool): Cells {
  const heading = row.must('column', (cell) => ({ value: cell.text, complaints: [] }), '更正');
  const key = columnOf('teachers', heading);
  if (!isCorrectable(key)) return row.refuse('column', say['not-correctable']({ column: heading }));
  const value = valueOf(row, key, heading);
  const known = roster.teachers.find(({ id }) => id === teacher);
  const school = (reference: unknown): string =>
    reference === OUTSIDE ? OUTSIDE : row.school('value', String(reference), find);
  const empty = value === null;
  const cells = {
    [key]:
      key === 'home' || ((key === 'working' || key === 'lastHost') && !empty)
        ? school(value)
        : key === 'working'
          ? (known?.home ?? needed(row, heading))
          : key === 'employedSince' && empty
            ? (known?.since ?? needed(row, heading))
            : key === 'wishes' && Array.isArray(value)
              ? value.map(school)
              : value,
  };
  const parsed = Teacher.omit({ id: true }).partial().safeParse(cells);
  return parsed.success ? parsed.data : needed(row, heading);
}

const needed = (row: RowCells, column: string): never =>
  row.refuse('value', say['change-cell-needed']({ column, kind: '更正' }));

/** What an empty cell means in 教师 is what an empty new value means here. */
function valueOf(row: RowCells, key: Exclude<keyof Teacher, 'id'>, heading: string): unknown {
  const field = FIELDS.teachers[key];
  const cell = row.cell('value');
  if (cell === null) return 'empty' in field ? field.empty : needed(row, heading);
  const read: Reader<unknown> = field.read;
  const kept = withoutContacts(cell.text, key);
  if (kept !== undefined) row.complain('value', cellTexts['contact-masked']({ column: heading }), 'notice', '');
  return row.take('value', sound(cell) ?? read(kept === undefined ? cell : { kind: cell.kind, text: kept }, heading));
}
