/** One contract of the queue for every engine, on both databases. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messages } from '../../../src/messages/message.ts';
import type { Queue } from '../../../src/jobs/queue/queue.ts';
import { storeQueue } from '../../../src/jobs/queue/store-queue.ts';
import { addRecord, recordOf } from '../../../src/store/records.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { DATABASES, type Fresh } from '../../store/support/databases.ts';

const at = (second: number): string => `2027-03-01T02:00:${String(second).padStart(2, '0')}.000Z`;
const say = messages({ trouble: { 'zh-CN': () => '不行', en: () => 'no' } });
const KINDS = ['plan', 'import'];

/** Engines of the queue by name; each makes one over an open store. */
const ENGINES: Readonly<Record<string, (store: Store) => Queue>> = { table: storeQueue };

for (const database of DATABASES)
  for (const [engine, make] of Object.entries(ENGINES))
    describe.skipIf(database.missing !== null)(`the queue (${engine}) on ${database.name}`, () => {
      let fresh: Fresh;
      let store: Store;
      let queue: Queue;
      beforeEach(async () => {
        fresh = await database.fresh();
        store = await openStore(fresh.place);
        queue = make(store);
      });
      afterEach(async () => {
        await store.close();
        await fresh.drop();
      });

      const add = (kind = 'plan', about = 'plans/W1') =>
        store.write((tx) => queue.add(tx, { kind, about, input: { n: 1 } }, at(0)));

      it('gives the oldest waiting job of the kinds asked for, once', async () => {
        const [first, second] = [await add('import'), await add('plan')];
        expect((await queue.take(['plan'], at(1)))?.id).toBe(second.id);
        expect(await queue.take(KINDS, at(2))).toMatchObject({
          id: first.id,
          attempt: 1,
          state: 'running',
          began: at(2),
        });
        expect(await queue.take(KINDS, at(3))).toBeUndefined();
      });

      it('two who take at once get different jobs', async () => {
        await add();
        await add();
        const other = make(await openStore(fresh.place));
        const taken = await Promise.all([queue.take(KINDS, at(1)), other.take(KINDS, at(1))]);
        expect(new Set(taken.map((row) => row?.id)).size).toBe(2);
      });

      it('has a job and what it is about in one transaction, or neither', async () => {
        await expect(
          store.write(async (tx) => {
            await queue.add(tx, { kind: 'plan', about: 'x', input: null }, at(0));
            throw new Error('taken back');
          }),
        ).rejects.toThrow('taken back');
        expect(await queue.jobs(10)).toEqual([]);
      });

      it('ends a job together with what it leaves', async () => {
        await add();
        const row = (await queue.take(KINDS, at(1)))!;
        const done = await queue.finish(row, at(2), async (tx) => ({
          left: (await addRecord(tx, 'plan', 1, at(2))).id,
        }));
        expect(done).toBe(true);
        expect(await queue.job(row.id)).toMatchObject({ state: 'done', ended: at(2), result: '{"left":1}' });
        expect(await queue.latestAbout('plans/W1')).toMatchObject({ id: row.id });
      });

      it('an attempt that is no longer the running one has no say, and leaves nothing', async () => {
        await add();
        const old = (await queue.take(KINDS, at(1)))!;
        await queue.lost(old, at(2), 3);
        const fenced = await queue.finish(old, at(3), async (tx) => addRecord(tx, 'plan', 'stray', at(3)));
        expect(fenced).toBe(false);
        const next = (await queue.take(KINDS, at(4)))!;
        expect(next).toMatchObject({ id: old.id, attempt: 2 });
        expect(await queue.beat(old, at(5))).toBe(false);
        expect(await queue.fail(old, at(5), say.trouble())).toBe(false);
        expect(await queue.finish(old, at(5), async (tx) => addRecord(tx, 'plan', 'stray', at(5)))).toBe(false);
        expect(await store.read((tx) => recordOf(tx, 'plan', 1))).toBeUndefined();
        expect(await queue.beat(next, at(6))).toBe(true);
        expect(await queue.job(old.id)).toMatchObject({ state: 'running', attempt: 2, beat: at(6) });
      });

      it('a deed that fails leaves the job running', async () => {
        await add();
        const row = (await queue.take(KINDS, at(1)))!;
        await expect(
          queue.finish(row, at(2), async () => {
            throw new Error('disk');
          }),
        ).rejects.toThrow('disk');
        expect(await queue.job(row.id)).toMatchObject({ state: 'running', result: null });
      });

      it('tells a failure in both languages', async () => {
        await add();
        const row = (await queue.take(KINDS, at(1)))!;
        await queue.fail(row, at(2), say.trouble());
        expect(JSON.parse((await queue.job(row.id))!.problem!)).toEqual({
          code: 'trouble',
          message: { 'zh-CN': '不行', en: 'no' },
        });
      });

      it('a process that is gone is tried again, so often and no more', async () => {
        await add();
        const first = (await queue.take(KINDS, at(1)))!;
        await queue.lost(first, at(2), 2);
        expect(await queue.job(first.id)).toMatchObject({ state: 'queued' });
        const second = (await queue.take(KINDS, at(3)))!;
        await queue.lost(second, at(4), 2);
        const failed = (await queue.job(first.id))!;
        expect(failed).toMatchObject({ state: 'failed', ended: at(4) });
        expect(failed.problem).toContain('job-lost');
      });

      it('one that ended with a word is not lost', async () => {
        await add();
        const row = (await queue.take(KINDS, at(1)))!;
        await queue.finish(row, at(2), async () => 1);
        await queue.lost(row, at(3), 2);
        expect(await queue.job(row.id)).toMatchObject({ state: 'done' });
      });

      it('stops softly, then at once; what was asked to stop and is gone is stopped', async () => {
        await add();
        const row = (await queue.take(KINDS, at(1)))!;
        expect(await queue.stop(row.id, at(2))).toBe('softly');
        expect(await queue.stop(row.id, at(3))).toBe('now');
        await queue.lost(row, at(4), 5);
        expect(await queue.job(row.id)).toMatchObject({ state: 'stopped', ended: at(4) });
        expect(await queue.stop(row.id, at(5))).toBe('over');
        expect(await queue.stop(99, at(5))).toBe('unknown');
      });

      it('what waits is stopped at once and never begun', async () => {
        const row = await add();
        expect(await queue.stop(row.id, at(1))).toBe('over');
        expect(await queue.job(row.id)).toMatchObject({ state: 'stopped' });
        expect(await queue.take(KINDS, at(2))).toBeUndefined();
      });

      it('knows whom nobody has seen alive', async () => {
        await add();
        await add();
        const [one, two] = [(await queue.take(KINDS, at(1)))!, (await queue.take(KINDS, at(1)))!];
        await queue.beat(two, at(9));
        expect((await queue.unseen(at(5))).map(({ id }) => id)).toEqual([one.id]);
      });
    });
