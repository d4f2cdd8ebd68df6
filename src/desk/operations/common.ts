/** Pieces that several operations share. */
import { z } from 'zod';
import type { JobRow } from '../../store/schema.ts';
import type { Lang } from '../../messages/message.ts';
import type { Desk } from '../desk.ts';
import { jobView, type JobAnswer } from '../views/job.ts';
import { inLang } from '../words.ts';

export const NOTHING = z.strictObject({});

/** A job in the reader's language. */
export const saidJob = (desk: Desk, row: JobRow, lang: Lang): z.infer<typeof JobAnswer> =>
  inLang(jobView(row, desk.progressOf(row.id)), lang);

/** `{ items: […] }`: a list can be given more beside it later. */
export const listOfItems = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item) });
