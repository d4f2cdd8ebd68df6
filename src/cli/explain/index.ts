/** The registry of questions: one line each. */
import { burdenQuestion } from './burden.ts';
import type { Question } from './question.ts';

export const QUESTIONS: readonly Question[] = [burdenQuestion];
