/** The queue as a table of the store: the embedded engine, and a plain one on PostgreSQL. */
import type { JobRow } from '../../store/schema.ts';
import type { Store, Tx } from '../../store/store.ts';
import { queueTexts } from './texts.ts';
import type { Attempt, Queue } from './queue.ts';

/** Thrown to take a transaction back; never seen outside. */
class Fenced extends Error {}

const both = (message: { readonly code: string; in(lang: 'zh-CN' | 'en'): string }): string =>
  JSON.stringify({ code: message.code, message: { 'zh-CN': message.in('zh-CN'), en: message.in('en') } });

/** Writes to a job as this attempt; false where it is no longer the running one. */
async function asAttempt(tx: Tx, { id, attempt }: Attempt, set: Partial<JobRow>): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('jobs')
    .set(set)
    .where('id', '=', id)
    .where('attempt', '=', attempt)
    .where('state', '=', 'running')
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const byId = (tx: Tx, id: number): Promise<JobRow | undefined> =>
  tx.selectFrom('jobs').selectAll().where('id', '=', id).executeTakeFirst();

export function storeQueue(store: Store): Queue {
  return {
    add: async (tx, { kind, about, input }, made) => {
      const last = await tx.selectFrom('jobs').select('id').orderBy('id', 'desc').limit(1).executeTakeFirst();
      const row: JobRow = {
        id: (last?.id ?? 0) + 1,
        kind,
        about,
        input: JSON.stringify(input),
        state: 'queued',
        attempt: 0,
        stop: 0,
        made,
        began: null,
        beat: null,
        ended: null,
        result: null,
        problem: null,
      };
      await tx.insertInto('jobs').values(row).execute();
      return row;
    },
    job: (id) => store.read((tx) => byId(tx, id)),
    jobs: (most) => store.read((tx) => tx.selectFrom('jobs').selectAll().orderBy('id', 'desc').limit(most).execute()),
    latestAbout: (about) =>
      store.read((tx) =>
        tx.selectFrom('jobs').selectAll().where('about', '=', about).orderBy('id', 'desc').limit(1).executeTakeFirst(),
      ),
    take: (kinds, at) =>
      store.write(async (tx) => {
        const waiting = await tx
          .selectFrom('jobs')
          .selectAll()
          .where('state', '=', 'queued')
          .where('kind', 'in', [...kinds])
          .orderBy('id')
          .limit(1)
          .executeTakeFirst();
        if (waiting === undefined) return undefined;
        const begun = { state: 'running', attempt: waiting.attempt + 1, began: at, beat: at } as const;
        await tx.updateTable('jobs').set(begun).where('id', '=', waiting.id).execute();
        return { ...waiting, ...begun };
      }),
    beat: (attempt, at) => store.write((tx) => asAttempt(tx, attempt, { beat: at })),
    finish: async (attempt, at, deed) => {
      try {
        await store.write(async (tx) => {
          const result = JSON.stringify(await deed(tx));
          if (!(await asAttempt(tx, attempt, { state: 'done', ended: at, result }))) throw new Fenced();
        });
        return true;
      } catch (error) {
        if (error instanceof Fenced) return false;
        throw error;
      }
    },
    fail: (attempt, at, problem) =>
      store.write((tx) => asAttempt(tx, attempt, { state: 'failed', ended: at, problem: both(problem) })),
    lost: (attempt, at, most) =>
      store.write(async (tx) => {
        const row = await byId(tx, attempt.id);
        if (row === undefined) return;
        if (row.stop > 0) await asAttempt(tx, attempt, { state: 'stopped', ended: at });
        else if (row.attempt < most) await asAttempt(tx, attempt, { state: 'queued', beat: null });
        else
          await asAttempt(tx, attempt, {
            state: 'failed',
            ended: at,
            problem: both(queueTexts['job-lost']({ attempts: row.attempt })),
          });
      }),
    stop: (id, at) =>
      store.write(async (tx) => {
        const row = await byId(tx, id);
        if (row === undefined) return 'unknown';
        if (row.state === 'queued') {
          await tx.updateTable('jobs').set({ state: 'stopped', ended: at, stop: 1 }).where('id', '=', id).execute();
          return 'over';
        }
        if (row.state !== 'running') return 'over';
        const stop = Math.min(2, row.stop + 1);
        await tx.updateTable('jobs').set({ stop }).where('id', '=', id).execute();
        return stop === 1 ? 'softly' : 'now';
      }),
    unseen: (before) =>
      store.read((tx) =>
        tx
          .selectFrom('jobs')
          .selectAll()
          .where('state', '=', 'running')
          .where((row) => row.or([row('beat', 'is', null), row('beat', '<', before)]))
          .orderBy('id')
          .execute(),
      ),
  };
}
