/** Which store this is: told at its making, kept by backups. */
import { record } from './ledger.ts';
import { StoreFailure } from './failures.ts';
import type { Tx } from './store.ts';
import { texts } from './texts.ts';

/** Makes an empty database a store; refuses where one is already. */
export async function found(tx: Tx, where: string, id: string, at: string): Promise<void> {
  if ((await storeId(tx)) !== undefined) throw new StoreFailure('filled', texts['store-filled']({ where }));
  await tx.insertInto('meta').values({ key: 'store', value: id }).execute();
  await record(tx, at, 'init', { store: id });
}

/** Undefined in a database that is no store yet. */
export const storeId = async (tx: Tx): Promise<string | undefined> =>
  (await tx.selectFrom('meta').select('value').where('key', '=', 'store').executeTakeFirst())?.value;
