/** Readers of an SQLite file: a connection for each that reads at the same time, since one connection is one moment. */
import { Kysely, type Transaction } from 'kysely';
import type { Tables } from './schema.ts';
import { openSqliteReader } from './sqlite.ts';

/** Connections that are kept for the next reader; a crowd gets as many as it needs. */
const KEPT = 4;

export interface Readers {
  /** All that `look` sees is of one moment. Writers are neither waited for nor held up. */
  read<T>(look: (tx: Transaction<Tables>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export function sqliteReaders(file: string): Readers {
  const free: Kysely<Tables>[] = [];
  let closed = false;
  return {
    read: async (look) => {
      const connection = free.pop() ?? new Kysely<Tables>({ dialect: openSqliteReader(file) });
      try {
        return await connection.transaction().execute(look);
      } finally {
        if (closed || free.length >= KEPT) await connection.destroy();
        else free.push(connection);
      }
    },
    close: async () => {
      closed = true;
      await Promise.all(free.splice(0).map((connection) => connection.destroy()));
    },
  };
}
