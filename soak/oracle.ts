/**
 * What must be true of a store after any death, told by what the victims acknowledged and by the files that lie there:
 * no acknowledged change lost, none taken or applied twice, a file put away only after its changes were committed, the
 * ledger whole.
 */
import { readdirSync } from 'node:fs';
import { z } from 'zod';
import { audit, Changes } from '../src/store/audit.ts';
import type { Tx } from '../src/store/store.ts';
import { openStore, type StorePlace } from '../src/store/store.ts';

export interface Known {
  /** Ids of every change that was dropped, by the name of its file. */
  readonly dropped: ReadonlyMap<string, readonly string[]>;
  /** Ids in files of nights that ended by themselves. */
  readonly acknowledged: ReadonlySet<string>;
  /** Digests of rosters whose import ended by itself, and plans whose publishing did. */
  readonly imported: readonly string[];
  readonly published: readonly string[];
}

/** Every sentence is a promise that was broken; none is the proof of the pudding. */
export async function broken(
  place: StorePlace,
  folder: { readonly inbox: string; readonly processed: string },
  known: Known,
): Promise<readonly string[]> {
  const store = await openStore(place);
  try {
    return await store.read((tx) => look(tx, folder, known));
  } catch (error) {
    return [`the store cannot be read: ${String(error)}`];
  } finally {
    await store.close();
  }
}

const Applied = z.object({ applied: z.array(z.string()) });

async function look(
  tx: Tx,
  folder: { readonly inbox: string; readonly processed: string },
  known: Known,
): Promise<string[]> {
  const found: string[] = [];
  await audit(tx);
  const rows = new Set((await tx.selectFrom('changes').select('id').execute()).map(({ id }) => id));
  for (const id of known.acknowledged) if (!rows.has(id)) found.push(`acknowledged change ${id} is lost`);
  const ledger = await tx.selectFrom('ledger').select(['kind', 'entry']).execute();
  const told = ledger
    .filter(({ kind }) => kind === 'changes')
    .map(({ entry }) => ({ ...Changes.parse(JSON.parse(entry)), ...Applied.parse(JSON.parse(entry)) }));
  found.push(
    ...doubled(told.flatMap(({ received }) => received.map(({ id }) => id))).map(
      (id) => `change ${id} was taken twice`,
    ),
  );
  found.push(...doubled(told.flatMap(({ applied }) => applied)).map((id) => `change ${id} was applied twice`));
  const [waiting, away] = [new Set(readdirSync(folder.inbox)), readdirSync(folder.processed)];
  for (const [file, ids] of known.dropped) {
    const isAway = away.some((name) => name.endsWith(`-${file}`));
    if (!isAway && !waiting.has(file)) found.push(`file ${file} is gone`);
    if (isAway)
      found.push(
        ...ids.filter((id) => !rows.has(id)).map((id) => `file ${file} was put away before its change ${id} was kept`),
      );
  }
  const rosters = new Set((await tx.selectFrom('versions').select('roster').execute()).map(({ roster }) => roster));
  found.push(
    ...known.imported
      .filter((digest) => !rosters.has(digest))
      .map((digest) => `the acknowledged import ${digest} is lost`),
  );
  const signed = ledger
    .filter(({ kind }) => kind === 'publish')
    .map(({ entry }) => z.object({ plan: z.string() }).parse(JSON.parse(entry)).plan);
  found.push(
    ...known.published
      .filter((plan) => !signed.includes(plan))
      .map((plan) => `the acknowledged publishing of ${plan} is lost`),
  );
  found.push(...doubled(signed).map((plan) => `${plan} was published twice`));
  return found;
}

const doubled = (ids: readonly string[]): string[] => [...new Set(ids.filter((id, i) => ids.indexOf(id) !== i))];
