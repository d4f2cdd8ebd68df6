/** kysely over PostgreSQL. */
import { PostgresDialect } from 'kysely';
import { Pool } from 'pg';

/** How long to wait for a connection, in milliseconds. */
const WAIT = 10_000;

/** A writer, whoever waits to write, and readers beside them; opened as they are needed. */
const CONNECTIONS = 6;

/** `url` without a password: pg then takes it from PGPASSWORD or ~/.pgpass. */
export function openPostgres(url: string): PostgresDialect {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: WAIT,
    application_name: 'lungang',
  });
  // The server went away while nobody asked it anything: the next question tells.
  pool.on('error', () => {});
  // While a client is in use the pool does not listen to it: what is asked of it then fails, and says so.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new PostgresDialect({ pool });
}

/** A URL without its password, to be shown and kept. */
export function withoutPassword(url: string): string {
  const shown = new URL(url);
  shown.password = '';
  shown.searchParams.delete('password');
  return shown.href;
}

export const isPostgresUrl = (text: string): boolean => /^postgres(?:ql)?:\/\//u.test(text) && URL.canParse(text);
