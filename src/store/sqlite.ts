/**
 * kysely over node:sqlite: the shape that kysely's own dialect asks of a database, and the way this store opens one.
 */
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { SqliteDialect, type SqliteDatabase } from 'kysely';

/**
 * How long one statement waits for another program, in milliseconds: it blocks the thread, so that most of the waiting
 * is the store's.
 */
const WAIT = 100;

/** WAL with FULL: whatever was committed survives `kill -9` and a power cut. */
export function openSqlite(file: string): SqliteDialect {
  makePrivate(file);
  const database = new DatabaseSync(file, { timeout: WAIT, enableForeignKeyConstraints: true });
  try {
    database.exec('PRAGMA journal_mode = WAL');
    database.exec('PRAGMA synchronous = FULL');
  } catch (error) {
    database.close();
    throw error;
  }
  // A transaction that begins by reading can no longer be retried when it comes to write: it takes its place at once.
  return new SqliteDialect({ database: shim(database, 'begin immediate') });
}

/** For reading beside whoever writes: in WAL a reader waits for no writer, and sees what was committed before. */
export const openSqliteReader = (file: string): SqliteDialect =>
  new SqliteDialect({ database: shim(new DatabaseSync(file, { timeout: WAIT, readOnly: true }), 'begin deferred') });

/**
 * A database that is not there yet is made for its owner alone: it holds names. What SQLite lays beside it has the same
 * permissions.
 */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch {
    // It is there; or it cannot be made, which SQLite tells in its own way.
  }
}

const given = (parameters: readonly unknown[]): SQLInputValue[] => parameters as SQLInputValue[];

/** `begin`: how a transaction begins. */
function shim(database: DatabaseSync, begin: string): SqliteDatabase {
  return {
    close: () => database.close(),
    prepare: (text) => {
      const statement = database.prepare(text === 'begin' ? begin : text);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => statement.all(...given(parameters)),
        run: (parameters) =>
          // A full disk makes SQLite roll back by itself; to do it again fails, and hides why.
          text === 'rollback' && !database.isTransaction
            ? { changes: 0, lastInsertRowid: 0 }
            : statement.run(...given(parameters)),
        iterate: (parameters) => statement.iterate(...given(parameters)),
      };
    },
  };
}
