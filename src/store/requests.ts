/** What was answered to a request that makes something, so that sending it twice makes one thing. */
import type { Tx } from './store.ts';

/** `other`: the key was used for another request. */
export type Remembered =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly answer: string }
  | { readonly kind: 'other' };

export async function rememberedAnswer(tx: Tx, key: string, digest: string): Promise<Remembered> {
  const row = await tx.selectFrom('requests').selectAll().where('key', '=', key).executeTakeFirst();
  if (row === undefined) return { kind: 'new' };
  return row.digest === digest ? { kind: 'same', answer: row.answer } : { kind: 'other' };
}

/** In the transaction that makes the thing. */
export async function rememberAnswer(
  tx: Tx,
  row: { readonly key: string; readonly digest: string; readonly answer: string; readonly at: string },
): Promise<void> {
  await tx.insertInto('requests').values(row).execute();
}
