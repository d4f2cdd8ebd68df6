/** One row of 课时: how many lessons a week a subject has in a school, and how many one teacher gives. */

/** Lessons in hundredths, so that 13.5 is exact. */
export interface LessonRow {
  readonly school: string;
  readonly subject: string;
  /** First year of the school year; null = every year. */
  readonly year: number | null;
  readonly classes: number;
  /** Lessons a week of one class. */
  readonly weekly: number;
  /** Lessons a week that count as one full-time teacher; more than 0. */
  readonly standard: number;
}
