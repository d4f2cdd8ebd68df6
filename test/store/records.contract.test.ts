/** What the desk keeps in the store, for both databases: versions, files, answers; nothing is written over. */
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storeQueue } from '../../src/jobs/queue/store-queue.ts';
import { backupLines, checkBackup, restoreLines } from '../../src/store/backup.ts';
import { fileOf, putFile } from '../../src/store/files.ts';
import { addRecord, recordOf, recordsOf, reviseRecord } from '../../src/store/records.ts';
import { rememberAnswer, rememberedAnswer } from '../../src/store/requests.ts';
import { openStore, type Store } from '../../src/store/store.ts';
import { DATABASES, sqlite, type Fresh } from './support/databases.ts';

const AT = '2027-03-01T02:00:00.000Z';
const BYTES = Uint8Array.from({ length: 1000 }, (_, i) => i % 256);

const linesOf = (from: Store): Promise<string[]> => from.read((tx) => Array.fromAsync(backupLines(tx)));

for (const database of DATABASES)
  describe.skipIf(database.missing !== null)(`what the desk keeps, on ${database.name}`, () => {
    let fresh: Fresh;
    let store: Store;
    beforeEach(async () => {
      fresh = await database.fresh();
      store = await openStore(fresh.place);
    });
    afterEach(async () => {
      await store.close();
      await fresh.drop();
    });

    it('a record has numbers of its kind, and versions that only the newest is followed by', async () => {
      const [one, two, other] = await store.write(async (tx) => [
        await addRecord(tx, 'roster', { n: 1 }, AT),
        await addRecord(tx, 'roster', { n: 2 }, AT),
        await addRecord(tx, 'plan', { n: 3 }, AT),
      ]);
      expect([one!.id, two!.id, other!.id]).toEqual([1, 2, 1]);
      const next = await store.write((tx) => reviseRecord(tx, one!, { n: 4 }, AT));
      expect(next).toMatchObject({ id: 1, version: 2 });
      expect(await store.write((tx) => reviseRecord(tx, one!, { n: 5 }, AT))).toBeUndefined();
      expect(await store.write((tx) => reviseRecord(tx, { ...one!, id: 9 }, { n: 5 }, AT))).toBeUndefined();
      await store.read(async (tx) => {
        expect((await recordOf(tx, 'roster', 1))!.body).toBe('{"n":4}');
        expect((await recordOf(tx, 'roster', 1, 1))!.body).toBe('{"n":1}');
        expect((await recordsOf(tx, 'roster')).map(({ id, version }) => [id, version])).toEqual([
          [2, 1],
          [1, 2],
        ]);
      });
    });

    it('a file is kept once, and given back as it came', async () => {
      const [one, two] = await store.write(async (tx) => [await putFile(tx, BYTES), await putFile(tx, BYTES)]);
      expect(two).toBe(one);
      expect(Buffer.from(await store.read((tx) => fileOf(tx, one!)))).toEqual(Buffer.from(BYTES));
      await expect(store.read((tx) => fileOf(tx, 'sha256:none'))).rejects.toThrow('sha256:none');
    });

    it('nobody writes over a file or a version, not even with SQL', async () => {
      await store.write(async (tx) => {
        await putFile(tx, BYTES);
        await addRecord(tx, 'roster', 1, AT);
      });
      for (const statement of ['UPDATE records SET body = 1', 'DELETE FROM records', 'DELETE FROM files'])
        await expect(store.write((tx) => sql.raw(statement).execute(tx))).rejects.toThrow(/append-only/u);
    });

    it('an answer belongs to its key and its request', async () => {
      await store.write((tx) => rememberAnswer(tx, { key: 'k', digest: 'd', answer: 'a', at: AT }));
      await store.read(async (tx) => {
        expect(await rememberedAnswer(tx, 'k', 'd')).toEqual({ kind: 'same', answer: 'a' });
        expect(await rememberedAnswer(tx, 'k', 'e')).toEqual({ kind: 'other' });
        expect(await rememberedAnswer(tx, 'l', 'd')).toEqual({ kind: 'new' });
      });
      await expect(
        store.write((tx) => rememberAnswer(tx, { key: 'k', digest: 'd', answer: 'b', at: AT })),
      ).rejects.toThrow(/unique/iu);
    });

    it('all of it goes into a backup, and comes back the same into the other database', async () => {
      await store.write(async (tx) => {
        await putFile(tx, BYTES);
        await addRecord(tx, 'roster', { name: '名册' }, AT);
        await rememberAnswer(tx, { key: 'k', digest: 'd', answer: 'a', at: AT });
        await storeQueue(store).add(tx, { kind: 'import', about: 'rosters/R1/1', input: { roster: 'R1' } }, AT);
      });
      const lines = await linesOf(store);
      const bare = lines.map((line) => line.trimEnd());
      async function* again(): AsyncGenerator<string> {
        yield* bare;
      }
      await checkBackup('backup', again());
      const other = await sqlite.fresh();
      const restored = await openStore(other.place);
      try {
        await restored.write((tx) => restoreLines(tx, again()));
        expect(await linesOf(restored)).toEqual(lines);
      } finally {
        await restored.close();
        await other.drop();
      }
    });
  });
