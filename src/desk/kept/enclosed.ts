/** Plans that an answer encloses: what each was made from, as far as that differs from what was asked about. */
import { z } from 'zod';
import { STAGES } from '../../domain/words.ts';
import type { Concession } from '../../rules/concession.ts';

const Where = z.object({
  group: z.string().nullable(),
  stage: z.enum(STAGES).nullable(),
  school: z.string().nullable(),
  subject: z.string().nullable(),
  teacher: z.string().nullable(),
  year: z.int(),
});
const Granted: z.ZodType<Concession> = z.object({ where: Where, by: z.int().min(1) });

export const EnclosedWith = z.object({
  /** The content of the changed roster; null: the same roster. */
  roster: z.record(z.string(), z.unknown()).nullable(),
  /** Exceptions that the policy would grant, by position of the rule line; null: none. */
  concessions: z.array(z.object({ line: z.int(), concessions: z.array(Granted) })).nullable(),
});
export type EnclosedWith = z.infer<typeof EnclosedWith>;
