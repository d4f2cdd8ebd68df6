/** The registry of questions: one line each. */
import { burdenQuestion } from './burden.ts';
import { teacherQuestion } from './teacher.ts';
import type { Question } from './question.ts';

export const QUESTIONS: readonly Question[] = [teacherQuestion, burdenQuestion];
