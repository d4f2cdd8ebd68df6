/**
 * The store: one database, opened, brought to the newest form, and written in transactions of which one runs at a time;
 * readers wait for nobody. All that is acknowledged was committed; all that belongs together is committed together.
 */
import { Kysely, sql, type Transaction } from 'kysely';
import { storeFailure, StoreFailure } from './failures.ts';
import { formOf, migrate, NEWEST, type DatabaseKind } from './migrations/index.ts';
import { openPostgres } from './postgres.ts';
import { sqliteReaders, type Readers } from './readers.ts';
import type { Tables } from './schema.ts';
import { openSqlite } from './sqlite.ts';
import { texts } from './texts.ts';

export type Tx = Transaction<Tables>;

export type StorePlace =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface Store {
  readonly kind: DatabaseKind;
  /**
   * Runs `deed` in one transaction that nobody else writes beside; throws a StoreFailure for what the database refuses.
   */
  write<T>(deed: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * For reading alone, beside other readers and a writer: all that `look` sees is of one moment, and was committed. What
   * it writes is refused.
   */
  read<T>(look: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** One writer at a time, on PostgreSQL too; the number is this program's own. */
const WRITERS = sql`SELECT pg_advisory_xact_lock(7204010)`;
const DURABLE = sql`SET LOCAL synchronous_commit = on`;
/** About ten seconds in all. */
const ATTEMPTS = 20;

/**
 * Opens the database of a store. Throws a StoreFailure: damaged, read-only, unreachable, of a later program … `trusted`:
 * it was looked at a moment ago, by whoever asks for this, and its pages are not read once more.
 */
export async function openStore(
  place: StorePlace,
  { trusted = false }: { readonly trusted?: boolean } = {},
): Promise<Store> {
  const database = await patiently(
    async () =>
      new Kysely<Tables>({ dialect: place.kind === 'sqlite' ? openSqlite(place.file) : openPostgres(place.url) }),
  );
  const inside = async <T>(tx: Tx, deed: (tx: Tx) => Promise<T>): Promise<T> => {
    if (place.kind === 'postgres') {
      await DURABLE.execute(tx);
      await WRITERS.execute(tx);
    }
    return deed(tx);
  };
  const once = async <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => {
    let failed: { readonly error: unknown } | undefined;
    try {
      return await database.transaction().execute((tx) =>
        inside(tx, deed).catch((error: unknown) => {
          failed = { error };
          throw error;
        }),
      );
    } catch (error) {
      // A connection that is lost cannot be rolled back either: what failed first is what there is to say.
      throw failed === undefined ? error : failed.error;
    }
  };
  const readers = place.kind === 'sqlite' ? sqliteReaders(place.file) : postgresReaders(database);
  const write = <T>(deed: (tx: Tx) => Promise<T>): Promise<T> => patiently(() => once(deed));
  const read = <T>(look: (tx: Tx) => Promise<T>): Promise<T> => patiently(() => readers.read(look));
  const close = async (): Promise<void> => {
    await readers.close();
    await database.destroy();
  };
  try {
    if (place.kind === 'sqlite' && !trusted) await patiently(() => checkFile(database));
    // A store that is of the newest form is opened beside whoever writes.
    if ((await read((tx) => formOf(tx, place.kind))) !== NEWEST) await write((tx) => migrate(tx, place.kind));
  } catch (error) {
    await close();
    throw error;
  }
  return { kind: place.kind, write, read, close };
}

/** The same connections as for writing: the server keeps readers and writers apart. */
const postgresReaders = (database: Kysely<Tables>): Readers => ({
  read: (look) => database.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(look),
  close: async () => {},
});

/** SQLite's own look at its pages; PostgreSQL looks at checksums by itself. */
async function checkFile(database: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ quick_check: string }>`PRAGMA quick_check(1)`.execute(database);
  const found = rows[0]?.quick_check ?? 'ok';
  if (found !== 'ok')
    throw new StoreFailure('damaged', texts['store-damaged']({ detail: found.split('\n').at(-1) ?? found }));
}

/** Tries again while another program holds the database. */
async function patiently<T>(step: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await plainly(step);
    } catch (error) {
      if (!(error instanceof StoreFailure && error.kind === 'busy' && attempt < ATTEMPTS)) throw error;
      await new Promise((done) => setTimeout(done, Math.min(500, 10 * 2 ** attempt)));
    }
  }
}

async function plainly<T>(step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw storeFailure(error);
  }
}
