/** Runs: who works on the store. A run that was overtaken by a later one is fenced: it can no longer write. */
import { StoreFailure } from './failures.ts';
import type { RunRow, RunState } from './schema.ts';
import type { Tx } from './store.ts';
import { texts } from './texts.ts';

export const lastRun = (tx: Tx, kind: string): Promise<RunRow | undefined> =>
  tx.selectFrom('runs').selectAll().where('kind', '=', kind).orderBy('seq', 'desc').limit(1).executeTakeFirst();

/** The latest day on which a run worked, `2027-03-01`; undefined before the first. */
export async function latestDay(tx: Tx): Promise<string | undefined> {
  const row = await tx
    .selectFrom('runs')
    .select((select) => select.fn.max('today').as('today'))
    .executeTakeFirst();
  return row?.today ?? undefined;
}

/** Begins a run; whatever still counts as running was killed, or is overtaken now. */
export async function beginRun(tx: Tx, kind: string, began: string, today: string): Promise<RunRow> {
  await tx.updateTable('runs').set({ state: 'abandoned', ended: began }).where('state', '=', 'running').execute();
  const last = await tx.selectFrom('runs').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  const row: RunRow = { seq: (last?.seq ?? 0) + 1, kind, state: 'running', began, today, ended: null, result: null };
  await tx.insertInto('runs').values(row).execute();
  return row;
}

/** Throws unless the run may still write. */
export async function fence(tx: Tx, { seq }: Pick<RunRow, 'seq'>): Promise<void> {
  const row = await tx.selectFrom('runs').select('state').where('seq', '=', seq).executeTakeFirst();
  if (row?.state !== 'running') throw new StoreFailure('fenced', texts['run-fenced']());
}

/** Moves a run on; `result` stays as it is where none is given. */
export async function closeRun(
  tx: Tx,
  { seq }: Pick<RunRow, 'seq'>,
  state: RunState,
  ended: string,
  result?: string,
): Promise<void> {
  await tx
    .updateTable('runs')
    .set({ state, ended, ...(result === undefined ? {} : { result }) })
    .where('seq', '=', seq)
    .execute();
}

/** Runs whose work is committed, but of which nobody was told yet. */
export const untold = (tx: Tx): Promise<RunRow[]> =>
  tx.selectFrom('runs').selectAll().where('state', '=', 'planned').orderBy('seq').execute();
