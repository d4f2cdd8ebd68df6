/**
 * The forms of the store, one after another; there is no way back. A new one is a numbered file and a line in
 * MIGRATIONS.
 */
import { sql, type Transaction } from 'kysely';
import { StoreFailure } from '../failures.ts';
import type { Tables } from '../schema.ts';
import { texts } from '../texts.ts';
import { tables } from './001-tables.ts';
import { desk } from './002-desk.ts';
import type { DatabaseKind, Migration } from './migration.ts';

export type { DatabaseKind } from './migration.ts';

/** In order; the position counted from 1 is the number of the form. */
const MIGRATIONS: readonly Migration[] = [tables, desk];

export const NEWEST = MIGRATIONS.length;

/** Where the number of the form stands; made before all else, and older than every migration. */
const NUMBER = sql`CREATE TABLE IF NOT EXISTS form (number integer NOT NULL)`;
const NUMBERS = sql<{ number: number }>`SELECT number FROM form`;

/** The number of the form; undefined in a database without one. */
export async function formOf(tx: Transaction<Tables>, kind: DatabaseKind): Promise<number | undefined> {
  const known =
    kind === 'sqlite'
      ? sql<{ name: string | null }>`SELECT name FROM sqlite_master WHERE name = 'form'`
      : sql<{ name: string | null }>`SELECT to_regclass('form')::text AS name`;
  if (((await known.execute(tx)).rows[0]?.name ?? null) === null) return undefined;
  return (await NUMBERS.execute(tx)).rows[0]?.number;
}

/** Brings the store to the newest form, in the transaction that it is given. Refuses a store of a later program. */
export async function migrate(tx: Transaction<Tables>, kind: DatabaseKind): Promise<void> {
  await NUMBER.execute(tx);
  const { rows } = await NUMBERS.execute(tx);
  const found = rows[0]?.number ?? 0;
  if (found > NEWEST) throw new StoreFailure('newer', texts['store-newer']({ found, known: NEWEST }));
  for (const migration of MIGRATIONS.slice(found))
    for (const statement of migration(kind)) await sql.raw(statement).execute(tx);
  if (rows.length === 0) await sql`INSERT INTO form (number) VALUES (${sql.lit(NEWEST)})`.execute(tx);
  else if (found < NEWEST) await sql`UPDATE form SET number = ${sql.lit(NEWEST)}`.execute(tx);
}
