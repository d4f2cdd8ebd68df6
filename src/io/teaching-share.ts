/** An empty 任课比例 is the quotient of 周课时 and 标准课时 of the same row, half up to one decimal, at most 1. */
import type { DraftRow } from '../domain/draft.ts';
import { cellTexts } from './cell-texts.ts';
import type { TeacherCells } from './cells-of.ts';
import { problem, type InputProblem } from './problem.ts';
import type { TableSource } from './read-table.ts';

/** Tenths of a full timetable; null where nothing says it, undefined where a cell that would cannot be read. */
export function teachingTenthsOf(
  { teachingTenths, weekly, standard }: Pick<DraftRow<TeacherCells>, 'teachingTenths' | 'weekly' | 'standard'>,
  source: TableSource,
  problems: InputProblem[],
): number | null | undefined {
  if (teachingTenths !== null) return teachingTenths;
  if (weekly === null) return null;
  if (standard === null) {
    problems.push(problem('warning', source.place('weekly'), cellTexts['lessons-without-standard']({})));
    return null;
  }
  if (weekly === undefined || standard === undefined) return undefined;
  return Math.min(10, Math.floor((20 * weekly + standard) / (2 * standard)));
}
