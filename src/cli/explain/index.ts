/** The registry of questions: one line each. */
import { alternativesQuestion } from './alternatives.ts';
import { auditQuestion } from './audit.ts';
import { burdenQuestion } from './burden.ts';
import { conflictsQuestion } from './conflicts.ts';
import { teacherQuestion } from './teacher.ts';
import { doubtsQuestion } from './doubts.ts';
import { groupQuestion, ruleQuestion } from './rules.ts';
import { waysOutQuestion } from './ways-out.ts';
import type { ExplainQuestion } from './question.ts';

export const QUESTIONS: readonly ExplainQuestion[] = [
  teacherQuestion,
  auditQuestion,
  alternativesQuestion,
  doubtsQuestion,
  burdenQuestion,
  groupQuestion,
  ruleQuestion,
  conflictsQuestion,
  waysOutQuestion,
];
