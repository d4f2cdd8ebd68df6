/** What the jobs of questions and of lists leave. */
import { z } from 'zod';
import { BothWords } from '../words.ts';

/** Digests: of the facts, of the sheet in each language, and of plans that the answer encloses. */
export const QuestionResult = z.object({
  question: z.string(),
  facts: z.string(),
  sheets: z.object({ 'zh-CN': z.string(), en: z.string() }),
  enclosed: z.array(z.object({ name: z.string(), plan: z.string(), with: z.string() })),
});

const Finding = z.object({
  /** `unreadable`, `invalid`, or what the judgement calls it. */
  kind: z.string(),
  severity: z.enum(['error', 'warning', 'notice']),
  sheet: z.string().nullable(),
  row: z.int().nullable(),
  clause: z.string().nullable(),
  code: z.string(),
  message: BothWords,
  /** Of whom it speaks. */
  teachers: z.array(z.string()),
});

export const ListResult = z.object({
  /** Null: the list could not be read. */
  lawful: z.boolean().nullable(),
  people: z.int(),
  findings: z.array(Finding),
  later: z.array(Finding),
});
