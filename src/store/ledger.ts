/**
 * The ledger: what happened, in order, each entry chained to the one before by its digest. An entry is written in the
 * transaction of what it speaks of; it holds digests and numbers, never a teacher's name.
 */
import { createHash } from 'node:crypto';
import { canonicalJson } from '../domain/fingerprint.ts';
import { StoreFailure } from './failures.ts';
import type { LedgerRow } from './schema.ts';
import type { Tx } from './store.ts';
import { texts } from './texts.ts';

/** What stands before the first entry. */
const GENESIS = `sha256:${'0'.repeat(64)}`;

export type Deed = 'init' | 'import' | 'changes' | 'draft' | 'publish' | 'stands';

const digestOf = ({ seq, at, kind, entry, previous }: Omit<LedgerRow, 'digest'>): string =>
  `sha256:${createHash('sha256')
    .update(`${previous}\n${canonicalJson({ seq, at, kind })}\n${entry}`)
    .digest('hex')}`;

/** The last entry; undefined in an empty ledger. */
export const lastEntry = (tx: Tx): Promise<LedgerRow | undefined> =>
  tx.selectFrom('ledger').selectAll().orderBy('seq', 'desc').limit(1).executeTakeFirst();

/** Adds an entry. `at` never runs backwards: a clock that was set back is overruled by the entry before. */
export async function record(tx: Tx, at: string, kind: Deed, entry: object): Promise<LedgerRow> {
  const last = await lastEntry(tx);
  const bare = {
    seq: (last?.seq ?? 0) + 1,
    at: last !== undefined && last.at > at ? last.at : at,
    kind,
    entry: canonicalJson(entry),
    previous: last?.digest ?? GENESIS,
  };
  const row = { ...bare, digest: digestOf(bare) };
  await tx.insertInto('ledger').values(row).execute();
  return row;
}

/**
 * Walks the whole chain; throws a StoreFailure at the first entry that does not follow. Gives the number of entries.
 */
export async function checkLedger(tx: Tx): Promise<number> {
  const rows = await tx.selectFrom('ledger').selectAll().orderBy('seq').execute();
  let previous = GENESIS;
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1 || row.previous !== previous || row.digest !== digestOf(row))
      throw new StoreFailure('damaged', texts['ledger-broken']({ seq: index + 1 }));
    previous = row.digest;
  }
  return rows.length;
}
