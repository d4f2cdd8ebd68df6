/** One contract of the store for both databases. */
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { PLAN_FORMAT, planBytes, type Plan } from '../../src/domain/plan.ts';
import { parsePolicy } from '../../src/policy/load.ts';
import { audit } from '../../src/store/audit.ts';
import { backupLines, checkBackup, restoreLines } from '../../src/store/backup.ts';
import { blob, putBlob, textDigest } from '../../src/store/blobs.ts';
import { changesUpon, receive, setAside, settleChange, type NewChange } from '../../src/store/changes.ts';
import { StoreFailure } from '../../src/store/failures.ts';
import { found, storeId } from '../../src/store/identity.ts';
import { checkLedger, record } from '../../src/store/ledger.ts';
import { NEWEST } from '../../src/store/migrations/index.ts';
import {
  addDraft,
  draftPlan,
  parsedPlan,
  planText,
  publish,
  publishedPlan,
  type NewDraft,
} from '../../src/store/plans.ts';
import { beginRun, closeRun, fence, latestDay } from '../../src/store/runs.ts';
import type { RunRow, VersionRow } from '../../src/store/schema.ts';
import { openStore, type Store, type Tx } from '../../src/store/store.ts';
import { texts as storeTexts } from '../../src/store/texts.ts';
import { addVersion, currentVersion, policyOf, putPolicy, rosterOf } from '../../src/store/versions.ts';
import { roster as rosterWith } from '../support/tiny.ts';
import { DATABASES, type Fresh } from './support/databases.ts';

const roster = () => rosterWith({});
const AT = '2027-03-01T02:00:00.000Z';
const LATER = '2027-03-02T02:00:00.000Z';
const POLICY = 'format: lungang-policy/1\n';

const ANY_PLAN: Plan = {
  format: PLAN_FORMAT,
  program: { name: 'lungang', version: '0' },
  inputs: { roster: 'sha256:r', policy: { id: 'p', digest: 'sha256:p' }, seed: 1 },
  horizon: [2027, 2028, 2029],
  outcome: 'compliant',
  proof: { status: 'optimal', tiers: [] },
  postings: [],
  sharedTeaching: [],
  compliance: [],
  relaxations: [],
  shortages: [],
  allowances: [],
};

const bodyOf = (id: string): string => `{"id":"${id}"}`;
const digestOf = (id: string): string => textDigest(bodyOf(id));
const change = (id: string, more: Partial<NewChange> = {}): NewChange => ({
  id,
  digest: digestOf(id),
  date: '2027-03-01',
  kind: 'resign',
  body: bodyOf(id),
  file: 'a.csv',
  ...more,
});

/** A version with its run, recorded as the jobs do. */
async function imported(tx: Tx): Promise<{ run: RunRow; version: VersionRow }> {
  const run = await beginRun(tx, 'import', AT, '2027-03-01');
  const policy = await putPolicy(tx, POLICY, { id: 'p', digest: 'sha256:p' });
  const version = await addVersion(tx, { roster: roster(), policy, from_year: 2027, seed: 1, run: run.seq, at: AT });
  await record(tx, AT, 'import', { version: version.seq, roster: version.roster, policy, from: 2027, seed: 1 });
  return { run, version };
}

const draft = (run: RunRow, version: VersionRow, more: Partial<NewDraft> = {}): NewDraft => ({
  version: version.seq,
  outcome: 'compliant',
  recipe: '{}',
  run: run.seq,
  made: AT,
  text: 'plan\n',
  roster: roster(),
  basedOn: undefined,
  difference: null,
  ...more,
});

async function recordedDraft(tx: Tx, wanted: NewDraft): Promise<void> {
  const plan = await addDraft(tx, wanted);
  await record(tx, AT, 'draft', {
    plan: `P${plan.seq}`,
    digest: plan.digest,
    version: plan.version,
    basedOn: plan.based_on === null ? null : `P${plan.based_on}`,
    outcome: plan.outcome,
    recipe: textDigest(plan.recipe),
  });
}

