/**
 * The databases over which the contract of the store runs: SQLite always, PostgreSQL where LUNGANG_TEST_POSTGRES names
 * one.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { StorePlace } from '../../../src/store/store.ts';

export interface Fresh {
  readonly place: StorePlace;
  drop(): Promise<void>;
}

export interface Database {
  readonly name: string;
  /** Why it cannot be had here; null where it can. */
  readonly missing: string | null;
  /** An empty database of its own. */
  fresh(): Promise<Fresh>;
}

const POSTGRES = process.env['LUNGANG_TEST_POSTGRES'];

export const sqlite: Database = {
  name: 'SQLite',
  missing: null,
  fresh: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lungang-store-'));
    return {
      place: { kind: 'sqlite', file: join(folder, 'store.sqlite') },
      drop: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

const postgres: Database = {
  name: 'PostgreSQL',
  missing:
    POSTGRES === undefined ? 'LUNGANG_TEST_POSTGRES names no PostgreSQL (.ci/with-postgres npm test starts one)' : null,
  fresh: async () => {
    const name = `lungang_${randomUUID().replaceAll('-', '')}`;
    await asOwner((client) => client.query(`CREATE DATABASE ${name}`));
    const url = new URL(POSTGRES!);
    url.pathname = `/${name}`;
    return {
      place: { kind: 'postgres', url: url.href },
      drop: () => asOwner((client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
    };
  },
};

async function asOwner(deed: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: POSTGRES });
  await client.connect();
  try {
    await deed(client);
  } finally {
    await client.end();
  }
}

export const DATABASES: readonly Database[] = [sqlite, postgres];
