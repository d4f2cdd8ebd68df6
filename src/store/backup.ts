/**
 * A backup: every row of every table as one line of JSON, from one moment, with a digest over all of it at the end. The
 * same lines for both databases, so that one can be restored into the other.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../domain/fingerprint.ts';
import { strictJson } from '../domain/strict-json.ts';
import { backupRow } from './backup-rows.ts';
import { StoreFailure } from './failures.ts';
import { NEWEST } from './migrations/index.ts';
import type { Tables } from './schema.ts';
import type { Tx } from './store.ts';
import { texts } from './texts.ts';

const BACKUP_FORMAT = 'lungang-backup/1';

/** In the order in which rows may refer to each other, each table by its key. */
const ORDER = {
  meta: ['key'],
  blobs: ['digest'],
  policies: ['digest'],
  runs: ['seq'],
  versions: ['seq'],
  changes: ['id'],
  set_aside: ['content', 'line', 'code'],
  plans: ['seq'],
  ledger: ['seq'],
  files: ['digest'],
  records: ['kind', 'id', 'version'],
  jobs: ['id'],
  requests: ['key'],
} as const satisfies { readonly [K in keyof Tables]: readonly (keyof Tables[K])[] };
type TableName = keyof Tables;
const NAMES = Object.keys(ORDER) as TableName[];

const Header = z.object({ format: z.literal(BACKUP_FORMAT), form: z.int().min(1) });
const End = z.strictObject({ end: z.int(), digest: z.string() });

/** The lines of a backup, each with its line end. */
export async function* backupLines(tx: Tx): AsyncGenerator<string> {
  const hash = createHash('sha256');
  let lines = 0;
  const line = (value: unknown): string => {
    const text = `${canonicalJson(value)}\n`;
    hash.update(text);
    lines++;
    return text;
  };
  yield line({ format: BACKUP_FORMAT, form: NEWEST });
  for (const table of NAMES) {
    for await (const row of rowsOf(tx, table)) {
      yield line({
        table,
        row: Object.fromEntries(
          Object.entries(row).map(([key, cell]) => [
            key,
            cell instanceof Uint8Array ? { bytes: Buffer.from(cell).toString('base64') } : cell,
          ]),
        ),
      });
    }
  }
  yield `${canonicalJson({ end: lines, digest: `sha256:${hash.digest('hex')}` })}\n`;
}

async function* rowsOf(tx: Tx, table: TableName): AsyncGenerator<object> {
  if (table !== 'blobs' && table !== 'files') {
    yield* sorted(await tx.selectFrom(table).selectAll().execute(), ORDER[table]);
    return;
  }
  // One at a time: all of them together may be larger than the memory.
  for (const { digest } of sorted(await tx.selectFrom(table).select('digest').execute(), ORDER[table])) {
    yield await tx.selectFrom(table).selectAll().where('digest', '=', digest).executeTakeFirstOrThrow();
  }
}

/** By the key's cells as JSON: databases sort texts by different alphabets. */
function sorted<T extends object>(rows: readonly T[], key: readonly string[]): readonly T[] {
  const keyed = rows.map((row) => ({
    row,
    at: key.map((name) => Object.entries(row).find(([own]) => own === name)?.[1] as string | number),
  }));
  return keyed.toSorted((a, b) => order(a.at, b.at)).map(({ row }) => row);
}

function order(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const at = a.findIndex((cell, i) => cell !== b[i]);
  return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
}

/**
 * Throws a StoreFailure unless the lines are a whole backup, unchanged, of a form that this program knows, and each of
 * them a row that a store can have.
 */
export async function checkBackup(file: string, lines: AsyncIterable<string>): Promise<void> {
  const refuse = (): never => {
    throw new StoreFailure('refused', texts['backup-damaged']({ file }));
  };
  const odd = (line: number, at: string): never => {
    throw new StoreFailure('odd', texts['backup-odd']({ file, line, at }));
  };
  const hash = createHash('sha256');
  let count = 0;
  let end: z.infer<typeof End> | undefined;
  // Line by line: what is no backup is refused at its first wrong line, however much follows.
  for await (const text of lines) {
    const line = parsed(text);
    if (end !== undefined || line === undefined) refuse();
    else if (count === 0) {
      const header = Header.safeParse(line);
      if (!header.success) odd(1, 'format');
      else if (header.data.form > NEWEST)
        throw new StoreFailure('newer', texts['store-newer']({ found: header.data.form, known: NEWEST }));
    } else if (isEnd(line)) {
      end = End.safeParse(line).data;
      if (end === undefined) odd(count + 1, 'end');
      continue;
    } else {
      const row = backupRow(line);
      if ('odd' in row) odd(count + 1, row.odd);
    }
    hash.update(`${text}\n`);
    count++;
  }
  if (end?.end !== count || end.digest !== `sha256:${hash.digest('hex')}`) refuse();
}

const isEnd = (line: unknown): boolean => typeof line === 'object' && line !== null && 'end' in line;

/** Undefined where it is no JSON that means one thing. */
function parsed(text: string): unknown {
  try {
    return strictJson(text);
  } catch {
    return undefined;
  }
}

/** Puts the rows of a checked backup into an empty store. Throws a StoreFailure where they do not fit each other. */
export async function restoreLines(tx: Tx, lines: AsyncIterable<string>): Promise<void> {
  const { count } = await tx
    .selectFrom('meta')
    .select((select) => select.fn.countAll<number | string>().as('count'))
    .executeTakeFirstOrThrow();
  if (Number(count) > 0) throw new StoreFailure('filled', texts['store-filled']({ where: 'database' }));
  for await (const text of lines) {
    const line = backupRow(parsed(text));
    // The first line and the last.
    if ('odd' in line) continue;
    try {
      await tx
        .insertInto(line.table)
        .values(line.row as never)
        .execute();
    } catch (error) {
      if (isConstraint(error)) throw new StoreFailure('odd', texts['backup-unfit']({ table: line.table }));
      throw error;
    }
  }
}

/** A key that is there already, or refers to nothing; a cell that its column does not take (SQLite, PostgreSQL). */
const isConstraint = (error: unknown): boolean =>
  error instanceof Error &&
  (('errcode' in error && typeof error.errcode === 'number' && (error.errcode & 0xff) === 19) ||
    ('code' in error && typeof error.code === 'string' && /^2[23]/u.test(error.code)));
