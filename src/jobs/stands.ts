/** A version that the plan in force serves as it is: remembered, so that the next night need not plan it again. */
import { canonicalJson } from '../domain/fingerprint.ts';
import { record } from '../store/ledger.ts';
import { planId } from '../store/plans.ts';
import type { PlanRow, RunRow, VersionRow } from '../store/schema.ts';
import type { Tx } from '../store/store.ts';

const KEY = 'stands';

const wordOf = (version: VersionRow, published: PlanRow): string =>
  canonicalJson({ version: version.seq, plan: planId(published) });

export async function standsFor(tx: Tx, version: VersionRow, published: PlanRow | undefined): Promise<boolean> {
  if (published === undefined) return false;
  const row = await tx.selectFrom('meta').select('value').where('key', '=', KEY).executeTakeFirst();
  return row?.value === wordOf(version, published);
}

/** A draft that an earlier night made is no longer needed, and superseded. */
export async function sayStands(
  tx: Tx,
  run: RunRow,
  at: string,
  version: VersionRow,
  published: PlanRow,
): Promise<void> {
  const value = wordOf(version, published);
  await tx.updateTable('plans').set({ state: 'superseded' }).where('state', '=', 'draft').execute();
  await tx
    .insertInto('meta')
    .values({ key: KEY, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
  await record(tx, at, 'stands', { version: version.seq, plan: planId(published), run: run.seq });
}
