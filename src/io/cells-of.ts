/** The cells of one row as files have them, where they are not those of the roster. */
import type { RowOf, TableName } from '../domain/draft.ts';
import type { Month } from '../domain/month.ts';
import type { Teacher } from '../domain/roster.ts';
import type { GroupKind } from '../domain/words.ts';

/** One row of 集团: a group has one for each of its kinds. */
export interface GroupCells {
  readonly id: string;
  readonly name: string;
  readonly kind: GroupKind;
  readonly kindFrom: Month | null;
  readonly kindUntil: Month | null;
}

/**
 * Cells whose default is another cell of the row stay open until the row is complete. Lessons a week in hundredths, of
 * which an empty 任课比例 is the quotient.
 */
export type TeacherCells = Omit<Teacher, 'working' | 'employedSince'> & {
  readonly working: string | null;
  readonly employedSince: number | null;
  readonly weekly: number | null;
  readonly standard: number | null;
};

export type CellsOf<K extends TableName> = K extends 'groups'
  ? GroupCells
  : K extends 'teachers'
    ? TeacherCells
    : RowOf<K>;
