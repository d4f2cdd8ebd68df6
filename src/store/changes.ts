/**
 * Staff changes that were acknowledged, each once by its id. The roster of a version is what its import and all changes
 * upon it give in the order of date and id, so that it does not matter in which night a change came.
 */
import { byCodePoint } from '../domain/roster.ts';
import type { ChangeRow, SetAsideRow } from './schema.ts';
import type { Tx } from './store.ts';

export type NewChange = Pick<ChangeRow, 'id' | 'digest' | 'date' | 'kind' | 'body' | 'file'>;

export interface Received {
  readonly taken: readonly NewChange[];
  /** Ids that are there already with the same content: their file was read before. */
  readonly known: readonly NewChange[];
  /** Ids that stand for another change that was applied. */
  readonly clashing: readonly NewChange[];
}

/**
 * Takes changes in for the lineage of `base`. One that never could be applied gives way to another of its id: it was
 * mended.
 */
export async function receive(tx: Tx, base: number, run: number, offered: readonly NewChange[]): Promise<Received> {
  const [taken, known, clashing]: [NewChange[], NewChange[], NewChange[]] = [[], [], []];
  for (const change of offered) {
    const earlier = await tx.selectFrom('changes').selectAll().where('id', '=', change.id).executeTakeFirst();
    if (earlier !== undefined && earlier.digest === change.digest) {
      known.push(change);
      continue;
    }
    if (earlier !== undefined && earlier.version !== null) {
      clashing.push(change);
      continue;
    }
    if (earlier !== undefined) await tx.deleteFrom('changes').where('id', '=', change.id).execute();
    // `impossible` until the roster is made anew, in the same transaction.
    await tx
      .insertInto('changes')
      .values({ ...change, base, run, state: 'impossible', version: null, reason: null })
      .execute();
    taken.push(change);
  }
  return { taken, known, clashing };
}

/** All changes upon a base, by date and id. */
export async function changesUpon(tx: Tx, base: number): Promise<readonly ChangeRow[]> {
  const rows = await tx.selectFrom('changes').selectAll().where('base', '=', base).execute();
  return rows.toSorted((a, b) => byCodePoint(a.date, b.date) || byCodePoint(a.id, b.id));
}

/** Says what became of a change in the newest version. */
export async function settleChange(
  tx: Tx,
  change: ChangeRow,
  outcome: { readonly applied: number } | { readonly reason: string },
): Promise<void> {
  const cells =
    'applied' in outcome
      ? ({ state: 'applied', version: change.version ?? outcome.applied, reason: null } as const)
      : ({ state: 'impossible', version: change.version, reason: outcome.reason } as const);
  if (cells.state === change.state && cells.version === change.version && cells.reason === change.reason) return;
  await tx.updateTable('changes').set(cells).where('id', '=', change.id).execute();
}

/**
 * Keeps rows that could not be read; those of a file of the same content were kept before. Gives those that are new.
 */
export async function setAside(tx: Tx, rows: readonly SetAsideRow[]): Promise<readonly SetAsideRow[]> {
  const fresh: SetAsideRow[] = [];
  for (const row of rows) {
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('set_aside')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) fresh.push(row);
  }
  return fresh;
}
