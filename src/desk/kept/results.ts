/** What jobs left: the result of the newest job about something. */
import type { z } from 'zod';
import type { JobRow } from '../../store/schema.ts';
import type { Tx } from '../../store/store.ts';

/** The newest job about exactly this; undefined where there never was one. */
export const newestJob = (tx: Tx, about: string): Promise<JobRow | undefined> =>
  tx.selectFrom('jobs').selectAll().where('about', '=', about).orderBy('id', 'desc').limit(1).executeTakeFirst();

/** The result of the newest job about this that is done; null where none is. */
export async function resultAbout<R>(tx: Tx, about: string, schema: z.ZodType<R>): Promise<R | null> {
  const row = await tx
    .selectFrom('jobs')
    .select('result')
    .where('about', '=', about)
    .where('state', '=', 'done')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.result == null ? null : schema.parse(JSON.parse(row.result));
}
