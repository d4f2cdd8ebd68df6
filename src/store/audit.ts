/** Whether the store holds what its ledger says: the chain, every digest, every version, change and plan. */
import { z } from 'zod';
import { strictJson } from '../domain/strict-json.ts';
import { StoreFailure } from './failures.ts';
import { inflated, textDigest } from './blobs.ts';
import { checkLedger } from './ledger.ts';
import { planId } from './plans.ts';
import type { PlanRow, VersionRow } from './schema.ts';
import type { Tx } from './store.ts';
import { texts } from './texts.ts';

/** What the ledger says of each deed, as far as it can be held against the tables. */
const Import = z.object({
  version: z.int(),
  roster: z.string(),
  policy: z.string(),
  from: z.int(),
  seed: z.int(),
});
export const Changes = z.object({
  version: z.int().nullable(),
  roster: z.string().nullable(),
  received: z.array(z.object({ id: z.string(), digest: z.string() })),
});
const Draft = z.object({
  plan: z.string(),
  digest: z.string(),
  version: z.int(),
  basedOn: z.string().nullable(),
  outcome: z.string(),
  recipe: z.string().optional(),
});
const Publish = z.object({ plan: z.string(), digest: z.string(), by: z.string() });

/** Throws a StoreFailure where something is missing or was changed. Gives the number of ledger entries. */
export async function audit(tx: Tx): Promise<number> {
  const entries = await checkLedger(tx);
  await checkBlobs(tx);
  const ledger = await tx.selectFrom('ledger').select(['seq', 'kind', 'entry']).orderBy('seq').execute();
  const [versions, changes, plans] = [
    new Map((await tx.selectFrom('versions').selectAll().execute()).map((version) => [version.seq, version])),
    new Map(
      (await tx.selectFrom('changes').select(['id', 'digest', 'body']).execute()).map((change) => [change.id, change]),
    ),
    new Map((await tx.selectFrom('plans').selectAll().execute()).map((plan) => [planId(plan), plan])),
  ];
  // A change that never could be applied may have been mended: the last word on its id counts.
  const received = new Map<string, { digest: string; seq: number }>();
  let published: { plan: string; seq: number; by: string } | undefined;
  let [versionCount, planCount] = [0, 0];
  for (const { seq, kind, entry } of ledger) {
    const told = strictly(seq, entry);
    if (kind === 'import') {
      const { version, ...made } = as(Import, seq, told);
      versionCount++;
      holds(seq, isMadeFrom(versions.get(version), made));
    } else if (kind === 'changes') {
      const { version, roster, received: own } = as(Changes, seq, told);
      if (version !== null) versionCount++;
      holds(seq, version === null || goesOn(versions, version, roster));
      for (const { id, digest } of own) received.set(id, { digest, seq });
    } else if (kind === 'draft') {
      const { plan, ...made } = as(Draft, seq, told);
      planCount++;
      holds(seq, isDrafted(plans.get(plan), made));
    } else if (kind === 'publish') {
      const { plan, digest, by } = as(Publish, seq, told);
      holds(seq, plans.get(plan)?.digest === digest);
      published = { plan, seq, by };
    }
  }
  const last = ledger.at(-1)?.seq ?? 0;
  for (const [id, { digest, seq }] of received) holds(seq, isAsReceived(changes.get(id), digest));
  holds(last, changes.size === received.size && versions.size === versionCount && plans.size === planCount);
  const inForce = [...plans.values()].filter(({ state }) => state === 'published').map(planId);
  holds(published?.seq ?? last, inForce.join() === (published?.plan ?? ''));
  holds(published?.seq ?? last, published === undefined || plans.get(published.plan)?.published_by === published.by);
  return entries;
}

/** A chain that fits may be made anew around anything. */
function strictly(seq: number, entry: string): unknown {
  try {
    return strictJson(entry);
  } catch {
    throw new StoreFailure('damaged', texts['ledger-broken']({ seq }));
  }
}

function as<T>(schema: z.ZodType<T>, seq: number, told: unknown): T {
  const { data } = schema.safeParse(told);
  if (data === undefined) throw new StoreFailure('damaged', texts['ledger-broken']({ seq }));
  return data;
}

const isMadeFrom = (
  row: VersionRow | undefined,
  { roster, policy, from, seed }: Omit<z.infer<typeof Import>, 'version'>,
): boolean =>
  row !== undefined && row.roster === roster && row.policy === policy && row.from_year === from && row.seed === seed;

/** Changes give another roster, and leave policy, year and seed as they were. */
function goesOn(versions: ReadonlyMap<number, VersionRow>, seq: number, roster: string | null): boolean {
  const before = versions.get(seq - 1);
  return (
    roster !== null &&
    before !== undefined &&
    isMadeFrom(versions.get(seq), { roster, policy: before.policy, from: before.from_year, seed: before.seed })
  );
}

/** Ledgers of earlier programs say nothing of the recipe. */
const isDrafted = (
  row: PlanRow | undefined,
  { digest, version, basedOn, outcome, recipe }: Omit<z.infer<typeof Draft>, 'plan'>,
): boolean =>
  row !== undefined &&
  row.digest === digest &&
  row.version === version &&
  row.outcome === outcome &&
  (row.based_on === null ? null : planId({ seq: row.based_on })) === basedOn &&
  (recipe === undefined || textDigest(row.recipe) === recipe);

/** A change is applied anew from its body every night: that, too, is what was received. */
const isAsReceived = (row: { readonly digest: string; readonly body: string } | undefined, digest: string): boolean =>
  row !== undefined && row.digest === digest && textDigest(row.body) === digest;

function holds(seq: number, condition: boolean): void {
  if (!condition) throw new StoreFailure('damaged', texts['ledger-broken']({ seq }));
}

async function checkBlobs(tx: Tx): Promise<void> {
  for (const { digest } of await tx.selectFrom('blobs').select('digest').orderBy('digest').execute()) {
    // One at a time: all of them together may be larger than the memory.
    const { bytes } = await tx
      .selectFrom('blobs')
      .select('bytes')
      .where('digest', '=', digest)
      .executeTakeFirstOrThrow();
    const text = inflated(bytes);
    if (text === undefined || textDigest(text) !== digest)
      throw new StoreFailure('damaged', texts['blob-broken']({ digest }));
  }
  for (const row of await tx.selectFrom('policies').select(['digest', 'text']).execute())
    if (textDigest(row.text) !== row.digest)
      throw new StoreFailure('damaged', texts['blob-broken']({ digest: row.digest }));
}
