/** Which questions the desk can ask: those that need nothing but a plan of its own and time to search. */
import { QUESTIONS } from '../asking/index.ts';
import type { MaterialName, RegisteredQuestion } from '../asking/question.ts';

const AT_HAND: ReadonlySet<MaterialName> = new Set(['plan', 'search']);

/** A list comes as a file, and has an operation of its own (`operations/lists.ts`). */
const AS_FILES: ReadonlySet<string> = new Set(['list']);

export const DESK_QUESTIONS: readonly RegisteredQuestion[] = QUESTIONS.filter(
  ({ id, needs }) => !AS_FILES.has(id) && needs.every((name) => AT_HAND.has(name)),
);

/** Undefined where the desk has no such question. */
export const deskQuestion = (id: string): RegisteredQuestion | undefined =>
  DESK_QUESTIONS.find((question) => question.id === id);
