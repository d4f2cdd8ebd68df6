/** How the columns of 课时 are read. */
import { readSchoolYear } from '../months.ts';
import { hundredths, integer, MOST_LESSONS } from '../numbers.ts';
import type { Fields } from '../reader.ts';
import { id, subject } from '../values.ts';
import type { LessonRow } from './lesson-row.ts';

const MOST_CLASSES = 500;

export const LESSON_FIELDS: Fields<LessonRow> = {
  school: { read: id },
  subject: { read: subject },
  year: { read: readSchoolYear, empty: null },
  classes: { read: integer(0, MOST_CLASSES) },
  weekly: { read: hundredths(0, MOST_LESSONS) },
  standard: { read: hundredths(1, MOST_LESSONS) },
};
