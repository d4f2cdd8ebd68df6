/** The first form of the store. */
import type { Migration } from './migration.ts';

/** Rows that are never to change or go away: the ledger, and what its digests stand for. */
const FIXED = ['ledger', 'blobs', 'policies', 'versions'] as const;

const TABLES = [
  'CREATE TABLE meta (key text PRIMARY KEY, value text NOT NULL)',
  'CREATE TABLE blobs (digest text PRIMARY KEY, bytes BYTES NOT NULL)',
  'CREATE TABLE policies (digest text PRIMARY KEY, policy_id text NOT NULL, policy_digest text NOT NULL, text text NOT NULL)',
  `CREATE TABLE runs (seq integer PRIMARY KEY, kind text NOT NULL, state text NOT NULL, began text NOT NULL, today text NOT NULL, ended text, result text)`,
  `CREATE TABLE versions (seq integer PRIMARY KEY, parent integer REFERENCES versions (seq), base integer NOT NULL, cause text NOT NULL,
     roster text NOT NULL REFERENCES blobs (digest), policy text NOT NULL REFERENCES policies (digest), from_year integer NOT NULL, seed integer NOT NULL,
     run integer NOT NULL REFERENCES runs (seq), at text NOT NULL)`,
  `CREATE TABLE changes (id text PRIMARY KEY, digest text NOT NULL, date text NOT NULL, kind text NOT NULL, body text NOT NULL,
     base integer NOT NULL REFERENCES versions (seq), run integer NOT NULL REFERENCES runs (seq), file text NOT NULL,
     state text NOT NULL, version integer REFERENCES versions (seq), reason text)`,
  `CREATE TABLE set_aside (content text NOT NULL, line integer NOT NULL, code text NOT NULL, file text NOT NULL, run integer NOT NULL REFERENCES runs (seq),
     reason text NOT NULL, PRIMARY KEY (content, line, code))`,
  `CREATE TABLE plans (seq integer PRIMARY KEY, state text NOT NULL, version integer NOT NULL REFERENCES versions (seq), based_on integer REFERENCES plans (seq),
     digest text NOT NULL REFERENCES blobs (digest), roster text NOT NULL REFERENCES blobs (digest), outcome text NOT NULL, recipe text NOT NULL, difference text REFERENCES blobs (digest),
     run integer NOT NULL REFERENCES runs (seq), made text NOT NULL, published_by text, published_at text)`,
  // Two drafts to choose from, or two lists in force, are states that nothing of ours makes: the database refuses them
  // too.
  `CREATE UNIQUE INDEX one_draft ON plans (state) WHERE state = 'draft'`,
  `CREATE UNIQUE INDEX one_published ON plans (state) WHERE state = 'published'`,
  `CREATE TABLE ledger (seq integer PRIMARY KEY, at text NOT NULL, kind text NOT NULL, entry text NOT NULL, previous text NOT NULL, digest text NOT NULL UNIQUE)`,
];

const GUARDS = {
  sqlite: FIXED.flatMap((table) =>
    ['UPDATE', 'DELETE'].map(
      (deed) =>
        `CREATE TRIGGER ${table}_no_${deed.toLowerCase()} BEFORE ${deed} ON ${table} BEGIN SELECT RAISE(ABORT, '${table} is append-only'); END`,
    ),
  ),
  postgres: [
    `CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$`,
    ...FIXED.map(
      (table) =>
        `CREATE TRIGGER ${table}_append_only BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION append_only()`,
    ),
  ],
} as const;

export const tables: Migration = (kind) => [
  ...TABLES.map((statement) => statement.replace('BYTES', kind === 'sqlite' ? 'blob' : 'bytea')),
  ...GUARDS[kind],
];
