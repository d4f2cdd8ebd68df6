/** Texts kept under their digest: rosters, plans, differences. The same text is kept once. */
import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import { StoreFailure } from './failures.ts';
import type { Tx } from './store.ts';
import { texts } from './texts.ts';

/**
 * Bytes of one text: ten times what a county of 10,000 teachers takes. More than that is a bomb that somebody packed.
 */
const LARGEST = 256 * 1024 * 1024;

export const textDigest = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** Keeps a text; gives its digest. */
export async function putBlob(tx: Tx, text: string): Promise<string> {
  const digest = textDigest(text);
  await tx
    .insertInto('blobs')
    .values({ digest, bytes: deflateSync(text) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return digest;
}

/** The text of a digest; throws where it is missing or is not what was kept. */
export async function blob(tx: Tx, digest: string): Promise<string> {
  const row = await tx.selectFrom('blobs').select('bytes').where('digest', '=', digest).executeTakeFirst();
  const text = row === undefined ? undefined : inflated(row.bytes);
  if (text === undefined || textDigest(text) !== digest)
    throw new StoreFailure('damaged', texts['blob-broken']({ digest }));
  return text;
}

export function inflated(bytes: Uint8Array): string | undefined {
  try {
    return inflateSync(bytes, { maxOutputLength: LARGEST }).toString('utf8');
  } catch {
    return undefined;
  }
}
