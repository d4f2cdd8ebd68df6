/** Imports a roster with its policy as a new version: the base on which later changes build. */
import { rosterDigest } from '../io/digest.ts';
import { Plan } from '../domain/plan.ts';
import { publishedSince, withHistory } from '../domain/published.ts';
import type { Roster } from '../domain/roster.ts';
import type { Policy } from '../policy/policy.ts';
import { textDigest } from '../store/blobs.ts';
import { changesUpon } from '../store/changes.ts';
import { record } from '../store/ledger.ts';
import { everPublished, parsedPlan } from '../store/plans.ts';
import { beginRun, closeRun } from '../store/runs.ts';
import type { VersionRow } from '../store/schema.ts';
import type { Store, Tx } from '../store/store.ts';
import { addVersion, currentVersion, putPolicy, versionOf } from '../store/versions.ts';
import { takeChanges } from './take-changes.ts';

export interface Imported {
  /** In canonical order, checked. */
  readonly roster: Roster;
  readonly policy: Policy;
  /** The bytes of the policy file. */
  readonly policyText: string;
  readonly from: number;
  readonly seed: number;
  /** What happens to the changes applied since the last import; null: nobody said. */
  readonly earlier: 'contained' | 'again' | null;
}

export type ImportOutcome =
  /** `remembered`: teachers into whose rows a published posting was written that began before the first school year. */
  | { readonly kind: 'imported' | 'same'; readonly version: VersionRow; readonly remembered: readonly string[] }
  /** Changes were applied since the last import, and nobody said whether the new roster contains them. */
  | { readonly kind: 'which-changes'; readonly changes: number };

/** One transaction: the version is there with its ledger entry, or nothing is. */
export function importRoster(store: Store, at: string, today: string, read: Imported): Promise<ImportOutcome> {
  return store.write(async (tx) => {
    const current = await currentVersion(tx);
    const given = { ...read, roster: withHistory(read.roster, await lived(tx), read.from) };
    const remembered = given.roster.teachers.flatMap((row, i) => (row === read.roster.teachers[i] ? [] : [row.id]));
    if (current !== undefined && (await isSame(tx, current, given)))
      return { kind: 'same', version: current, remembered };
    const applied =
      current === undefined ? [] : (await changesUpon(tx, current.base)).filter(({ state }) => state === 'applied');
    if (applied.length > 0 && given.earlier === null) return { kind: 'which-changes', changes: applied.length };
    const run = await beginRun(tx, 'import', at, today);
    const policy = await putPolicy(tx, given.policyText, given.policy);
    let version = await addVersion(tx, {
      roster: given.roster,
      policy,
      from_year: given.from,
      seed: given.seed,
      run: run.seq,
      at,
    });
    await record(tx, at, 'import', {
      version: version.seq,
      roster: version.roster,
      policy,
      from: given.from,
      seed: given.seed,
      earlier: given.earlier,
      run: run.seq,
    });
    if (current !== undefined && given.earlier === 'again') {
      await tx.updateTable('changes').set({ base: version.base }).where('base', '=', current.base).execute();
      ({ version } = await takeChanges(tx, run, at, version, []));
    }
    await closeRun(tx, run, 'finished', at);
    return { kind: 'imported', version, remembered };
  });
}

/** What was published and served, or is being served: a bureau's roster seldom knows it. */
async function lived(tx: Tx): Promise<ReturnType<typeof publishedSince>> {
  const plans: Plan[] = [];
  for (const row of await everPublished(tx)) plans.push(await parsedPlan(tx, row));
  return publishedSince(plans);
}

/** Whether it is what was imported last: the changes since then then go on as they are. */
async function isSame(tx: Tx, current: VersionRow, { roster, policyText, from, seed }: Imported): Promise<boolean> {
  const base = await versionOf(tx, current.base);
  return (
    base.roster === rosterDigest(roster) &&
    current.policy === textDigest(policyText) &&
    current.from_year === from &&
    current.seed === seed
  );
}
