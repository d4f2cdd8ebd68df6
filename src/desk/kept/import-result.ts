/** What the job of checking a roster leaves. */
import { z } from 'zod';
import type { Tx } from '../../store/store.ts';
import { resultAbout } from './results.ts';

export const ImportResult = z.object({
  /** No error stands. */
  ok: z.boolean(),
  errors: z.int(),
  warnings: z.int(),
  notices: z.int(),
  schools: z.int(),
  teachers: z.int(),
  /** Digest of the roster; null while an error stands. */
  roster: z.string().nullable(),
  /** Digest of what was understood and found. */
  check: z.string(),
});
export type ImportResult = z.infer<typeof ImportResult>;

/** `about`: `checkOf` a version. Null while it is not done. */
export const importResultOf = (tx: Tx, about: string): Promise<ImportResult | null> =>
  resultAbout(tx, about, ImportResult);
