/** The registry of questions: one line each. */
import { alternativesQuestion } from './questions/alternatives.ts';
import { auditQuestion } from './questions/audit.ts';
import { burdenQuestion } from './questions/burden.ts';
import { comparisonQuestion } from './questions/comparison.ts';
import { conflictsQuestion } from './questions/conflicts.ts';
import { doubtsQuestion } from './questions/doubts.ts';
import { groupQuestion } from './questions/group.ts';
import { listQuestion } from './questions/list.ts';
import { ruleQuestion } from './questions/rule.ts';
import { stabilityQuestion } from './questions/stability.ts';
import { teacherQuestion } from './questions/teacher.ts';
import { vacancyQuestion } from './questions/vacancy.ts';
import { waysOutQuestion } from './questions/ways-out.ts';
import type { RegisteredQuestion } from './question.ts';

/** In the order in which command line and desk show them. */
export const QUESTIONS: readonly RegisteredQuestion[] = [
  teacherQuestion,
  auditQuestion,
  alternativesQuestion,
  doubtsQuestion,
  burdenQuestion,
  groupQuestion,
  ruleQuestion,
  conflictsQuestion,
  waysOutQuestion,
  listQuestion,
  comparisonQuestion,
  vacancyQuestion,
  stabilityQuestion,
];

/** Undefined where there is no such question. */
export const questionOf = (id: string): RegisteredQuestion | undefined => QUESTIONS.find((one) => one.id === id);
