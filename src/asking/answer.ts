/** What every question is answered with: facts for programs, a sheet for people in each language, finished plans. */
import { z } from 'zod';
import type { Roster } from '../domain/roster.ts';
import { LANGS, type Lang } from '../messages/message.ts';
import type { Concession } from '../rules/concession.ts';
import type { ExplainSheet } from '../report/explain/sheet.ts';

/** A plan that an answer found, with what it was made from as far as that differs from what was asked about. */
export interface EnclosedPlan {
  /** Unique within the answer; fit for the name of a folder. */
  readonly name: string;
  /** The text of its plan.json. */
  readonly plan: string;
  /** The changed roster; null where it is the roster that was asked about. */
  readonly roster: Roster | null;
  /**
   * Exceptions that the policy would grant, by position of the rule line (`policy/concede.ts`); null where it grants
   * none.
   */
  readonly concessions: readonly { readonly line: number; readonly concessions: readonly Concession[] }[] | null;
}

/** Plain data: it is the same after a way through JSON. */
export interface Answer<F extends object = object> {
  /** The id of the question. */
  readonly question: string;
  /** For programs: keys, codes and numbers. Messages in it are `Said` (`messages/said.ts`). */
  readonly facts: F;
  /** For people: the same parts in each language. */
  readonly sheets: Readonly<Record<Lang, ExplainSheet>>;
  readonly enclosed: readonly EnclosedPlan[];
}

/** The same sheet in every language. */
export const inEveryLanguage = (make: (lang: Lang) => ExplainSheet): Answer['sheets'] => ({
  'zh-CN': make('zh-CN'),
  en: make('en'),
});

const Cell = z.union([z.string(), z.number(), z.null()]);
const SheetTable = z.strictObject({
  name: z.string(),
  title: z.string(),
  columns: z.array(
    z.strictObject({
      heading: z.string(),
      width: z.number(),
      align: z.enum(['left', 'center', 'right']),
      format: z.string().nullable(),
    }),
  ),
  rows: z.array(z.array(Cell)),
  marks: z.array(
    z.strictObject({
      column: z.int(),
      word: z.string(),
      tone: z.enum(['good', 'bad', 'warn', 'muted', 'total']),
      wide: z.boolean(),
    }),
  ),
  frozenColumns: z.int(),
  signed: z.boolean(),
});
const Sheet = z.strictObject({
  title: z.string(),
  subtitle: z.string(),
  parts: z.array(
    z.strictObject({
      id: z.string(),
      title: z.string(),
      lines: z.array(z.string()),
      tables: z.array(SheetTable).optional(),
    }),
  ),
  footer: z.array(z.string()),
});

/** The form of an answer, for whoever hands it on: an operation of the desk, a job, a description of the API. */
export const AnswerForm = z.strictObject({
  question: z.string(),
  facts: z.record(z.string(), z.json()),
  sheets: z.strictObject(Object.fromEntries(LANGS.map((lang) => [lang, Sheet])) as Record<Lang, typeof Sheet>),
  enclosed: z.array(
    z.strictObject({
      name: z.string(),
      plan: z.string(),
      roster: z.record(z.string(), z.json()).nullable(),
      concessions: z
        .array(z.strictObject({ line: z.int(), concessions: z.array(z.record(z.string(), z.json())) }))
        .nullable(),
    }),
  ),
});
