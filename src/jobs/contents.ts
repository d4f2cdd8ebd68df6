/** Whether what a store keeps as text can be read: every digest can be made to fit around anything. */
import type { z } from 'zod';
import { Change } from '../domain/changes.ts';
import { Plan } from '../domain/plan.ts';
import { KeptRoster } from '../domain/roster-content.ts';
import { strictJson } from '../domain/strict-json.ts';
import { blob } from '../store/blobs.ts';
import { StoreFailure } from '../store/failures.ts';
import { storeId } from '../store/identity.ts';
import type { Tx } from '../store/store.ts';
import { KeptAsideReason } from './receive-files.ts';
import { NightResult } from './result.ts';
import { Recipe } from './seal.ts';
import { texts } from './texts.ts';

const Reasons = NightResult.shape.impossible.element.shape.reasons;

/** Throws a StoreFailure at the first text that no command could read again. Gives the store's id. */
export async function checkContents(tx: Tx): Promise<string> {
  const store = await storeId(tx);
  if (store === undefined) throw new StoreFailure('odd', texts['content-odd']({ at: 'meta store' }));
  for (const { seq, roster } of await tx.selectFrom('versions').select(['seq', 'roster']).execute())
    readable(KeptRoster, await blob(tx, roster), `versions ${seq} roster`);
  for (const { seq, digest, roster, recipe } of await tx.selectFrom('plans').selectAll().execute()) {
    readable(Plan, await blob(tx, digest), `plans ${seq} digest`);
    readable(KeptRoster, await blob(tx, roster), `plans ${seq} roster`);
    readable(Recipe, recipe, `plans ${seq} recipe`);
  }
  for (const { id, body, reason } of await tx.selectFrom('changes').selectAll().execute()) {
    readable(Change, body, `changes ${id} body`);
    if (reason !== null) readable(Reasons, reason, `changes ${id} reason`);
  }
  for (const { file, line, reason } of await tx.selectFrom('set_aside').selectAll().execute())
    readable(KeptAsideReason, reason, `set_aside ${file} ${line} reason`);
  for (const { seq, kind, result } of await tx.selectFrom('runs').selectAll().execute())
    if (kind === 'nightly' && result !== null) readable(NightResult, result, `runs ${seq} result`);
  return store;
}

function readable(schema: z.ZodType, text: string, at: string): void {
  if (!schema.safeParse(parsed(text)).success) throw new StoreFailure('odd', texts['content-odd']({ at }));
}

/** Undefined where it is no JSON that means one thing. */
function parsed(text: string): unknown {
  try {
    return strictJson(text);
  } catch {
    return undefined;
  }
}
