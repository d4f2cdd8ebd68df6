/** What a row of a backup can be: whoever packs one anew can make every digest fit, and a database takes almost anything. */
import { z } from 'zod';
import type { Tables } from './schema.ts';

/** Both databases keep it: PostgreSQL refuses the sign NUL, and surrogates that stand alone. */
const text = z
  .string()
  .refine((value) => !value.includes('\0') && value.isWellFormed(), { error: 'NUL or half a sign' });
/** PostgreSQL's `integer`. */
const whole = z.int32();
const count = whole.min(0);
const day = z.iso.date();

/** A blob, base64 in a line of its own. */
const Bytes = z.strictObject({ bytes: z.base64() }).transform(({ bytes }) => Buffer.from(bytes, 'base64'));

/** Each table as `schema.ts` has it. */
const ROWS = {
  meta: z.strictObject({ key: text, value: text }),
  blobs: z.strictObject({ digest: text, bytes: Bytes }),
  policies: z.strictObject({ digest: text, policy_id: text, policy_digest: text, text }),
  runs: z.strictObject({
    seq: count,
    kind: text,
    state: z.enum(['running', 'planned', 'finished', 'failed', 'abandoned']),
    began: text,
    today: day,
    ended: text.nullable(),
    result: text.nullable(),
  }),
  versions: z.strictObject({
    seq: count,
    parent: count.nullable(),
    base: count,
    cause: z.enum(['import', 'changes']),
    roster: text,
    policy: text,
    from_year: whole.min(2000).max(2100),
    seed: count,
    run: count,
    at: text,
  }),
  changes: z.strictObject({
    id: text,
    digest: text,
    date: text,
    kind: text,
    body: text,
    base: count,
    run: count,
    file: text,
    state: z.enum(['applied', 'impossible']),
    version: count.nullable(),
    reason: text.nullable(),
  }),
  set_aside: z.strictObject({ content: text, line: whole, code: text, file: text, run: count, reason: text }),
  plans: z.strictObject({
    seq: count,
    state: z.enum(['draft', 'published', 'superseded']),
    version: count,
    based_on: count.nullable(),
    digest: text,
    roster: text,
    outcome: text,
    recipe: text,
    difference: text.nullable(),
    run: count,
    made: text,
    published_by: text.nullable(),
    published_at: text.nullable(),
  }),
  ledger: z.strictObject({ seq: count, at: text, kind: text, entry: text, previous: text, digest: text }),
  files: z.strictObject({ digest: text, bytes: Bytes }),
  records: z.strictObject({ kind: text, id: count, version: whole.min(1), at: text, body: text }),
  jobs: z.strictObject({
    id: count,
    kind: text,
    about: text,
    input: text,
    state: z.enum(['queued', 'running', 'done', 'failed', 'stopped']),
    attempt: count,
    stop: whole.min(0).max(2),
    made: text,
    began: text.nullable(),
    beat: text.nullable(),
    ended: text.nullable(),
    result: text.nullable(),
    problem: text.nullable(),
  }),
  requests: z.strictObject({ key: text, digest: text, answer: text, at: text }),
} as const satisfies { readonly [K in keyof Tables]: z.ZodType<Tables[K]> };

type TableName = keyof Tables;
const isTable = (name: unknown): name is TableName => typeof name === 'string' && Object.hasOwn(ROWS, name);

const Line = z.strictObject({ table: z.string().refine(isTable), row: z.unknown() });

/** A row as the database takes it, or the place in it that is odd. */
export type BackupRow = { readonly table: TableName; readonly row: Tables[TableName] } | { readonly odd: string };

/** The row of a line of a backup, parsed from JSON. */
export function backupRow(line: unknown): BackupRow {
  const parsed = Line.safeParse(line);
  if (!parsed.success) return { odd: 'table' };
  const table = parsed.data.table as TableName;
  const row = ROWS[table].safeParse(parsed.data.row);
  return row.success ? { table, row: row.data } : { odd: [table, ...row.error.issues[0]!.path.map(String)].join('.') };
}