async function signed(tx: Tx, id: string): Promise<void> {
  const { plan } = await publish(tx, id, '王局长', LATER);
  await record(tx, LATER, 'publish', { plan: id, digest: plan.digest, by: '王局长' });
}

async function fiveEntries(to: Store): Promise<void> {
  for (let i = 0; i < 5; i++) await to.write((tx) => record(tx, AT, 'init', { i }));
}

const backup = (store: Store): Promise<string[]> => store.read((tx) => Array.fromAsync(backupLines(tx)));

async function* streamed(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield line.replace(/\n$/u, '');
}

describe.each(DATABASES)('the store on $name', ({ missing, fresh }) => {
  let database: Fresh;
  let store: Store;
  beforeEach(async ({ skip }) => {
    skip(missing !== null, missing ?? '');
    database = await fresh();
    store = await openStore(database.place);
    return async () => {
      await store.close();
      await database.drop();
    };
  });

  it('is made once, and is the same when it is opened again', async () => {
    await store.write((tx) => found(tx, 'here', 'id-1', AT));
    await expect(store.write((tx) => found(tx, 'here', 'id-2', AT))).rejects.toMatchObject({ kind: 'filled' });
    const again = await openStore(database.place);
    expect(await again.read(storeId)).toBe('id-1');
    await again.close();
  });

  it('tells what failed, where the database has ended the transaction by itself', async () => {
    const failing = store.write(async (tx) => {
      await sql`ROLLBACK`.execute(tx);
      throw new StoreFailure('full', storeTexts['store-full']());
    });
    await expect(failing).rejects.toMatchObject({ kind: 'full' });
    await store.write((tx) => found(tx, 'here', 'id-1', AT));
  });

  it('tells that a connection was lost in the midst of a transaction, and goes on', async ({ skip }) => {
    skip(database.place.kind === 'sqlite', 'a file has no connection');
    const lost = store.write(async (tx) => {
      await sql`SELECT pg_terminate_backend(pg_backend_pid())`.execute(tx).catch(() => {});
      await new Promise((done) => setTimeout(done, 200));
      await sql`SELECT 1`.execute(tx);
    });
    await expect(lost).rejects.toMatchObject({ kind: 'unreachable' });
    await store.write((tx) => found(tx, 'here', 'id-1', AT));
  });

  it('refuses the database of a later program', async () => {
    await store.write((tx) => sql`UPDATE form SET number = ${sql.lit(NEWEST + 1)}`.execute(tx));
    await expect(openStore(database.place)).rejects.toMatchObject({ kind: 'newer' });
  });

  it('keeps all of a transaction or nothing', async () => {
    await expect(
      store.write(async (tx) => {
        await record(tx, AT, 'init', {});
        throw new Error('killed');
      }),
    ).rejects.toThrow('killed');
    expect(await store.read(checkLedger)).toBe(0);
  });

  it('two writers at once wait for each other: no entry of the ledger is lost or doubled', async () => {
    const other = await openStore(database.place);
    await Promise.all([fiveEntries(store), fiveEntries(other)]);
    expect(await store.read(checkLedger)).toBe(10);
    await other.close();
  });

  it('readers read beside an open writer, see what was committed before, and one moment each', async () => {
    await store.write((tx) => record(tx, AT, 'init', { i: 1 }));
    const [written, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const writing = store.write(async (tx) => {
      await record(tx, AT, 'init', { i: 2 });
      written.resolve();
      await released.promise;
    });
    await written.promise;
    // Of the same store and of another process's: none waits until the writer is done.
    const other = await openStore(database.place);
    expect(await Promise.all([store.read(checkLedger), store.read(checkLedger), other.read(checkLedger)])).toEqual([
      1, 1, 1,
    ]);
    await other.read(async (tx) => {
      expect(await checkLedger(tx)).toBe(1);
      released.resolve();
      await writing;
      expect(await checkLedger(tx)).toBe(1);
    });
    expect(await other.read(checkLedger)).toBe(2);
    await other.close();
  });

  it('a reader writes nothing', async () => {
    await expect(store.read((tx) => record(tx, AT, 'init', {}))).rejects.toMatchObject({ kind: 'read-only' });
    expect(await store.read(checkLedger)).toBe(0);
  });

  it('gives a roster and a plan that were read before as they are, without parsing them again', async () => {
    const { version, run } = await store.write(imported);
    const first = await store.read((tx) => rosterOf(tx, version));
    expect(await store.read((tx) => rosterOf(tx, version))).toBe(first);
    expect(() => first.teachers.pop()).toThrow(TypeError);
    const text = planBytes(ANY_PLAN);
    await store.write((tx) => recordedDraft(tx, draft(run, version, { text })));
    const plan = await store.read(async (tx) => parsedPlan(tx, (await draftPlan(tx))!));
    expect(plan).toEqual(ANY_PLAN);
    expect(await store.read(async (tx) => parsedPlan(tx, (await draftPlan(tx))!))).toBe(plan);
  });

  it('keeps texts under their digest, whatever characters they hold', async () => {
    const text = '{"姓名":"𠮷野","n":"a\\u0000b"}\n';
    const digest = await store.write((tx) => putBlob(tx, text));
    expect(await store.write((tx) => putBlob(tx, text))).toBe(digest);
    expect(await store.read((tx) => blob(tx, digest))).toBe(text);
    await expect(store.read((tx) => blob(tx, 'sha256:none'))).rejects.toMatchObject({ kind: 'damaged' });
  });

  it.each(['ledger', 'blobs', 'versions', 'policies'] as const)(
    '%s cannot be rewritten or thinned out',
    async (table) => {
      await store.write(imported);
      await expect(store.write((tx) => tx.deleteFrom(table).execute())).rejects.toThrow(/append-only/);
      await expect(
        store.write((tx) =>
          sql`UPDATE ${sql.table(table)} SET ${sql.ref(table === 'blobs' ? 'digest' : table === 'policies' ? 'text' : 'at')} = 'x'`.execute(
            tx,
          ),
        ),
      ).rejects.toThrow(/append-only/);
      expect(await store.read(audit)).toBe(1);
    },
  );

  it('a ledger entry that was changed from outside is found, with its number', async () => {
    await store.write(imported);
    await store.write((tx) => record(tx, LATER, 'changes', { version: null, roster: null, received: [] }));
    const off =
      database.place.kind === 'sqlite' ? 'DROP TRIGGER ledger_no_update' : 'ALTER TABLE ledger DISABLE TRIGGER ALL';
    await store.write(async (tx) => {
      await sql.raw(off).execute(tx);
      await tx
        .updateTable('ledger')
        .set({ entry: '{"version":9}' } as never)
        .where('seq', '=', 1)
        .execute();
    });
    await expect(store.read(checkLedger)).rejects.toMatchObject({ kind: 'damaged', text: { facts: { seq: 1 } } });
  });

  it('a change that was taken away from outside is missed', async () => {
    await store.write(async (tx) => {
      const { run, version } = await imported(tx);
      await receive(tx, version.base, run.seq, [change('1')]);
      await record(tx, AT, 'changes', { version: null, roster: null, received: [{ id: '1', digest: digestOf('1') }] });
    });
    expect(await store.read(audit)).toBe(2);
    await store.write((tx) => tx.deleteFrom('changes').execute());
    await expect(store.read(audit)).rejects.toMatchObject({ kind: 'damaged' });
  });

  it.each([
    ['the first school year', 'UPDATE versions SET from_year = 2026', 'versions'],
    ['the seed', 'UPDATE versions SET seed = 2', 'versions'],
    ['what a staff change says', "UPDATE changes SET body = '{}'", null],
    ['how a plan came out', "UPDATE plans SET outcome = 'relaxed'", null],
    ['what a plan follows from', "UPDATE plans SET recipe = '[]'", null],
  ])('%s, changed from outside, is missed', async (_, outside, kept) => {
    await store.write(async (tx) => {
      const { run, version } = await imported(tx);
      await receive(tx, version.base, run.seq, [change('1')]);
      await record(tx, AT, 'changes', { version: null, roster: null, received: [{ id: '1', digest: digestOf('1') }] });
      await recordedDraft(tx, draft(run, version));
    });
    expect(await store.read(audit)).toBe(3);
    const off =
      database.place.kind === 'sqlite' ? `DROP TRIGGER ${kept}_no_update` : `ALTER TABLE ${kept} DISABLE TRIGGER ALL`;
    await store.write(async (tx) => {
      if (kept !== null) await sql.raw(off).execute(tx);
      await sql.raw(outside).execute(tx);
    });
    await expect(store.read(audit)).rejects.toMatchObject({ kind: 'damaged' });
  });

  it('time in the ledger never runs backwards', async () => {
    await store.write((tx) => record(tx, LATER, 'init', {}));
    expect((await store.write((tx) => record(tx, AT, 'init', {}))).at).toBe(LATER);
  });

  it('versions have a lineage, and give back their roster and policy', async () => {
    const { version, run } = await store.write(imported);
    expect(version).toMatchObject({ seq: 1, parent: null, base: 1, cause: 'import' });
    const next = await store.write((tx) =>
      addVersion(tx, {
        roster: roster(),
        upon: version,
        policy: version.policy,
        from_year: 2027,
        seed: 1,
        run: run.seq,
        at: LATER,
      }),
    );
    expect(next).toMatchObject({ seq: 2, parent: 1, base: 1, cause: 'changes' });
    await store.read(async (tx) => {
      expect(await currentVersion(tx)).toEqual(next);
      expect(await rosterOf(tx, next)).toEqual(roster());
      expect(parsePolicy((await policyOf(tx, next)).text, 'p').policy).toBeNull();
    });
  });

  it('a change is taken once by its id; another one of that id only while the first could not be applied', async () => {
    const { version, run } = await store.write(imported);
    const offer = (...offered: NewChange[]) => store.write((tx) => receive(tx, version.base, run.seq, offered));
    expect(await offer(change('2'), change('1'))).toMatchObject({
      taken: [{ id: '2' }, { id: '1' }],
      known: [],
      clashing: [],
    });
    expect(await offer(change('1'))).toMatchObject({ taken: [], known: [{ id: '1' }], clashing: [] });
    expect(await offer(change('1', { digest: 'mended' }))).toMatchObject({ taken: [{ id: '1', digest: 'mended' }] });
    await store.write(async (tx) => {
      for (const row of await changesUpon(tx, version.base)) await settleChange(tx, row, { applied: version.seq });
    });
    expect(await offer(change('1', { digest: 'other' }))).toMatchObject({ taken: [], clashing: [{ id: '1' }] });
    expect(
      (await store.read((tx) => changesUpon(tx, version.base))).map(({ id, digest, state }) => [id, digest, state]),
    ).toEqual([
      ['1', 'mended', 'applied'],
      ['2', digestOf('2'), 'applied'],
    ]);
  });

  it('bad rows of one file are set aside once, however often it is read', async () => {
    const { run } = await store.write(imported);
    const row = { content: 'sha256:f', line: 3, code: 'bad-date', file: 'a.csv', run: run.seq, reason: '{}' };
    expect(await store.write((tx) => setAside(tx, [row, { ...row, line: 4 }]))).toHaveLength(2);
    expect(await store.write((tx) => setAside(tx, [row]))).toEqual([]);
  });

  it('a draft gives way to the next; only one made for the newest roster against the plan in force is published', async () => {
    const { version, run } = await store.write(imported);
    await store.write((tx) => recordedDraft(tx, draft(run, version)));
    await store.write((tx) => recordedDraft(tx, draft(run, version, { text: 'plan 2\n' })));
    await expect(store.write((tx) => publish(tx, 'P1', '王', AT))).rejects.toMatchObject({
      text: { code: 'draft-not-draft' },
    });
    await expect(store.write((tx) => publish(tx, 'P7', '王', AT))).rejects.toMatchObject({
      text: { code: 'draft-unknown', facts: { draft: 'P2' } },
    });
    await store.write((tx) => signed(tx, 'P2'));
    expect(await store.read(publishedPlan)).toMatchObject({ seq: 2, published_by: '王局长', published_at: LATER });
    await expect(store.write((tx) => publish(tx, 'P2', '王', AT))).rejects.toMatchObject({
      text: { code: 'draft-not-draft', facts: { published: true } },
    });

    const basedOn = await store.read(publishedPlan);
    await store.write((tx) => recordedDraft(tx, draft(run, version, { basedOn: undefined })));
    await expect(store.write((tx) => publish(tx, 'P3', '王', AT))).rejects.toMatchObject({
      text: { code: 'draft-stale' },
    });
    await store.write((tx) => recordedDraft(tx, draft(run, version, { basedOn, text: 'plan 4\n', difference: '{}' })));
    await store.write(
      async (tx) =>
        void (await record(tx, LATER, 'import', {
          version: (
            await addVersion(tx, {
              roster: roster(),
              upon: version,
              policy: version.policy,
              from_year: 2027,
              seed: 1,
              run: run.seq,
              at: LATER,
            })
          ).seq,
          roster: version.roster,
          policy: version.policy,
          from: 2027,
          seed: 1,
        })),
    );
    await expect(store.write((tx) => publish(tx, 'P4', '王', AT))).rejects.toMatchObject({
      text: { code: 'draft-stale' },
    });
    expect(await store.read(async (tx) => planText(tx, (await draftPlan(tx))!))).toBe('plan 4\n');
    expect(await store.read(audit)).toBe(7);
  });

  it('a run that was overtaken is fenced', async () => {
    const first = await store.write((tx) => beginRun(tx, 'nightly', AT, '2027-03-01'));
    await store.write((tx) => fence(tx, first));
    const second = await store.write((tx) => beginRun(tx, 'nightly', LATER, '2027-03-02'));
    await expect(store.write((tx) => fence(tx, first))).rejects.toMatchObject({ kind: 'fenced' });
    await store.write((tx) => closeRun(tx, second, 'finished', LATER));
    await expect(store.write((tx) => fence(tx, second))).rejects.toMatchObject({ kind: 'fenced' });
    expect(await store.read(latestDay)).toBe('2027-03-02');
  });

  describe('a backup', () => {
    beforeEach(async () => {
      await store.write((tx) => found(tx, 'here', 'id-1', AT));
      await store.write(async (tx) => {
        const { run, version } = await imported(tx);
        await receive(tx, version.base, run.seq, [change('10'), change('9')]);
        await record(tx, AT, 'changes', {
          version: null,
          roster: null,
          received: [
            { id: '10', digest: digestOf('10') },
            { id: '9', digest: digestOf('9') },
          ],
        });
        await recordedDraft(tx, draft(run, version));
        await signed(tx, 'P1');
      });
    });

    it.for(DATABASES)('goes into an empty $name and is there the same', async (target, { skip }) => {
      skip(target.missing !== null, target.missing ?? '');
      const lines = await backup(store);
      await checkBackup('b', streamed(lines));
      const place = await target.fresh();
      const other = await openStore(place.place);
      await other.write((tx) => restoreLines(tx, streamed(lines)));
      expect(await other.read(audit)).toBe(5);
      expect(await other.read((tx) => Array.fromAsync(backupLines(tx)))).toEqual(lines);
      await expect(other.write((tx) => restoreLines(tx, streamed(lines)))).rejects.toMatchObject({ kind: 'filled' });
      await other.close();
      await place.drop();
    });

    it('that is cut short or changed is refused', async () => {
      const lines = await backup(store);
      const bad = [
        lines.slice(0, -1),
        lines.slice(0, 3),
        [],
        lines.toSpliced(3, 1),
        lines.map((line) => line.replace('id-1', 'id-2')),
      ];
      for (const one of bad)
        await expect(checkBackup('b', streamed(one))).rejects.toMatchObject({ text: { code: 'backup-damaged' } });
    });
  });
});
