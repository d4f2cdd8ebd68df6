/** Files as they came in, or were made for somebody to take away: bytes under their digest, the same bytes once. */
import { createHash } from 'node:crypto';
import { StoreFailure } from './failures.ts';
import type { Tx } from './store.ts';
import { texts } from './texts.ts';

const bytesDigest = (bytes: Uint8Array): string => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Keeps a file; gives its digest. */
export async function putFile(tx: Tx, bytes: Uint8Array): Promise<string> {
  const digest = bytesDigest(bytes);
  await tx
    .insertInto('files')
    .values({ digest, bytes: Buffer.from(bytes) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return digest;
}

/** The bytes of a digest; throws where they are missing or are not what was kept. */
export async function fileOf(tx: Tx, digest: string): Promise<Uint8Array> {
  const row = await tx.selectFrom('files').select('bytes').where('digest', '=', digest).executeTakeFirst();
  if (row === undefined || bytesDigest(row.bytes) !== digest)
    throw new StoreFailure('damaged', texts['blob-broken']({ digest }));
  return row.bytes;
}
