/** What decides the result of a county, as one fingerprint; and whether an earlier result still stands. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fingerprint } from '../../domain/fingerprint.ts';
import { byCodePoint } from '../../domain/roster.ts';
import type { Lang } from '../../messages/message.ts';
import { loadPolicy } from '../../policy/load.ts';
import { REPORTS } from '../../report/index.ts';
import { PROGRAM } from '../../version.ts';
import type { County } from './county-list.ts';
import type { CountyResult } from './summary.ts';

/** Options that reach a result; the number of workers never does. */
export interface CountyOptions {
  readonly solver: string;
  readonly seed: number;
  readonly timeLimit: number;
  readonly gap: number;
  readonly lang: Lang;
}

/**
 * Null where an input cannot be read: such a county is always tried. The roster counts by the bytes of its files: where
 * they are the same its digest is, and a county that is left as it is need not be read at all.
 */
export async function inputsOf(county: County, options: CountyOptions): Promise<string | null> {
  const { policy } = await loadPolicy(county.policy);
  if (policy === null) return null;
  try {
    return fingerprint({
      program: PROGRAM,
      roster: await bytesOf(county.data),
      policy: { id: policy.id, digest: policy.digest },
      from: county.from,
      options,
    });
  } catch {
    return null;
  }
}

async function bytesOf(data: string): Promise<readonly (readonly [string, string])[]> {
  if ((await stat(data)).isFile()) return [['', await sha256(data)]];
  const names = (await readdir(data)).filter((name) => !name.startsWith('.')).toSorted(byCodePoint);
  const found: (readonly [string, string])[] = [];
  for (const name of names) {
    const file = join(data, name);
    // Links are followed, as the reader of rosters follows them.
    if ((await stat(file)).isFile()) found.push([name, await sha256(file)]);
  }
  return found;
}

/** In pieces: memory stays small whatever the file. */
export async function sha256(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(file)) hash.update(piece);
  return `sha256:${hash.digest('hex')}`;
}

/**
 * True where the result was made from the same inputs and its folder is whole; people may have worked in the others of
 * its files.
 */
export async function stands(
  result: CountyResult | undefined,
  inputs: string | null,
  folder: string,
): Promise<boolean> {
  if (result?.status !== 'planned' || inputs === null || result.inputs !== inputs) return false;
  if (!REPORTS.filter(({ wanted }) => wanted === undefined).every(({ file }) => existsSync(join(folder, file))))
    return false;
  return (await sha256(join(folder, 'plan.json'))) === result.plan;
}
