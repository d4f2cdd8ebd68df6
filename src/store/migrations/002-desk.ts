/** The desk: files as they came in, what people keep under a version, long work, and answers given to a key. */
import type { Migration } from './migration.ts';

/** Rows that are never to change or go away: a new version is a new row. */
const FIXED = ['files', 'records'] as const;

const TABLES = [
  'CREATE TABLE files (digest text PRIMARY KEY, bytes BYTES NOT NULL)',
  'CREATE TABLE records (kind text NOT NULL, id integer NOT NULL, version integer NOT NULL, at text NOT NULL, body text NOT NULL, PRIMARY KEY (kind, id, version))',
  `CREATE TABLE jobs (id integer PRIMARY KEY, kind text NOT NULL, about text NOT NULL, input text NOT NULL, state text NOT NULL,
     attempt integer NOT NULL, stop integer NOT NULL, made text NOT NULL, began text, beat text, ended text, result text, problem text)`,
  'CREATE INDEX jobs_about ON jobs (about, id)',
  'CREATE INDEX jobs_state ON jobs (state, id)',
  'CREATE TABLE requests (key text PRIMARY KEY, digest text NOT NULL, answer text NOT NULL, at text NOT NULL)',
];

const GUARDS = {
  sqlite: FIXED.flatMap((table) =>
    ['UPDATE', 'DELETE'].map(
      (deed) =>
        `CREATE TRIGGER ${table}_no_${deed.toLowerCase()} BEFORE ${deed} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
    ),
  ),
  postgres: FIXED.map(
    (table) =>
      `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION append_only()`,
  ),
} as const;

export const desk: Migration = (kind) => [
  ...TABLES.map((statement) => statement.replace('BYTES', kind === 'sqlite' ? 'blob' : 'bytea')),
  ...GUARDS[kind],
];
