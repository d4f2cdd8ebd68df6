/**
 * What people keep at the desk (rosters, policies, plans): JSON under a kind, a number and a version. Nothing is written
 * over: a change is a new version, and who changes says which version he saw.
 */
import type { RecordRow } from './schema.ts';
import type { Tx } from './store.ts';

/** Adds a record with the next number of its kind, as version 1. */
export async function addRecord(tx: Tx, kind: string, body: unknown, at: string): Promise<RecordRow> {
  const last = await tx
    .selectFrom('records')
    .select('id')
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  const row: RecordRow = { kind, id: (last?.id ?? 0) + 1, version: 1, at, body: JSON.stringify(body) };
  await tx.insertInto('records').values(row).execute();
  return row;
}

/** Adds the version after `seen`; undefined where that is no longer the newest one, and then nothing is written. */
export async function reviseRecord(
  tx: Tx,
  seen: Pick<RecordRow, 'kind' | 'id' | 'version'>,
  body: unknown,
  at: string,
): Promise<RecordRow | undefined> {
  const newest = await recordOf(tx, seen.kind, seen.id);
  if (newest?.version !== seen.version) return undefined;
  const row: RecordRow = {
    kind: seen.kind,
    id: seen.id,
    version: seen.version + 1,
    at,
    body: JSON.stringify(body),
  };
  await tx.insertInto('records').values(row).execute();
  return row;
}

/** The newest version, or the one that is asked for; undefined where there is none. */
export function recordOf(tx: Tx, kind: string, id: number, version?: number): Promise<RecordRow | undefined> {
  const rows = tx.selectFrom('records').selectAll().where('kind', '=', kind).where('id', '=', id);
  return (version === undefined ? rows : rows.where('version', '=', version))
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** The newest version of each, the last one made first. */
export async function recordsOf(tx: Tx, kind: string): Promise<RecordRow[]> {
  const rows = await tx
    .selectFrom('records')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('id', 'desc')
    .orderBy('version', 'desc')
    .execute();
  return rows.filter((row, i) => row.id !== rows[i - 1]?.id);
}
